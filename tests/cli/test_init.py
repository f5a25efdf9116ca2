"""``checker init`` reports the site generator, articles and languages of a folder, and writes its configuration."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path

import pytest

from checker.authoring.configuration_text import Site
from checker.authoring.init import survey
from checker.cli.commands.config import write_configuration
from checker.config.options import CliOptions, keys
from checker.config.scope import Configurations
from checker.model.errors import CheckerError, UsageError
from checker.rulebook.catalogue import Catalogue
from tests.growth import assert_linear

CATALOGUE = Catalogue.shipped()


def site(folder: Path, *names: str, **contents: str) -> Path:
    """Files that hold their own name, or what is given for ``NAME`` with its stop as ``__``."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    for name, text in contents.items():
        (folder / name.replace("__", ".")).write_text(text, "utf-8")
    return folder


def posts(where: str, number: int = 6, extension: str = "md") -> list[str]:
    return [f"{where}/{n}.{extension}" for n in range(number)]


def initialized(folder: Path, capsys: pytest.CaptureFixture[str], *, force: bool = False, stdout: bool = False) -> str:
    assert write_configuration(CliOptions({"force": force, "stdout": stdout}), folder) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("files", "name", "roots"),
    [
        (["hugo.toml", *posts("content/news"), "themes/x/README.md", "public/a.html"], "Hugo", ["content"]),
        (["config.yaml", "archetypes/default.md", *posts("content/news")], "Hugo", ["content"]),
        (["config/_default/hugo.toml", *posts("content")], "Hugo", ["content"]),
        (["_config.yml", *posts("_posts"), "_layouts/post.html", "_site/a.html"], "Jekyll", ["_posts"]),
        (["_config.yml", *posts("source/_posts"), "public/a.html"], "Hexo", ["source"]),
        ([".eleventy.js", *posts("posts"), "_site/posts/a/index.html", "_includes/x.html"], "Eleventy", ["posts"]),
        (["eleventy.config.mjs", *posts("src/posts")], "Eleventy", ["src/posts"]),
        (["astro.config.mjs", *posts("src/content/news"), "dist/a.html"], "Astro", ["src/content"]),
        (["docusaurus.config.js", *posts("blog"), *posts("docs"), "build/a.html"], "Docusaurus", ["blog", "docs"]),
        (["mkdocs.yml", *posts("docs"), "site/index.html", "README.md"], "MkDocs", ["docs"]),
        (["gatsby-config.js", *posts("content"), "public/a.html"], "Gatsby", ["content"]),
        (["next.config.mjs", *posts("posts", extension="mdx"), "out/a.html"], "Next.js", ["posts"]),
        (["config.toml", *posts("stories")], "", ["stories"]),
        ([*posts("2024/05", extension="html"), *posts("2025/01", extension="html")], "", ["2024/05", "2025/01"]),
        (posts("wire", extension="txt"), "", ["wire"]),
        ([f"{n}.txt" for n in range(9)], "", ["."]),
        ([f"{n}/a.txt" for n in range(30)], "", ["."]),
        ([], "", []),
    ],
)
def test_the_generator_is_found_and_where_its_articles_are(
    tmp_path: Path, files: list[str], name: str, roots: list[str]
) -> None:
    found = survey(site(tmp_path, *files))
    assert (found.generator.name, list(found.roots)) == (name, roots)


@pytest.mark.parametrize(
    "name", ["public/a.md", "resources/a.md", "themes/t/a.md", "node_modules/x/a.md", ".cache/a.md", "ignored/a.md"]
)
def test_what_is_made_hidden_or_ignored_is_no_article(tmp_path: Path, name: str) -> None:
    site(tmp_path, "hugo.toml", *posts("content"), name, __gitignore="ignored/\n")
    assert survey(tmp_path).articles == 6


@pytest.mark.parametrize("name", ["content/LICENSE", "content/a.docx", "content/a.json"])
def test_files_that_a_walk_does_not_take_are_no_articles(tmp_path: Path, name: str) -> None:
    site(tmp_path, "hugo.toml", *posts("content"), name)
    assert survey(tmp_path).articles == 6


