"""Rules about words, in many wordings: what each must find, and what it must leave alone."""

from __future__ import annotations

from functools import cache

import pytest

from checker.model.finding import Applicability, Finding, State
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run.checker import Checker


@cache
def checker(rule: str) -> Checker:
    return Checker(Settings(select=(rule,), readability=False, language="en"))


def findings(rule: str, text: str, name: str = "story.txt") -> list[Finding]:
    (report,) = Summary().watch(checker(rule).check_source(Source(name, text)))
    assert not report.failed
    return [finding for finding in report.findings if finding.state is State.OPEN]


def guarded(rule: str, text: str) -> list[Finding]:
    """Findings in any state: a cut of another rule may cover them."""
    (report,) = Summary().watch(checker(rule).check_source(Source("story.txt", text)))
    return [finding for finding in report.findings if finding.rule == rule]


def offered(finding: Finding) -> list[str]:
    return [answer.label for answer in finding.answers]


@pytest.mark.parametrize(
    "text",
    [
        "The family is to move in in April.",
        "The cottage they had lived in in the autumn burned down.",
        "Drivers who opt in in the app pay less.",
        "The reform he had asked for for months was dropped.",
        "The officer told her her car was gone.",
        "Those who will will find a way.",
        "Guests checked in in the evening, and the crew signed on on Friday.",
        "The club they had stood up for for years folded.",
        "The light that shone through through the night went out.",
        "The clerk we wrote to to ask for help replied.",
        "What she had had was enough.",
        "What the trouble was was never found.",
        "The teams logged on on Monday.",
        "The lorry pulled over over a kerb.",
        "It is the town he was born in in 1950.",
        "If you want it it is yours.",
        "The hall will shut in May may the rain stop or not.",
        "Vitamin A a day is enough.",
        "The song he is fond of of late is slow.",
        "All they could could not save it.",
        "The minister gave her her first post.",
        "The pier fell in in the storm.",
        "The crowd cheered him on on Sunday.",
    ],
)
def test_doubled_words_that_grammar_requires_are_left_alone(text: str) -> None:
    assert findings("duplication/doubled-word", text) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("They met at the the station.", "the"),
        ("They sold a a boat.", "a"),
        ("The end of of the war came.", "of"),
        ("Rain and and snow fell.", "and"),
        ("It has been been said.", "been"),
        ("They lost their their boats.", "their"),
    ],
)
def test_a_word_that_is_never_doubled_has_a_safe_fix(text: str, fixed: str) -> None:
    (finding,) = findings("duplication/doubled-word", text)
    assert (finding.applicability, offered(finding)) == (Applicability.SAFE, [fixed])


@pytest.mark.parametrize(
    "text",
    [
        "The crash in in the north closed the line.",
        "The council voted to to sell the hall.",
        "The strike on on the railway began.",
        "The roof caved in in and fell.",
        "The mayor will will resign.",
        "He went to to the market.",
        "The firm was charged with with fraud.",
        "He lived in in 1990.",
        "She was looked after after the war.",
        "The vote in in Portvale is near.",
    ],
)
def test_a_word_that_may_be_doubled_elsewhere_has_no_safe_fix(text: str) -> None:
    (finding,) = findings("duplication/doubled-word", text)
    assert finding.applicability in (Applicability.REVIEW, Applicability.QUERY)


@pytest.mark.parametrize(
    "text",
    [
        "The side won back to back cups. They met face to face to face the press.",
        "It costs a fraction of a fraction of that. She is a friend of a friend of mine.",
        "He was praised for Measure for Measure in May.",
        "It is a box within a box within a box. Call a spade a spade.",
        "Hurt people hurt people, he wrote.",
        "The trend, year on year on year, is down.",
    ],
)
def test_phrases_with_a_correct_repeat_are_left_alone(text: str) -> None:
    assert findings("duplication/repeated-phrase", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Three banks join US in row over tax\n\nThree banks have joined the row, they said.",
        "The port is open.\n\nBoth firms follow US on fees\n\nThey rise in May.",
        "The port is open. Farmers like us on the coast are poor. We follow many people on Twitter.",
        "The port is open. Like us they sell fish. May many more join us on the way. Like us or leave us.",
        "The port is open. Users can download the app for nothing. Fans share this story gladly.",
        "The port is open.\n\nStep 4: Install the application\n\nWait a minute.",
        "The port is open. Readers of ours subscribe to our newsletter, the editor wrote.",
        "Join us for a day at the port\n\nThe port has a day for guests in May, its owner said.",
    ],
)
def test_sentences_with_a_subject_and_headlines_are_not_promotional(text: str) -> None:
    assert findings("leftovers/promo-line", text) == []


