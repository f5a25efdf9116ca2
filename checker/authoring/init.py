"""``checker init``: looks at a folder of articles, and writes the configuration that fits it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.authoring.site_generators import Generator, generator_of, told_languages, wordpress_exports
from checker.authoring.survey import Language, escaped, extensions, languages_of, listings, roots_of, within
from checker.config.explain import toml
from checker.model.errors import UsageError
from checker.model.reader_options import ReaderOptions
from checker.model.version import VERSION
from checker.triage.baseline_file import NAME as BASELINE

NAME = "checker.toml"
_OTHERS = (".checker.toml",)
_WIDEST = 100


class Site(NamedTuple):
    """What was found in a folder of articles. ``roots`` are from that folder; ``default`` is the language of what has none of its own."""

    generator: Generator
    roots: Sequence[str]
    extensions: Sequence[tuple[str, int]]
    languages: Sequence[Language]
    default: str
    left_out: Sequence[str]
    exports: Sequence[str]

    @property
    def articles(self) -> int:
        """How many files will be read."""
        return sum(count for _, count in self.extensions)


def survey(folder: Path) -> Site:
    """What a folder holds, told from the listings of its folders. Raises UsageError where it is none."""
    if not folder.is_dir():
        raise UsageError(f"{folder.as_posix()}: no such folder")
    generator = generator_of(folder)
    told = told_languages(folder, generator)
    other = [name for name in generator.other if (folder / name).is_dir()]
    found = list(listings(folder, (*generator.output, *generator.other)))
    roots = roots_of(found, generator.roots)
    inside = within(found, roots)
    counts = extensions(inside).most_common()
    return Site(
        generator,
        roots,
        sorted(counts, key=lambda item: (-item[1], item[0])),
        languages_of(inside, told.languages),
        told.default,
        [*generator.output, *other] if generator.name else _there(folder, generator.output),
        wordpress_exports(folder),
    )


def _there(folder: Path, names: Sequence[str]) -> list[str]:
    return [name for name in names if (folder / name).is_dir()]


def configuration_text(site: Site, *, baseline: bool) -> str:
    """The text of a ``checker.toml``. ``baseline``: whether there is one to name."""
    return "\n".join(_lines(site, baseline=baseline)) + "\n"


def _lines(site: Site, *, baseline: bool) -> Iterator[str]:
    yield f"# The configuration of checker for these articles: {_told(site)}."
    yield "# “checker config --show-origin FILE” prints what holds for an article, “checker config --schema” every key."
    yield from ("", "# From this severity on a run fails: error, warning, info, never.", 'fail-on = "error"')
    yield from (
        "",
        "# Rules that come with a later version run as info until this is raised.",
        f"catalogue = {toml(_numbers(VERSION))}",
    )
    yield from ("", "# What stands already. “checker baseline” writes it; only what is new counts.")
    yield f"{'' if baseline else '# '}baseline = {toml(BASELINE)}"
    if site.left_out:
        yield from ("", "# No articles: what the site is made with, and what is made of it.")
        yield f"extend-exclude = {toml([f'/{escaped(name)}/' for name in site.left_out])}"
    if site.generator.front_matter:
        yield from ("", "# The keys of front matter whose values are prose.")
        yield f"front-matter = {toml([*ReaderOptions().front_matter, *site.generator.front_matter])}"
    if site.default:
        yield from ("", "# The language of what has none of its own; auto tells it from small words.")
        yield f"language = {toml(site.default)}"
    if any(extension in {".html", ".htm", ".xhtml"} for extension, _ in site.extensions):
        yield from (
            "",
            "# The elements that hold the article, by tag, .class or #id; without it the whole page is read.",
        )
        yield '# html-root = ["article"]'
    yield from (
        "",
        "# Words and names of the house, one a line: “checker words --learn PATH…” proposes them.",
        '# words = ["words.txt"]',
    )
    yield from ("", "# Rules of the house: “checker new-rule FAMILY/NAME” begins one.", '# rules = "rules"')
    yield from (
        "",
        "# Rules that don't fit the house; “checker check PATH… --statistics” proposes them.",
        "# ignore = []",
    )
    if site.languages:
        # Last: what stands below a table's head is in the table.
        yield from ("", "# By folder or name. What no rule reads is left out; take a line out that is no language.")
        yield "[languages]"
        yield from (f"{toml(language.glob)} = {toml(language.code)}" for language in site.languages)


def report(site: Site, folder: Path, written: Path | None) -> str:
    """What was found, and what to do next. ``written`` is the configuration."""
    prefix = "" if folder == Path() else f"{folder.as_posix()}/"
    paths = " ".join(_shown(f"{prefix}{root}" if root != "." else folder.as_posix()) for root in site.roots) or "PATH"
    lines = [_told(site)]
    if site.languages:
        found = ", ".join(f"{language.code} ({language.glob}: {language.files:,})" for language in site.languages)
        lines.append(f"languages: {found}; what no rule reads is left out")
    if site.left_out:
        lines.append(f"left out: {', '.join(site.left_out)}")
    if site.exports:
        lines.append(
            f"not read: {', '.join(site.exports)}, an export of WordPress; turn it into Markdown or HTML first"
        )
    if written is not None:
        lines += ["", f"{written.as_posix()} is written. What comes next:"]
        lines += [f"  {command:<{_column(paths)}}  # {why}" for command, why in _next(paths)]
    return "\n".join(lines) + "\n"


def _next(paths: str) -> list[tuple[str, str]]:
    return [
        (f"checker check {paths} --statistics", "each rule: how often, on what, and whether to have it on"),
        (f"checker baseline {paths}", "sets aside what stands, so that only what is new counts"),
        (f"checker check {paths}", "what is new; exits with 1 where it must not go out"),
        ("pre-commit: hook “checker”", "integrations/pre-commit-config.yaml, in checker's repository"),
        ("GitHub, GitLab", "integrations/github-workflow.yml, integrations/gitlab-ci.yml"),
    ]


def _column(paths: str) -> int:
    return min(max(len(command) for command, _ in _next(paths)), _WIDEST // 2)


def write(folder: Path, text: str, *, force: bool) -> Path:
    """Writes ``checker.toml``, and an empty baseline beside it where there is none, and tells where.

    Raises UsageError where a configuration is there already, unless ``force``; CheckerError where it can't be written.
    """
    path = folder / NAME
    for name in (NAME, *_OTHERS):
        there = folder / name
        if there.exists() and (not force or name != NAME):
            what = (
                "--force writes it anew, --stdout only prints"
                if name == NAME
                else f"it would be read instead of {NAME}"
            )
            raise UsageError(f"{there.as_posix()} is there already; {what}")
    from checker.triage.baseline import save  # noqa: PLC0415 - only where something is written
    from checker.triage.baseline_file import Baseline  # noqa: PLC0415

    baseline = folder / BASELINE
    if not baseline.exists():
        save(baseline, Baseline(baseline).written((), (), add=True))
    save(path, text)
    return path


def _told(site: Site) -> str:
    """The generator, and how many articles are where."""
    maker = (
        f"{site.generator.name} ({site.generator.shown_by})"
        if site.generator.name
        else "no site generator that is known"
    )
    if not site.articles:
        return f"{maker}; no text, Markdown or HTML files"
    kinds = ", ".join(f"{count:,} {extension}" for extension, count in site.extensions)
    places = ", ".join("the folder itself" if root == "." else f"{root}/" for root in site.roots)
    return f"{maker}; {site.articles:,} {'article' if site.articles == 1 else 'articles'} in {places} ({kinds})"


def _numbers(version: str) -> str:
    """A version without what follows its numbers: a configuration takes no other."""
    return re.match(r"[0-9.]*[0-9]", version)[0]  # type: ignore[index] # every version has a number


def _shown(path: str) -> str:
    return path if re.fullmatch(r"[\w./-]+", path) else "'" + path.replace("'", "'\\''") + "'"
