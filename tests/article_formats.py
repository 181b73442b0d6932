"""One article written in every format that littrack reads, by hand and not by littrack."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.message import EmailMessage

from tests.pdf_pages import Text, pdf


@dataclass(frozen=True)
class Written:
    """What an article says: its title, two sentences, a heading, a sentence, a list, a table."""

    title: str
    long: str
    count: str
    head: str
    denied: str
    lead: str
    items: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    source: tuple[str, ...]

    @property
    def sentences(self) -> list[str]:
        """What is read of it in every format."""
        cells = [cell for row in self.rows for cell in row]
        said = [self.title, self.long, self.count, self.head, self.denied, self.lead]
        return [*said, *self.items, *cells, SOURCES, *self.source]

    @property
    def reference(self) -> str:
        """Its only reference."""
        return " ".join(self.source)


SOURCES = "References"
NETTLE = Written(
    "Nettle and the pain of the knee",
    "Nettle leaves hold \u03b2-sitosterol, and people who drink nettle tea every day report less "
    "pain in the knee.",
    "The cells rose to 10^6 per litre in a double-blind trial of adults who had arthritis.",
    "What nettle does not do",
    "Nettle tea does not lower blood pressure in adults, says one of the doctors who gave it.",
    "The benefits of nettle include:",
    ("less pain in the knee", "better sleep in adults"),
    (("Herb", "Effect"), ("Nettle", "Eases pain"), ("Dock", "Heals stings")),
    ("Doe J. Nettle tea for the knee.", "Weeds.", "2014;3:1-9."),
)
TITLE, LEAD, ITEMS, SENTENCES = NETTLE.title, NETTLE.lead, NETTLE.items, NETTLE.sentences
FURTHER = (
    Written(
        "Magnesium and the sleep of older adults",
        "Magnesium at night lowers \u03b2-wave activity, and older people who take it fall asleep "
        "some minutes sooner.",
        "Levels fell to 10^6 per litre in a placebo-controlled trial of women who had cramps.",
        "What the trials leave open",
        "It does not cure insomnia, say Dr. Doe and others who ran one of the larger trials.",
        "Side effects of magnesium are:",
        ("loose stools", "low blood pressure", "nausea in the morning"),
        (("Salt", "Dose"), ("Citrate", "300 mg"), ("Oxide", "500 mg")),
        ("Roe P. Magnesium and sleep.", "Nights.", "2019;8:11-19."),
    ),
    Written(
        "Does cold water harden the heart?",
        "Swimmers who enter water of 5 \u00b0C in winter need less of a \u03b2-blocker, and people "
        "among them catch fewer colds.",
        "Cell counts reached 10^6 per litre in a cross-over study of healthy men.",
        "A word on safety",
        "Cold water is not safe for those with heart disease, e.g. after an infarction.",
        "Doctors advise against it after:",
        ("a heart attack", "a stroke within 6 months"),
        (("Group", "Colds"), ("Swimmers", "1.2 a year"), ("Others", "2.4 a year")),
        ("Doe A, Roe B. Winter water.", "Cold Med. 2021;2:4-6."),
    ),
    Written(
        "Coffee and Parkinson's disease",
        "Coffee protects \u03b2-cells of the brain, and people who drink three cups a day are half "
        "as likely to develop the disease.",
        "Doses of 10^6 units were given in a head-to-head trial of both drugs in adults.",
        "Why decaf fails",
        "Decaffeinated coffee has no such effect, according to two cohorts of nurses.",
        "Too much coffee can cause:",
        ("tremor", "sleeplessness in older adults", "palpitations"),
        (("Cups", "Risk"), ("One", "0.9"), ("Three", "0.5")),
        ("Smith K. Coffee and tremor.", "Brain Lett.", "2018;1:2-3."),
    ),
    Written(
        "Vitamin D in winter",
        "Vitamin D raises \u03b2-defensin in the skin, and people who are short of it recover from "
        "flu more slowly.",
        "The virus fell below 10^6 per litre in a dose-finding trial of school children.",
        "Who should take it",
        "Supplements do not prevent fractures in adults who are not deficient, a review of 33 "
        "trials found.",
        "Those at risk include:",
        ("infants who are breast-fed", "adults over 65"),
        (("Age", "Dose"), ("Infants", "10 \u00b5g"), ("Adults", "20 \u00b5g")),
        ("Lee C. Vitamin D and fractures.", "Bones.", "2020;5:7-9."),
    ),
    Written(
        "Turmeric for the joints",
        "Turmeric contains \u03b2-turmerone, and people with osteoarthritis who took 1 g of it "
        "daily walked farther than before.",
        "Platelets rose by 10^6 per litre in a small open-label trial of runners.",
        "Liver injury has been reported",
        "It does not replace methotrexate, warns the U.S. agency in its notice of May 2023.",
        "Turmeric may interact with:",
        ("warfarin", "some drugs for diabetes"),
        (("Drug", "Effect"), ("Warfarin", "More bleeding"), ("Insulin", "Low sugar")),
        ("Chan D. Turmeric in arthritis.", "Joints.", "2022;9:1-5."),
    ),
)


def text(w: Written = NETTLE) -> bytes:
    """Plain text."""
    items = "\n".join(f"\u2022 {item}" for item in w.items)
    rows = "\n".join(" | ".join(row) for row in w.rows)
    parts = [
        w.title,
        f"{w.long}[1] {w.count}",
        w.head,
        w.denied,
        f"{w.lead}\n{items}",
        rows,
        SOURCES,
    ]
    return "\n\n".join([*parts, f"1. {w.reference}"]).encode()


def markdown(w: Written = NETTLE) -> bytes:
    """Markdown."""
    items = "\n".join(f"- {item}" for item in w.items)
    rows = [" | ".join(row) for row in w.rows]
    table = "\n".join([rows[0], "---|---", *rows[1:]])
    body = f"**{w.long}**[1] {w.count}\n\n## {w.head}\n\n{w.denied} ~~It cures gout.~~"
    body = f"{body}\n\n{w.lead}\n\n{items}"
    return f"# {w.title}\n\n{body}\n\n{table}\n\n## {SOURCES}\n\n1. {w.reference}\n".encode()


def page(w: Written = NETTLE) -> str:
    """The body of a page."""
    items = "".join(f"<li>{item}</li>" for item in w.items)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in w.rows)
    count = w.count.replace("10^6", "10<sup>6</sup>")
    return (
        f"<h1>{w.title}</h1><p>{w.long}<sup><a href='#r1'>1</a></sup> {count}</p><h2>{w.head}</h2>"
        f"<p>{w.denied} <s>It cures gout.</s></p><p>{w.lead}</p><ul>{items}</ul>"
        f"<table>{rows}</table><h2>{SOURCES}</h2><ol><li id='r1'>{w.reference}</li></ol>"
    )


def html(w: Written = NETTLE) -> bytes:
    """A web page."""
    head = f"<meta charset='utf-8'><title>{w.title} | Weeds</title>"
    return f"<!doctype html><html><head>{head}</head><body>{page(w)}</body></html>".encode()


def saved_page(w: Written = NETTLE) -> bytes:
    """A web page saved in one file."""
    message = EmailMessage()
    message["Subject"] = w.title
    message["MIME-Version"] = "1.0"
    message.set_content(html(w).decode(), subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png", cid="<x>")
    return message.as_bytes()


def mail(w: Written = NETTLE) -> bytes:
    """A mail in two forms."""
    message = EmailMessage()
    message["From"], message["To"] = "Doe <doe@example.org>", "Roe <roe@example.org>"
    message["Subject"], message["Date"] = "A text", "Mon, 02 Mar 2026 10:00:00 +0000"
    message.set_content("It cures gout.")
    message.add_alternative(html(w).decode(), subtype="html")
    return message.as_bytes()


def packed(parts: Iterable[tuple[str, str]]) -> bytes:
    """A zip file of texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in parts:
            made.writestr(name, part)
    return out.getvalue()


