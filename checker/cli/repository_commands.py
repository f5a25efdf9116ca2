"""The commands that keep a repository of articles in order: ``init``, ``config``, ``baseline``."""

# No postponed annotations here: typer would evaluate each of them at every start.
from pathlib import Path
from typing import Annotated, Optional

import typer

from checker.cli import parameters as p


def add_repository_commands(app: typer.Typer) -> None:
    """Adds them to the program."""
    for command in (init, config, baseline):
        app.command()(command)


def init(
    folder: Annotated[Path, typer.Argument(parser=p.path, help="The repository.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Write over a configuration that is there.")] = False,
    stdout: Annotated[bool, typer.Option("--stdout", help="Print the configuration instead of writing it.")] = False,
) -> None:
    """Find out what a repository holds, and write a configuration for it."""
    from checker.cli import init as command  # noqa: PLC0415 - a run imports only its own command

    raise typer.Exit(command.run(folder, force=force, stdout=stdout))


def config(
    path: Annotated[
        Optional[Path],
        typer.Argument(parser=p.path, help="A file or folder; the working directory without one.", show_default=False),
    ] = None,
    show_origin: Annotated[bool, typer.Option("--show-origin", help="Tell where each value comes from.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of configuration files.")] = False,
    config: p.Config = None,
    isolated: p.Isolated = False,
) -> None:
    """Show the configuration that holds for a file."""
    from checker.cli import config as command  # noqa: PLC0415 - a run imports only its own command
    from checker.cli.options import Asked, Scope, configurations_from  # noqa: PLC0415

    if schema:
        typer.echo(command.schema(), nl=False)
        return
    configurations = configurations_from(Asked(), Scope(config, isolated))
    typer.echo(command.show(configurations, path, show_origin=show_origin), nl=False)


def baseline(  # noqa: PLR0917 - a command's options are its parameters
    paths: p.Paths,
    output: Annotated[
        Optional[Path],
        typer.Option("--output", "-o", parser=p.path, metavar="FILE", help="The baseline.", show_default=False),
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Only take out entries that nothing meets any more.")] = False,
    select: p.Select = None,
    ignore: p.Ignore = None,
    preview: p.Preview = None,
    accept: p.Accept = None,
    names: p.Names = None,
    encoding: p.Encoding = None,
    input_format: p.InputFormat = None,
    date: p.Date = None,
    language: p.Language = None,
    with_: p.With = None,
    languagetool_url: p.LanguageToolUrl = None,
    languagetool_folder: p.LanguageToolFolder = None,
    languagetool_timeout: p.LanguageToolTimeout = None,
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
    jobs: p.Jobs = None,
    quiet: p.Quiet = False,
) -> None:
    """Write down what stands already, so that only what is new counts."""
    from checker.cli import baseline as command  # noqa: PLC0415
    from checker.cli.options import Asked, Scope, workspace_from  # noqa: PLC0415

    asked = Asked(
        select, ignore, preview, "never", accept, names, encoding, language, date, "", jobs, None,
        with_, languagetool_url, languagetool_folder, languagetool_timeout,
        readability=False, input_format=input_format, no_cache=no_cache, cache_dir=cache_dir,
    )  # fmt: skip
    scope = Scope(
        config, isolated, no_local_rules, exclude, extend_exclude, force_exclude, respect_gitignore, untrusted
    )
    with workspace_from(asked, scope) as workspace:
        raise typer.Exit(command.run(workspace, paths, output, prune=prune, quiet=quiet))
