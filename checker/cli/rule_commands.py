"""The commands about rules and words: ``rule``, ``rules``, ``test-rules``, ``new-rule``, ``words``."""

# No postponed annotations here: typer would evaluate each of them at every start.
from pathlib import Path
from typing import Annotated, Optional

import typer

from checker.cli import parameters as p


def add_house_commands(app: typer.Typer) -> None:
    """Adds them to the program."""
    for command in (rule, rules, new_rule, words):
        app.command()(command)
    app.command("test-rules")(examine_rules)


def rule(
    name: Annotated[str, typer.Argument(help="A rule's name or code.")],
    config: p.Config = None,
    isolated: p.Isolated = False,
) -> None:
    """Explain a rule: what it flags, why, and examples."""
    from checker.cli import rule as command  # noqa: PLC0415 - a run imports only its own command
    from checker.cli.options import Scope, catalogue_from  # noqa: PLC0415

    typer.echo(command.explain(name, catalogue_from(Scope(config, isolated))), nl=False)


def rules(config: p.Config = None, isolated: p.Isolated = False) -> None:
    """List the rules."""
    from checker.cli import rule as command  # noqa: PLC0415
    from checker.cli.options import Scope, catalogue_from  # noqa: PLC0415

    typer.echo(command.listing(catalogue_from(Scope(config, isolated))), nl=False)


def examine_rules(
    folder: Annotated[
        Optional[Path],
        typer.Argument(parser=p.path, help="Rules of the house; the configuration's without one.", show_default=False),
    ] = None,
    config: p.Config = None,
) -> None:
    """Run the examples of the house's own rules."""
    from checker.cli import test_rules as command  # noqa: PLC0415

    raise typer.Exit(command.run(folder or command.own_rules(config)))


def new_rule(
    name: Annotated[str, typer.Argument(metavar="FAMILY/NAME", help="The rule: its family, and the defect.")],
    folder: Annotated[
        Optional[Path],
        typer.Option("--folder", parser=p.path, metavar="FOLDER", help="Rules of the house.", show_default=False),
    ] = None,
    kind: Annotated[str, typer.Option("--kind", metavar="pattern|phrases", help="What finds it.")] = "pattern",
    config: p.Config = None,
) -> None:
    """Begin a rule of the house."""
    from checker.cli import new_rule as command  # noqa: PLC0415

    typer.echo(command.run(name, folder, kind, config), nl=False)


def words(  # noqa: PLR0917 - a command's options are its parameters
    paths: Annotated[
        list[Path], typer.Argument(parser=p.path, help="Articles; with --import, lists.", show_default=False)
    ],
    importing: Annotated[
        bool, typer.Option("--import", help="Print the lists of cspell, Vale or Hunspell as one of ours.")
    ] = False,
    learn: Annotated[bool, typer.Option("--learn", help="Propose unknown words of three or more articles.")] = False,
    unused: Annotated[bool, typer.Option("--unused", help="List entries that no article needs.")] = False,
    accept: p.Accept = None,
    encoding: p.Encoding = None,
    input_format: p.InputFormat = None,
    language: p.Language = None,
    config: p.Config = None,
    isolated: p.Isolated = False,
    exclude: p.Exclude = None,
    extend_exclude: p.ExtendExclude = None,
) -> None:
    """Bring over lists of words, learn new ones, or find those that could go."""
    from checker.cli import words as command  # noqa: PLC0415
    from checker.cli.options import Asked, Scope, workspace_from  # noqa: PLC0415

    asked = Asked(accept=accept, encoding=encoding, language=language, readability=False, input_format=input_format)
    scope = Scope(config, isolated, exclude=exclude, extend_exclude=extend_exclude)
    workspace = workspace_from(asked, scope)
    raise typer.Exit(command.run(paths, workspace, importing=importing, learning=learn, unneeded=unused))
