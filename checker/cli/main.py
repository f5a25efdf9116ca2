"""The ``checker`` command. Each subcommand is a module of its own, imported when it is called."""

# No postponed annotations here: typer would evaluate each of them at every start.
from pathlib import Path
from typing import Annotated, Optional

import typer

from checker.model.version import VERSION

app = typer.Typer(
    name="checker",
    help="Proof-reads news that went through machine translation and web scraping.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[list[Path], typer.Argument(help="Files or folders; “-” reads standard input.", show_default=False)]
Select = Annotated[
    Optional[list[str]],
    typer.Option("--select", metavar="RULES", help="Run these alone: names, families, codes, ALL; comma-separated."),
]
Ignore = Annotated[Optional[list[str]], typer.Option("--ignore", metavar="RULES", help="Leave these out.")]
Preview = Annotated[bool, typer.Option("--preview", help="Run preview rules too.")]
FailOn = Annotated[
    str, typer.Option("--fail-on", metavar="error|warning|info|never", help="Exit with 1 from this severity on.")
]
Accept = Annotated[
    Optional[list[Path]], typer.Option("--accept", metavar="FILE", help="Words and names of the house, one a line.")
]
Names = Annotated[
    Optional[Path], typer.Option("--names", metavar="FILE", help="A table of names (YAML) instead of the shipped one.")
]
Encoding = Annotated[str, typer.Option("--encoding", help="What files are that aren't UTF-8.", show_default=False)]
Date = Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="When the story is from.", show_default=False)]
Title = Annotated[str, typer.Option("--title", help="Its headline, where the text has none.", show_default=False)]
Language = Annotated[str, typer.Option("--language", metavar="auto|en|…", help="The language of the inputs.")]
StdinName = Annotated[
    str,
    typer.Option(
        "--stdin-filename", metavar="NAME", help="What standard input is called in the report.", show_default=False
    ),
]
Color = Annotated[str, typer.Option("--color", metavar="auto|always|never")]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="A folder without anything to check is no failure.")]


def _version(value: bool) -> None:  # noqa: FBT001 - a flag's callback
    if value:
        typer.echo(f"checker {VERSION}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Proof-reads news that went through machine translation and web scraping."""


@app.command()
def check(  # noqa: PLR0917 - a command's options are its parameters
    paths: Paths,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, concise, json, jsonl, markdown.")
    ] = "text",
    output: Annotated[
        Optional[list[str]],
        typer.Option("--output", "-o", metavar="[FORMAT=]PATH", help="Write a report to a file; may be given again."),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    preview: Preview = False,
    fail_on: FailOn = "error",
    accept: Accept = None,
    names: Names = None,
    encoding: Encoding = "",
    date: Date = "",
    title: Title = "",
    language: Language = "auto",
    stdin_filename: StdinName = "",
    color: Color = "auto",
    no_readability: Annotated[bool, typer.Option("--no-readability", help="Leave readability out.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count findings by rule instead of listing them.")
    ] = False,
    show_files: Annotated[
        bool, typer.Option("--show-files", help="List the files that would be read, and stop.")
    ] = False,
    allow_empty: AllowEmpty = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", help="Processes to check with; 0: one a processor.")
    ] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but the report.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show codes, ids and what was covered.")] = False,
) -> None:
    """Check articles and report what is broken."""
    from checker.cli import check as command  # noqa: PLC0415 - a run imports only its own command
    from checker.cli.options import settings_from  # noqa: PLC0415

    settings = settings_from(
        select=select, ignore=ignore, preview=preview, fail_on=fail_on, accept=accept, names=names, encoding=encoding,
        date=date, title=title, language=language, allow_empty=allow_empty, readability=not no_readability, jobs=jobs,
    )  # fmt: skip
    look = command.Look(format, tuple(output or ()), stdin_filename, color, statistics, quiet, verbose)
    raise typer.Exit(command.show_files(paths) if show_files else command.run(paths, settings, look))


@app.command()
def fix(  # noqa: PLR0917 - a command's options are its parameters
    paths: Paths,
    review: Annotated[bool, typer.Option("--review", help="Apply fixes that are to be reviewed too.")] = False,
    answer: Annotated[
        Optional[list[str]], typer.Option("--answer", metavar="ID=LETTER", help="Answer a question.")
    ] = None,
    only: Annotated[
        Optional[list[str]], typer.Option("--only", metavar="ID", help="Apply the fix of this finding alone.")
    ] = None,
    interactive: Annotated[bool, typer.Option("--interactive", "-i", help="Ask for each fix.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and write nothing.")] = False,
    select: Select = None,
    ignore: Ignore = None,
    preview: Preview = False,
    fail_on: FailOn = "error",
    accept: Accept = None,
    names: Names = None,
    encoding: Encoding = "",
    date: Date = "",
    title: Title = "",
    language: Language = "auto",
    stdin_filename: StdinName = "",
    allow_empty: AllowEmpty = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing of what was done.")] = False,
) -> None:
    """Apply the fixes that are certain, and those that are asked for."""
    from checker.cli import fix as command  # noqa: PLC0415 - a run imports only its own command
    from checker.cli.options import settings_from  # noqa: PLC0415

    settings = settings_from(
        select=select, ignore=ignore, preview=preview, fail_on=fail_on, accept=accept, names=names, encoding=encoding,
        date=date, title=title, language=language, allow_empty=allow_empty, readability=False,
    )  # fmt: skip
    choice = command.choice_from(review=review, answers=answer or (), only=only or ())
    raise typer.Exit(command.run(paths, settings, choice, command.Way(diff, interactive, stdin_filename, quiet)))


@app.command()
def rule(name: Annotated[str, typer.Argument(help="A rule's name or code.")]) -> None:
    """Explain a rule: what it flags, why, and examples."""
    from checker.cli import rule as command  # noqa: PLC0415

    typer.echo(command.explain(name), nl=False)


@app.command()
def rules() -> None:
    """List the rules."""
    from checker.cli import rule as command  # noqa: PLC0415

    typer.echo(command.listing(), nl=False)
