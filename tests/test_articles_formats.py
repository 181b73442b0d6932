"""The same article is the same sentences, whatever the format and whatever the file is called."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from littrack.articles import read
from littrack.language.sentences import article_sentences
from littrack.model import Article, ArticleError, BlockKind
from littrack.pipeline.extract_claims import read_article
from tests.article_formats import (
    FORMATS,
    FURTHER,
    ITEMS,
    LEAD,
    SENTENCES,
    TITLE,
    Written,
    html,
    mail,
    packed,
)

AT = datetime(2026, 1, 1, tzinfo=UTC)


def saved(tmp_path: Path, name: str, data: bytes) -> Article:
    path = tmp_path / name
    path.write_bytes(data)
    return read(str(path), at=AT)


def said(article: Article) -> list[str]:
    return [s.words(article.text) for s in article_sentences(article)]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_sentences(tmp_path: Path, name: str) -> None:
    article = saved(tmp_path, name, FORMATS[name]())
    assert said(article) == SENTENCES
    assert article.title == TITLE
    assert [article.text[b.start : b.end] for b in article.blocks if b.lead_in][:2] == list(ITEMS)
    assert {article.text[slice(*b.lead_in)] for b in article.blocks[:9] if b.lead_in} == {LEAD}
    assert [r.label for r in article.references] == ["1"]
    assert [article.text[a:b] for a, b in article.references[0].anchors] == ["[1]"]


@pytest.mark.parametrize("written", FURTHER, ids=[w.title for w in FURTHER])
def test_other_texts_too_are_the_same_in_every_format(tmp_path: Path, written: Written) -> None:
    found = {name: saved(tmp_path, name, make(written)) for name, make in FORMATS.items()}
    assert {name: said(article) for name, article in found.items()} == dict.fromkeys(
        FORMATS, written.sentences
    )
    assert {article.title for article in found.values()} == {written.title}


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_struck_out_is_said_in_every_format_that_can_strike_out(
    tmp_path: Path, name: str
) -> None:
    article = saved(tmp_path, name, FORMATS[name]())
    struck = [note for note in article.notes if "struck out" in note]
    assert bool(struck) == (not name.endswith((".txt", ".pdf")))
    assert "gout" not in article.text


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in {"a.txt", "a.md"}])
def test_a_format_is_known_by_what_it_holds(tmp_path: Path, name: str) -> None:
    assert said(saved(tmp_path, "notes.txt", FORMATS[name]())) == SENTENCES


def test_a_mail_says_who_wrote_it_and_when(tmp_path: Path) -> None:
    article = saved(tmp_path, "a.eml", mail())
    assert (article.author, article.published) == ("Doe", date(2026, 3, 2))


def test_a_plain_mail_is_plain_text_with_its_subject(tmp_path: Path) -> None:
    text = "From: a@b.example\nTo: c@d.example\nSubject: Nettle\n\nNettle eases pain.\n"
    article = saved(tmp_path, "a.eml", text.encode())
    assert (article.title, said(article)) == ("Nettle", ["Nettle eases pain."])


ENCODED = [
    ("iso-8859-1", "caf\u00e9"),
    ("windows-1251", "\u043c\u044f\u0442\u0430"),
    ("shift_jis", "\u8336"),
]


@pytest.mark.parametrize(("codec", "word"), ENCODED, ids=[c for c, _ in ENCODED])
def test_a_page_is_in_the_encoding_it_names(tmp_path: Path, codec: str, word: str) -> None:
    page = f"<html><head><meta charset='{codec}'></head><body><p>It is {word}.</p></body></html>"
    assert saved(tmp_path, "a.html", page.encode(codec)).text == f"It is {word}."


def test_rich_text_keeps_its_signs_and_notes(tmp_path: Path) -> None:
    body = (
        "{\\rtf1\\ansi\\ansicpg1252 It\\rquote s \\'e9t\\'e9 \\u8211\\'96 5 \\'b5g\\~of self\\_made"
        " tea{\\footnote Doe J. Weeds. 2014;3:1.}.{\\v Hidden words.}{\\deleted Gone.}\\par "
        "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt Seen}} text.{\\pict ffd8}\\par}"
    )
    article = saved(tmp_path, "a.rtf", body.encode("latin-1"))
    assert article.text.split("\n") == [
        "It\u2019s \u00e9t\u00e9 \u2013 5 \u00b5g of self-made tea[1].",
        "Seen text.",
        "[1] Doe J. Weeds. 2014;3:1.",
    ]
    notes = " ".join(article.notes)
    assert all(part in notes for part in ("hidden text", "deleted", "1 picture"))


def test_rich_text_nested_ten_thousand_deep_is_read(tmp_path: Path) -> None:
    data = b"{\\rtf1 " + b"{" * 10_000 + b"Nettle eases pain." + b"}" * 10_000 + b"}"
    assert saved(tmp_path, "a.rtf", data).text == "Nettle eases pain."


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.html.gz", "two columns.pdf"])
def test_a_file_cut_short_is_one_sentence(tmp_path: Path, name: str) -> None:
    data = FORMATS[name]()
    with pytest.raises(ArticleError, match="damaged"):
        saved(tmp_path, name, data[: len(data) // 2])


def test_locked_files_say_so(tmp_path: Path) -> None:
    parts = [("content.xml", "<x/>"), ("META-INF/manifest.xml", "<m><encryption-data/></m>")]
    with pytest.raises(ArticleError, match="password"):
        saved(tmp_path, "a.odt", packed(parts))


def test_a_compressed_page_that_unpacks_to_too_much_says_so(tmp_path: Path) -> None:
    import gzip

    with pytest.raises(ArticleError, match="unpacks to more than"):
        saved(tmp_path, "a.html.gz", gzip.compress(b" " * 21_000_000))


NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def nested(depth: int) -> dict[str, bytes]:
    """A page and a Word file whose elements are nested so deep."""
    inner = "<w:p><w:r><w:t>Nettle eases pain.</w:t></w:r></w:p>"
    body = "<w:sdt>" * depth + inner + "</w:sdt>" * depth
    page = "<div>" * depth + "Nettle eases pain." + "</div>" * depth
    return {
        "a.html": page.encode(),
        "a.docx": packed([("word/document.xml", f"<w:document {NS}>{body}</w:document>")]),
    }


@pytest.mark.parametrize("name", ["a.html", "a.docx"])
def test_deep_nesting_is_read_or_said(tmp_path: Path, name: str) -> None:
    assert saved(tmp_path, name, nested(1_500)[name]).text == "Nettle eases pain."
    with pytest.raises(ArticleError, match="too deeply"):
        saved(tmp_path, name, nested(10_000)[name])


def test_the_kinds_of_blocks_are_the_same_in_marked_up_formats(tmp_path: Path) -> None:
    kinds = [b.kind for b in saved(tmp_path, "a.html", html()).blocks]
    assert kinds.count(BlockKind.HEADING) == 3
    for name in ("a.md", "a.docx", "a.odt", "a.rtf", "a.epub"):
        assert [b.kind for b in saved(tmp_path, name, FORMATS[name]()).blocks] == kinds


def test_an_unknown_zip_says_what_to_give(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.bin", "x")
    with pytest.raises(ArticleError, match="give a text, Markdown"):
        saved(tmp_path, "a.zip", out.getvalue())


def test_a_mark_inside_a_sentence_is_no_word_of_its_claim(tmp_path: Path) -> None:
    text = b"<p>Nettle raises blood pressure<sup>4-6</sup> in adults who take it every day.</p>"
    article = saved(tmp_path, "a.html", text)
    (claim,) = [c for c in read_article(article).claims if "pressure" in c.text]
    assert claim.text == "Nettle raises blood pressure in adults who take it every day"
    assert claim.places[0].text == article.text[claim.places[0].start : claim.places[0].end]


STYLED = {
    "a hidden paragraph": ('<text:p text:style-name="H">{}</text:p>', 'text:display="none"'),
    "a struck paragraph": (
        '<text:p text:style-name="H">{}</text:p>',
        'style:text-line-through-style="solid"',
    ),
    "a line through by its type": (
        '<text:p>Ah <text:span text:style-name="H">{}</text:span></text:p>',
        'style:text-line-through-type="double"',
    ),
    "a hidden section": (
        '<text:section text:display="none"><text:p>{}</text:p></text:section>',
        "",
    ),
    "white words": (
        '<text:p>Ah <text:span text:style-name="H">{}</text:span></text:p>',
        'fo:color="#FFFFFF"',
    ),
    "a paragraph that hides itself": (
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>{}</text:p>',
        "",
    ),
}


@pytest.mark.parametrize(("hidden", "style"), STYLED.values(), ids=STYLED)
def test_what_an_open_document_hides_or_strikes_is_not_read_and_said(
    tmp_path: Path, hidden: str, style: str
) -> None:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "style")
    )
    names += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(
            "content.xml",
            f"<office:document-content {names}><office:automatic-styles><style:style "
            f'style:name="H"><style:text-properties {style}/></style:style>'
            f"</office:automatic-styles><office:body><office:text>"
            f"{hidden.format('Nettle cures cancer.')}<text:p>Nettle eases pain.</text:p>"
            "</office:text></office:body></office:document-content>",
        )
    article = read(str(path), at=AT)
    assert "cancer" not in article.text
    assert "Nettle eases pain." in article.text
    assert any("1 passage (3 words)" in note for note in article.notes)


def test_an_open_document_of_paragraphs_alone_is_read(tmp_path: Path) -> None:
    content = "<o:document-content xmlns:o='o' xmlns:t='t'><t:p>Sage.</t:p></o:document-content>"
    assert saved(tmp_path, "a.odt", packed([("content.xml", content)])).text == "Sage."


def test_white_words_of_an_open_document_on_a_dark_ground_are_read(tmp_path: Path) -> None:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for name, full in (
            ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
            ("fo", "xsl-fo-compatible"),
        )
    )  # fmt: skip
    styles = (
        '<style:style style:name="W"><style:text-properties fo:color="#ffffff"/></style:style>'
        '<style:style style:name="D"><style:table-cell-properties fo:background-color="#1f3864"/>'
        "</style:style>"
    )
    cell = (
        '<table:table><table:table-row><table:table-cell table:style-name="D"><text:p '
        'text:style-name="W">Nettle eases pain.</text:p></table:table-cell></table:table-row>'
        "</table:table>"
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{cell}</office:text></office:body>"
        "</office:document-content>"
    )
    assert saved(tmp_path, "a.odt", packed([("content.xml", content)])).text == "Nettle eases pain."


HEAD = (
    "From: a@b.org\r\nTo: c@d.org\r\nSubject: Nettle\r\n"
    "Date: Mon, 1 Dec 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
)
SHOWN, CURED = "Nettle eases pain in adults.", "Nettle cures cancer."


def posted(*parts: tuple[str, str], kind: str = "mixed") -> bytes:
    body = "".join(f"--B\r\nContent-Type: {head}\r\n\r\n{said}\r\n" for head, said in parts)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=B\r\n\r\n{body}--B--\r\n".encode()


STYLED_PAGE = f"<p>{SHOWN}</p><p class='g'>{CURED}</p>"
FRAME = "text/html\r\nContent-ID: <f@mhtml.blink>"
PDF = "application/pdf\r\nContent-Disposition: attachment; filename=a.pdf"
MAILS = {
    "two plain texts": (
        posted(("text/plain", "Nettle is safe."), ("text/plain", SHOWN)),
        ["Nettle is safe.", SHOWN],
    ),
    "lines broken by the mail program": (
        f"{HEAD}Content-Type: text/plain; format=flowed\r\n\r\nNettle eases \r\npain in \r\n"
        "adults.\r\n".encode(),
        [SHOWN],
    ),
    "a page of frames": (
        posted(("text/html", "<iframe src='cid:f'></iframe>"), (FRAME, f"<p>{SHOWN}</p>"),
               kind="related"),
        [SHOWN],
    ),
    "a page with its style sheet": (
        posted(("text/html", STYLED_PAGE), ("text/css", ".g{display:none}"), kind="related"),
        [SHOWN],
    ),
    "a byte order mark before the headers": (
        b"\xef\xbb\xbf" + posted(("text/html", f"<p>{SHOWN}</p>"), kind="related"),
        [SHOWN],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "lines"), MAILS.values(), ids=MAILS)
def test_a_mail_is_read_as_its_program_shows_it(
    tmp_path: Path, data: bytes, lines: list[str]
) -> None:
    text = saved(tmp_path, "a.mhtml", data).text
    assert [line for line in text.splitlines() if line] == lines


def test_files_sent_with_a_page_are_said_not_to_be_read(tmp_path: Path) -> None:
    notes = saved(tmp_path, "a.eml", posted(("text/html", f"<p>{SHOWN}</p>"), (PDF, "x"))).notes
    assert "1 attached file was not read: check it by itself." in notes


@pytest.mark.parametrize(
    ("stream", "says"),
    [("__substg1.0_", "Outlook mail"), ("PowerPoint Document", "PowerPoint"), ("Word", "Word")],
)
def test_a_compound_file_is_called_what_it_is(tmp_path: Path, stream: str, says: str) -> None:
    data = b"\xd0\xcf\x11\xe0" + bytes(600) + stream.encode("utf-16-le")
    with pytest.raises(ArticleError, match=says):
        saved(tmp_path, "a.bin", data)


def test_a_text_of_two_encodings_keeps_the_signs_of_both(tmp_path: Path) -> None:
    data = "Nettle eases pain – as café tea".encode() + " “in spring”".encode("cp1252")
    assert "pain – as café tea “in spring”" in saved(tmp_path, "a.txt", data).text


def test_a_book_whose_spine_is_empty_is_read_by_its_pages(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(
            "META-INF/container.xml",
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>"
            "<rootfile full-path='a.opf'/></container>",
        )
        made.writestr("a.opf", "<package xmlns='http://www.idpf.org/2007/opf'><spine/></package>")
        made.writestr("p.xhtml", f"<html><body><p>{SHOWN}</p></body></html>")
    assert saved(tmp_path, "a.epub", out.getvalue()).text == SHOWN


def test_an_xml_file_of_a_format_that_is_not_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="XML file"):
        saved(tmp_path, "a.xml", b'<?xml version="1.0"?><pkg:package>Nettle.</pkg:package>')


@pytest.mark.parametrize(
    ("source", "text"),
    {
        "tasks": ("- [ ] Nettle eases pain\n- [x] Nettle lowers fever\n",
                  "Nettle eases pain\nNettle lowers fever"),
        "a callout": ("> [!WARNING]\n> Nettle can harm.\n", "Nettle can harm."),
        "a fenced box": ("::: warning\nNettle can harm.\n:::\n", "Nettle can harm."),
        "a TOML head": ('+++\ntitle = "Nettle"\n+++\nNettle eases pain.\n', "Nettle eases pain."),
    }.values(),
)  # fmt: skip
def test_the_signs_of_a_markdown_box_are_no_words(tmp_path: Path, source: str, text: str) -> None:
    assert saved(tmp_path, "a.md", source.encode()).text == text


@pytest.mark.parametrize("blank", ["\n", " \t", "\t \n", "\r\n"], ids=repr)
def test_blanks_of_any_number_part_a_text_from_its_references(tmp_path: Path, blank: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(f"Zinc helps [1].{blank * 100_000}\nReferences\n\n1. Ray, 2020.\n".encode())
    (entry,) = read(str(path), at=AT).references
    assert (entry.label, entry.text, len(entry.anchors)) == ("1", "Ray, 2020.", 1)
