"""The text of a new ``checker.toml``: the settings that fit a folder, and what else may be set, as comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.authoring.site_generators import Generator
from checker.authoring.survey import Language, escaped
from checker.base.visible import visible
from checker.config.toml_text import written
from checker.model.settings import ReaderOptions
from checker.model.version import VERSION
from checker.triage.baseline_file import NAME as BASELINE

_PAGES = frozenset({".html", ".htm", ".xhtml"})


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


def configuration_text(site: Site, *, baseline: bool) -> str:
    """The text of a ``checker.toml``. ``baseline``: whether there is one to name."""
    sections = [
        _head(site),
        *_run_settings(has_baseline=baseline),
        *_reading_settings(site),
        *_hints(),
        _languages(site),
    ]
    return "\n\n".join(filter(None, sections)) + "\n"


def _head(site: Site) -> str:
    return _section(
        f"Configuration of checker. Found: {summary(site)}.",
        "“checker config --show-origin FILE” shows the settings of an article, “checker config --schema” all keys.",
        "For hints in your editor: checker config --schema > checker.schema.json, and this as the first line of this file:",
        "#:schema ./checker.schema.json",
    )


def _run_settings(*, has_baseline: bool) -> Iterator[str]:
    yield _section(
        "Exit with 1 on findings of this severity and above: error, warning, info, never.", setting='fail-on = "error"'
    )
    yield _section(
        "Rules added in later versions run with severity info until you raise this.",
        setting=f"catalogue = {written(_numbers(VERSION))}",
    )
    yield _section(
        "Known findings, which are not reported. “checker baseline” writes the file.",
        setting=f"{'' if has_baseline else '# '}baseline = {written(BASELINE)}",
    )


def _reading_settings(site: Site) -> Iterator[str]:
    """What to read, and how."""
    if site.left_out:
        folders = [f"/{escaped(name)}/" for name in site.left_out]
        yield _section(
            "Folders without articles: sources and output of the site generator.",
            setting=f"extend-exclude = {written(folders)}",
        )
    if site.generator.front_matter:
        keys = [*ReaderOptions().front_matter, *site.generator.front_matter]
        yield _section("Front matter keys whose values are prose.", setting=f"front-matter = {written(keys)}")
    if site.default:
        yield _section(
            "Language of files that match no entry of [languages]; auto detects it.",
            setting=f"language = {written(site.default)}",
        )
    if any(extension in _PAGES for extension, _ in site.extensions):
        yield _section(
            "HTML elements that contain the article, by tag, .class or #id; by default the whole page is read.",
            'html-root = ["article"]',
        )


def _hints() -> Iterator[str]:
    """Settings to make later."""
    yield _section(
        "Accepted words and names, one per line. “checker words --learn PATH…” suggests some.", 'words = ["words.txt"]'
    )
    yield _section("Folder of project rules. “checker new-rule FAMILY/NAME” creates one.", 'rules = "rules"')
    yield _section("Rules to turn off. “checker check PATH… --statistics” suggests some.", "ignore = []")


def _languages(site: Site) -> str:
    """The last section, since what follows the head of a table belongs to it; empty where one language is found."""
    if not site.languages:
        return ""
    rows = (f"{written(language.glob)} = {written(language.code)}" for language in site.languages)
    return _section(
        "By folder or file name. Languages without rules are skipped; remove any line that is not a language.",
        setting="\n".join(["[languages]", *rows]),
    )


def _section(*comments: str, setting: str = "") -> str:
    return "\n".join([*(f"# {line}" for line in comments), *([setting] if setting else [])])


def summary(site: Site) -> str:
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
