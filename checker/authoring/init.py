"""``checker init``: looks at a folder of articles, and writes the configuration that fits it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from checker.authoring.configuration_text import Site, summary
from checker.authoring.site_generators import configured_languages, generator_of, wordpress_exports
from checker.authoring.survey import extensions, languages_of, listings, roots_of, within
from checker.base.files import write_text
from checker.base.visible import visible
from checker.model.errors import UsageError
from checker.triage.baseline_file import NAME as BASELINE
from checker.triage.baseline_file import Baseline

NAME = "checker.toml"
_OTHERS = (".checker.toml",)
_WIDEST = 100


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


def report(site: Site, folder: Path, path: Path | None) -> str:
    """What was found, and what to do next. ``path`` is that of the configuration."""
    prefix = "" if folder == Path() else f"{folder.as_posix()}/"
    paths = " ".join(_shown(f"{prefix}{root}" if root != "." else folder.as_posix()) for root in site.roots) or "PATH"
    lines = [summary(site)]
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


def _shown(path: str) -> str:
    return path if re.fullmatch(r"[\w./-]+", path) else "'" + visible(path).replace("'", "'\\''") + "'"
