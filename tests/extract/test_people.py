"""Who is meant by a role, a pronoun or initials: one kind of sentence a case, each of our own making."""

from collections.abc import Callable

import pytest

from bot.model import Quote

Quotes = Callable[..., tuple[Quote, ...]]


@pytest.mark.parametrize(
    ("raw", "speakers"),
    [
        pytest.param(
            "Prime Minister Anna Solberg opened the summit. An adviser to the delegation spoke later. “We were not "
            "consulted,” he said.",
            ["An adviser to the delegation"],
            id="a description is an antecedent too",
        ),
        pytest.param(
            "“The talks are open,” Matti Virtanen said. He had met Jonas Berg at noon.\n\n“Nothing is lost,” he added.",
            ["Matti Virtanen", "Matti Virtanen"],
            id="who spoke last goes on speaking",
        ),
        pytest.param(
            "However, fish will not settle it, noted Nordic Radio’s Eva Lind. “It is about the strait,” she said.",
            ["Eva Lind"],
            id="an owner before a name",
        ),
        pytest.param(
            "Matti Virtanen, the president of Finland, arrived with Kari Solberg. “We are late,” the Finnish president "
            "said.",
            ["Matti Virtanen"],
            id="a role after a name",
        ),
        pytest.param(
            "Harald Anders Lund (HAL) hosted the dinner. “The fish was excellent,” HAL said.",
            ["Harald Anders Lund"],
            id="initials",
        ),
        pytest.param(
            "Kari Solberg welcomed the plan on Monday. “It is a start,” the Norwegian leader told reporters.",
            ["Kari Solberg"],
            id="a description takes up the last subject",
        ),
        pytest.param(
            "Finnish Prime Minister Matti Virtanen greeted Jonas Berg, the alliance's head. Berg spoke first.\n\n"
            "“It is an honour,” the former Danish minister said.",
            ["Jonas Berg"],
            id="a former office is not the office of today",
        ),
        pytest.param(
            "Norwegian Secretary-General Kari Solberg came early. “Let us begin,” Solberg said.",
            ["Kari Solberg"],
            id="an office with a hyphen",
        ),
        pytest.param(
            "“They repackage old deals,” former Finnish ambassador to China Matti Virtanen said.",
            ["Matti Virtanen"],
            id="an office abroad",
        ),
        pytest.param(
            "Anna Berg opened the hall for her husband. “I came to listen,” Mr. Berg said.",
            ["Mr. Berg"],
            id="Mr. is not his wife",
        ),
        pytest.param(
            "Dan McCarthy at the National Gazette agreed with Virtanen.\n\n“The plan worked,” he wrote.",
            ["Dan McCarthy"],
            id="a paper after a name is no office",
        ),
        pytest.param(
            "One of Virtanen’s tweets read: “See you in Tromso, my friends.”\n\nMatti Virtanen is the president.",
            ["Matti Virtanen"],
            id="a message of somebody",
        ),
        pytest.param(
            "The Northern Herald said in a commentary that the drill was over. The paper called it “a costly show.”",
            ["Northern Herald"],
            id="the paper",
        ),
        pytest.param(
            "Prime Minister Ranil Perera and Foreign Minister Basil Silva came. “We listen,” the prime minister said.",
            ["Ranil Perera"],
            id="a prime minister is no foreign minister",
        ),
        pytest.param(
            "French President Luc Martin met US Vice President Carl Bell. “It was a good day,” the president said.",
            ["Luc Martin"],
            id="a president is no vice president",
        ),
        pytest.param(
            "The Estonian trade ministry opened. “We are not amused,” the ministry said. “It ends,” it added.",
            ["The Estonian trade ministry", "The Estonian trade ministry"],
            id="it goes on quoting a body",
        ),
        pytest.param(
            "Anna Berg and Karl Lund met in Bergen. “We close the door,” he said. “It is open,” she said.",
            ["Karl Lund", "Anna Berg"],
            id="he and she",
        ),
        pytest.param(
            "Finnish President Matti Virtanen told Anna Berg it was late. The Norwegian premier smiled. “It is early,” "
            "she said.",
            ["Anna Berg"],
            id="the only other one",
        ),
        pytest.param(
            "It was Anna Berg, not Karl Lund, who said the tank “has no reverse gear at all.”",
            ["Anna Berg"],
            id="not somebody else",
        ),
    ],
)
def test_who_is_meant(quotes_of: Quotes, raw: str, speakers: list[str]) -> None:
    assert [", ".join(q.speakers) for q in quotes_of(raw)] == speakers


