"""The ``checker`` command. Each subcommand is a module of its own, imported when it is called."""

# No postponed annotations here: typer would evaluate each of them at every start.
from typing import Annotated, Optional

import typer

from checker.cli import parameters as p
from checker.cli.backend_commands import add_backend_commands
from checker.cli.repository_commands import add_repository_commands
from checker.cli.rule_commands import add_house_commands
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
    paths: p.Paths,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, concise, json, jsonl, markdown, html, sarif, github, gitlab, rdjson, rdjsonl, junit, checkstyle.",
        ),
    ] = "text",
    output: Annotated[
        Optional[list[str]],
        typer.Option("--output", "-o", metavar="[FORMAT=]PATH", help="Write a report to a file; may be given again."),
    ] = None,
    select: p.Select = None,
    ignore: p.Ignore = None,
    preview: p.Preview = None,
    fail_on: p.FailOn = None,
    accept: p.Accept = None,
    names: p.Names = None,
    encoding: p.Encoding = None,
    input_format: p.InputFormat = None,
    date: p.Date = None,
    title: p.Title = None,
    language: p.Language = None,
    with_: p.With = None,
    languagetool_url: p.LanguageToolUrl = None,
    languagetool_folder: p.LanguageToolFolder = None,
    languagetool_timeout: p.LanguageToolTimeout = None,
    stdin_filename: p.StdinName = "",
    color: p.Color = "auto",
    no_readability: Annotated[bool, typer.Option("--no-readability", help="Leave readability out.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count findings by rule instead of listing them.")
    ] = False,
    all_states: Annotated[
        bool, typer.Option("--all-states", help="SARIF also has what was silenced or stands in the baseline.")
    ] = False,
    show_files: Annotated[
        bool, typer.Option("--show-files", help="List the files that would be read, and stop.")
    ] = False,
    diff_base: Annotated[
        str,
        typer.Option(
            "--diff-base", metavar="REV", help="Report what is new since a revision of git.", show_default=False
        ),
    ] = "",
    baseline: p.Baseline = None,
    strict_baseline: Annotated[
        bool,
        typer.Option("--strict-baseline", help="An entry of the baseline that nothing meets any more is a failure."),
    ] = False,
    config: p.Config = None,
    isolated: p.Isolated = False,
    no_local_rules: p.NoLocalRules = False,
    untrusted: p.Untrusted = False,
    exclude: p.Exclude = None,
    extend_exclude: p.ExtendExclude = None,
    force_exclude: p.ForceExclude = None,
    respect_gitignore: p.Gitignore = None,
    no_cache: p.NoCache = False,
    cache_dir: p.CacheDir = None,
    allow_empty: p.AllowEmpty = False,
    jobs: p.Jobs = None,
    quiet: p.Quiet = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show codes, ids and what was covered.")] = False,
) -> None:
    """Check articles and report what is broken."""
    from checker.cli import check as command  # noqa: PLC0415
    from checker.cli.options import Asked, Scope  # noqa: PLC0415
    from checker.run.past import Past  # noqa: PLC0415 - a run imports only its own command

    asked = Asked(
        select, ignore, preview, fail_on, accept, names, encoding, language, date, title, jobs, baseline,
        with_, languagetool_url, languagetool_folder, languagetool_timeout,
        allow_empty=allow_empty, readability=not no_readability, input_format=input_format, no_cache=no_cache,
        cache_dir=cache_dir,
    )  # fmt: skip
    scope = Scope(
        config, isolated, no_local_rules, exclude, extend_exclude, force_exclude, respect_gitignore, untrusted
    )
    if show_files:
        raise typer.Exit(command.show_files(paths, asked, scope))
    look = command.Look(format, tuple(output or ()), stdin_filename, color, statistics, all_states, quiet, verbose)
    raise typer.Exit(command.run(paths, asked, look, scope, Past(diff_base, strict_baseline)))


@app.command()
def fix(  # noqa: PLR0917 - a command's options are its parameters
    paths: p.Paths,
    review: Annotated[bool, typer.Option("--review", help="Apply fixes that are to be reviewed too.")] = False,
    answer: Annotated[
        Optional[list[str]], typer.Option("--answer", metavar="ID=LETTER", help="Answer a question.")
    ] = None,
    only: Annotated[
        Optional[list[str]], typer.Option("--only", metavar="ID", help="Apply the fix of this finding alone.")
    ] = None,
    interactive: Annotated[bool, typer.Option("--interactive", "-i", help="Ask for each fix.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and write nothing.")] = False,
    select: p.Select = None,
    ignore: p.Ignore = None,
    preview: p.Preview = None,
    fail_on: p.FailOn = None,
    accept: p.Accept = None,
    names: p.Names = None,
    encoding: p.Encoding = None,
    input_format: p.InputFormat = None,
    date: p.Date = None,
    title: p.Title = None,
    language: p.Language = None,
    with_: p.With = None,
    languagetool_url: p.LanguageToolUrl = None,
    languagetool_folder: p.LanguageToolFolder = None,
    languagetool_timeout: p.LanguageToolTimeout = None,
    stdin_filename: p.StdinName = "",
    config: p.Config = None,
    isolated: p.Isolated = False,
    no_local_rules: p.NoLocalRules = False,
    untrusted: p.Untrusted = False,
    exclude: p.Exclude = None,
    extend_exclude: p.ExtendExclude = None,
    force_exclude: p.ForceExclude = None,
    respect_gitignore: p.Gitignore = None,
    allow_empty: p.AllowEmpty = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing of what was done.")] = False,
) -> None:
    """Apply the fixes that are certain, and those that are asked for."""
    from checker.cli import fix as command  # noqa: PLC0415 - a run imports only its own command
    from checker.cli.options import Asked, Scope  # noqa: PLC0415

    asked = Asked(
        select, ignore, preview, fail_on, accept, names, encoding, language, date, title, None, None,
        with_, languagetool_url, languagetool_folder, languagetool_timeout,
        allow_empty=allow_empty, readability=False, input_format=input_format,
    )  # fmt: skip
    scope = Scope(
        config, isolated, no_local_rules, exclude, extend_exclude, force_exclude, respect_gitignore, untrusted
    )
    choice = command.choice_from(review=review, answers=answer or (), only=only or ())
    way = command.Way(diff, interactive, stdin_filename, quiet)
    raise typer.Exit(command.run(paths, asked, choice, way, scope))


add_house_commands(app)
add_repository_commands(app)
add_backend_commands(app)