def languages(found: Site) -> dict[str, str]:
    return {language.glob: language.code for language in found.languages}


@pytest.mark.parametrize(
    ("files", "config", "wanted"),
    [
        ([*posts("content/en"), *posts("content/de")], "", {"/content/de/": "de", "/content/en/": "en"}),
        ([*posts("content/pt-br"), *posts("content/zh_Hans")], "", {"/content/pt-br/": "pt", "/content/zh_Hans/": "zh"}),
        ([*posts("content/de"), *posts("content/news")], "[languages.de]\n", {"/content/de/": "de"}),
        (posts("content/de"), "", {}),
        ([*posts("content/it"), *posts("content/tv"), *posts("content/uk"), *posts("content/news"), *posts("content/us")], "", {}),
        ([*posts("content/it"), *posts("content/sport"), *posts("content/news")], "", {}),
        (["content/visit.md", "content/visit.fr.md"], "", {"*.fr.md": "fr"}),
        (["content/visit.en.md", "content/visit.fr.md"], "", {"*.en.md": "en", "*.fr.md": "fr"}),
        (["content/visit.fr.md"], "", {}),
        (["content/visit.fr.md"], "[languages.fr]\n", {"*.fr.md": "fr"}),
        (["content/visit.md", "content/visit.draft.md"], "", {}),
        ([*posts("content/en/news/it"), *posts("content/de/news/tv")], "", {"/content/de/": "de", "/content/en/": "en"}),
    ],
)  # fmt: skip
def test_languages_are_reported_from_folders_names_and_the_configuration(
    tmp_path: Path, files: list[str], config: str, wanted: dict[str, str]
) -> None:
    assert languages(survey(site(tmp_path, *files, hugo__toml=config))) == wanted


@pytest.mark.parametrize(
    ("name", "text", "expected", "default"),
    [
        ("hugo.toml", 'defaultContentLanguage = "de"\n[languages.de]\n[languages.fr]\n', {"de", "fr"}, "de"),
        ("hugo.yaml", "languageCode: en-gb\nlanguages:\n  en: {}\n  es: {}\n", {"en", "es"}, "en"),
        ("_config.yml", "lang: pt-BR\nlanguages: [pt, en]\n", {"pt", "en"}, "pt"),
        ("docusaurus.config.js", "i18n: { defaultLocale: 'en', locales: ['en', 'zh-Hans'] }", {"en", "zh"}, "en"),
        ("astro.config.mjs", 'i18n: {\n locales: [\n"es",\n"fr"], defaultLocale: "es" }', {"es", "fr"}, "es"),
        ("hugo.toml", "not = [toml", set(), ""),
        ("hugo.yaml", "a: [", set(), ""),
        ("hugo.toml", "languages = 3\nlanguageCode = 4\n", set(), ""),
        ("_config.yml", "- a\n", set(), ""),
        ("mkdocs.yml", "theme:\n  language: fr\nx: !!python/name:os.system\n", set(), ""),
    ],
)
def test_languages_are_read_from_the_configuration_of_the_site_which_may_be_anything(
    tmp_path: Path, name: str, text: str, expected: set[str], default: str
) -> None:
    from checker.authoring.site_generators import configured_languages, generator_of

    site(tmp_path, "content/a.md")
    (tmp_path / name).write_text(text, "utf-8")
    found = configured_languages(tmp_path, generator_of(tmp_path))
    assert (set(found.languages), found.default) == (expected, default)


EVERYTHING = [
    "hugo.toml", "themes/x/a.md", "content/visit.fr.md", "content/visit.md", *posts("content/en"), *posts("content/de"),
    *posts("content/en/odd [name] 'x' \"y\"/it", 1), "content/a.html",
]  # fmt: skip