def test_alternative_texts_and_titles_are_not_promotional() -> None:
    page = "---\ntitle: Join us on WhatsApp\n---\n\nThe port is open.\n\n![Follow us on Facebook](a.png)\n\nIt shuts in May.\n"
    assert findings("leftovers/promo-line", page, "story.md") == []


@pytest.mark.parametrize(
    "call",
    [
        "CLICK HERE TO GET THE STAR APPLICATION",
        "FOLLOW US ON FACEBOOK",
        "Follow us on Facebook for more.",
        "Like us on Facebook!",
        "Please like and share this article",
        "Don't forget to subscribe to our newsletter!",
        "For the Welsh original, click here.",
        "To hear more, subscribe to our channel on Telegram.",
        "App: Download our app",
        "\N{BELL} Subscribe to our channel on Telegram",
        "[ Related: Six things to know ]",
        "READ MORE: Port shut by storm",
        "You can also sign up for our newsletter.",
    ],
)
def test_promotional_lines_are_found_in_many_wordings(call: str) -> None:
    (finding,) = findings("leftovers/promo-line", f"The port is open.\n\n{call}\n\nIt shuts in May.")
    assert (finding.text, finding.cuts) == (call, True)


@pytest.mark.parametrize(
    ("call", "how"),
    [
        ("Scroll down for video", Applicability.SAFE),
        ("[ Related: Ferry sinks in the strait ]", Applicability.SAFE),
        ("Follow Ana Brandt on Twitter.", Applicability.SAFE),
        ("Sign up for our newsletter", Applicability.SAFE),
        ("Join us for the winter talks in the hall.", Applicability.REVIEW),
        ("Click here to book a seat for Monday at 7 pm", Applicability.REVIEW),
        ("Get the application of the harbour in the store.", Applicability.REVIEW),
    ],
)
def test_only_a_line_that_cannot_be_news_has_a_safe_cut(call: str, how: Applicability) -> None:
    (finding,) = findings("leftovers/promo-line", f"The port is open.\n\n{call}\n\nIt shuts in May.")
    assert (finding.text, finding.applicability) == (call, how)


def test_the_line_of_another_story_is_cut_with_its_label() -> None:
    text = "The pool opens in May.\n\nWATCH: Keeper feeds the seals at dawn\n\nEntry is free."
    (finding,) = findings("leftovers/live-label", text)
    assert (finding.text, finding.applicability) == ("WATCH: Keeper feeds the seals at dawn", Applicability.REVIEW)


@pytest.mark.parametrize("line", ["PHOTOS: Ferry sinks off Kazan", "Video: Fire kills 12 on the quay"])
def test_a_labelled_line_with_news_of_its_own_is_a_question(line: str) -> None:
    (finding,) = findings("leftovers/live-label", f"The pool opens in May.\n\n{line}\n\nEntry is free.")
    assert (finding.text, finding.applicability) == (line, Applicability.QUERY)
    assert len(finding.answers) == 2


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("EXCLUSIVE: Mayor to resign\n\nThe mayor will resign in May.", "EXCLUSIVE:"),
        ("The pool opens in May.\n\nBREAKING: The mayor has resigned, his office said.\n\nEntry is free.", "BREAKING:"),
        ("The pool opens in May. WATCH: The mayor dives in. Entry is free.", "WATCH:"),
    ],
)
def test_a_label_before_text_of_the_story_is_cut_alone(text: str, label: str) -> None:
    (finding,) = findings("leftovers/live-label", text)
    assert finding.text == label


@pytest.mark.parametrize(
    "text",
    [
        "He never said so.\n\nSPEECH IN PORTVALE, OCT. 3.\n\nThe record shows it.",
        "He never said so.\n\nHARBOUR RADIO, INTERVIEW, SEPT. 14, 2020.\n\nThe record shows it.",
        "He never said so. Write to THE OLD MILL, 12 HIGH STREET, NORVILLE by Friday.",
        "| RANK | TEAM OF THE YEAR IN THE NORTH |\n|---|---|\n| 1 | UNITED OF THE OLD TOWN |\n",
        "The bodies are CERN, UNESCO, ASEAN, OPEC Plus and a few more that came.",
    ],
)
def test_lines_in_capitals_that_are_not_headlines_are_left_alone(text: str) -> None:
    name = "story.md" if text.startswith("|") else "story.txt"
    assert findings("structure/embedded-headline", text, name) == []


