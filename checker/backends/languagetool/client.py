"""The client of a LanguageTool server, its own or another's.

language-tool-python speaks to it in remote mode: it knows the languages and builds the questions. The answers are read here, because the
package hides what truth needs (the version, incomplete results, lengths in the server's units), keeps matches in a cache that threads
share, and waits for 300 seconds twice. Its local mode is not used: it takes any program that answers on its port for LanguageTool, so that
nothing is found, and leaves Java running after SIGTERM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.backends.languagetool.answers import Answer, LanguageToolOptions
from checker.backends.languagetool.http import Asker, UnfitServerError, base_url
from checker.backends.languagetool.jars import KNOWN, PINNED, default_folder, jars_in
from checker.backends.languagetool.parsing import answer_of
from checker.backends.languagetool.pool import in_lanes
from checker.backends.languagetool.server import Server
from checker.model.errors import BackendError

if TYPE_CHECKING:
    from checker.backends.languagetool.remote import Remote

# The dependency, not the extra: for an extra, pip would look up our distribution on the package index, where it is not published.
PACKAGE = "pip install 'language-tool-python>=3.4,<4'"
# Each compares dates with today's: the same text would get other matches in another year.
CLOCK_RULES = (
    "DATE_FUTURE_VERB_PAST",
    "DATE_FUTURE_VERB_PAST_US",
    "DATE_NEW_YEAR",
    "EN_DATE_WEEKDAY",
    "EN_DATE_WEEKDAY_CURRENTYEAR",
)
_WARM_UP = "This sentence loads the rules."
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def open_client(options: LanguageToolOptions) -> ServerClient:
    """A client of the server at ``options.url``, or of one that is started from ``options.folder``. Raises BackendError where there is none.

    Raises UsageError for an address that can't be.
    """
    package()
    if options.url:
        return ServerClient(options, base_url(options.url), None)
    server = Server(jars_in(options.folder or default_folder()), options.timeout)
    try:
        return ServerClient(options, server.url, server)
    except BaseException:
        server.stop()
        raise


def package() -> type[Remote]:
    """language-tool-python, as it is used here. Raises BackendError where it is missing."""
    try:
        from checker.backends.languagetool.remote import Remote  # noqa: PLC0415 - optional
    except ImportError as error:
        raise BackendError(f"LanguageTool needs language-tool-python, which is not installed: {PACKAGE}") from error
    return Remote


class ServerClient:
    """A server whose identity and version were checked. ``version`` is the server's, ``url`` where other processes may ask it too.

    ``server`` is the one that was started for it, if any.
    """

    def __init__(self, options: LanguageToolOptions, url: str, server: Server | None) -> None:
        self.url = url
        self.server = server
        self._timeout = options.timeout
        self._lanes = options.lanes
        self._asker = Asker(url, options.timeout)
        self._unfit: UnfitServerError | None = None
        self._form: dict[str, str] = {"language": options.language}
        self.version = ""
        # What answers is asked who it is before the package, which wouldn't ask, talks to it.
        (first,) = self.check([_WARM_UP])
        self.version = _known(first.version, url)
        self._form = self._form_of(options)

    def check(self, texts: Sequence[str]) -> Iterator[Answer]:
        """Yields one answer a text, in their order. Raises BackendError where the server fails; once it is gone or hangs, at once."""
        if self._unfit is not None:
            raise self._unfit
        try:
            yield from in_lanes(self._answer, texts, self._lanes, self._timeout)
        except UnfitServerError as error:
            self._end_with(error)
        except TimeoutError:
            self._end_with(None)

    def close(self) -> None:
        """Ends the connections, and the server if it was started here. More than once does no harm."""
        self._asker.close()
        if self.server is not None:
            self.server.stop()

    def _answer(self, text: str) -> Answer:
        # No encoding has a half of a character; what stands for it has its length.
        said = self._asker.ask("v2/check", {**self._form, "text": _LONE_SURROGATES.sub("\ufffd", text)})
        try:
            answer = answer_of(said, text)
        except ValueError:
            self._asker.disown()
        if self.version and answer.version != self.version:
            raise UnfitServerError(
                f"LanguageTool at {self.url} was {self.version} and is {answer.version} now: its answers can't be compared"
            )
        return answer

    def _end_with(self, error: UnfitServerError | None) -> None:
        """Remembers the failure, ends the server, and raises: every further question would wait as long, for nothing."""
        if error is None:
            try:
                self._asker.give_up()
            except UnfitServerError as late:
                error = late
        if said := self.ended(patience=1):
            error = UnfitServerError(said)
        self._unfit = error
        self.close()
        raise error

    def ended(self, patience: float) -> str:
        """That a server which was started here ended by itself, and why; "" where it still runs after ``patience`` seconds, or was stopped."""
        reason = "" if self.server is None or self.server.stopped else self.server.ended(patience)
        return f"LanguageTool ended while it was asked: {reason}" if reason else ""

    def _form_of(self, options: LanguageToolOptions) -> dict[str, str]:
        """What each question says beside its text, as the package words it."""
        kind, asker = package(), self._asker
        try:
            (remote,) = in_lanes(lambda language: kind(language, asker), [options.language], 1, self._timeout)
        except TimeoutError:
            asker.give_up()
        except (AttributeError, TypeError):
            asker.disown()  # what it takes for a list of languages is something else
        except ValueError:
            raise BackendError(f"LanguageTool at {self.url} does not know the language “{options.language}”") from None
        return {**remote.form(), "disabledRules": ",".join(CLOCK_RULES)}


def _known(version: str, url: str) -> str:
    if version not in KNOWN:
        raise BackendError(
            f"LanguageTool at {url} is {version}; this program knows {', '.join(KNOWN)} and was made for {PINNED}"
        )
    return version
