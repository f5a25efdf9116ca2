"""Frames and host stories of plants/, and where a frame is planted in a host: the same seed gives the same plants."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

FOLDER = Path(__file__).with_name("plants")
PLACES = ("middle", "end", "own", "first")
"""Between two sentences of a paragraph, after its last one, as a paragraph of its own, at the end of the first paragraph. A frame whose text must end
with it says “last”."""
_SURROUNDINGS = 4
_OPEN, _CLOSE = "⟦⟧"


class FrameError(Exception):
    """A frame that isn't well formed."""


class Frame(NamedTuple):
    """A defect in a sentence or two: ``wrong`` from ``start`` to ``end``. ``rights`` are the right repairs, the twin first."""

    kind: str
    number: int
    wrong: str
    start: int
    end: int
    rights: tuple[str, ...]
    ask: bool
    places: tuple[str, ...]

    @property
    def name(self) -> str:
        """As a reader finds it in its file."""
        return f"{self.kind} {self.number}"


class Plant(NamedTuple):
    """A frame in a host, its right repairs there, and the host alone."""

    frame: Frame
    surroundings: str
    wrong: str
    start: int
    rights: tuple[str, ...]
    host: str

    @property
    def end(self) -> int:
        """Where the marked words end."""
        return self.start + self.frame.end - self.frame.start


class Host(NamedTuple):
    """A clean story: a headline, and paragraphs of sentences."""

    name: str
    headline: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The story alone."""
        return self._joined(self.paragraphs)

    def around(self, place: str, rng: random.Random) -> tuple[str, str]:
        """What stands before and after a text that is put in a place of this story."""
        last = len(self.paragraphs) - 1
        number = {"first": 0, "last": last}.get(place, rng.randint(1, last - 1))
        if place == "middle":
            number = rng.choice([i for i, sentences in enumerate(self.paragraphs) if i and len(sentences) > 1])
        sentences = self.paragraphs[number]
        cut = rng.randint(1, len(sentences) - 1) if place == "middle" else len(sentences)
        before = self._joined((*self.paragraphs[:number], sentences[:cut]), end="")
        rest = " ".join(sentences[cut:])
        after = "\n\n".join([f" {rest}" if rest else "", *(" ".join(p) for p in self.paragraphs[number + 1 :])])
        return before + ("\n\n" if place == "own" else " "), f"{after}\n"

    def _joined(self, paragraphs: Sequence[Sequence[str]], end: str = "\n") -> str:
        return "\n\n".join([self.headline, *map(" ".join, paragraphs)]) + end


def read_hosts(folder: Path = FOLDER / "hosts") -> list[Host]:
    """The stories: a headline, then paragraphs between empty lines, a sentence a line."""
    return [_host(path) for path in sorted(folder.glob("*.txt"))]


def _host(path: Path) -> Host:
    headline, *paragraphs = path.read_text(encoding="utf-8").strip().split("\n\n")
    return Host(path.stem, headline, tuple(tuple(paragraph.split("\n")) for paragraph in paragraphs))


def read_frames(kinds: Sequence[str] = (), folder: Path = FOLDER) -> list[Frame]:
    """The frames of some kinds, or of all. Raises FrameError for one that isn't well formed, and for a kind without a file."""
    known = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    if unknown := set(kinds) - set(known):
        raise FrameError(f"no such kind: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    return [frame for name, path in known.items() if not kinds or name in kinds for frame in _frames(path)]


def _frames(path: Path) -> Iterator[Frame]:
    page = yaml.safe_load(path.read_text(encoding="utf-8"))
    places = tuple(page.get("places", PLACES))
    if unknown := set(places) - {*PLACES, "last"}:
        raise FrameError(f"{path.stem}: no such place: {', '.join(sorted(unknown))}")
    for number, row in enumerate(page["frames"], 1):
        wrong, rights = row["wrong"], (row["right"], *row.get("fixed", ()))
        if wrong.count(_OPEN) != 1 or wrong.count(_CLOSE) != 1:
            raise FrameError(f"{path.stem} {number}: wrong needs one {_OPEN} and one {_CLOSE}")
        before, marked, after = wrong.replace(_CLOSE, _OPEN).split(_OPEN)
        for right in rights:
            if not (right.startswith(before) and right.endswith(after) and len(right) >= len(before) + len(after)):
                raise FrameError(f"{path.stem} {number}: differs outside the marks from “{right}”")
        if not marked or before + marked + after in rights:
            raise FrameError(f"{path.stem} {number}: nothing is wrong between the marks")
        start, end = len(before), len(before) + len(marked)
        yield Frame(path.stem, number, before + marked + after, start, end, rights, row.get("ask", False), places)


def planted(frames: Sequence[Frame], hosts: Sequence[Host], seed: int) -> Iterator[Plant]:
    """Each frame in several hosts, at another place each time, if its kind allows more than one."""
    for frame in frames:
        rng = random.Random(f"{seed} {frame.name}")
        first = frame.number + rng.randrange(len(frame.places))
        for turn, host in enumerate(rng.sample(hosts, _SURROUNDINGS)):
            place = frame.places[(first + turn) % len(frame.places)]
            before, after = host.around(place, rng)
            yield Plant(
                frame,
                f"{host.name}, {place}",
                before + frame.wrong + after,
                len(before) + frame.start,
                tuple(before + right + after for right in frame.rights),
                host.text,
            )
