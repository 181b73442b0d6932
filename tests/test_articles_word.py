"""Word files: read as their readers see them, and what was left out is said."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from littrack.articles import read
from littrack.model import Article, ArticleError, BlockKind

AT = datetime(2026, 1, 1, tzinfo=UTC)
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
STYLES = (
    f"<w:styles {NS}>"
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mine"><w:basedOn w:val="berschrift1"/><w:name w:val="Mine"/></w:style>'
    '<w:style w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
    "</w:styles>"
)
NUMBERING = (
    f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt '
    'w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/>'
    "</w:num></w:numbering>"
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def packed(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", f"<w:document {NS}><w:body>{body}</w:body></w:document>")
        made.writestr("word/styles.xml", STYLES)
        made.writestr("word/numbering.xml", NUMBERING)
        for name, part in parts.items():
            made.writestr(f"word/{name}.xml", part)
    return out.getvalue()


def article(tmp_path: Path, body: str, **parts: str) -> Article:
    path = tmp_path / "a.docx"
    path.write_bytes(packed(body, **parts))
    return read(str(path), at=AT)


def box(text: str) -> str:
    return (
        f"<v:shape><v:textbox><w:txbxContent>{par(run(text))}</w:txbxContent></v:textbox></v:shape>"
    )


SEEN = {
    "an insertion": f"{run('Nettle does ')}<w:ins>{run('not ')}</w:ins>{run('ease pain.')}",
    "a deletion": f"{run('Nettle does not ')}<w:del><w:r><w:delText>always </w:delText></w:r>"
    f"</w:del>{run('ease pain.')}",
    "a move": f"{run('Nettle does ')}<w:moveTo>{run('not ')}</w:moveTo>{run('ease pain.')}"
    f"<w:moveFrom>{run('not ')}</w:moveFrom>",
    "a content control": f"{run('Nettle does ')}<w:sdt><w:sdtContent>{run('not ')}</w:sdtContent>"
    f"</w:sdt>{run('ease pain.')}",
    "a smart tag": f"{run('Nettle ')}<w:smartTag>{run('does not ')}</w:smartTag>"
    f"{run('ease pain.')}",
    "a link": f"{run('Nettle ')}<w:hyperlink r:id='x'>{run('does not ')}</w:hyperlink>"
    f"{run('ease pain.')}",
    "a simple field": f"{run('Nettle ')}<w:fldSimple>{run('does not ')}</w:fldSimple>"
    f"{run('ease pain.')}",
    "a field": f"{run('Nettle does not ')}<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r>"
    "<w:instrText>REF 1 cures gout</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/>"
    f"</w:r>{run('ease pain.')}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    "a text box": f"<w:r><w:pict>{box('Nettle does not ease pain.')}</w:pict></w:r>",
    "a text box said twice": "<w:r><mc:AlternateContent><mc:Choice><w:drawing>"
    f"{box('Nettle does not ease pain.')}</w:drawing></mc:Choice><mc:Fallback><w:pict>"
    f"{box('Nettle does not ease pain.')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    "struck-out text": run("Nettle does not ease pain.") + run(" Gout.", "<w:strike/>"),
    "text struck out twice": run("Nettle does not ease pain.") + run(" Gout.", "<w:dstrike/>"),
    "hidden text": run("Nettle does not ease pain.") + run(" Gout.", "<w:vanish/>"),
    "a switch that is off": run("Nettle does not ease pain.", '<w:strike w:val="false"/>'),
    "a switch by style": f"{run('Nettle does not ease pain.')}"
    + run(" Gout.", '<w:rStyle w:val="Gone"/>'),
    "a prompt": f"{run('Nettle does not ease pain.')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    f"<w:sdtContent>{run('Click here to enter text.')}</w:sdtContent></w:sdt>",
    "a tab": f"{run('Nettle does')}<w:r><w:tab/></w:r>{run('not ease pain.')}",
    "a page break": f"{run('Nettle does ')}<w:r><w:br w:type='page'/></w:r>{run('not ease pain.')}",
}


@pytest.mark.parametrize("inner", SEEN.values(), ids=SEEN)
def test_a_paragraph_is_read_as_its_readers_see_it(tmp_path: Path, inner: str) -> None:
    assert article(tmp_path, par(inner)).text == "Nettle does not ease pain."


LEFT = {
    "struck out": run("It cures gout.", "<w:strike/>"),
    "hidden text": run("It cures gout.", "<w:vanish/>"),
    "tracked changes": "<w:del><w:r><w:delText>It cures gout.</w:delText></w:r></w:del>",
    "1 chart": "<w:r><w:drawing><c:chart xmlns:c='c'/></w:drawing></w:r>",
    "2 pictures": "<w:r><w:drawing><a:blip xmlns:a='a'/><a:blip xmlns:a='a'/></w:drawing></w:r>",
    "1 embedded object": "<w:r><w:object/></w:r>",
    "1 symbol": "<w:r><w:sym w:font='Odd Font' w:char='F0E1'/></w:r>",
}


@pytest.mark.parametrize(("says", "inner"), LEFT.items(), ids=LEFT)
def test_what_is_left_out_or_cannot_be_read_is_said(tmp_path: Path, says: str, inner: str) -> None:
    read_as = article(tmp_path, par(run("Nettle eases pain. ") + inner))
    assert any(says in note for note in read_as.notes)


def test_comments_are_not_read(tmp_path: Path) -> None:
    comments = f"<w:comments {NS}>{par(run('It cures gout.'))}</w:comments>"
    assert "gout" not in article(tmp_path, par(run("Nettle.")), comments=comments).text


def test_a_deleted_paragraph_end_joins_two_paragraphs(tmp_path: Path) -> None:
    body = par(run("Nettle does not"), "<w:rPr><w:del/></w:rPr>") + par(run("ease pain."))
    assert article(tmp_path, body).text == "Nettle does not ease pain."


def test_notes_are_read_and_a_source_among_them_is_a_reference(tmp_path: Path) -> None:
    points = "".join(f"<w:r><w:footnoteReference w:id='{n}'/></w:r>" for n in (2, 3))
    notes = (
        f"<w:footnotes {NS}><w:footnote w:id='2'>{par(run('Nettle can sting.'))}</w:footnote>"
        f"<w:footnote w:id='3'>{par(run('Doe J. Nettle. Weeds. 2014;3:1.'))}</w:footnote>"
        "</w:footnotes>"
    )
    found = article(tmp_path, par(run("Nettle eases pain.") + points), footnotes=notes)
    assert found.text.split("\n") == [
        "Nettle eases pain.[1][2]",
        "[1] Nettle can sting.",
        "[2] Doe J. Nettle. Weeds. 2014;3:1.",
    ]
    assert [b.kind.value for b in found.blocks] == ["paragraph", "note", "reference"]
    (reference,) = found.references
    assert [found.text[a:b] for a, b in reference.anchors] == ["[2]"]


def test_numbers_and_symbols_are_kept(tmp_path: Path) -> None:
    inner = run("About 10") + run("6", '<w:vertAlign w:val="superscript"/>') + run(" cells and 5 ")
    inner += "<w:r><w:sym w:font='Symbol' w:char='F06D'/></w:r>" + run("g/L of self")
    inner += "<w:r><w:noBreakHyphen/></w:r>" + run("made tea.")
    assert article(tmp_path, par(inner)).text == "About 10^6 cells and 5 μg/L of self-made tea."


def test_lists_headings_and_their_paragraph_numbers(tmp_path: Path) -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    body = par(run("Uses"), '<w:pStyle w:val="Mine"/>') + par(run("eases pain"), item)
    found = article(tmp_path, body + par(run("aids sleep"), item))
    assert found.text == "Uses\n1. eases pain\n2. aids sleep"
    assert [b.kind for b in found.blocks] == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM]
    assert [b.lead_in for b in found.blocks] == [None, (0, 4), (0, 4)]
    assert [b.paragraph for b in found.blocks] == [1, 2, 3]


def test_merged_cells_and_tables_inside_tables_are_read_once(tmp_path: Path) -> None:
    inner = "<w:tbl><w:tr><w:tc>" + par(run("inside")) + "</w:tc></w:tr></w:tbl>"
    wide = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{par(run('wide'))}</w:tc>"
    down = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{par('')}</w:tc>"
    rows = f"<w:tr>{wide}</w:tr><w:tr>{down}<w:tc>{inner}{par(run('outside'))}</w:tc></w:tr>"
    assert article(tmp_path, f"<w:tbl>{rows}</w:tbl>").text == "wide\ninside\noutside"


def test_a_file_cut_short_and_one_that_is_no_xml_say_so(tmp_path: Path) -> None:
    whole = packed(par(run("Nettle.")))
    for data in (whole[: len(whole) // 2], packed("<w:p>")):
        path = tmp_path / "a.docx"
        path.write_bytes(data)
        with pytest.raises(ArticleError, match="damaged"):
            read(str(path), at=AT)


def test_a_file_that_unpacks_to_too_much_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("word/document.xml", b" " * 41_000_000)
    with pytest.raises(ArticleError, match="too large to unpack"):
        read(str(path), at=AT)


GONE = "<w:del w:id='1'/>"
SEEN = "Nettle eases pain."
ODD = {
    "a row taken away": (
        (f"<w:tbl><w:tr><w:trPr>{GONE}</w:trPr><w:tc>{par(run('It cures cancer.'))}</w:tc></w:tr>"
         f"<w:tr><w:tc>{par(run(SEEN))}</w:tc></w:tr></w:tbl>"),
        SEEN,
    ),
    "a mark raised by its style": (
        par(run(SEEN) + run("1", '<w:rStyle w:val="Note"/>') + run(" It is safe.")),
        f"{SEEN}[1] It is safe.",
    ),
    "a mark lifted by points": (
        par(run(SEEN) + run("1", '<w:position w:val="6"/>') + run(" It is safe.")),
        f"{SEEN}[1] It is safe.",
    ),
    "a fraction": (
        par("<m:oMath><m:f><m:num><m:r><m:t>5</m:t></m:r></m:num><m:den><m:r><m:t>6</m:t></m:r>"
            "</m:den></m:f></m:oMath>" + run(" of the adults slept.")),
        "5/6 of the adults slept.",
    ),
    "a large initial": (
        par(run("N"), '<w:framePr w:dropCap="drop"/>') + par(run("ettle eases pain.")),
        SEEN,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), ODD.values(), ids=ODD)
def test_odd_features_are_read_as_they_look(tmp_path: Path, body: str, text: str) -> None:
    raised = '<w:style w:styleId="Note"><w:name w:val="footnote reference"/><w:rPr>'
    raised += '<w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>'
    path = tmp_path / "a.docx"
    path.write_bytes(renamed(packed(body), "</w:styles>", raised))
    assert read(str(path), at=AT).text == text


def renamed(data: bytes, one: str, other: str) -> bytes:
    """The file with some words of its parts and of their names replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as made:
        for name in source.namelist():
            text = source.read(name).decode().replace(one, other)
            made.writestr(name.replace(one, other), text)
    return out.getvalue()


