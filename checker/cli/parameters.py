"""The options that several commands share, as typer reads them."""

# No postponed annotations here: typer would evaluate each of them at every start.
from pathlib import Path
from typing import Annotated, Optional

import typer

from checker.model.errors import UsageError


def path(text: str) -> Path:
    """A path as it is given. Raises UsageError for an empty one, which would be the working folder: most likely a variable that isn't set."""
    if not text:
        raise UsageError("an empty path; write “.” for the working folder")
    return Path(text)


Paths = Annotated[
    list[Path],
    typer.Argument(parser=path, help="Files or folders; “-” reads standard input.", show_default=False),
]
Select = Annotated[
    Optional[list[str]],
    typer.Option("--select", metavar="RULES", help="Run these alone: names, families, codes, ALL; comma-separated."),
]
Ignore = Annotated[Optional[list[str]], typer.Option("--ignore", metavar="RULES", help="Leave these out.")]
Preview = Annotated[Optional[bool], typer.Option("--preview/--no-preview", help="Run preview rules too.")]
FailOn = Annotated[
    Optional[str],
    typer.Option("--fail-on", metavar="error|warning|info|never", help="Exit with 1 from this severity on.  [error]"),
]
Accept = Annotated[
    Optional[list[Path]],
    typer.Option("--accept", parser=path, metavar="FILE", help="Words and names of the house, one a line."),
]
Names = Annotated[
    Optional[Path],
    typer.Option("--names", parser=path, metavar="FILE", help="A table of names (YAML) instead of the shipped one."),
]
Encoding = Annotated[Optional[str], typer.Option("--encoding", help="What files are that aren't UTF-8.")]
InputFormat = Annotated[
    Optional[str],
    typer.Option(
        "--input-format", metavar="text|markdown|html|masked", help="Read all inputs as this, whatever their extension."
    ),
]
Date = Annotated[Optional[str], typer.Option("--date", metavar="YYYY-MM-DD", help="When the story is from.")]
Title = Annotated[Optional[str], typer.Option("--title", help="Its headline, where the text has none.")]
Language = Annotated[
    Optional[str], typer.Option("--language", metavar="auto|en|…", help="The language of the inputs.  [auto]")
]
StdinName = Annotated[
    str,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help="What standard input is called: it tells the format and the configuration.",
        show_default=False,
    ),
]
Color = Annotated[str, typer.Option("--color", metavar="auto|always|never")]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="A folder without anything to check is no failure.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but the report.")]
Jobs = Annotated[
    Optional[int], typer.Option("--jobs", "-j", metavar="N", help="Processes to check with; 0: one a processor.  [0]")
]

Config = Annotated[
    Optional[Path],
    typer.Option("--config", parser=path, metavar="FILE", help="Use this configuration instead of the nearest."),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Use no configuration file.")]
NoLocalRules = Annotated[
    bool,
    typer.Option("--no-local-rules", help="Leave out rules of the house's own folder, as for changes from outside."),
]
Untrusted = Annotated[
    bool,
    typer.Option(
        "--untrusted", help="For changes from outside: no project rules, and no server address from a configuration."
    ),
]
Exclude = Annotated[
    Optional[list[str]], typer.Option("--exclude", metavar="GLOB", help="Leave these out, instead of what is usual.")
]
ExtendExclude = Annotated[
    Optional[list[str]], typer.Option("--extend-exclude", metavar="GLOB", help="Leave these out too.")
]
ForceExclude = Annotated[
    Optional[bool],
    typer.Option("--force-exclude/--no-force-exclude", help="Leave excluded files out even where they are named."),
]
Gitignore = Annotated[
    Optional[bool],
    typer.Option("--respect-gitignore/--no-respect-gitignore", help="Leave out what git ignores.  [on]"),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Check again what earlier runs checked already.")]
CacheDir = Annotated[
    Optional[Path],
    typer.Option(
        "--cache-dir",
        parser=path,
        metavar="FOLDER",
        envvar="CHECKER_CACHE_DIR",
        help="Where results are kept between runs.",
    ),
]
Baseline = Annotated[
    Optional[Path],
    typer.Option("--baseline", parser=path, metavar="FILE", help="Findings that stand in it don't count."),
]

With = Annotated[
    Optional[list[str]],
    typer.Option("--with", metavar="languagetool|none", help="Ask LanguageTool too; none: not even if configured."),
]
LanguageToolUrl = Annotated[
    Optional[str],
    typer.Option(
        "--languagetool-url", metavar="URL", help="A LanguageTool server that is running; else one is started."
    ),
]
LanguageToolFolder = Annotated[
    Optional[Path],
    typer.Option(
        "--languagetool-folder", parser=path, metavar="FOLDER", help="Its jars, where they are not the installed ones."
    ),
]
LanguageToolTimeout = Annotated[
    Optional[float],
    typer.Option(
        "--languagetool-timeout", metavar="SECONDS", min=0.1, help="How long its start, or an answer, may take.  [60]"
    ),
]
