"""Makes a repository of articles as a newsroom has it: a site of Hugo, one article a file, the same for the same number."""

from __future__ import annotations

import importlib.util
import json
import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

_BENCH = Path(__file__).parents[2] / "bench"
_BY_FOLDER = 100


def make(folder: Path, articles: int) -> None:
    """Writes ``hugo.toml``, ``content/YEAR/PART/NAME.md``, and what is no article: a theme and a page that was made."""
    written = _texts().Newsroom(_BENCH / "texts.tsv").articles()
    for number, article in enumerate(islice(written, articles)):
        path = (
            folder
            / "content"
            / f"{2000 + number // (_BY_FOLDER * 10)}"
            / f"{number // _BY_FOLDER:03}"
            / f"{number:05}.md"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_markdown(article, number), "utf-8")
    _write(folder / "hugo.toml", 'baseURL = "https://news.example/"\nlanguageCode = "en"\n')
    _write(folder / "themes" / "plain" / "README.md", "The theme. and its its parts.\n")
    _write(folder / "public" / "index.html", "<p>The page. and its its parts.</p>\n")
    _write(folder / ".gitignore", "/public/\n")


def _markdown(article: str, number: int) -> str:
    """An article with its first line as title, where that stands alone."""
    title, parted, body = article.partition("\n\n")
    if not parted:
        title, body = f"News of the day {number + 1}", article
    day = f"{2000 + number // 1000}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\ndate: {day}\ndraft: false\n---\n\n{body}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _texts() -> ModuleType:
    if "bench_texts" not in sys.modules:
        spec = importlib.util.spec_from_file_location("bench_texts", _BENCH / "texts.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["bench_texts"] = module
        spec.loader.exec_module(module)
    return sys.modules["bench_texts"]
