"""One article written in every format that littrack reads, by hand and not by littrack."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterable
from email.message import EmailMessage

from tests.pdf_pages import Text, pdf

TITLE = "Nettle and the pain of the knee"
LONG = (
    "Nettle leaves hold \u03b2-sitosterol, and people who drink nettle tea every day report less "
    "pain in the knee."
)
COUNT = "The cells rose to 10^6 per litre in a double-blind trial of adults who had arthritis."
HEAD = "What nettle does not do"
DENIED = "Nettle tea does not lower blood pressure in adults, says one of the doctors who gave it."
LEAD = "The benefits of nettle include:"
ITEMS = ("less pain in the knee", "better sleep in adults")
ROWS = (("Herb", "Effect"), ("Nettle", "Eases pain"), ("Dock", "Heals stings"))
SOURCES = "References"
SOURCE = "Doe J. Nettle tea for the knee. Weeds. 2014;3:1-9."
SENTENCES = [
    TITLE,
    LONG,
    COUNT,
    HEAD,
    DENIED,
    LEAD,
    *ITEMS,
    *(cell for row in ROWS for cell in row),
    SOURCES,
    "Doe J. Nettle tea for the knee.",
    "Weeds.",
    "2014;3:1-9.",
]


def text() -> bytes:
    """Plain text."""
    items = "\n".join(f"\u2022 {item}" for item in ITEMS)
    rows = "\n".join(" | ".join(row) for row in ROWS)
    parts = [TITLE, f"{LONG}[1] {COUNT}", HEAD, DENIED, f"{LEAD}\n{items}", rows, SOURCES]
    return "\n\n".join([*parts, f"1. {SOURCE}"]).encode()


def markdown() -> bytes:
    """Markdown."""
    items = "\n".join(f"- {item}" for item in ITEMS)
    rows = [" | ".join(row) for row in ROWS]
    table = "\n".join([rows[0], "---|---", *rows[1:]])
    body = f"**{LONG}**[1] {COUNT}\n\n## {HEAD}\n\n{DENIED} ~~It cures gout.~~\n\n{LEAD}\n\n{items}"
    return f"# {TITLE}\n\n{body}\n\n{table}\n\n## {SOURCES}\n\n1. {SOURCE}\n".encode()


def page() -> str:
    """The body of a page."""
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    count = COUNT.replace("10^6", "10<sup>6</sup>")
    return (
        f"<h1>{TITLE}</h1><p>{LONG}<sup><a href='#r1'>1</a></sup> {count}</p><h2>{HEAD}</h2>"
        f"<p>{DENIED} <s>It cures gout.</s></p><p>{LEAD}</p><ul>{items}</ul><table>{rows}</table>"
        f"<h2>{SOURCES}</h2><ol><li id='r1'>{SOURCE}</li></ol>"
    )


def html() -> bytes:
    """A web page."""
    head = "<meta charset='utf-8'><title>Nettle and the pain of the knee | Weeds</title>"
    return f"<!doctype html><html><head>{head}</head><body>{page()}</body></html>".encode()


def saved_page() -> bytes:
    """A web page saved in one file."""
    message = EmailMessage()
    message["Subject"] = TITLE
    message["MIME-Version"] = "1.0"
    message.set_content(html().decode(), subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png", cid="<x>")
    return message.as_bytes()


def mail() -> bytes:
    """A mail in two forms."""
    message = EmailMessage()
    message["From"], message["To"] = "Doe <doe@example.org>", "Roe <roe@example.org>"
    message["Subject"], message["Date"] = "A text", "Mon, 02 Mar 2026 10:00:00 +0000"
    message.set_content("It cures gout.")
    message.add_alternative(html().decode(), subtype="html")
    return message.as_bytes()


def packed(parts: Iterable[tuple[str, str]]) -> bytes:
    """A zip file of texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in parts:
            made.writestr(name, part)
    return out.getvalue()


def book() -> bytes:
    """An electronic book of one page."""
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="O/b.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{TITLE}</dc:title><dc:creator>Doe</dc:creator></metadata><manifest>"
        '<item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="a%20b.xhtml"/>'
        '</manifest><spine><itemref idref="n"/><itemref idref="a"/></spine></package>'
    )
    xhtml = f'<?xml version="1.0" encoding="utf-8"?><html><body>{page()}</body></html>'
    return packed(
        [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", container),
            ("O/b.opf", package),
            ("O/nav.xhtml", "<html><body><p>It cures gout.</p></body></html>"),
            ("O/a b.xhtml", xhtml),
        ]
    )


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _par(runs: str, style: str = "", listed: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr>{runs}</w:p>"


def word() -> bytes:
    """A Word file."""
    up = '<w:vertAlign w:val="superscript"/>'
    before, after = COUNT.split("10^6")
    first = _run(LONG) + _run("1", up) + _run(f" {before}10") + _run("6", up) + _run(after)
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    cells = [[f"<w:tc>{_par(_run(cell))}</w:tc>" for cell in row] for row in ROWS]
    rows = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    body = (
        _par(_run(TITLE), "h")
        + _par(first)
        + _par(_run(HEAD), "h")
        + _par(_run(DENIED) + _run(" It cures gout.", "<w:strike/>"))
        + _par(_run(LEAD))
        + "".join(_par(_run(item), listed=listed) for item in ITEMS)
        + f"<w:tbl>{rows}</w:tbl>"
        + _par(_run(SOURCES), "h")
        + _par(_run(f"1. {SOURCE}"))
    )
    style = '<w:style w:styleId="h"><w:name w:val="heading 1"/></w:style>'
    return packed(
        [
            ("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"),
            ("word/styles.xml", f"<w:styles {W}>{style}</w:styles>"),
        ]
    )


def opendocument() -> bytes:
    """An OpenDocument text."""
    ns = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    styles = (
        '<style:style style:name="u"><style:text-properties style:text-position="super 58%"/>'
        '</style:style><style:style style:name="g"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    before, after = COUNT.split("10^6")
    first = (
        f'{LONG}<text:span text:style-name="u">1</text:span><text:s/>{before}10'
        f'<text:span text:style-name="u">6</text:span>{after}'
    )
    denied = f'{DENIED} <text:span text:style-name="g">It cures gout.</text:span>'
    items = "".join(f"<text:list-item><text:p>{i}</text:p></text:list-item>" for i in ITEMS)
    cells = [
        [f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in r] for r in ROWS
    ]
    rows = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells)
    body = (
        f"<text:h>{TITLE}</text:h><text:p>{first}</text:p><text:h>{HEAD}</text:h>"
        f"<text:p>{denied}</text:p><text:p>{LEAD}</text:p><text:list>{items}</text:list>"
        f"<table:table>{rows}</table:table><text:h>{SOURCES}</text:h><text:p>1. {SOURCE}</text:p>"
    )
    content = (
        f"<office:document-content {ns}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return packed(
        [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)]
    )