def book(w: Written = NETTLE) -> bytes:
    """An electronic book of one page."""
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="O/b.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{w.title}</dc:title><dc:creator>Doe</dc:creator></metadata><manifest>"
        '<item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="a%20b.xhtml"/>'
        '</manifest><spine><itemref idref="n"/><itemref idref="a"/></spine></package>'
    )
    xhtml = f'<?xml version="1.0" encoding="utf-8"?><html><body>{page(w)}</body></html>'
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


def word(w: Written = NETTLE) -> bytes:
    """A Word file."""
    up = '<w:vertAlign w:val="superscript"/>'
    before, after = w.count.split("10^6")
    first = _run(w.long) + _run("1", up) + _run(f" {before}10") + _run("6", up) + _run(after)
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    cells = [[f"<w:tc>{_par(_run(cell))}</w:tc>" for cell in row] for row in w.rows]
    rows = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    body = (
        _par(_run(w.title), "h")
        + _par(first)
        + _par(_run(w.head), "h")
        + _par(_run(w.denied) + _run(" It cures gout.", "<w:strike/>"))
        + _par(_run(w.lead))
        + "".join(_par(_run(item), listed=listed) for item in w.items)
        + f"<w:tbl>{rows}</w:tbl>"
        + _par(_run(SOURCES), "h")
        + _par(_run(f"1. {w.reference}"))
    )
    style = '<w:style w:styleId="h"><w:name w:val="heading 1"/></w:style>'
    return packed(
        [
            ("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"),
            ("word/styles.xml", f"<w:styles {W}>{style}</w:styles>"),
        ]
    )