def test_a_cut_takes_the_date_of_a_source_line_with_it() -> None:
    (finding,) = findings(
        "structure/embedded-headline", "He never said so. SPEECH IN THE OLD TOWN, OCT. 3. The record shows it."
    )
    assert finding.text == "SPEECH IN THE OLD TOWN, OCT. 3."


def test_subheadings_are_distinguished_from_headlines_of_another_story() -> None:
    text = "The fair is old.\n\nTHE EARLY YEARS OF THE FAIR It began in 1902. THE FAIR IN OUR DAYS It is held in May."
    assert [finding.case for finding in findings("structure/embedded-headline", text)] == ["subhead", "subhead"]
    other = "The fair is old. STORM SHUTS SCHOOLS IN THE NORTH It is held in May."
    assert [finding.case for finding in findings("structure/embedded-headline", other)] == ["main"]


def test_titles_of_a_list_are_not_headlines_of_other_stories() -> None:
    titles = (
        "GARDENS OF THE NORTH WIND",
        "HARBOUR OF SMALL LIGHTS",
        "HOUSE OF THE TALL CLOCKS",
        "ROAD TO THE LOST MILL",
    )
    text = " ".join(f"It is out in May. {title} The cook returns." for title in titles)
    assert [finding.case for finding in findings("structure/embedded-headline", text)] == ["subhead"] * 4


@pytest.mark.parametrize(
    "shout",
    [
        "LENNY VASHKAN WINS THE CUP AGAIN",
        "BORIS GUBIR SHUTS THE PORT FOR GOOD",
        "VIKTAR DRALIN TELLS COURT OF THE FIRE",
        "THE PORT OF DHARWAN SHUTS AFTER STORM",
        "BANKSY PAINTS THE WALL OF THE PORT",
    ],
)
def test_unknown_words_in_capitals_are_names(shout: str) -> None:
    assert guarded("spelling/garbled-capitals", f"The talks ended. {shout} The minister left.") == []


@pytest.mark.parametrize(
    ("shout", "meant"),
    [
        ("BRAVIA ATACKS ITS NEIGHBOUR ON SUNDAY", "ATTACKS"),
        ("STORM SHUTS ALL SCHOLOS IN THE NORTH", "SCHOOLS"),
        ("THE GOVERMENT FALLS AFTER THE VOTE", "GOVERNMENT"),
        ("HARBOUR MARKTE SHUT AFTER THE STORM", "MARKET"),
    ],
)
def test_garbled_words_in_capitals_are_found(shout: str, meant: str) -> None:
    (finding,) = guarded("spelling/garbled-capitals", f"The talks ended. {shout} The minister left.")
    assert offered(finding) == [meant]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The talks ended.\n\nuncil leaders met on Monday in the old hall.", "uncil"),
        ("The talks ended.\n\nvernment debt rose by a tenth, the board said.", "vernment"),
        ("The talks ended.\n\n’s harbour was built by the guild in 1902.", "’s"),
        ("The talks ended.\n\nund fell against the dollar on Friday.", "und"),
        ("The talks ended.\n\nunveiled a plan for the harbour, she said.", "unveiled"),
    ],
)
def test_a_paragraph_that_begins_inside_a_word_is_a_question_without_a_suggestion(text: str, marked: str) -> None:
    (finding,) = findings("structure/chopped-start", text)
    assert (finding.text, finding.applicability, finding.answers) == (marked, Applicability.QUERY, ())
    assert findings("spelling/nonword", text) == []
    assert findings("untranslated/source-word", text) == []


@pytest.mark.parametrize(
    "start",
    [
        "iPhone sales fell by a tenth.",
        "eBay took a tenth of the price.",
        "bell hooks wrote about the sea.",
        "de Blasio was not there at all.",
        "van der Meer was not there at all.",
        "al-Shabaab was not there at all.",
        "d’Artois was not there at all.",
        "macOS users must start again today.",
        "and then they began again in the hall.",
        "libfoo 3.2 brings a fix for the clock.",
    ],
)
def test_names_in_lower_case_begin_a_paragraph_and_a_sentence(start: str) -> None:
    assert findings("structure/chopped-start", f"The talks ended.\n\n{start}") == []
    if not start.startswith("and"):
        assert findings("structure/stray-stop", f"The talks ended. {start}") == []


