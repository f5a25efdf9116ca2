"""From the tables of commands and options to what typer reads: the parameters of a command, and its help in groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated, Any, ClassVar

import typer
from typer.core import TyperCommand

from checker.config.options import BACKENDS_OPTION, NO_BACKEND, Option, options_of
from checker.model.errors import UsageError

_PATHS = frozenset({"file", "new-file", "folder"})
_LISTS = frozenset({"texts", "files", "rules", "globs", "choices"})
_SPLIT = frozenset({"rules", "globs", "choices"})
"""The types whose values may be given with commas between them, beside being given again."""
_METAVARS: Mapping[str, str] = {
    "address": "URL",
    "count": "N",
    "day": "YYYY-MM-DD",
    "encoding": "NAME",
    "file": "FILE",
    "files": "FILE",
    "folder": "FOLDER",
    "globs": "GLOB",
    "megabytes": "MB",
    "new-file": "FILE",
    "rules": "RULES",
    "seconds": "SECONDS",
    "text": "TEXT",
}


class GroupedCommand(TyperCommand):
    """A command whose help shows the options in their groups, then examples, and exit codes where it ``has_findings``."""

    examples: ClassVar[Sequence[str]] = ()
    has_findings: ClassVar[bool] = False

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The usage line, without the braces that typer puts around required arguments."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Writes the arguments, then each group of options."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            title = "Arguments" if param.param_type_name == "argument" else getattr(param, "rich_help_panel", None)
            if record := param.get_help_record(ctx):
                groups.setdefault(title or "Options", []).append(_with_formats(record))
        for title, records in groups.items():
            with formatter.section(title):
                formatter.write_dl(records)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as click calls it
        """Writes the examples and the exit codes."""
        if self.examples:
            with formatter.section("Examples"):
                formatter.write("".join(f"{' ' * formatter.current_indent}{example}\n" for example in self.examples))
        if self.has_findings:
            write_exit_codes(formatter)


EXIT_CODES = (
    ("0", "Everything was checked, and nothing was found at or above --fail-on."),
    ("1", "There are such findings; in a dry run of “fix”, something would change."),
    ("2", "Wrong usage or configuration."),
    ("3", "Something could not be checked, fixed or written."),
)


def write_exit_codes(formatter: Any) -> None:
    """Writes what the exit codes mean."""
    with formatter.section("Exit codes"):
        formatter.write_dl(EXIT_CODES)


def _with_formats(record: tuple[str, str]) -> tuple[str, str]:
    """A help record with the report formats filled in. They are imported only when somebody asks for help."""
    flags, text = record
    if "{formats}" not in text:
        return record
    from checker.reports import format_names  # noqa: PLC0415 - 40 ms for all formats

    return flags, text.replace("{formats}", ", ".join(format_names()))


def signature_of(command: str, arguments: Mapping[str, Mapping[str, Any]]) -> Signature:
    """The parameters of a command: its arguments, and its options by their names with underscores."""
    parameters = [*_arguments(arguments), *map(_parameter, options_of(command))]
    return Signature(parameters)


def given_in(command: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The options that typer found on the command line, by name, each value as TOML would have it."""
    found = ((option, values.get(_identifier(option.name))) for option in options_of(command))
    return {option.name: _as_in_toml(option, value) for option, value in found if value is not None}


def _as_in_toml(option: Option, value: Any) -> Any:
    if option.is_negated:
        return not value
    if option.type in _SPLIT:
        return [part.strip() for text in value for part in text.split(",") if part.strip()]
    if option.type in _PATHS:
        return value.as_posix()
    return [path.as_posix() for path in value] if option.type == "files" else value


def _identifier(name: str) -> str:
    return f"option_{name.replace('-', '_')}"


def _path(text: str) -> Path:
    """A path as it is given. Raises UsageError for an empty one, which would be the working directory: most likely a variable that isn't set."""
    if not text:
        raise UsageError("empty path; use “.” for the working directory")
    return Path(text)


def _arguments(arguments: Mapping[str, Mapping[str, Any]]) -> Iterator[Parameter]:
    for name, row in arguments.items():
        default = row.get("default", Parameter.empty)
        info = typer.Argument(
            parser=_path if row["type"] != "text" else None,
            metavar=row.get("metavar"),
            help=row["help"],
            show_default=False,
        )
        if default is not Parameter.empty:
            default = Path(default) if default else None
        kind: Any = list[Path] if row["type"] == "files" else str if row["type"] == "text" else Path | None
        yield Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=Annotated[kind, info])


def _parameter(option: Option) -> Parameter:
    default = default_shown(option)
    info: Any = typer.Option(
        *(option.flags or (f"--{option.name}",)),
        parser=_path if option.type in _PATHS or option.type == "files" else None,
        metavar=metavar(option),
        help=f"{option.help}  [default: {default}]" if default else option.help,
        envvar=option.env or None,
        show_default=False,
        rich_help_panel=option.group or None,
    )
    kind = _annotation(option)
    name = _identifier(option.name)
    return Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind, info])


def _annotation(option: Option) -> Any:
    if option.type in _LISTS:
        return list[Path] | None if option.type == "files" else list[str] | None
    plain: Mapping[str, Any] = {
        "flag": bool | None,
        "count": int | None,
        "number": int | None,
        "megabytes": int | None,
        "seconds": float | None,
    }
    return plain.get(option.type, Path | None if option.type in _PATHS else str | None)


def metavar(option: Option) -> str | None:
    """What stands for the value in the help; None for a flag."""
    if option.metavar or option.type == "flag":
        return option.metavar or None
    if option.name == BACKENDS_OPTION:
        return "|".join((*option.choices, NO_BACKEND))
    return "|".join(option.choices) or _METAVARS.get(option.type)


def default_shown(option: Option) -> str:
    """The default as the help shows it: of a flag only where it isn't plain that it is off."""
    if option.type == "flag":
        return "on" if option.default and not option.is_negated else ""
    return "" if option.default == "" or option.type in _LISTS else str(option.default)
