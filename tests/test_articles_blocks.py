"""Blocks: what each line of an article is by its mark-up, and which words lead into it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from littrack.articles import read
from littrack.language.sentences import article_sentences
from littrack.model import Article, Block, BlockKind

AT = datetime(2026, 1, 1, tzinfo=UTC)


def saved(tmp_path: Path, name: str, text: str) -> Article:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(str(path), at=AT)


def said(article: Article, block: Block) -> str:
    return article.text[block.start : block.end]


def led(article: Article) -> list[tuple[str, str]]:
    """Each item with the words that lead into it."""
    return [
        (article.text[slice(*b.lead_in)] if b.lead_in else "", said(article, b))
        for b in article.blocks
        if b.kind is BlockKind.ITEM
    ]


LISTS = {
    "page.html": (
        "<body><h1>Nettle</h1><p>It is a weed. Its benefits include:</p>"
        "<ul><li>less pain</li><li>better sleep</li></ul><p>Eat it.</p></body>"
    ),
    "page.md": (
        "# Nettle\n\nIt is a weed. Its benefits include:\n\n- less pain\n- better sleep\n\nEat.\n"
    ),
    "page.txt": (
        "Nettle\n\nIt is a weed. Its benefits include:\n• less pain\n• better sleep\n\nEat it.\n"
    ),
    "breaks.html": (
        "<body><h1>Nettle</h1><p>It is a weed. Its benefits include:<br>• less pain<br>"
        "• better sleep</p><p>Eat it.</p></body>"
    ),
}


@pytest.mark.parametrize(("name", "text"), LISTS.items(), ids=LISTS)
def test_each_item_of_a_list_has_the_words_that_lead_in(
    tmp_path: Path, name: str, text: str
) -> None:
    article = saved(tmp_path, name, text)
    lead = "Its benefits include:"
    assert led(article) == [(lead, "less pain"), (lead, "better sleep")]
    assert len({b.group for b in article.blocks if b.kind is BlockKind.ITEM}) == 1


def test_a_heading_leads_into_its_list_and_an_item_into_the_list_below_it(tmp_path: Path) -> None:
    page = (
        "<h2>Risks of nettle</h2><ul><li>On the skin<ul><li>rash</li></ul></li><li>none</li></ul>"
    )
    assert led(saved(tmp_path, "a.html", f"<body>{page}</body>")) == [
        ("Risks of nettle", "On the skin"),
        ("On the skin", "rash"),
        ("Risks of nettle", "none"),
    ]


def test_a_closed_sentence_leads_into_nothing(tmp_path: Path) -> None:
    page = "<body><p>People say much.</p><ul><li>Nettle eases pain</li></ul></body>"
    assert led(saved(tmp_path, "a.html", page)) == [("", "Nettle eases pain")]


KINDS = {
    "heading": "<h3>Nettle</h3>",
    "paragraph": "<p><b>Nettle eases pain</b></p>",
    "quote": "<blockquote><p>Nettle eases pain</p></blockquote>",
    "caption": "<figure><img src=x><figcaption>Nettle eases pain</figcaption></figure>",
    "term": "<dl><dt>Nettle</dt></dl>",
    "definition": "<dl><dd>It eases pain</dd></dl>",
    "cell": "<table><tr><td>Nettle eases pain</td></tr></table>",
    "item": "<ol><li>Nettle eases pain</li></ol>",
}


@pytest.mark.parametrize(("kind", "body"), KINDS.items(), ids=KINDS)
def test_a_line_is_what_its_mark_up_says(tmp_path: Path, kind: str, body: str) -> None:
    article = saved(tmp_path, "a.html", f"<body>{body}</body>")
    assert [b.kind for b in article.blocks] == [BlockKind(kind)]
    assert len(article.headings) == (kind == "heading")


TABLES = {
    "a.html": (
        "<table><tr><th>Herb</th><th>Effect</th></tr><tr><td>Nettle</td>"
        "<td>eases pain</td></tr></table>"
    ),
    "a.md": "| Herb | Effect |\n|---|---|\n| Nettle | eases pain |\n",
}


@pytest.mark.parametrize(("name", "text"), TABLES.items(), ids=TABLES)
def test_a_cell_knows_the_head_of_its_column_and_of_its_row(
    tmp_path: Path, name: str, text: str
) -> None:
    article = saved(tmp_path, name, text)
    cell = article.blocks[-1]
    assert said(article, cell) == "eases pain"
    assert cell.lead_in is not None
    assert article.text[slice(*cell.lead_in)] == "Effect"
    assert cell.row_head is not None
    assert article.text[slice(*cell.row_head)] == "Nettle"
    assert article.text.splitlines()[-1] == "Nettle | eases pain"


def test_lines_of_a_plain_text_that_nothing_marks_are_paragraphs(tmp_path: Path) -> None:
    article = saved(tmp_path, "a.txt", "Nettle\n\nNettle eases pain\n\n# Risks\n\nSafety\n======\n")
    kinds = [(said(article, b).split("\n")[0], b.kind.value) for b in article.blocks]
    assert kinds == [
        ("Nettle", "paragraph"),
        ("Nettle eases pain", "paragraph"),
        ("Risks", "heading"),
        ("Safety", "heading"),
    ]


def test_a_paragraph_that_an_editor_wrapped_is_one_block(tmp_path: Path) -> None:
    text = (
        "Nettle is a plant of Europe whose young leaves are eaten\nas a soup, and it "
        "eases pain.\n\n- Nettle eases the pain of people who have arthritis\n  of the knee\n- Safe"
    )
    article = saved(tmp_path, "a.txt", text)
    assert [s.words(article.text) for s in article_sentences(article)] == [
        "Nettle is a plant of Europe whose young leaves are eaten as a soup, and it eases pain.",
        "Nettle eases the pain of people who have arthritis of the knee",
        "Safe",
    ]


RAISED = {
    "a mark": ("in adults.<sup>1</sup> So", "in adults.[1] So"),
    "marks": ("in adults.<sup>2,3</sup>", "in adults.[2,3]"),
    "marks apart": ("adults<sup>4</sup><sup>,</sup><sup>5</sup> who", "adults[4,5] who"),
    "a link": ("in men<a href='#r3'>3</a>.", "in men[3]."),
    "a link in brackets": ("in men.<sup><a href='#r3'>[3]</a></sup>", "in men.[3]"),
    "a dagger": ("in men.<sup>†</sup>", "in men.[†]"),
    "a demand": ("in men.<sup>[citation needed]</sup>", "in men.[citation needed]"),
    "a power": ("10<sup>6</sup> cells", "10^6 cells"),
    "a power of a product": ("4&nbsp;&times;&nbsp;10<sup>9</sup>/L", "4 × 10^9/L"),
    "a negative power": ("10<sup>&minus;3</sup>", "10^-3"),
    "a unit": ("30 kg/m<sup>2</sup>", "30 kg/m^2"),
    "a statistic": ("I<sup>2</sup> was", "I^2 was"),
    "an ion": ("Ca<sup>2+</sup>", "Ca2+"),
    "an isotope": ("the <sup>14</sup>C test", "the 14C test"),
    "an ordinal": ("the 1<sup>st</sup> day", "the 1st day"),
    "a formula": ("CO<sub>2</sub>", "CO2"),
    "a trade mark": ("Aspirin<sup>®</sup>", "Aspirin®"),
}


@pytest.mark.parametrize(("body", "text"), RAISED.values(), ids=RAISED)
def test_raised_text_is_a_mark_a_power_or_itself(tmp_path: Path, body: str, text: str) -> None:
    assert text in saved(tmp_path, "a.html", f"<body><p>Nettle is seen {body}</p></body>").text


STRUCK = {
    "s": "<s>Nettle cures gout.</s>",
    "del": "<p><del>Nettle cures gout.</del></p>",
    "a style": '<span style="text-decoration: line-through">Nettle cures gout.</span>',
    "a rule": '<span class="old">Nettle cures gout.</span>',
}


@pytest.mark.parametrize("body", STRUCK.values(), ids=STRUCK)
def test_struck_out_text_is_not_read_and_said(tmp_path: Path, body: str) -> None:
    style = "<style>p .none{} .old{text-decoration:line-through red}</style>"
    page = (
        f"<html><head>{style}</head><body><div>{body} Nettle does not cure it.</div></body></html>"
    )
    article = saved(tmp_path, "a.html", page)
    assert article.text == "Nettle does not cure it."
    assert article.notes == (
        "1 passage (3 words) struck out: what its writer withdrew was not read.",
    )


def test_struck_out_markdown_is_not_read_whatever_the_name(tmp_path: Path) -> None:
    for name in ("a.md", "a.txt"):
        article = saved(tmp_path, name, "~~Nettle cures gout.~~ It does not.\n")
        assert article.text == "It does not."
        assert "struck out" in article.notes[0]