@pytest.mark.parametrize(
    "text",
    [
        "The wall is 12 ft. 3 in. high, and the gate weighs 40 lbs. net.",
        "The speech was 20 min. long and the play two hrs. without a break.",
        "Vibrio spp. are common, op. cit. and elsewhere, btw. in warm seas.",
        "The jar holds 6 oz. or a little more.",
    ],
)
def test_a_full_stop_after_a_unit_or_an_abbreviation_is_not_stray(text: str) -> None:
    assert findings("structure/stray-stop", text) == []


def test_a_full_stop_inside_a_sentence_is_found() -> None:
    (finding,) = findings("structure/stray-stop", "The wall is twelve metres high. and leans to the west.")
    assert offered(finding) == ["high and"]


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("The crew couldn´t see.", "couldn't"),
        ("The town’s crew wouldn`t sail.", "wouldn’t"),
        ("The mayor´s car was gone.", "mayor's"),
        ("THE CREW DIDN´T SEE.", "DIDN'T"),
    ],
)
def test_a_wrong_mark_becomes_the_apostrophe_of_the_text(text: str, better: str) -> None:
    (finding,) = findings("spelling/wrong-apostrophe", text)
    assert offered(finding) == [better]
    assert findings("spelling/nonword", text) == []


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("The ferry wasnt late.", ["wasn't"]),
        ("They’re sure it doesnt float.", ["doesn’t"]),
        ("Thats all they said.", ["That's"]),
        ("Alot was lost.", ["A lot"]),
        ("They didnt know, werent told, and couldnt ask.", ["didn't", "weren't", "couldn't"]),
    ],
)
def test_a_lost_apostrophe_is_restored(text: str, better: list[str]) -> None:
    found = findings("spelling/lost-apostrophe", text)
    assert [label for finding in found for label in offered(finding)] == better
    assert findings("spelling/nonword", text) == []


@pytest.mark.parametrize(
    "text", ["It was their wont.", "The cant of thieves.", "Its shell was thin, as were its ills and wells."]
)
def test_words_that_only_look_like_contractions_are_left_alone(text: str) -> None:
    assert findings("spelling/lost-apostrophe", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The firm says nothin' is wrong. They kept on fishin’ until dusk.",
        "He left summa cum laude, an expert in habeas corpus and in esprit de corps.",
        "It was a bona fide offer of nouvelle cuisine with foie gras.",
    ],
)
def test_spoken_forms_and_borrowed_phrases_are_not_misspellings(text: str) -> None:
    assert findings("spelling/nonword", text) == []


def test_misspelt_neighbours_do_not_count_as_another_language() -> None:
    found = findings("spelling/nonword", "The comission said the accomodation was neccessary.")
    assert [offered(finding)[0] for finding in found] == ["commission", "accommodation", "necessary"]


@pytest.mark.parametrize(
    "text",
    [
        "Patients saw a change in the quality of care, and a fall in the quality of a product.",
        "There is a gap in quality of teacher training.",
    ],
)
def test_the_quality_of_a_thing_is_not_a_calque(text: str) -> None:
    assert findings("calques/russian-ukrainian", text) == []


@pytest.mark.parametrize(
    "text", ["The scroll is from 300 BCE.", "The third century BCE was wet.", "BCE stands for Before the Common Era."]
)
def test_explained_initials_and_those_of_an_era_are_left_alone(text: str) -> None:
    assert findings("untranslated/acronym", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The storm makes this the worst year yet.",
        "Is this the last of the ferries? Was this a trap?",
        "Many call this a bargain. After this the crowd left.",
        "Of this the board is sure. They consider these the best.",
    ],
)
def test_a_pronoun_before_an_article_is_left_alone(text: str) -> None:
    assert findings("grammar/doubled-determiner", text) == []


def test_given_names_of_two_people_are_not_variants() -> None:
    text = "Kristofer Hale won the race. Then Cristofer Penrose came. Cristofer was glad."
    assert findings("names/variant-spelling", text) == []


def test_a_variant_is_a_question_in_both_directions() -> None:
    (finding,) = findings("names/variant-spelling", "Wittmaack left. Then Wittmaack came. Witmaak was not asked.")
    assert (finding.applicability, offered(finding)) == (Applicability.QUERY, ["Wittmaack", "Witmaak"])


def test_front_matter_may_hold_entities_but_a_body_may_not_show_them() -> None:
    text = "---\ntitle: 'The mill&#8217;s end&#58; a story'\n---\n\nThe mill fell &amp;amp; burned on Monday, the mayor said.\n"
    (finding,) = findings("encoding/leftover-entity", text, "story.md")
    assert finding.text == "&amp;"
