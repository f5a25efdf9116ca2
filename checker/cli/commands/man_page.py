"""``checker man``: the manual page, made of the tables of commands and options."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from checker.base.data_files import DATA
from checker.cli.parameters import EXIT_CODES, default_shown, metavar
from checker.config.options import CliOptions, Option, options_of
from checker.model.version import VERSION
from checker.reports import format_names

_SUMMARY = "proofread news articles that were machine-translated or scraped from the web"
_CONTROL = re.compile(r"^([.'])", re.MULTILINE)


def command(options: CliOptions) -> int:
    """Prints the page in the language of man."""
    sys.stdout.writelines(f"{line}\n" for line in _page())
    return 0


def _page() -> Iterator[str]:
    commands = tomllib.loads((DATA / "commands.toml").read_text("utf-8"))
    yield f'.TH CHECKER 1 "" "checker {VERSION}" "User commands"'
    yield from (
        ".SH NAME",
        f"checker \\- {_roff(_SUMMARY)}",
        ".SH SYNOPSIS",
        ".B checker",
        r"\fICOMMAND\fR [\fIOPTION\fR…]",
    )
    yield from (".SH DESCRIPTION", "Options may stand before or after the paths. Most of them can be set in")
    yield from (".IR checker.toml .", "“checker rule” explains what is flagged, and why.", ".SH COMMANDS")
    for name, row in _rows(commands):
        yield from _command(name, row)
    yield ".SH EXIT STATUS"
    for code, meaning in EXIT_CODES:
        yield from (".TP", f".B {code}", _roff(meaning))
    yield ".SH ENVIRONMENT"
    for option in _with_environment(commands):
        yield from (".TP", f".B {option.env}", f"The same as {_roff(option.flag)}.")


def _rows(commands: Mapping[str, Any], group: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The commands in their order, those of a group by both names."""
    for name, row in commands.items():
        if "commands" in row:
            yield from _rows(row["commands"], name)
        else:
            yield f"{group} {name}".strip(), row


def _command(name: str, row: Mapping[str, Any]) -> Iterator[str]:
    arguments = row.get("arguments", {})
    places = " ".join(argument.get("metavar", key.upper()) for key, argument in arguments.items())
    yield from (f".SS checker {_roff(f'{name} {places}'.strip())}", _roff(row["help"]))
    for key, argument in arguments.items():
        yield from (".TP", rf"\fI{_roff(argument.get('metavar', key.upper()))}\fR", _roff(argument["help"]))
    for option in options_of(name):
        yield from (".TP", _flags(option), _roff(_explained(option)))
    if examples := row.get("examples"):
        yield from (".PP", "Examples:", ".PP", ".nf", ".RS")
        yield from map(_roff, examples)
        yield from (".RE", ".fi")


def _flags(option: Option) -> str:
    shown = ", ".join(rf"\fB{_roff(flag)}\fR" for flag in option.flags or (f"--{option.name}",))
    value = metavar(option)
    return rf"{shown} \fI{_roff(value)}\fR" if value else shown


def _explained(option: Option) -> str:
    text = option.help.replace("{formats}", ", ".join(format_names()))
    default = default_shown(option)
    return f"{text} The default is {default}." if default else text


def _with_environment(commands: Mapping[str, Any]) -> Iterator[Option]:
    found = {option.name: option for name, _ in _rows(commands) for option in options_of(name) if option.env}
    yield from found.values()


def _roff(text: str) -> str:
    """Text as man reads it: no line begins with a request, and hyphens can be copied."""
    plain = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")
    return _CONTROL.sub(r"\\&\1", plain)
