"""Who said it: one kind of sentence a case, each of our own making."""

from collections.abc import Callable

import pytest

from bot.model import Quote

Quotes = Callable[..., tuple[Quote, ...]]

LEADERS = "Norwegian Prime Minister Kari Solberg met Finnish President Matti Virtanen in Tromso on Monday.\n\n"


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("“The strait must stay open,” Solberg said.", [["Kari Solberg"]]),
        ("“The strait must stay open,” said Solberg.", [["Kari Solberg"]]),
        ("Solberg said the strait “must stay open to all ships.”", [["Kari Solberg"]]),
        ("Solberg told reporters: “The strait must stay open.”", [["Kari Solberg"]]),
        ("According to Virtanen, the plan is “a first step and no more.”", [["Matti Virtanen"]]),
        ("“The strait must stay open,” Solberg said. “We will see to it.”", [["Kari Solberg"], ["Kari Solberg"]]),
        ("“The strait,” Solberg added, “must stay open to all.”", [["Kari Solberg"], ["Kari Solberg"]]),
        ("“It is a beginning,” said Eva Lind, a senior fellow at the Arctic Institute in Oslo.", [["Eva Lind"]]),
        (
            "“It is a beginning,” Eva Lind, a senior fellow at the Arctic Institute in Oslo, told Nordic News.",
            [["Eva Lind"]],
        ),
        ("Virtanen praised the “brave decision” of the hosts.", [["Matti Virtanen"]]),
        ("Virtanen was praised by Solberg for “a brave decision.”", [["Kari Solberg"]]),
        (
            "“The strait must stay open,” a senior official close to the talks said.",
            [["a senior official close to the talks"]],
        ),
        ("“No ship will be turned away,” the Foreign Ministry said in a statement.", [["Foreign Ministry"]]),
        ("Solberg and Virtanen said they would “keep the strait open together.”", [["Kari Solberg", "Matti Virtanen"]]),
        (
            "Solberg thanked Virtanen, and the two called each other “old friends.”",
            [["Kari Solberg", "Matti Virtanen"]],
        ),
        ("“A beginning, and no more than that.” — Eva Lind, a lawyer in Oslo", [["Eva Lind"]]),
        ("As Eva Lind from Nordic News reported, “the ice has melted”:", [["Eva Lind"]]),
        ("According to a joint statement, Virtanen urged an end to acts that “raise the heat.”", [["Matti Virtanen"]]),
        ("“It is late,” he said. says Eva Lind, director of the Arctic Institute in Oslo.", [["Eva Lind"]]),
        ("Terms such as “strategic depth” are new here.", [[]]),
    ],
)
def test_the_speaker_of_a_sentence(quotes_of: Quotes, sentence: str, speakers: list[list[str]]) -> None:
    assert [list(q.speakers) for q in quotes_of(LEADERS + sentence)] == speakers


def test_a_pronoun_stands_for_the_one_named_before(quotes_of: Quotes) -> None:
    raw = "Kari Solberg opened the summit in Tromso. “We have no time to lose,” she said."
    assert [q.speakers for q in quotes_of(raw)] == [("Kari Solberg",)]


@pytest.mark.parametrize(
    "raw",
    [
        # the agent of a passive is who acts
        "Matti Virtanen came late. Virtanen was hailed by Kari Solberg for “a brave act.”\n\n“It is,” she said.",
        # whoever's statement it was goes on speaking; whom the pronoun acts upon is somebody else
        "To Matti Virtanen, Solberg’s last statement was short.\n\n“Take care,” she urged as she hugged Virtanen.",
    ],
)
def test_a_pronoun_is_not_whom_its_own_verb_is_about(quotes_of: Quotes, raw: str) -> None:
    assert quotes_of("Kari Solberg gave a dinner. " + raw)[-1].speakers == ("Kari Solberg",)


def test_a_headline_has_the_speaker_of_the_same_words_in_the_text(quotes_of: Quotes) -> None:
    raw = "‘We came to listen’: Solberg leaves Tromso summit\n\nKari Solberg said on Monday: “We came to listen.”"
    assert [q.speakers for q in quotes_of(raw)] == [("Kari Solberg",), ("Kari Solberg",)]


def test_the_unnamed_are_described_in_the_articles_own_words(quotes_of: Quotes) -> None:
    raw = "On Vibe, one user wrote, “Nobody asked us about it.” Another wrote, “We were never told the truth.”"
    assert [q.speakers for q in quotes_of(raw)] == [("a Vibe user",), ("another Vibe user",)]


def test_the_outlet_that_was_told_is_kept_beside_the_speaker(quotes_of: Quotes) -> None:
    (quote,) = quotes_of(LEADERS + "“It is a beginning,” Eva Lind, a lawyer, told Nordic News on Friday.")
    assert (quote.speakers, quote.via, quote.cue) == (("Eva Lind",), "Nordic News", "told")


def test_a_next_paragraph_that_opens_again_is_the_same_utterance(quotes_of: Quotes) -> None:
    first, second = quotes_of(
        LEADERS + "“We came to listen,” Solberg said.\n\n“We leave with a plan that all of us can sign.”"
    )
    assert first.speakers == second.speakers == ("Kari Solberg",)


def test_segments_around_a_cue_share_an_utterance(quotes_of: Quotes) -> None:
    first, second = quotes_of(LEADERS + "“The strait,” Solberg added, “must stay open to all.”")
    assert first.utterance is not None
    assert first.utterance == second.utterance


def test_a_title_is_nobodys_words(quotes_of: Quotes) -> None:
    (quote,) = quotes_of(LEADERS + "Virtanen wrote a book, “The Long Road to the Northern Sea,” in 2019.")
    assert (quote.kind, quote.speakers) == ("term", ())


def test_a_transcript_names_the_speaker_inside_the_marks(quotes_of: Quotes) -> None:
    (quote,) = quotes_of(LEADERS + "Here is what was said.\n\n“VIRTANEN: We will not sell the port to anybody.”")
    assert quote.speakers == ("Matti Virtanen",)
