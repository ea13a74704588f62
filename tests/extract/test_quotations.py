"""Quotations are found by their marks, whatever a site has done to them."""

import pytest

from bot.corpus import parse
from bot.extract.quotations import find_quotations


def quoted(raw: str) -> list[str]:
    document = parse(raw, id="a.txt", sha256="")
    return [raw[q.start : q.end] for q in find_quotations(raw, document.passages)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("The envoy said “we will stay” and left the room.", ["we will stay"]),
        ('The envoy said "we will stay" and left the room.', ["we will stay"]),
        ("The envoy said ‘we will stay’ and left the room.", ["we will stay"]),
        ("She had “hoped for more,” he said, “but took less.”", ["hoped for more,", "but took less."]),
        ("The envoy welcomed the ” useful role” of the hosts.", ["useful role"]),
        ("They called it ”useful” on Monday.", ["useful"]),
        ("The talks were “useful.“ Nobody else said so.", ["useful."]),
        ("“First we talk. “Then we act,” she urged as she left.", ["First we talk.", "Then we act,"]),
        ("He said: “The minister told me ‘never again’ and left.”", ["The minister told me ‘never again’ and left."]),
        ("He said: “The minister said “never again” to me.”", ["The minister said “never again” to me."]),
        ("The leaders’ talks and the ministers’ dinner went well.", []),
        ("It’s China’s choice, they’ve said, and won’t change.", []),
        ("Rock ’n’ roll of the ’90s played at the gala dinner.", []),
        ("The gap is 6'2\" wide, the engineers measured.", []),
        ('He is 6\'2" tall. She called it "a long way to look up" at dinner.', ["a long way to look up"]),
        ("``We came to listen,'' the envoy said. ``Nothing more.''", ["We came to listen,", "Nothing more."]),
        ("''We came to listen,'' the envoy said.", ["We came to listen,"]),
        ("‘‘We came to listen,’’ the envoy said.", ["We came to listen,"]),
        ('The guests praised"warm words and a cold buffet." Then they left.', ["warm words and a cold buffet."]),
        ("'Cause for hope' as the hosts open the strait", ["Cause for hope"]),
        (
            "She won in ‘08 and “never looked back,” said the ‘mother of the pact’.",
            ["never looked back,", "mother of the pact"],
        ),
        ("”We have a plan,“ the envoy said. ”It will hold.“", ["We have a plan,", "It will hold."]),
        ("““We have a plan,”” the envoy said of ““Hope” and “Glory””.", ["We have a plan,", "“Hope” and “Glory”"]),
        (
            "&quot;We have a plan,&quot; the envoy said. &ldquo;It will hold.&rdquo;",
            ["We have a plan,", "It will hold."],
        ),
        ("″We have a plan,″ the envoy said. 「It will hold.」", ["We have a plan,", "It will hold."]),
        ("„We have a plan,“ the envoy said of „Hope“.", ["We have a plan,", "Hope"]),
        ("The rock 'n' roll band played ‘never again’ at dinner.", ["never again"]),
        ("He praised 'the two countries' and their 'friendly ties'.", ["the two countries", "friendly ties"]),
        ("'It is the sailors' right to pass,' he said.", ["It is the sailors' right to pass,"]),
        ("The word “” is empty and “…” says nothing.", []),
    ],
)
def test_finds_what_stands_between_marks(raw: str, expected: list[str]) -> None:
    assert quoted(raw) == expected


def test_a_quotation_over_paragraphs_opens_again_in_each() -> None:
    raw = "The premier spoke.\n\n“We came to listen to all of them.\n\n“We leave with a plan,” she said."
    document = parse(raw, id="a.txt", sha256="")
    first, second = find_quotations(raw, document.passages)
    assert raw[first.start : first.end] == "We came to listen to all of them."
    assert raw[second.start : second.end] == "We leave with a plan,"
    assert (first.continues, second.continues) == (False, True)


