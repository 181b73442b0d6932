"""What of a web page is read: all that a reader can see, and nothing that is hidden or beside."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from littrack.articles import read
from littrack.model import Article, ArticleError

AT = datetime(2026, 1, 1, tzinfo=UTC)
FILLER = "Nettle is a plant of Europe whose young leaves are eaten as a soup in spring. " * 6


def page(tmp_path: Path, body: str, head: str = "") -> Article:
    path = tmp_path / "page.html"
    path.write_text(f"<html><head><title>Nettle</title>{head}</head><body>{body}</body></html>")
    return read(str(path), at=AT)


LINES = {
    "heading and paragraph": "<h1>Nettle</h1><p>Nettle eases pain.</p>",
    "text beside a heading": "<div><h1>Nettle</h1>Nettle eases pain.</div>",
    "line breaks": "<h1>Nettle</h1>Nettle eases pain.<br>It is safe.",
    "a question that opens": (
        "<h1>Nettle</h1><details><summary>Safe?</summary>Nettle eases pain.</details>"
    ),
    "definitions": "<h1>Nettle</h1><dl><dt>What for</dt><dd>Nettle eases pain.</dd></dl>",
    "quotations": "<h1>Nettle</h1><blockquote><p>Nettle eases pain.</p><p>Yes.</p></blockquote>",
    "a table for layout": "<h1>Nettle</h1><table><td><p>Nettle eases pain.</p></td></table>",
}


@pytest.mark.parametrize("tail", ["", f"<p>{FILLER}</p>"], ids=["short", "long"])
@pytest.mark.parametrize("body", LINES.values(), ids=LINES)
def test_every_line_of_a_page_is_a_line_by_itself(tmp_path: Path, body: str, tail: str) -> None:
    article = page(tmp_path, body + tail)
    rows = article.text.split("\n")
    assert rows[0] == "Nettle"
    assert "Nettle eases pain." in rows
    assert article.headings[0] == (0, len("Nettle"))


HIDDEN = {
    "a style": '<p style="display: none">Nettle cures cancer in all adults.</p>',
    "an attribute": "<p hidden>Nettle cures cancer in all adults.</p>",
    "a rule of the page": '<p class="ghost">Nettle cures cancer in all adults.</p>',
}


@pytest.mark.parametrize("body", HIDDEN.values(), ids=HIDDEN)
def test_what_a_page_hides_from_its_readers_is_not_read_and_said(tmp_path: Path, body: str) -> None:
    head = "<style>@media print{.kept{display:none}} .ghost{color:red;display:none}</style>"
    kept = '<p class="kept">Nettle eases pain in adults.</p>'
    article = page(tmp_path, f"<h1>Nettle</h1><p>{FILLER}</p>{body}{kept}", head)
    assert "cancer" not in article.text
    assert "eases pain" in article.text
    assert any("hides 1 passage" in note for note in article.notes)


PANELS = {
    "a panel that a button opens": (
        '<h3><button aria-controls="p1">Is it safe?</button></h3>'
        '<div id="p1" style="display:none"><p>Nettle can cause a rash.</p></div>'
    ),
    "an accordion by name": '<div class="faq-answer" hidden><p>Nettle can cause a rash.</p></div>',
    "a link that opens": '<a href="#more">More</a><p id="more" hidden>Nettle can cause a rash.</p>',
    "details": "<details><summary>Risks</summary><p>Nettle can cause a rash.</p></details>",
}


@pytest.mark.parametrize("body", PANELS.values(), ids=PANELS)
def test_what_a_click_opens_is_read(tmp_path: Path, body: str) -> None:
    article = page(tmp_path, f"<h1>Nettle</h1><p>{FILLER}</p>{body}")
    assert "Nettle can cause a rash." in article.text
    assert not article.notes


BESIDE = {
    "a menu": "<nav><ul><li>Nettle cures colds</li></ul></nav>",
    "a cookie banner": '<div class="cookie-banner"><p>Nettle cures colds by cookies.</p></div>',
    "a footer": "<footer><p>Nettle cures colds, all rights reserved.</p></footer>",
    "a list of links": '<ul><li><a href="/x">Nettle cures colds and more</a></li></ul>',
    "a dialog": '<div role="dialog"><p>Nettle cures colds: subscribe.</p></div>',
}


@pytest.mark.parametrize("body", BESIDE.values(), ids=BESIDE)
def test_what_stands_beside_the_article_is_no_part_of_it(tmp_path: Path, body: str) -> None:
    main = f"<main><article><h1>Nettle</h1><p>{FILLER}</p><p>{FILLER}</p></article></main>"
    assert "cures colds" not in page(tmp_path, body + main).text


FOOT = "<p>Nettle eases the pain of adults.</p><p>© 2024 Weeds. All rights reserved.</p>"
LINE = "Nettle eases the pain of adults"
KEPT = {
    "prose in a footer": f"<main><p>{FILLER}</p></main><footer>{FOOT}</footer>",
    "prose in the footer of an article": (
        f"<article><p>{FILLER}</p><footer>{FOOT}<p>Tags: weeds</p></footer></article>"
    ),
    "a linked line between sentences": f"<p>{FILLER}</p><p><a href='/x'>{LINE}</a></p><p>{FILLER}",
    "a linked quotation": f"<p>{FILLER}</p><blockquote><a href='/x'>{LINE}.</a></blockquote>",
    "a box of an article called sidebar": (
        f"<article><div class='sidebar-box'><p>{LINE}.</p></div><p>{FILLER}</p></article>"
    ),
    "a box of the main text": f"<main><aside><p>{LINE}.</p></aside><p>{FILLER * 2}</p></main>",
    "what stands with the headline": (
        f"<div class='hero-banner'><h1>Nettle</h1><p>{LINE}.</p></div><p>{FILLER}</p>"
    ),
    "an embedded post": f"<p>{FILLER}</p><div class='social-embed'><p>{LINE}.</p></div>",
}


@pytest.mark.parametrize("body", KEPT.values(), ids=KEPT)
def test_prose_is_read_wherever_it_stands(tmp_path: Path, body: str) -> None:
    text = page(tmp_path, body).text
    assert LINE in text
    assert "rights" not in text
    assert "Tags" not in text


OTHER = "Dock cures colds."
PARTS = {
    "related posts of a plug-in": f"<div class='jp-relatedposts'><h4>Related</h4><p>{OTHER}</p>",
    "names in one word": f"<div class='relatedPosts'><p>{OTHER}</p></div>",
    "comments of a service": f"<div id='disqus_thread'><p>{OTHER}</p></div>",
    "a table of contents": f"<div class='toc'><ul><li><a href='#a'>{OTHER}</a></li></ul></div>",
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_a_part_beside_the_article_is_known_by_the_words_of_its_names(
    tmp_path: Path, part: str
) -> None:
    assert OTHER not in page(tmp_path, f"<article><p>{FILLER}</p>{part}</article>").text


def test_a_page_that_hides_itself_until_its_script_runs_is_read(tmp_path: Path) -> None:
    assert "Nettle is a plant" in page(tmp_path, f'<div style="display:none">{FILLER}</div>').text


TAGS = ["div", "p", "span", "b", "section", "ul", "li", "td", "br"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(TAGS), st.booleans()), min_size=1, max_size=25))
def test_no_word_of_a_plain_page_is_lost_however_it_is_nested(
    tmp_path: Path, tags: list[tuple[str, bool]]
) -> None:
    body = "".join(
        f"<{tag}>Word{at} is here." + ("" if left_open else f"</{tag}>")
        for at, (tag, left_open) in enumerate(tags)
    )
    text = page(tmp_path, body).text
    assert all(f"Word{at} is here." in text for at in range(len(tags)))


def test_deep_nesting_is_no_danger(tmp_path: Path) -> None:
    body = "<div>" * 200 + "Nettle eases pain." + "</div>" * 200
    assert "Nettle eases pain." in page(tmp_path, f"<p>{FILLER}</p>{body}").text


def test_a_page_of_more_elements_than_can_be_read_in_time_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="more than 300,000 elements"):
        page(tmp_path, "<p>Nettle." * 300_001)


def test_a_text_that_calls_itself_a_pdf_is_read_and_said_to_be_text(tmp_path: Path) -> None:
    path = tmp_path / "fake.pdf"
    path.write_text("Nettle eases pain.")
    article = read(str(path), at=AT)
    assert article.text == "Nettle eases pain."
    assert "plain text" in article.notes[0]


def test_a_row_of_figures_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("0.0\t0.0\t0.4\n1.2\t4.4\n")
    assert not read(str(path), at=AT).title


SHOWN = {
    "plain": "{}",
    "paragraph": "<p>{}</p>",
    "bold": "<b>{}</b> ",
    "item": "<ul><li>{}</li></ul>",
    "cell": "<table><tr><td>{}</td></tr></table>",
    "term": "<dl><dt>{}</dt></dl>",
    "definition": "<dl><dd>{}</dd></dl>",
    "quote": "<blockquote>{}</blockquote>",
    "caption": "<figure><figcaption>{}</figcaption></figure>",
    "heading": "<h3>{}</h3>",
    "details": "<details><summary>Safe?</summary>{}</details>",
    "raised": "<sup>{}</sup> ",
    "inserted": "<ins>{}</ins> ",
    "marked": "<mark>{}</mark> ",
    "shown by style": "<p class='ghost' style='display:block'>{}</p>",
    "filled letters": (
        "<p style='color:transparent; -webkit-background-clip:text; background:red'>{}</p>"
    ),
    "a low box": "<div style='height:0; overflow:visible'>{}</div>",
    "a formula": "<math><mtext>{}</mtext></math>",
    "a drawing's words": "<svg><title>Drawing</title><text x='1'>{}</text></svg>",
    "a spoiler": "<div class='su-spoiler-content' style='display:none'>{}</div>",
    "visible in what is not": (
        "<div style='visibility:hidden'>unseen <p style='visibility: visible'>{}</p> unseen</div>"
    ),
    "visible by a rule": "<div class='veil'><b class='unveil'>{}</b></div>",
    "shown by a more exact rule": "<p class='ghost exact'>{}</p>",
    "what a box ticked shows": (  # in a division, for a paragraph would end before the drawer
        "<div><input type='checkbox'><div class='drawer'>{}</div></div>"
    ),
    "a shadow tree": "<x-box><template shadowrootmode='open'><p>{}</p></template></x-box>",
    "a box of the article": "<article><aside><p>{}</p></aside></article>",
    "a page with a sidebar": "<div class='page-with-sidebar ad-free'>{}</div>",
    "a link in a text": "<p>It is a weed of Europe and <a href='/x'>{}</a>.</p>",
}
UNSEEN = {
    "hidden": "<p hidden>{}</p>",
    "not displayed": "<div style='display:none'>{}</div>",
    "invisible": "<span style='visibility: hidden'>{}</span>",
    "transparent": "<span style='opacity:0'>{}</span>",
    "too small": "<span style='font-size:0'>{}</span>",
    "clipped to a point": (
        "<span style='position:absolute; clip:rect(1px, 1px, 1px, 1px)'>{}</span>"
    ),
    "clipped by a path": "<span style='clip-path: inset(50%)'>{}</span>",
    "in a box of a pixel": (
        "<span style='width:1px;height:1px;overflow:hidden;position:absolute'>{}</span>"
    ),
    "in a box of no height": "<div style='max-height: 0; overflow: hidden'>{}</div>",
    "in the colour of its ground": "<p style='color:#fff; background:#fff'>{}</p>",
    "without a colour": "<p style='color: transparent'>{}</p>",
    "scaled to nothing": "<p style='transform: scale(0)'>{}</p>",
    "transparent by half a number": "<p style='opacity:.0 !important'>{}</p>",
    "far off in ems": "<p style='position:absolute; left:-999em'>{}</p>",
    "on a screen": "<div class='offscreen'>{}</div>",
    "a reading aid": "<ruby>kanji<rt>{}</rt></ruby>",
    "off the page": "<div style='position:absolute; left:-9999px'>{}</div>",
    "by a rule": "<div class='ghost'>{}</div>",
    "by a rule that is important": "<div class='never' style='display:block'>{}</div>",
    "by a rule, whatever its visibility": "<p class='ghost' style='visibility:visible'>{}</p>",
    "unseen in what is seen": (
        "<div style='visibility:visible'><p style='visibility:collapse'>{}</p></div>"
    ),
    "by a rule on a part": "<div class='box'><i>{}</i></div>",
    "a comment": "<!-- {} -->",
    "a script": "<script>var a = '{}'</script>",
    "a template": "<template>{}</template>",
    "struck": "<s>{}</s>",
    "deleted": "<del><p>{}</p></del>",
    "struck by style": "<span style='text-decoration: underline line-through'>{}</span>",
}
RULES = (
    "<style>@media print{p{display:none}} .ghost, .none{display:none}"
    " .never{display:none !important} .veil{visibility:hidden} .unveil{visibility:visible}"
    " p.ghost.exact{display:block} .exact{color:red} .drawer{max-height:0; overflow:hidden}"
    " input:checked ~ .drawer{max-height:100vh} .box > i{display:none}"
    " @media screen{.offscreen{display:none}}</style>"
)
BITS = st.lists(
    st.tuples(
        st.sampled_from(sorted({**SHOWN, **UNSEEN})), st.sampled_from(["div", "section", "p"])
    ),
    min_size=1,
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(BITS)
def test_no_visible_word_of_a_page_is_lost_and_no_hidden_one_is_read(
    tmp_path: Path, bits: list[tuple[str, str]]
) -> None:
    body = "".join(
        f"<{around}>{({**SHOWN, **UNSEEN})[kind].format(f'Word{at}is here')}</{around}>"
        for at, (kind, around) in enumerate(bits)
    )
    text = page(tmp_path, f"<p>{FILLER}</p>{body}", RULES).text
    for at, (kind, _) in enumerate(bits):
        assert (f"Word{at}is here" in text) == (kind in SHOWN), kind


def test_an_element_of_the_sites_own_says_what_it_is(tmp_path: Path) -> None:
    notice = "<amp-consent><div>We set cookies on this page.</div></amp-consent>"
    text = page(tmp_path, f"{notice}<article><h1>Nettle</h1><p>{FILLER}</p></article>").text
    assert "in spring" in text
    assert "cookies" not in text


@pytest.mark.parametrize(
    ("body", "line"),
    {
        "letters for notes": ("<p>It is safe<sup>a,b</sup>.</p>", "It is safe[a,b]."),
        "a note on another page": (
            "<p>It is safe.<a href='notes.xhtml#n1'>1</a> It is green.</p>",
            "It is safe.[1] It is green.",
        ),
        "a power in a formula": (
            "<p><math><msup><mn>10</mn><mn>6</mn></msup></math> cells of it.</p>",
            "10^6 cells of it.",
        ),
    }.values(),
)
def test_what_is_raised_is_told_from_the_line_it_stands_on(
    tmp_path: Path, body: str, line: str
) -> None:
    assert line in page(tmp_path, body).text.split("\n")


def test_a_page_wrapped_whole_in_a_form_keeps_its_list(tmp_path: Path) -> None:
    items = "<ul><li>Nettle lowers fever</li></ul>"
    text = page(tmp_path, f"<form id='aspnetForm'><p>{FILLER}</p>{items}</form>").text
    assert "Nettle lowers fever" in text


def test_a_short_page_says_what_it_hides(tmp_path: Path) -> None:
    hidden = "<p hidden>Nettle cures cancer in all adults.</p>"
    article = page(tmp_path, f"<h1>Nettle</h1>{hidden}<p>It is safe.</p>")
    assert "cancer" not in article.text
    assert "hides 1 passage" in article.notes[0]


def test_a_table_of_linked_studies_is_read(tmp_path: Path) -> None:
    row = "<tr><td><a href='https://x.org/1'>Nettle lowers fever</a></td><td>2019</td></tr>"
    table = f"<table><tr><th>Study</th><th>Year</th></tr>{row}</table>"
    text = page(tmp_path, f"<h1>Nettle</h1><p>{FILLER}</p>{table}").text
    assert "Nettle lowers fever | 2019" in text


@pytest.mark.parametrize(
    "sheet",
    ["a " * 200_000, "@a " * 200_000, "/*" * 200_000, "{" * 200_000, f"@{'a' * 200_000}"],
    ids=["words", "rules of a name", "comments", "braces", "a name"],
)
def test_a_broken_style_sheet_of_any_size_is_gone_through_once(tmp_path: Path, sheet: str) -> None:
    told = page(tmp_path, "<p>Nettle eases pain.</p>", f"<style>{sheet}</style>")
    assert told.text == "Nettle eases pain."


def test_a_paragraph_of_any_number_of_broken_rows_is_one_line(tmp_path: Path) -> None:
    rows = 40_000
    told = page(tmp_path, f"<p>{'<br>'.join(['nettle soup and bread'] * rows)}</p>")
    assert told.text.count("nettle soup and bread") == rows
    assert "\n" not in told.text
