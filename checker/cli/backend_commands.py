"""The commands about the programs that are asked beside our own rules: ``languagetool install``, ``doctor``."""

# No postponed annotations here: typer would evaluate each of them at every start.
from pathlib import Path
from typing import Annotated, Optional

import typer

from checker.cli import parameters as p


def add_backend_commands(app: typer.Typer) -> None:
    """Adds them to the program."""
    app.add_typer(languagetool, name="languagetool")
    app.command()(doctor)


languagetool = typer.Typer(help="Install LanguageTool, which checks beside our rules.", no_args_is_help=True)


@languagetool.callback()
def main() -> None:
    """Install LanguageTool, which checks beside our rules."""


@languagetool.command()
def install(
    folder: Annotated[
        Optional[Path],
        typer.Option("--folder", parser=p.path, metavar="FOLDER", help="Where to, instead of the user's data folder."),
    ] = None,
    quiet: p.Quiet = False,
) -> None:
    """Fetch LanguageTool by Maven: 94 jars, 53 MB."""
    from checker.cli import languagetool as command  # noqa: PLC0415 - a run imports only its own command

    raise typer.Exit(command.run_install(folder, quiet=quiet))


def doctor(
    url: p.LanguageToolUrl = None,
    folder: p.LanguageToolFolder = None,
    timeout: p.LanguageToolTimeout = None,
    config: p.Config = None,
    isolated: p.Isolated = False,
) -> None:
    """Tell what is there of the programs that are asked beside our rules, what is missing, and how to mend it."""
    from checker.backends.languagetool.answers import LanguageToolOptions  # noqa: PLC0415 - see above
    from checker.cli import doctor as command  # noqa: PLC0415
    from checker.cli.options import Asked, Scope, configurations_from  # noqa: PLC0415

    asked = Asked(languagetool_url=url, languagetool_folder=folder, languagetool_timeout=timeout)
    settings = configurations_from(asked, Scope(config, isolated)).run_settings
    options = LanguageToolOptions(
        settings.languagetool_url, settings.languagetool_folder, settings.languagetool_timeout
    )
    raise typer.Exit(command.run(options))