def continued(raw: str) -> list[tuple[str, bool]]:
    document = parse(raw, id="a.txt", sha256="")
    return [(raw[q.start : q.end], q.continues) for q in find_quotations(raw, document.passages)]


def test_single_marks_open_again_too() -> None:
    first = "We came for the sailors' sake, and we heard enough of it."
    raw = f"The premier spoke on Monday.\n\n‘{first}\n\n‘We leave with a plan,’ she said."
    assert continued(raw) == [(first, False), ("We leave with a plan,", True)]


def test_a_quotation_runs_on_through_paragraphs_without_opening_again() -> None:
    first, second = "We came to listen to them.", "We heard each of them out, and nobody was left out in the cold."
    third = "And now we leave this city with a plan for all."
    raw = f"The premier said: “{first}\n\n{second}\n\n{third}”\n\nThe hosts left early, “as always.”"
    assert continued(raw) == [(first, False), (second, True), (third, True), ("as always.", False)]


def test_a_name_under_a_quotation_is_none_of_it() -> None:
    raw = "The premier spoke.\n\n“We have a plan for all of them.\n\nKari Solberg, prime minister.”\n\nShe left."
    assert quoted(raw) == ["We have a plan for all of them."]


def test_a_picture_may_stand_between_two_paragraphs_of_a_quotation() -> None:
    raw = (
        "The premier spoke.\n\n“We came to listen.\n\nSolberg (left) arrives in Oslo on June 3. (Jane Roe/Reuters)"
        "\n\n“We leave with a plan,” she said."
    )
    assert continued(raw) == [("We came to listen.", False), ("We leave with a plan,", True)]


def test_a_missing_closing_mark_ends_before_the_cue() -> None:
    assert quoted("“We leave with a plan, she said on Monday, and took off her coat.") == ["We leave with a plan,"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (  # a line of wire copy whose paragraphs were run together
            '"We want peace," she said. "Let both sides wait. "But we are ready," she said. It was the "last word".',
            ["We want peace,", "Let both sides wait.", "But we are ready,", "last word"],
        ),
        (
            '"The minister told me "never again" and left," she said. "So we left."',
            ['The minister told me "never again" and left,', "So we left."],
        ),
        (  # the reporter goes on, and only later opens the next quotation
            '"This must be seen. Officials said the tape was lost. The hosts slept. "It is gone," one said.',
            ["This must be seen.", "It is gone,"],
        ),
        ('We came to stay," he said. "We will."', ["We came to stay,", "We will."]),
        ("She wrote: “The strait is ours.’ The hosts did not reply to that.", ["The strait is ours."]),
        ("“First we talk. ”Then we act,” she urged as she left.", ["First we talk.", "Then we act,"]),
        (
            "“I asked my father, and he said no. “Then I left,” she said.",
            ["I asked my father, and he said no.", "Then I left,"],
        ),
    ],
)
def test_marks_that_do_not_match(raw: str, expected: list[str]) -> None:
    assert quoted(raw) == expected


def test_a_title_in_an_open_paragraph_of_a_long_quotation_does_not_end_it() -> None:
    first = '"The court forgot about “Equal Justice” long ago. It now serves the ministry alone.'
    assert quoted(f'Dr. Lind wrote:\n\n{first}\n\n"It must go."') == [first[1:], "It must go."]


def test_a_long_paragraph_that_the_next_one_goes_on_with_is_quoted_to_its_end() -> None:
    speech = "We stayed, and my mother told me to wait. " * 60
    raw = f"The premier spoke.\n\n“{speech}\n\n“Then we left,” she said."
    assert quoted(raw) == [speech.strip(), "Then we left,"]


def test_attributes_of_markup_are_no_quotations() -> None:
    raw = 'Watch <a href="http://example.org/a" title="The best of it">the video</a> or “stay away,” she said.'
    assert quoted(raw) == ["stay away,"]


def test_site_furniture_holds_no_quotations() -> None:
    assert quoted("Talks went on for hours.\n\nLeave a Reply\n\nYour email address will not be published.") == []