def opendocument(w: Written = NETTLE) -> bytes:
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
    before, after = w.count.split("10^6")
    first = (
        f'{w.long}<text:span text:style-name="u">1</text:span><text:s/>{before}10'
        f'<text:span text:style-name="u">6</text:span>{after}'
    )
    denied = f'{w.denied} <text:span text:style-name="g">It cures gout.</text:span>'
    items = "".join(f"<text:list-item><text:p>{i}</text:p></text:list-item>" for i in w.items)
    cells = [
        [f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in r] for r in w.rows
    ]
    rows = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells)
    body = (
        f"<text:h>{w.title}</text:h><text:p>{first}</text:p><text:h>{w.head}</text:h>"
        f"<text:p>{denied}</text:p><text:p>{w.lead}</text:p><text:list>{items}</text:list>"
        f"<table:table>{rows}</table:table><text:h>{SOURCES}</text:h>"
        f"<text:p>1. {w.reference}</text:p>"
    )
    content = (
        f"<office:document-content {ns}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return packed(
        [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)]
    )


def rich(w: Written = NETTLE) -> bytes:
    """Rich Text."""
    long = w.long.replace("\u03b2", "\\u946?")
    count = w.count.replace("10^6", "10{\\super 6}")
    items = "".join("{\\pntext\\'95\\tab}" + f"\\ls1 {item}\\par\\pard " for item in w.items)
    rows = "".join(
        "\\trowd " + "".join(f"{cell}\\cell " for cell in row) + "\\row\\pard " for row in w.rows
    )
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Times;}}"
        "{\\stylesheet{\\s1 heading 1;}}{\\*\\generator It cures gout;}\n"
        f"\\pard\\s1 {w.title}\\par\\pard {long}{{\\super 1}} {count}\\par\n"
        f"\\pard\\s1 {w.head}\\par\\pard {w.denied} {{\\strike It cures gout.}}\\par {w.lead}\\par "
        f"{items}{rows}\\pard\\s1 {SOURCES}\\par\\pard 1. {w.reference}\\par}}"
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


def print_of(w: Written = NETTLE, *, width: int, columns: int) -> bytes:
    """A PDF with one column or two, raised numbers, a table and a list."""
    drawn: list[Text] = []
    y = 700.0
    x = 60.0

    def add(words: str, size: float = 10) -> None:
        nonlocal y
        new = _typeset(x, y, words, width, size)
        drawn.extend(new)
        y = new[-1].y - 22

    drawn.append(Text(60, 780, w.title, 18))
    add(w.long)
    last = drawn[-1]
    drawn.append(Text(x + _wide(last.words), last.y + 4, "1", 6))
    before, after = w.count.split("10^6")
    y = last.y - 13
    drawn.append(Text(x, y, f"{before}10"))
    right = x + _wide(f"{before}10")
    drawn.append(Text(right, y + 4, "6", 6))
    rows = _broken(after, width - len(before) - 4)
    drawn.append(Text(right + 6.2, y, rows[0]))
    y -= 13
    add(" ".join(rows[1:]))
    add(w.head, 13)
    if columns == 2:
        x, y = 320, 700
    add(w.denied)
    add(w.lead)
    for item in w.items:
        add(f"\u2022 {item}")
    for herb, does in w.rows:
        drawn += [Text(x, y, herb), Text(x + 100, y, does)]
        y -= 15
    y -= 10
    add(SOURCES, 13)
    add(f"1. {w.reference}")
    return pdf(drawn, mapped={**BETA, 0x95: "2022"})


def _wide(words: str) -> float:
    """The width of a line of Helvetica at size 10, as its own metrics say."""
    narrow = {**dict.fromkeys("ijl'", 2.22), **dict.fromkeys(" ft.,:;I/|!", 2.78)}
    others = {**dict.fromkeys("r-()", 3.33), **dict.fromkeys("ckszvxyJ", 5.0), "m": 8.33, "w": 7.22}
    capitals = {**dict.fromkeys("ABEKPSVXY", 6.67), **dict.fromkeys("CDHNRUw", 7.22), "T": 6.11}
    sizes = {**narrow, **others, **capitals, "\x01": 2.78}
    return sum(sizes.get(sign, 5.56) for sign in words)


FORMATS: dict[str, Callable[..., bytes]] = {
    "a.txt": text,
    "a.md": markdown,
    "a.html": html,
    "a.html.gz": lambda w=NETTLE: gzip.compress(html(w)),
    "a.mhtml": saved_page,
    "a.eml": mail,
    "a.epub": book,
    "a.docx": word,
    "a.odt": opendocument,
    "a.rtf": rich,
    "one column.pdf": lambda w=NETTLE: print_of(w, width=84, columns=1),
    "two columns.pdf": lambda w=NETTLE: print_of(w, width=44, columns=2),
}
