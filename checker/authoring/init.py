"""``checker init``: looks at a folder of articles, and writes the configuration that fits it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.authoring.site_generators import Generator, configured_languages, generator_of, wordpress_exports
from checker.authoring.survey import Language, escaped, extensions, languages_of, listings, roots_of, within
from checker.base.files import write_text
from checker.base.visible import visible
from checker.config.toml_text import written
from checker.model.errors import UsageError
from checker.model.settings import ReaderOptions
from checker.model.version import VERSION
from checker.triage.baseline_file import NAME as BASELINE
from checker.triage.baseline_file import Baseline

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
    """What a folder holds, from the listings of its folders. Raises UsageError where it is none."""
    if not folder.is_dir():
        raise UsageError(f"{folder.as_posix()}: folder not found")
    generator = generator_of(folder)
    configured = configured_languages(folder, generator)
    other = [name for name in generator.other if (folder / name).is_dir()]
    found = list(listings(folder, (*generator.output, *generator.other)))
    roots = roots_of(found, generator.roots)
    inside = within(found, roots)
    counts = extensions(inside).most_common()
    return Site(
        generator,
        roots,
        sorted(counts, key=lambda item: (-item[1], item[0])),
        languages_of(inside, configured.languages),
        configured.default,
        [*generator.output, *other] if generator.name else _there(folder, generator.output),
        wordpress_exports(folder),
    )


def _there(folder: Path, names: Sequence[str]) -> list[str]:
    return [name for name in names if (folder / name).is_dir()]


def configuration_text(site: Site, *, baseline: bool) -> str:
    """The text of a ``checker.toml``. ``baseline``: whether there is one to name."""
    return "\n".join(_lines(site, baseline=baseline)) + "\n"


def _lines(site: Site, *, baseline: bool) -> Iterator[str]:
    yield f"# Configuration of checker. Found: {_summary(site)}."
    yield "# “checker config --show-origin FILE” shows the settings of an article, “checker config --schema” all keys."
    yield "# For hints in your editor: checker config --schema > checker.schema.json, and this as the first line of this file:"
    yield "# #:schema ./checker.schema.json"
    yield from (
        "",
        "# Exit with 1 on findings of this severity and above: error, warning, info, never.",
        'fail-on = "error"',
    )
    yield from (
        "",
        "# Rules added in later versions run with severity info until you raise this.",
        f"catalogue = {written(_numbers(VERSION))}",
    )
    yield from ("", "# Known findings, which are not reported. “checker baseline” writes the file.")
    yield f"{'' if baseline else '# '}baseline = {written(BASELINE)}"
    if site.left_out:
        yield from ("", "# Folders without articles: sources and output of the site generator.")
        yield f"extend-exclude = {written([f'/{escaped(name)}/' for name in site.left_out])}"
    if site.generator.front_matter:
        yield from ("", "# Front matter keys whose values are prose.")
        yield f"front-matter = {written([*ReaderOptions().front_matter, *site.generator.front_matter])}"
    if site.default:
        yield from ("", "# Language of files that match no entry of [languages]; auto detects it.")
        yield f"language = {written(site.default)}"
    if any(extension in {".html", ".htm", ".xhtml"} for extension, _ in site.extensions):
        yield from (
            "",
            "# HTML elements that contain the article, by tag, .class or #id; by default the whole page is read.",
        )
        yield '# html-root = ["article"]'
    yield from (
        "",
        "# Accepted words and names, one per line. “checker words --learn PATH…” suggests some.",
        '# words = ["words.txt"]',
    )
    yield from ("", "# Folder of project rules. “checker new-rule FAMILY/NAME” creates one.", '# rules = "rules"')
    yield from (
        "",
        "# Rules to turn off. “checker check PATH… --statistics” suggests some.",
        "# ignore = []",
    )
    if site.languages:
        # Last: what follows the head of a table belongs to it.
        yield from (
            "",
            "# By folder or file name. Languages without rules are skipped; remove any line that is not a language.",
        )
        yield "[languages]"
        yield from (f"{written(language.glob)} = {written(language.code)}" for language in site.languages)


def report(site: Site, folder: Path, path: Path | None) -> str:
    """What was found, and what to do next. ``path`` is that of the configuration."""
    prefix = "" if folder == Path() else f"{folder.as_posix()}/"
    paths = " ".join(_shown(f"{prefix}{root}" if root != "." else folder.as_posix()) for root in site.roots) or "PATH"
    lines = [_summary(site)]
    if site.languages:
        found = ", ".join(f"{language.code} ({language.glob}: {language.files:,})" for language in site.languages)
        lines.append(visible(f"languages: {found}; languages without rules are skipped"))
    if site.left_out:
        lines.append(visible(f"excluded: {', '.join(site.left_out)}"))
    if site.exports:
        exports = visible(", ".join(site.exports))
        lines.append(f"not read (WordPress export): {exports}; convert it to Markdown or HTML first")
    if path is not None:
        lines += ["", f"{visible(path.as_posix())} written. Next steps:"]
        lines += [f"  {command:<{_column(paths)}}  # {why}" for command, why in _next(paths)]
    return "\n".join(lines) + "\n"


def _next(paths: str) -> list[tuple[str, str]]:
    return [
        (f"checker check {paths} --statistics", "findings by rule, with advice on which rules to turn off"),
        (f"checker baseline {paths}", "record current findings so that only new ones are reported"),
        (f"checker check {paths} --format concise", "report new findings; exits with 1 if there are errors"),
        ("pre-commit: hook “checker”", "see integrations/pre-commit-config.yaml in checker's repository"),
        ("GitHub, GitLab", "see integrations/github-workflow.yml and integrations/gitlab-ci.yml"),
    ]


def _column(paths: str) -> int:
    return min(max(len(command) for command, _ in _next(paths)), _WIDEST // 2)


def write(folder: Path, text: str, *, force: bool) -> Path:
    """Writes ``checker.toml``, and an empty baseline beside it where there is none; returns its path.

    Raises UsageError where a configuration is there already, unless ``force``; CheckerError where it can't be written.
    """
    path = folder / NAME
    for name in (NAME, *_OTHERS):
        there = folder / name
        if there.exists() and (not force or name != NAME):
            what = (
                "use --force to overwrite it or --stdout to print the configuration"
                if name == NAME
                else f"it takes precedence over {NAME}"
            )
            raise UsageError(f"{there.as_posix()} already exists; {what}")
    baseline = folder / BASELINE
    if not baseline.exists():
        write_text(baseline, Baseline(baseline).written((), (), add=True))
    write_text(path, text)
    return path


def _summary(site: Site) -> str:
    """The generator, and how many articles are where."""
    maker = f"{site.generator.name} ({site.generator.shown_by})" if site.generator.name else "no known site generator"
    if not site.articles:
        return f"{maker}; no text, Markdown or HTML files"
    kinds = ", ".join(f"{count:,} {extension}" for extension, count in site.extensions)
    places = ", ".join("the folder itself" if root == "." else f"{root}/" for root in site.roots)
    # A line end in the name of a folder would end the comment in a configuration.
    return visible(
        f"{maker}; {site.articles:,} {'article' if site.articles == 1 else 'articles'} in {places} ({kinds})"
    )


def _numbers(version: str) -> str:
    """A version without what follows its numbers: a configuration takes no other."""
    return re.match(r"[0-9.]*[0-9]", version)[0]  # type: ignore[index] # every version has a number


def _shown(path: str) -> str:
    return path if re.fullmatch(r"[\w./-]+", path) else "'" + visible(path).replace("'", "'\\''") + "'"