def test_a_file_saved_as_strict_open_xml_is_read(tmp_path: Path) -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    path = tmp_path / "a.docx"
    path.write_bytes(renamed(packed(par(run(SEEN))), usual, strict))
    assert read(str(path), at=AT).text == SEEN


def test_a_document_under_another_name_is_found(tmp_path: Path) -> None:
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    root = f'<R><r Type="{types}/officeDocument" Target="/word/document2.xml"/></R>'
    out = io.BytesIO(renamed(packed(par(run(SEEN))), "word/document", "word/document2"))
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("_rels/.rels", root)
    path = tmp_path / "a.docx"
    path.write_bytes(out.getvalue())
    assert read(str(path), at=AT).text == SEEN


WHITE, DARK = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="1F3864"/>'
CURED = run("It cures gout.", WHITE)
CELL = f"<w:tc><w:tcPr>{{}}</w:tcPr>{par(CURED)}</w:tc>"
UNSEEN = {
    "white": par(CURED),
    "nearly white": par(run("It cures gout.", '<w:color w:val="FEFEFE"/>')),
    "white by its style": par(run("It cures gout.", '<w:rStyle w:val="Pale"/>')),
    "white by its paragraph's style": par(run("It cures gout."), '<w:pStyle w:val="Pale"/>'),
    "a colour on a ground of it": par(run("It cures gout.", '<w:color w:val="1F3864"/>'), DARK),
    "half a point high": par(run("It cures gout.", '<w:sz w:val="1"/>')),
    "white in a cell": f"<w:tbl><w:tr>{CELL.format('')}</w:tr></w:tbl>",
}
SHOWN = {
    "white on a dark run": par(run("It cures gout.", WHITE + DARK)),
    "white on a dark paragraph": par(CURED, DARK),
    "white in a dark cell": f"<w:tbl><w:tr>{CELL.format(DARK)}</w:tr></w:tbl>",
    "white on a highlight": par(run("It cures gout.", f'{WHITE}<w:highlight w:val="blue"/>')),
    "white in a box": par(
        f"<w:r><w:pict>{box('').replace(par(run('')), par(CURED))}</w:pict></w:r>"
    ),
    "white in a table with a dark style": "<w:tbl><w:tblPr><w:tblStyle w:val='Night'/></w:tblPr>"
    f"<w:tr>{CELL.format('')}</w:tr></w:tbl>",
    "black": par(run("It cures gout.", '<w:color w:val="000000"/>')),
    "of no colour of its own": par(run("It cures gout.", '<w:color w:val="auto"/>')),
}
PALE = (
    f"<w:style w:styleId='Pale'><w:name w:val='Pale'/><w:rPr>{WHITE}</w:rPr></w:style><w:style "
    f"w:styleId='Night'><w:name w:val='Night'/><w:tcPr>{DARK}</w:tcPr></w:style></w:styles>"
)


@pytest.mark.parametrize(
    ("body", "is_read"),
    [
        *(pytest.param(body, False, id=name) for name, body in UNSEEN.items()),
        *(pytest.param(body, True, id=name) for name, body in SHOWN.items()),
    ],
)
def test_text_in_the_colour_of_its_ground_is_hidden(
    tmp_path: Path, body: str, *, is_read: bool
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(renamed(packed(body + par(run("Nettle."))), "</w:styles>", PALE))
    found = read(str(path), at=AT)
    assert ("gout" in found.text) == is_read
    assert any("hidden text" in note for note in found.notes) == (not is_read)
