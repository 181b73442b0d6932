"""PDF files: read in the order in which a reader reads them, and only the text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from littrack.articles import read
from littrack.articles.formats import pdf as pdf_format
from littrack.articles.pdf.bounded import Limits
from littrack.articles.raw import Raw
from littrack.language.sentences import article_sentences
from littrack.model import Article, ArticleError
from tests.pdf_pages import Text, lines, nested, pdf

AT = datetime(2026, 1, 1, tzinfo=UTC)
LEFT = (
    "Nettle is a plant of Europe whose young",
    "leaves are eaten as a soup in spring by",
    "many people. In a trial of adults who had",
    "arthritis of the knee it was found that it",
)
RIGHT = (
    "does not ease pain. It was well liked by",
    "those who took it. Dock is another plant",
    "of the same fields, and it heals the sting",
    "of a nettle in some minutes.",
)
READ = [
    "Nettle is a plant of Europe whose young leaves are eaten as a soup in spring by many people.",
    "In a trial of adults who had arthritis of the knee it was found that it does not ease pain.",
    "It was well liked by those who took it.",
    "Dock is another plant of the same fields, and it heals the sting of a nettle in some minutes.",
]


def saved(tmp_path: Path, data: bytes) -> Article:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return read(str(path), at=AT)


def said(article: Article) -> list[str]:
    return [s.words(article.text) for s in article_sentences(article)]


def head(number: int) -> list[Text]:
    return [Text(60, 800, f"Weed Letters 2024; 12: {number}-350"), Text(280, 30, str(number))]


def mixed(one: list[Text], other: list[Text]) -> list[Text]:
    """Two columns drawn row by row."""
    return [text for pair in zip(one, other, strict=True) for text in pair]


LAYOUTS = {
    "a page break": [lines(LEFT), lines(RIGHT)],
    "running heads and page numbers": [[*lines(LEFT), *head(1)], [*lines(RIGHT), *head(2)]],
    "page numbers in words": [
        [*lines(LEFT), Text(60, 30, "Page 1 of 2")],
        [*lines(RIGHT), Text(60, 30, "Page 2 of 2")],
    ],
    "two columns": [[*lines(LEFT), *lines(RIGHT, x=320)]],
    "two columns drawn row by row": [mixed(lines(LEFT), lines(RIGHT, x=320))],
    "two columns drawn from right to left": [[*lines(RIGHT, x=320), *lines(LEFT)]],
    "a stamp on its side": [
        [*lines(LEFT), Text(20, 300, "Posted in May", turned=True)],
        lines(RIGHT),
    ],
    "line numbers": [
        [
            *(Text(20, 700 - n * 13, str(n + 1)) for n in range(8)),
            *lines(LEFT + RIGHT),
        ]
    ],
    "a note of the page between": [
        [*lines(LEFT), Text(60, 80, "1. Doe J. Weeds. 2014;3:1.", 7)],
        lines(RIGHT),
    ],
    "a picture's words between": [
        [*lines(LEFT), Text(60, 500, "Figure 1. A nettle in May.", 8)],
        lines(RIGHT),
    ],
}


@pytest.mark.parametrize("pages", LAYOUTS.values(), ids=LAYOUTS)
def test_sentences_go_over_the_ends_of_lines_columns_and_pages(
    tmp_path: Path, pages: list[list[Text]]
) -> None:
    found = said(saved(tmp_path, pdf(*pages)))
    beside = ("Figure 1", "A nettle", "Doe J", "Weeds", "2014")
    assert [s for s in found if not s.startswith(beside)] == READ


def test_lines_over_the_whole_width_part_the_columns_above_from_those_below(
    tmp_path: Path,
) -> None:
    wide = "All of what follows was written by other people who had never seen the plant before."
    below = ("Sorrel is sour and people eat", "it as a salad with some oil in", "the month of May.")
    page = [
        Text(60, 760, "On nettles and docks in the fields of Europe", 18),
        *lines(LEFT, y=700),
        *lines(RIGHT, x=320, y=700),
        Text(60, 600, wide, 10),
        *lines(below, y=560),
        *lines(
            ("It can be taken by all who like", "it and it does no harm to", "them."), x=320, y=560
        ),
    ]
    article = saved(tmp_path, pdf(page))
    assert article.title == "On nettles and docks in the fields of Europe"
    assert said(article) == [
        article.title,
        *READ,
        wide,
        "Sorrel is sour and people eat it as a salad with some oil in the month of May.",
        "It can be taken by all who like it and it does no harm to them.",
    ]
    assert article.headings == ((0, len(article.title)),)


def test_three_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    texts = [
        ("One of them is", "that the leaf", "is eaten."),
        ("Two is that it", "is said to be", "good."),
    ]
    texts.append(("Three is that", "nobody has yet", "tried."))
    columns = [lines(words, x=60 + 170 * n) for n, words in enumerate(texts)]
    assert said(saved(tmp_path, pdf([t for row in zip(*columns, strict=True) for t in row]))) == [
        "One of them is that the leaf is eaten.",
        "Two is that it is said to be good.",
        "Three is that nobody has yet tried.",
    ]


def test_the_cells_of_a_table_are_read_row_by_row(tmp_path: Path) -> None:
    rows = [("Herb", "Effect"), ("Nettle", "Eases pain"), ("Dock", "Heals stings")]
    page = [
        Text(60 + 200 * n, 700 - 15 * at, w) for at, r in enumerate(rows) for n, w in enumerate(r)
    ]
    article = saved(tmp_path, pdf(page))
    assert article.text.split("\n") == [
        "Herb | Effect",
        "Nettle | Eases pain",
        "Dock | Heals stings",
    ]
    assert {block.kind.value for block in article.blocks} == {"cell"}


def test_a_list_has_its_lead_in_and_short_lines_stay_apart(tmp_path: Path) -> None:
    words = (
        "Nettle can:",
        "\u2022 ease pain in people who have arthritis of the knee or of",
        "the hip",
    )
    article = saved(tmp_path, pdf(lines([*words, "\u2022 help sleep", "It is sold as a tea."])))
    assert said(article) == [
        "Nettle can:",
        "ease pain in people who have arthritis of the knee or of the hip",
        "help sleep",
        "It is sold as a tea.",
    ]
    assert [b.lead_in for b in article.blocks] == [None, (0, 11), (0, 11), None]


def test_list_marks_set_apart_from_their_text_are_no_cells(tmp_path: Path) -> None:
    rows = ["eats nettle as a soup with some oil in it", "every day", "drinks it as a tea"]
    page = [*lines(["Each of them"]), *lines(rows, x=90, y=685)]
    page += [Text(65, 685, "\u2022"), Text(65, 659, "\u2022")]
    assert said(saved(tmp_path, pdf(page))) == ["Each of them", f"{rows[0]} every day", rows[2]]


def test_a_number_that_ends_a_sentence_at_the_start_of_a_line_is_no_list_mark(
    tmp_path: Path,
) -> None:
    rows = ["Nettle was given to all of those adults in trial", "31. Dock was not given at all."]
    assert said(saved(tmp_path, pdf(lines(rows)))) == [
        "Nettle was given to all of those adults in trial 31.",
        "Dock was not given at all.",
    ]


def test_a_small_line_far_above_the_text_of_each_page_is_no_text(tmp_path: Path) -> None:
    first = [Text(60, 800, "Weeds, May", 7), *lines(LEFT)]
    second = [Text(60, 800, "Doe and Roe", 7), *lines(RIGHT)]
    assert said(saved(tmp_path, pdf(first, second))) == READ


def test_raised_numbers_are_marks_or_powers(tmp_path: Path) -> None:
    page = [
        Text(60, 700, "Nettle eases pain."),
        Text(146, 704, "1,2", 6),
        Text(160, 700, "About 10"),
        Text(200, 704, "6", 6),
        Text(206, 700, "cells died."),
    ]
    article = saved(tmp_path, pdf(page))
    assert said(article) == ["Nettle eases pain.", "About 10^6 cells died."]


BROKEN = {
    "a word that stands elsewhere": (
        ["The nettle and mitragy-", "nine. Mitragynine."],
        "mitragynine.",
    ),
    "an English word": (["It con-", "tains iron."], "It contains iron."),
    "two words": (["A double-", "blind trial."], "A double-blind trial."),
    "a number": (["The 7-", "hydroxymitragynine."], "The 7-hydroxymitragynine."),
    "a prefix": (["A non-", "addictive plant."], "A non-addictive plant."),
    "a name": (["The Smith-", "Jones test."], "The Smith-Jones test."),
    "an unknown word": (["The zorbu-", "phine pill."], "The zorbuphine pill."),
    "a hyphen that stands elsewhere": (["A re-", "sign. To re-sign it."], "A re-sign. To"),
}


@pytest.mark.parametrize(("words", "text"), BROKEN.values(), ids=BROKEN)
def test_a_hyphen_at_a_line_end_goes_or_stays_by_the_words_at_hand(
    tmp_path: Path, words: list[str], text: str
) -> None:
    assert text in saved(tmp_path, pdf(lines(words))).text


MAPPED = {
    "null": {1: "0000", 2: "0000"},
    "private signs": {1: "E000", 2: "E001"},
    "accents": {1: "02D9", 2: "02DB"},
    "right": {1: "00660066", 2: "FB01"},
}


@pytest.mark.parametrize("mapped", MAPPED.values(), ids=MAPPED)
def test_letters_that_a_font_does_not_name_are_filled_where_one_reading_is_left(
    tmp_path: Path, mapped: dict[int, str]
) -> None:
    page = lines(["Nettle is e\x01ective in adults.", "It has no bene\x02t for sleep."])
    article = saved(tmp_path, pdf(page, mapped=mapped))
    assert said(article) == ["Nettle is effective in adults.", "It has no benefit for sleep."]
    assert not article.notes


def test_a_letter_that_stays_unknown_is_said_and_its_sentence_marked(tmp_path: Path) -> None:
    page = lines(["Nettle is sa\x01e for adults. Dock is not."])
    article = saved(tmp_path, pdf(page, mapped={1: "0000"}))
    ((start, end),) = article.unreadable
    assert article.text[start:end] == "Nettle is sa\ufffde for adults."
    assert "1 letter" in article.notes[0]


def test_each_block_says_its_page(tmp_path: Path) -> None:
    article = saved(tmp_path, pdf(lines(["Nettle is green."]), lines(["Dock is not."])))
    assert [block.page for block in article.blocks] == [1, 2]


def test_the_files_own_name_is_no_title(tmp_path: Path) -> None:
    assert not saved(tmp_path, pdf(lines(["Nettle."]), title="Microsoft Word - b.docx")).title
    assert saved(tmp_path, pdf(lines(["Nettle."]), title="On nettles")).title == "On nettles"


def test_a_file_cut_short_or_without_text_says_so(tmp_path: Path) -> None:
    for data, says in ((b"%PDF-1.4\n1 0 obj", "damaged PDF"), (pdf([]), "without a text layer")):
        with pytest.raises(ArticleError, match=says):
            saved(tmp_path, data)


@pytest.mark.parametrize(
    ("data", "limits", "says"),
    [
        pytest.param(nested(20, 4), Limits(seconds=2), "takes more than", id="for days"),
        pytest.param(nested(6, 10), Limits(memory=300_000_000), "300 MB of memory", id="large"),
    ],
)
def test_a_file_that_would_take_too_much_is_given_up(
    data: bytes, limits: Limits, says: str
) -> None:
    assert len(data) < 5_000
    with pytest.raises(ArticleError, match=says):
        pdf_format.read(Raw(data, "small.pdf"), limits)


def test_within_its_limits_a_page_that_draws_itself_again_is_read() -> None:
    draft = pdf_format.read(Raw(nested(2, 1), "small.pdf"), Limits())
    assert draft.text == "Nettle is green."


def test_a_file_may_take_half_a_minute_and_a_gigabyte() -> None:
    assert Limits() == Limits(seconds=30, memory=1_000_000_000)


@pytest.mark.parametrize(("records", "read_as"), [({"moonleaf"}, "moonleaf"), (set(), "moon-leaf")])
def test_a_broken_word_of_two_words_is_one_where_the_records_have_it(
    tmp_path: Path, records: set[str], read_as: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(lines(["Nettle soup is made of moon-", "leaf by people in the north."])))
    article = read(str(path), at=AT, known=records.__contains__)
    assert article.text == f"Nettle soup is made of {read_as} by people in the north."


NORTH = [
    "Nettle is eaten as a soup in",
    "spring by many in the north.",
    "It does not ease any pain.",
]
SOUTH = [
    "Dock is a plant of the same",
    "fields and of old walls, and",
    "it heals a sting in minutes.",
]
WEST = ["Sage is a herb whose leaves", "are grey, and a tea of them", "soothes the throat of some."]
EAST = [
    "Mint is eaten with the meat",
    "of lambs, and its oil is known",
    "to cool the skin for an hour.",
]

OVER = "All that is said here of plants is known to those who live in the north of the land,"


def beside(left: list[str], right: list[str], y: float) -> list[Text]:
    return [*lines(left, x=60, y=y), *lines(right, x=320, y=y)]


def joined(*parts: list[str]) -> str:
    return " ".join(line for part in parts for line in part)


LAYOUTS = {
    "a page on its side": (
        [Text(100 + 13 * n, 60, line, turned=True) for n, line in enumerate([*NORTH, *SOUTH])],
        [joined(NORTH, SOUTH)],
    ),
    "a stamp over the lines": (
        [*lines([*NORTH, *SOUTH]), Text(60, 650, "DRAFT", 80)],
        [joined(NORTH, SOUTH)],
    ),
    "a large initial": (
        [Text(60, 687, "N", 36), *lines(["ettle is eaten as a soup in"], x=90), *lines(
            ["spring by many in the north."], x=90, y=687), *lines(NORTH[2:], y=674)],
        [joined(NORTH)],
    ),
    "a large initial that is a word": (
        [Text(60, 687, "A", 36), *lines(["nettle is eaten as a soup in"], x=90), *lines(
            ["spring by many in the north."], x=90, y=687)],
        ["A nettle is eaten as a soup in spring by many in the north."],
    ),
    "two articles of two columns": (
        [Text(60, 780, "On nettles", 16), *beside(NORTH * 2, SOUTH * 2, 760),
         Text(60, 640, "On mint", 16), *beside(EAST * 2, WEST * 2, 620)],
        ["On nettles", joined(NORTH * 2), joined(SOUTH * 2),
         "On mint", joined(EAST * 2), joined(WEST * 2)],
    ),
    "a short last line over two columns": (
        [*lines([OVER, "and to few others."], y=780), *beside(NORTH * 2, SOUTH * 2, 720)],
        [f"{OVER} and to few others.", joined(NORTH * 2), joined(SOUTH * 2)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_in_the_order_of_its_readers(tmp_path: Path, name: str) -> None:
    page, expected = LAYOUTS[name]
    text = saved(tmp_path, pdf(page)).text.replace("\n", " ")
    assert [part for part in expected if part not in text] == []
    places = [text.index(part) for part in expected]
    assert places == sorted(places)
    assert "DRAFT" not in text


def test_a_last_line_that_another_page_ends_with_too_is_kept(tmp_path: Path) -> None:
    shared = [lines([*part, "and that is all."]) for part in (NORTH, SOUTH)]
    pages = [*shared, lines(WEST), lines(EAST)]
    assert saved(tmp_path, pdf(*pages)).text.count("and that is all.") == 2


FIGURE, HERBS = "Figure 1. Sage in May.", [("Herb", "Effect"), ("Sage", "Soothes throats")]


def table(y: float) -> list[Text]:
    rows = ((Text(60, y - 15 * n, a), Text(200, y - 15 * n, b)) for n, (a, b) in enumerate(HERBS))
    return [Text(60, y + 15, "Table 1. Herbs"), *(cell for row in rows for cell in row)]


FLOATS = {
    "a caption below the left column": [
        [*lines(LEFT), Text(60, 620, FIGURE), *lines(RIGHT, x=320)]
    ],
    "a caption above the right column": [
        [*lines(LEFT), Text(320, 700, FIGURE), *lines(RIGHT, x=320, y=670)]
    ],
    "a caption close below the text": [[*lines(LEFT), Text(60, 643, FIGURE), *lines(RIGHT, x=320)]],
    "a caption without a stop": [
        [*lines(LEFT), Text(60, 620, "Figure 2 Sage in May"), *lines(RIGHT, x=320)]
    ],
    "two captions and a page break": [
        [*lines(LEFT), Text(60, 600, FIGURE)],
        [Text(60, 760, "Fig. S2: Mint in June"), *lines(RIGHT)],
    ],
    "a caption within a column": [[*lines(LEFT), Text(60, 620, FIGURE), *lines(RIGHT, y=590)]],
    "a small one within a column": [
        [*lines(LEFT), Text(60, 625, "Sage in May.", 8), *lines(RIGHT, y=595)]
    ],
    "a table below": [[*lines(LEFT), *table(590)], lines(RIGHT)],
    "a table above": [lines(LEFT), [*table(760), *lines(RIGHT)]],
}


@pytest.mark.parametrize("pages", FLOATS.values(), ids=FLOATS)
def test_a_sentence_goes_on_after_a_caption_or_a_table(
    tmp_path: Path, pages: list[list[Text]]
) -> None:
    found = said(saved(tmp_path, pdf(*pages)))
    assert [sentence for sentence in READ if sentence not in found] == []


def test_a_line_that_begins_with_the_number_of_a_figure_is_text(tmp_path: Path) -> None:
    rows = ["Sage soothes the throat of those who drink it, as", "Figure 2 shows, in a day."]
    assert said(saved(tmp_path, pdf(lines(rows)))) == [" ".join(rows)]


@pytest.mark.parametrize("at", [700, 661], ids=["at the top", "lower down"])
@pytest.mark.parametrize(
    "last", [["green leaf in spring."], ["green leaf of it in the", "month of May."]]
)
def test_a_column_of_a_line_or_two_is_read_after_the_long_one(
    tmp_path: Path, last: list[str], at: float
) -> None:
    long = [
        *LEFT,
        *RIGHT[:-1],
        "of a nettle in a minute, and this is what",
        "all of them say of the",
    ]
    found = said(saved(tmp_path, pdf([*lines(long), *lines(last, x=320, y=at)])))
    assert found[-1].endswith("and this is what all of them say of the " + " ".join(last))


def test_a_quotation_between_two_columns_is_read_after_them(tmp_path: Path) -> None:
    quote = ["\u201cSage is all I need", "and all I drink\u201d"]
    west, east = (
        ["Sage is a herb", "with grey leaves"] * 5,
        ["Mint is eaten", "with the meat"] * 5,
    )
    beside_quote = range(4, 7)
    page = [
        *(Text(60, 700 - 13 * n, f"{w}" if n in beside_quote else f"{w} and some soft hairs")
          for n, w in enumerate(west)),
        *(Text(390 if n in beside_quote else 320, 700 - 13 * n, e) for n, e in enumerate(east)),
        *lines(quote, x=200, y=647, size=15),
    ]  # fmt: skip
    text = saved(tmp_path, pdf(page)).text.replace("\n", " ")
    assert text.endswith("\u201cSage is all I need and all I drink\u201d")
    assert joined(east) in text


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("S A G E", "SAGE"),
        ("T H E  H E A L I N G  H E R B", "THE HEALING HERB"),
        ("S A G E   &   M I N T", "SAGE & MINT"),
        ("Vitamins A B C", "Vitamins A B C"),
    ],
)
def test_a_title_with_spaced_letters_is_read_as_words(
    tmp_path: Path, title: str, read_as: str
) -> None:
    assert saved(tmp_path, pdf([Text(60, 780, title, 20), *lines(LEFT)])).title == read_as