def rich() -> bytes:
    """Rich Text."""
    long = LONG.replace("\u03b2", "\\u946?")
    count = COUNT.replace("10^6", "10{\\super 6}")
    items = "".join("{\\pntext\\'95\\tab}" + f"\\ls1 {item}\\par\\pard " for item in ITEMS)
    rows = "".join(
        "\\trowd " + "".join(f"{cell}\\cell " for cell in row) + "\\row\\pard " for row in ROWS
    )
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Times;}}"
        "{\\stylesheet{\\s1 heading 1;}}{\\*\\generator It cures gout;}\n"
        f"\\pard\\s1 {TITLE}\\par\\pard {long}{{\\super 1}} {count}\\par\n"
        f"\\pard\\s1 {HEAD}\\par\\pard {DENIED} {{\\strike It cures gout.}}\\par {LEAD}\\par "
        f"{items}{rows}\\pard\\s1 {SOURCES}\\par\\pard 1. {SOURCE}\\par}}"
    ).encode("latin-1")


BETA = {1: "03B2"}


def _broken(words: str, width: int) -> list[str]:
    """Lines of at most some characters; "people" is broken by a hyphen, as in print."""
    lines = [""]
    for each in words.replace("\u03b2", "\x01").split():
        if len(lines[-1]) + len(each) < width:
            lines[-1] = f"{lines[-1]} {each}".strip()
        elif each == "people":
            lines[-1] += " peo-"
            lines.append("ple")
        else:
            lines.append(each)
    return lines


def _typeset(x: float, y: float, words: str, width: int, size: float = 10) -> list[Text]:
    rows = _broken(words, width)
    return [Text(x, y - 13 * number, row, size) for number, row in enumerate(rows)]


def print_of(*, width: int, columns: int) -> bytes:
    """A PDF with one column or two, raised numbers, a table and a list."""
    drawn: list[Text] = []
    y = 700.0
    x = 60.0

    def add(words: str, size: float = 10) -> None:
        nonlocal y
        new = _typeset(x, y, words, width, size)
        drawn.extend(new)
        y = new[-1].y - 22

    drawn.append(Text(60, 780, TITLE, 18))
    add(LONG)
    last = drawn[-1]
    drawn.append(Text(x + _wide(last.words), last.y + 4, "1", 6))
    before, after = COUNT.split("10^6")
    y = last.y - 13
    drawn.append(Text(x, y, f"{before}10"))
    right = x + _wide(f"{before}10")
    drawn.append(Text(right, y + 4, "6", 6))
    rows = _broken(after, width - len(before) - 4)
    drawn.append(Text(right + 6.2, y, rows[0]))
    y -= 13
    add(" ".join(rows[1:]))
    add(HEAD, 13)
    if columns == 2:
        x, y = 320, 700
    add(DENIED)
    add(LEAD)
    for item in ITEMS:
        add(f"\u2022 {item}")
    for herb, does in ROWS:
        drawn += [Text(x, y, herb), Text(x + 100, y, does)]
        y -= 15
    y -= 10
    add(SOURCES, 13)
    add(f"1. {SOURCE}")
    return pdf(drawn, mapped={**BETA, 0x95: "2022"})


def _wide(words: str) -> float:
    """The width of a line of Helvetica at size 10, as its own metrics say."""
    narrow = {**dict.fromkeys("ijl'", 2.22), **dict.fromkeys(" ft.,:;I/|!", 2.78)}
    others = {**dict.fromkeys("r-()", 3.33), **dict.fromkeys("ckszvxyJ", 5.0), "m": 8.33, "w": 7.22}
    capitals = {**dict.fromkeys("ABEKPSVXY", 6.67), **dict.fromkeys("CDHNRUw", 7.22), "T": 6.11}
    sizes = {**narrow, **others, **capitals, "\x01": 2.78}
    return sum(sizes.get(sign, 5.56) for sign in words)


FORMATS: dict[str, Callable[[], bytes]] = {
    "a.txt": text,
    "a.md": markdown,
    "a.html": html,
    "a.html.gz": lambda: gzip.compress(html()),
    "a.mhtml": saved_page,
    "a.eml": mail,
    "a.epub": book,
    "a.docx": word,
    "a.odt": opendocument,
    "a.rtf": rich,
    "one column.pdf": lambda: print_of(width=84, columns=1),
    "two columns.pdf": lambda: print_of(width=44, columns=2),
}