@pytest.mark.parametrize(
    ("raw", "speakers"),
    [
        pytest.param(
            "Kari Solberg said Matti Virtanen had told her: “You can settle this for me.”",
            ["Matti Virtanen"],
            id="telling within telling",
        ),
        pytest.param(
            "Virtanen said the Dane was “the only one who can help,” according to the Nordic News Agency.\n\n"
            "Matti Virtanen is president.",
            ["Matti Virtanen"],
            id="an agency vouches",
        ),
        pytest.param(
            "“No other time was offered,” spokesman Jonas Berg was quoted as saying by the Nordic News Agency.",
            ["Jonas Berg"],
            id="quoted as saying by",
        ),
        pytest.param(
            "According to a statement released by Norway's Foreign Ministry, Matti Virtanen urged both to refrain "
            "from acts that “raise the heat.”",
            ["Matti Virtanen"],
            id="what a ministry released it need not have said",
        ),
        pytest.param(
            "Kari Solberg warned that others try to gain ground, asking whether the Western Balkans are “on the side "
            "of the law” or not.",
            ["Kari Solberg"],
            id="a place does not speak",
        ),
        pytest.param(
            "Kari Solberg recalled what she called a “clear message” delivered by Finnish President Matti Virtanen.",
            ["Kari Solberg"],
            id="what she called",
        ),
        pytest.param(
            "Anna Berg, asked by Karl Lund about the fish, said it was “a matter of taste.”",
            ["Anna Berg"],
            id="who asks",
        ),
        pytest.param(
            "Karl Lund rejected Anna Berg's claim that “the fish is gone.”", ["Anna Berg"], id="whose claim it is"
        ),
        pytest.param(
            "“The fish is safe,” the Nordic News Agency quoted Karl Lund as saying.",
            ["Karl Lund"],
            id="quoted as saying",
        ),
        pytest.param(
            "“It ends today,” state broadcaster NTV cited Karl Lund as saying.", ["Karl Lund"], id="state broadcaster"
        ),
        pytest.param(
            "“It ends today,” envoy Karl Lund was quoted by the news agency NNA as saying.",
            ["Karl Lund"],
            id="was quoted",
        ),
        pytest.param(
            "Karl Lund promised “shells by summer”; Anna Berg, “shells by Sunday.”",
            ["Karl Lund", "Anna Berg"],
            id="a clause of its own",
        ),
        pytest.param(
            "“So do we,” Karl Lund replied, according to an official in the room.",
            ["Karl Lund"],
            id="an official vouches",
        ),
        pytest.param(
            "Karl Lund, accused by his rival Anna Berg of “selling the sea,” left early.",
            ["Anna Berg"],
            id="a rival's words",
        ),
    ],
)
def test_who_does_not_speak(quotes_of: Quotes, raw: str, speakers: list[str]) -> None:
    assert [", ".join(q.speakers) for q in quotes_of(raw)] == speakers


def test_a_speech_over_paragraphs_is_one_speaker_s(quotes_of: Quotes) -> None:
    raw = (
        "“We came to talk about the strait,” Kari Solberg told the hall after Matti Virtanen had left. “It is ours.\n\n"
        "“It was ours before the ice came, and it will be ours.\n\n“We ask for no more.”"
    )
    assert {q.speakers for q in quotes_of(raw)} == {("Kari Solberg",)}
    assert min(q.confidence for q in quotes_of(raw)) > 0.5


def test_a_sentence_after_an_exclamation_is_not_its_attribution(quotes_of: Quotes) -> None:
    raw = (
        "Matti Virtanen wrote on Monday that he blamed nobody. “I would have done the same!” A trade official said the "
        "hint was that he would not do it again."
    )
    assert [q.speakers for q in quotes_of(raw)] == [("Matti Virtanen",)]
