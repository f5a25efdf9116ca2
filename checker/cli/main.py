"""The ``checker`` command, built from the tables of commands and options. A command is built, and its module imported, when it is called."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from checker.base.data_files import DATA
from checker.cli.parameters import GroupedCommand, given_in, signature_of, write_exit_codes
from checker.config.options import CliOptions
from checker.model.version import VERSION

Rows = Mapping[str, Mapping[str, Any]]


class CommandGroup(TyperGroup):
    """The commands of the table; ``rows`` by the names that a user types. Only the one that is called is built."""

    rows: ClassVar[Rows] = {}
    group = ""

    def __init__(self, **attributes: Any) -> None:
        names = dict.fromkeys(self.rows, TyperCommand(None))
        super().__init__(**attributes | {"commands": names})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments left for a command. “help COMMAND” is “COMMAND --help”."""
        if args[:1] == ["help"] and "help" not in self.rows:
            args = [*args[1:], "--help"]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as click calls it
        """Writes the commands by their groups, each with its whole summary."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for name, row in self.rows.items():
            groups.setdefault(row.get("group", "Commands"), []).append((name, row["help"]))
        widest = max(map(len, self.rows))
        for title, records in groups.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(widest), text) for name, text in records])

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as click calls it
        """Writes what all commands have in common."""
        if not self.group:
            write_exit_codes(formatter)
            formatter.write("\n“checker help COMMAND” explains a command, “checker rule NAME” a rule.\n")

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as click calls it
        """The command of a name; None where there is none."""
        row = self.rows.get(cmd_name)
        if row is None:
            return None
        if "commands" in row:
            return typer.main.get_command(_group(row["help"], row["commands"], cmd_name, _no_options))
        app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        callback = _callback(f"{self.group} {cmd_name}".strip(), row)
        command = type(
            "Command", (GroupedCommand,), {"examples": row.get("examples", ()), "has_findings": row.get("exits", False)}
        )
        app.command(cmd_name, help=row["help"], cls=command)(callback)
        return typer.main.get_command(app)


def _group(text: str, rows: Rows, name: str, callback: Callable[..., None]) -> typer.Typer:
    app = typer.Typer(
        name=name or "checker",
        cls=type("Commands", (CommandGroup,), {"rows": rows, "group": name}),
        help=text,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(callback)
    return app


def _callback(name: str, row: Mapping[str, Any]) -> Callable[..., None]:
    arguments = row.get("arguments", {})

    def run(**values: Any) -> None:
        module = importlib.import_module(f"checker.cli.commands.{row['module']}")
        options = CliOptions(given_in(name, values))
        raise typer.Exit(getattr(module, row["function"])(options, **{key: values[key] for key in arguments}))

    run.__signature__ = signature_of(name, arguments)  # type: ignore[attr-defined] # what inspect, and so typer, reads
    return run


def _print_version(value: bool) -> None:  # noqa: FBT001 - a flag's callback
    if value:
        typer.echo(f"checker {VERSION}")
        raise typer.Exit


def _main(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


def _no_options() -> None:
    pass


app = _group(
    "Proofread news articles that were machine-translated or scraped from the web.",
    tomllib.loads((DATA / "commands.toml").read_text("utf-8")),
    "",
    _main,
)