def test_what_is_written_is_a_configuration_that_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site(tmp_path, *EVERYTHING, hugo__toml='defaultContentLanguage = "en"\n')
    monkeypatch.chdir(tmp_path)
    messages = initialized(Path(), capsys)
    assert messages.splitlines()[0] == "Hugo (hugo.toml); 16 articles in content/ (15 .md, 1 .html)"
    assert "checker check content --statistics" in messages
    assert "checker baseline content " in messages
    values = tomllib.loads(Path("checker.toml").read_text("utf-8"))
    assert set(values) <= set(keys())
    configurations = Configurations(Path(), lambda _: CATALOGUE)
    for path, language in {
        "content/de/0.md": "de",
        "content/en/0.md": "en",
        "content/visit.fr.md": "fr",
        "content/visit.md": "en",
    }.items():
        assert configurations.settings_for(Path(path)).language == language
    assert configurations.excluded(Path("themes/x/a.md"), named=False).startswith("excluded")
    assert configurations.run_settings.baseline == Path("checker-baseline.tsv")


def test_every_line_that_is_commented_out_can_be_taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site(tmp_path, *EVERYTHING, "words.txt", "rules/house/x.yaml")
    monkeypatch.chdir(tmp_path)
    text = initialized(Path(), capsys, stdout=True)
    lines = [
        line.removeprefix("# ") if " = " in line and line.startswith("# ") and "“" not in line else line
        for line in text.splitlines()
    ]
    Path("checker.toml").write_text("\n".join(lines), "utf-8")
    settings = Configurations(Path(), lambda _: CATALOGUE).run_settings
    assert (settings.rules, settings.words, settings.baseline) == (
        Path("rules"),
        (Path("words.txt"),),
        Path("checker-baseline.tsv"),
    )
    assert settings.reader.root == ("article",)


def test_an_empty_baseline_is_written_beside_it_and_one_that_is_there_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site(tmp_path, *posts("wire"))
    initialized(tmp_path, capsys)
    baseline = tmp_path / "checker-baseline.tsv"
    assert baseline.read_text("utf-8").count("\n") == 1
    baseline.write_text("ours\n", "utf-8")
    initialized(tmp_path, capsys, force=True)
    assert baseline.read_text("utf-8") == "ours\n"


def test_an_existing_configuration_is_overwritten_only_with_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = site(tmp_path, *posts("wire")) / "checker.toml"
    path.write_text("# ours\n", "utf-8")
    with pytest.raises(UsageError, match=r"checker\.toml already exists; use --force to overwrite it"):
        write_configuration(CliOptions({"force": False, "stdout": False}), tmp_path)
    assert path.read_text("utf-8") == "# ours\n"
    initialized(tmp_path, capsys, force=True)
    assert path.read_text("utf-8") != "# ours\n"


def test_a_configuration_that_would_be_read_instead_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / ".checker.toml").write_text("", "utf-8")
    with pytest.raises(UsageError, match=r"it takes precedence over checker\.toml"):
        write_configuration(CliOptions({"force": True, "stdout": False}), tmp_path)


def test_printing_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = initialized(site(tmp_path, *posts("wire")), capsys, stdout=True)
    assert tomllib.loads(text) == {
        "fail-on": "error",
        "catalogue": text.partition('catalogue = "')[2].partition('"')[0],
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == ["wire"]


def test_a_folder_that_can_not_be_written_to_or_is_none_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder not found"):
        write_configuration(CliOptions({"force": False, "stdout": False}), tmp_path / "none")
    (tmp_path / "checker.toml").mkdir()
    with pytest.raises(CheckerError, match="can't be written"):
        write_configuration(CliOptions({"force": True, "stdout": False}), tmp_path)


def test_an_export_of_wordpress_is_named_as_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    messages = initialized(site(tmp_path, "thenews.wordpress.2026-01-01.xml", "feed.xml"), capsys)
    assert "not read (WordPress export): thenews.wordpress.2026-01-01.xml; convert it" in messages
    assert "feed.xml" not in messages


def test_twenty_thousand_articles_are_surveyed_in_linear_time(tmp_path: Path) -> None:
    @cache
    def articles(number: int) -> Path:
        for folder in (tmp_path / f"{number}" / "content" / f"{n:03}" for n in range(number // 200)):
            folder.mkdir(parents=True)
            for article in range(200):
                os.close(os.open(folder / f"{article}.md", os.O_CREAT))
        return site(tmp_path / f"{number}", "hugo.toml")

    def surveyed(folder: Path) -> None:
        assert survey(folder).articles == int(folder.name)

    assert_linear(articles, surveyed, 19_200)
