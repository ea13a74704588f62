"""What each paragraph of an article is."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.corpus import parse, read_article
from bot.model import Document, Source

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
BODY = "The leaders of the two countries met for three hours on Monday and agreed to meet again next year in Vienna."
MORE = "Their advisers will meet in Geneva next month, officials said, to draft a treaty on arms control and trade."


def read(*paragraphs: str, apart: str = "\n\n", source: Source = Source()) -> Document:
    return parse(apart.join(paragraphs), id="a.txt", sha256="", source=source)


def kinds(*paragraphs: str) -> list[str]:
    return [passage.kind for passage in read(*paragraphs).passages]


def texts(document: Document, kind: str) -> list[str]:
    return [document.raw[p.start : p.end] for p in document.passages if p.kind == kind]


# --- titles and what stands around them


def test_the_title_stands_above_the_body() -> None:
    document = read("Leaders Agree on Arms Control", "By Jane Doe", BODY, MORE)
    assert document.title_text == "Leaders Agree on Arms Control"
    assert [p.kind for p in document.passages] == ["title", "byline", "body", "body"]


def test_the_title_may_follow_a_caption_and_its_credit() -> None:
    document = read(
        "President Ann Lee (R) meets with her counterpart Bo Berg on June 3, 2021 in Oslo, Norway.",
        "Getty Images",
        "What the Oslo Talks Achieved",
        BODY,
    )
    assert document.title_text == "What the Oslo Talks Achieved"
    assert [p.kind for p in document.passages] == ["caption", "furniture", "title", "body"]


def test_a_caption_without_a_full_stop_is_not_the_title() -> None:
    document = read("Oslo, Norway, June 2021, President Ann Lee in talks", "Ann Lee to Visit Bo Berg", BODY)
    assert document.title_text == "Ann Lee to Visit Bo Berg"
    assert (
        kinds("Oslo, Norway, June 2021, President Ann Lee in talks", "Ann Lee to Visit Bo Berg", BODY)[0] == "caption"
    )


def test_breadcrumb_page_name_and_second_title_are_furniture() -> None:
    title = "No deal in Hanoi: what we know of the talks"
    assert kinds(f"Home WORLD {title}", title, title, BODY) == ["furniture", "title", "furniture", "body"]
    assert kinds(f"{title} - The Daily Example", title, BODY) == ["furniture", "title", "body"]
    assert kinds("Home > World > Asia", title, BODY) == ["furniture", "title", "body"]


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    assert read("Leaders agree on arms control | The Daily Example", BODY).title_text == "Leaders agree on arms control"


def test_no_title_is_made_up_when_there_is_none() -> None:
    caption = "President Ann Lee, left, and Chancellor Bo Berg shake hands before their talks in Oslo on Tuesday."
    document = read(caption, caption, BODY, "For Berg, the visit was a gift", MORE, MORE.replace("month", "week"))
    assert document.title is None
    assert [p.kind for p in document.passages] == ["caption", "furniture", "body", "heading", "body", "body"]


def test_a_newspaper_a_name_or_a_stamp_is_not_the_title() -> None:
    for line in ("The Example Times", "ANN LEE SPECIAL ENVOY TO OSLO (NORWAY) Thursday, June 3, 2021, 11:23"):
        assert read(line, BODY, MORE).title is None
    assert read("BY Example Press5 minute read", BODY, MORE).title is None


def test_the_title_is_found_above_a_list_of_tags() -> None:
    tags = [f"{first} {last}" for first in ("Ann", "Bo", "Cy", "Di") for last in ("Lee", "Berg", "Moe", "Ray", "Roe")]
    document = read("Please disable your ad blocker to view this page", "Can Lee trust Berg after Oslo?", *tags, BODY)
    assert document.title_text == "Can Lee trust Berg after Oslo?"
    assert {p.kind for p in document.passages[2:-1]} == {"furniture"}


def test_a_bare_name_on_top_of_the_body_is_a_byline() -> None:
    assert kinds("Leaders meet in Oslo for talks", "Andrea Chan", BODY) == ["title", "byline", "body"]
    assert kinds("Leaders meet in Oslo for talks", "Key Points", BODY) == ["title", "heading", "body"]


def test_a_standfirst_is_no_heading() -> None:
    standfirst = "The deal is seen as historic by many delegates but most agree that there is work ahead"
    assert kinds("Leaders meet in Oslo for talks", standfirst, BODY) == ["title", "body", "body"]


# --- captions


@pytest.mark.parametrize(
    "caption",
    [
        "President Lee talks to her staff in Oslo. (The Example Press/John Roe)",
        "Protesters in the streets of Oslo. Photo: John ROE / AFP",
        "One of the most tense moments of the talks in the old town hall. / John Roe/",
        'President Lee shakes hands with Mr. Berg at the "Villa Rose" in Oslo on June 3, 2021.',
        "U.S. President Ann Lee and Norway's Bo Berg meet at Villa Rose in Oslo, Norway June 3, 2021.",
    ],
)
def test_captions_stand_anywhere(caption: str) -> None:
    assert kinds("Leaders meet in Oslo", BODY, caption, MORE) == ["title", "body", "caption", "body"]


@pytest.mark.parametrize(
    "sentence",
    [
        "One aide, speaking on condition of anonymity because the matter was secret, said that the firm had set up a"
        " list of donors in April 2012 so that the money could not be traced to the politicians who had paid it through"
        " him and through two others in all the years since.",
        "Norway bought the airline for three billion crowns. The sale is expected to help the budget. [Reuters]",
        "In June 2021 the two stood in Oslo. Nobody speaks of it now.",
    ],
)
def test_a_sentence_of_the_article_is_no_caption(sentence: str) -> None:
    assert kinds("Leaders meet in Oslo", BODY, sentence, MORE) == ["title", "body", "body", "body"]


@pytest.mark.parametrize(
    "caption",
    [
        "President Lee, right, cheers with her team. [Photo: AP Photo/John Roe]",
        "President Lee waves to the crowd. (AP Photo/John Roe)",
        "Leaders arrive for dinner. John Roe/AFP via Getty Images",
    ],
)
def test_a_caption_in_the_midst_of_a_long_line_stands_alone(caption: str) -> None:
    document = read(f"{BODY} {caption} {MORE}")
    assert [p.kind for p in document.passages] == ["body", "caption", "body"]
    assert texts(document, "caption") == [caption]


def test_a_stray_credit_takes_no_sentence_with_it() -> None:
    document = read(f"{BODY} (AP Photo/John Roe) {MORE}")
    assert texts(document, "body") == [BODY, MORE]


def test_the_line_above_the_length_of_a_film_is_its_caption() -> None:
    assert kinds("Leaders meet in Oslo", BODY, "Lee: We tried", "01:40 - Source: TV", MORE)[2:] == [
        "caption",
        "furniture",
        "body",
    ]


# --- headings


@pytest.mark.parametrize(
    "heading",
    [
        "Official Statement",
        "Peace talks?",
        "There is no way forward in the north",
        "The visit was an attempt by both sides to contain the fallout from the invasion",
        "Trade and “mutual trust”",
        "3. Nuclear weapons",
        "4. Nuclear weapons.",
        "Key Takeaways:",
        "WHAT NEXT",
    ],
)
def test_headings(heading: str) -> None:
    document = read("Leaders meet in Oslo", BODY, heading, MORE)
    assert [p.kind for p in document.passages] == ["title", "body", "heading", "body"]
    under = document.passages[3].heading
    assert under is not None
    assert document.raw[under.start : under.end] == heading


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We will not wait.”",
        "“We will never give up what is ours to keep”",
        "But what did they agree on?",
        "He put it like this:",
        "It failed.",
        "and nothing else happened",
        "• A ban on tests",
        "Another asked, “How can they not see it?”",
        "“The best plan of all” – Ann Lee",
        "Q: And the wall along the border?",
        "The question is, why did it take so long for them to use it?",
    ],
)
def test_short_paragraphs_that_are_no_headings(paragraph: str) -> None:
    assert kinds("Leaders meet in Oslo", BODY, paragraph, MORE) == ["title", "body", "body", "body"]


def test_the_headline_of_another_article_is_no_heading() -> None:
    assert kinds("Leaders meet in Oslo", BODY, "We asked them for more but they were not ready – Berg", MORE)[2] == (
        "furniture"
    )


def test_a_heading_above_a_short_introduction_is_no_link() -> None:
    paragraphs = ["Norway: A strong message", "The minister told the assembly:"]
    assert kinds("Leaders meet in Oslo", BODY, MORE, *paragraphs)[3:] == ["heading", "body"]


def test_body_paragraphs_are_numbered_from_one() -> None:
    document = read("Leaders meet in Oslo", BODY, "What Next", MORE, "Leave a Reply")
    assert [p.number for p in document.passages] == [0, 1, 0, 2, 0]


# --- furniture and bylines


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Please enter your comment!",
        "Please enter your name here",
        "Related Post",
        "Share this:",
        "Facebook Twitter WhatsApp Email",
        "Advertisement",
        "Story continues below advertisement",
        "Read more: Five things to know about the talks",
        "ALSO READ | What the treaty says",
        "Sign up for our newsletter to get the day's top stories.",
        "We use cookies to improve your experience.",
        "Photo: Reuters",
        "Shutterstock",
        "(Getty Images)",
        "Jane Doe/AFP via Getty Images",
        "Tags: summit, Oslo, treaty",
        "#summit #Oslo",
        "https://example.com/a",
        "* * *",
        "© 2021 The Daily Example. All rights reserved.",
        "This article was originally published by The Daily Example.",
        "12 Comments",
        "Follow us on Twitter",
        "“Follow Ann Lee on Twitter @annlee.”",
        "Read the rest here.",
        "Watch the full interview below.",
        "Scroll down for video",
        "This story has been updated with comment from the ministry.",
        "Editor’s note: Ann Lee is a donor of this paper.",
        "82 Posts",
        "Summary",
        "(Oslo Summit Press Corps)",
    ],
)
def test_furniture(line: str) -> None:
    assert kinds("Leaders meet in Oslo", BODY, line, MORE) == ["title", "body", "furniture", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By Jane Doe and John Roe, The Daily Example",
        "BY JANE DOE",
        "March 22, 2023",
        "Updated 10:53 AM EST, Sun December 18, 2016",
        "Published: 22 March 2023 at 14:05",
        "3 min read",
        "Wednesday, 22 March 2023",
        "OSLO, June 3 (Reuters) -",
        "Bürgen, Norway:",
        "From CNN's Jane Doe in Oslo",
        "Jane Doe, diplomatic correspondent",
        "Norway 09:31 August 20, 2019",
        "(Reporting by Jane Doe; Editing by John Roe)",
    ],
)
def test_bylines(line: str) -> None:
    assert kinds("Leaders meet in Oslo", line, BODY, MORE) == ["title", "byline", "body", "body"]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Tuesday night the two leaders had agreed on nothing at all.",
        "The report was published on Tuesday by the foreign ministry.",
        "Copyright law was discussed as well, the minister said.",
        "By signing up to the pact, Norway gained a voice.",
        "Terms of the deal were not disclosed.",
        "Writing from exile, he called the talks a farce.",
        "Follow-up talks are planned for May in Vienna.",
        "The two shared a meal and exchanged gifts on Monday.",
        "Share prices fell after the news from Oslo reached Asia.",
        "Comments by the president drew anger in Kyiv.",
        "President Lee will meet Mr. Berg on June 3, 2021 in Oslo.",
    ],
)
def test_sentences_of_the_article_are_never_furniture(sentence: str) -> None:
    assert kinds("Leaders meet in Oslo", BODY, sentence, MORE) == ["title", "body", "body", "body"]


def test_a_stamp_in_front_of_a_sentence_is_a_byline() -> None:
    document = read(f"date 2022-06-07 {BODY}", MORE)
    assert [p.kind for p in document.passages] == ["byline", "body", "body"]
    assert texts(document, "body")[0] == BODY


def test_who_reported_is_no_part_of_the_last_sentence() -> None:
    document = read(f"{BODY} (Reporting by Jane Doe in Oslo; Editing by John Roe)")
    assert [p.kind for p in document.passages] == ["body", "byline"]


def test_what_follows_the_article_is_furniture() -> None:
    tail = [
        "Related stories",
        "Five things to know",
        "You may be surprised by what the treaty says about fish.",
        "Tech",
    ]
    assert kinds("Leaders meet in Oslo", BODY, MORE, BODY + " Twice.", *tail)[4:] == ["furniture"] * 4


def test_a_menu_above_the_title_is_furniture() -> None:
    menu = ["Africa", "Americas", "Middle East", "Tech", "Weather", "Sports"]
    document = read(*menu, "Leaders meet in Oslo for talks", "By Jane Doe", BODY, MORE)
    assert document.title_text == "Leaders meet in Oslo for talks"
    assert [p.kind for p in document.passages[:6]] == ["furniture"] * 6


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and John van Roe", "Jane Doe and John van Roe"),
        ("By Jane Doe, The Daily Example", "Jane Doe"),
        ("By Staff Writer", None),
        ("By Reuters", None),
        ("March 22, 2023", None),
    ],
)
def test_a_plain_byline_names_the_author(line: str, author: str | None) -> None:
    assert read("Leaders meet in Oslo", line, BODY, MORE).source.author == author


def test_a_configured_author_stays() -> None:
    known = Source(author="Mary Major", outlet="The Paper")
    assert read("Leaders meet in Oslo", "By Jane Doe", BODY, source=known).source == known


# --- block quotations of aggregators


def blocks(*paragraphs: str) -> list[int]:
    return [p.block for p in read("Leaders meet in Oslo", *paragraphs).passages[1:]]


def test_a_block_runs_from_its_introduction_to_the_source_mark() -> None:
    intro = f"{BODY} As Jane Doe reported for The Paper, the talks were tense:"
    assert blocks(BODY, intro, BODY + " Once.", MORE + " [Source]", MORE + " After.") == [0, 0, 2, 2, 0]


def test_an_introduction_without_a_colon_names_writer_and_outlet() -> None:
    intro = f"{BODY} As Jane Doe reported for The Paper, the talks were tense and the mood was bad"
    assert blocks(BODY, intro, MORE + " [Source]") == [0, 0, 2]


def test_no_introduction_no_block() -> None:
    assert blocks(BODY, BODY + " Once.", MORE + " [Source]") == [0, 0, 0]


def test_a_block_does_not_reach_into_the_one_before() -> None:
    intro = "At The Paper, Jane Doe described how the talks went on for hours and hours in Oslo:"
    document = [intro, MORE + " [Source]", BODY, "He called it “a start”:", MORE + " Again. [Source]"]
    assert blocks(*document) == [0, 1, 0, 0, 4]


@pytest.mark.parametrize(
    "end",
    [
        "[Source]",
        "(Source)",
        "[Source](https://paper.example/talks)",
        "[Read more]",
        "[Read the full story]",
        "(Source: The Paper)",
        "[via The Paper]",
        "[The Paper]",
    ],
)
def test_marks_that_end_a_block_are_not_of_it(end: str) -> None:
    document = read(
        "Leaders meet in Oslo", BODY, f"{BODY} As Jane Doe reported for The Paper, it was tense:", f"{MORE} {end}"
    )
    assert [p.block for p in document.passages] == [0, 0, 0, 2]
    last = document.passages[-1].sentences[-1]
    assert document.raw[last.start : last.end].endswith(MORE[-20:])


def test_the_source_of_something_else_ends_no_block() -> None:
    points = "The minister made these three points about trade and the sea in her speech:"
    assert blocks(BODY, points, f"{MORE} (Source: The Central Bank)") == [0, 0, 0]
    assert blocks(BODY, points, f"{MORE} [The Paper]") == [0, 0, 0]


@pytest.mark.parametrize("intro", ["From The Northern Paper:", "According to Jane Doe of The Paper:"])
def test_an_introduction_may_look_like_a_heading(intro: str) -> None:
    document = read("Leaders meet in Oslo", BODY, intro, MORE, BODY + " Once. [Source]")
    assert [p.kind for p in document.passages] == ["title", "body", "body", "block", "block"]


def test_a_source_on_a_line_of_its_own_ends_a_block_whose_introduction_names_it() -> None:
    intro = f"{BODY} As Jane Doe reported for The Paper, it was tense:"
    assert blocks(BODY, intro, MORE, "Source: The Paper", MORE + " After.") == [0, 0, 2, 0, 0]


def test_a_colon_inside_a_block_does_not_end_it() -> None:
    intro = "At The Paper, Jane Doe described how the talks went on for hours and hours in Oslo:"
    assert blocks(intro, "The chancellor was blunt about it all:", MORE + " [Source]") == [0, 1, 1]


# --- odd files


@pytest.mark.parametrize("apart", ["\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\u2029\u2029", "\n\xa0\n", "\n\n\n\n"])
def test_any_line_end_separates_paragraphs(apart: str) -> None:
    document = read("\ufeffLeaders meet in Oslo", BODY, "What Next", MORE + "\xa0", apart=apart)
    assert [p.kind for p in document.passages] == ["title", "body", "heading", "body"]
    assert texts(document, "body") == [BODY, MORE]


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    wrapped = (
        "The leaders of the two countries met for three hours\n"
        "on Monday and agreed to meet again next year in the\ncity of Vienna."
    )
    document = read("Leaders meet in Oslo", wrapped, wrapped.replace("Monday", "Friday"))
    assert len(texts(document, "body")) == 2


def test_one_long_line_is_one_paragraph() -> None:
    document = read(" ".join([BODY, MORE] * 50))
    assert [p.kind for p in document.passages] == ["body"]
    assert len(document.passages[0].sentences) == 100


def test_only_short_lines_are_body_all_the_same() -> None:
    assert kinds("Leaders meet", "They talk") == ["body", "body"]


@pytest.mark.long
@pytest.mark.parametrize(
    "raw",
    [
        BODY[:-1] + " " * 5_000_000,
        (BODY + " ") * 45_000,
        "“" * 200_000,
        "“a " * 200_000,
        '"' * 200_000 + "a",
        "1. " * 100_000,
        "A heading here\n" * 20_000,
        "Words of it. [Source]\n" * 10_000,
        "copy link " * 59 + "zz",
        "By " + "A-" * 120,
        "1.1.11" * 40,
        "a" + "-" * 98,
        "." * 500_000 + "a",
        'a."A' * 200_000,
        "[Photo: a " * 100_000,
        "A (AP Photo/A B) " * 50_000,
        "Reporting by (" * 50_000,
    ],
    ids=lambda raw: raw[:12],
)
def test_huge_and_hostile_texts_take_linear_time(raw: str) -> None:
    check_spans(parse(raw, id="a.txt", sha256=""))


def check_spans(document: Document) -> None:
    raw, end = document.raw, 0
    for passage in document.passages:
        assert end <= passage.start < passage.end <= len(raw)
        assert not any(char.isalnum() for char in raw[end : passage.start])
        for before, after in pairwise(passage.sentences):
            assert before.end <= after.start
        assert all(passage.start <= s.start < s.end <= passage.end for s in passage.sentences)
        end = passage.end
    assert not any(char.isalnum() for char in raw[end:])


LINES = st.sampled_from(
    [
        BODY,
        MORE,
        "Leaders Meet",
        "By Jane Doe",
        "“Why?” he asked.",
        "[Source]",
        "As A B said for The C:",
        "Related",
        "",
        "date 2022-06-07 ",
        "Lee waves. (AP Photo/John Roe) ",
        "\u200b",
        "(Reporting by Jane Doe)",
    ]
)


@given(
    st.text(max_size=200)
    | st.lists(LINES | st.text(max_size=40), max_size=15).map("\n".join)
    | st.lists(LINES, max_size=9).map(" ".join)
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_parsed_and_every_word_lies_in_a_passage(raw: str) -> None:
    document = parse(raw, id="a.txt", sha256="")
    check_spans(document)
    numbers = [p.number for p in document.passages if p.kind in ("body", "block")]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_shipped_articles(path: Path) -> None:
    document = read_article(path)
    check_spans(document)
    assert texts(document, "body")
    assert document.source == Source()
