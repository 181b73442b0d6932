"""Any article in, or one sentence saying why not."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import docx
import pytest

from littrack.articles import read
from littrack.model import Article, ArticleError
from littrack.model.article import LONGEST_READ
from littrack.pipeline.extract_claims import read_article
from tests.serving import serving

AT = datetime(2026, 1, 1, tzinfo=UTC)
BODY = "Ginger reduces nausea in pregnant women, and it has been used for a very long time. " * 5
PAGE = f"""<!doctype html><html><head><title>Ginger and you</title>
<meta property="article:published_time" content="2024-05-06T08:00:00Z"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Ginger and you</h1><h2>What it does</h2>
<p>{BODY}</p><p>It eases pain.<sup><a href="#r1">1</a></sup> <img src=x onerror="alert(1)"></p>
</article><footer><h3>References</h3><ol><li id="r1">Doe J, Roe P. Ginger and pain in adults.
Journal of Root Tests. 2014;3:1-9. PMID: 12345678</li></ol></footer>
<script>document.write("Ginger cures everything.")</script></body></html>"""


def saved(tmp_path: Path, name: str, data: bytes) -> Article:
    path = tmp_path / name
    path.write_bytes(data)
    return read(str(path), at=AT)


ENCODED = [
    ("utf-8", "utf-8", b""),
    ("utf-8 with a mark", "utf-8", b"\xef\xbb\xbf"),
    ("utf-16", "utf-16-le", b"\xff\xfe"),
    ("windows-1252", "cp1252", b""),
]


@pytest.mark.parametrize(("codec", "mark"), [e[1:] for e in ENCODED], ids=[e[0] for e in ENCODED])
def test_an_encoding_is_known_by_its_bytes(tmp_path: Path, codec: str, mark: bytes) -> None:
    text = "Caf\u00e9 drinkers \u2013 \u201cmany\u201d of them \u2013 sleep less."
    assert saved(tmp_path, "a.txt", mark + text.encode(codec)).text == text


def test_plain_text_keeps_every_character_and_line_end(tmp_path: Path) -> None:
    text = "One\u00a0two.\r\n\r\nThree\u200b four\u00ad."
    assert saved(tmp_path, "a.txt", text.encode()).text == text


def test_a_page_gives_its_main_text_title_day_and_headings(tmp_path: Path) -> None:
    article = saved(tmp_path, "whatever.txt", PAGE.encode())
    assert article.title == "Ginger and you"
    assert article.published == date(2024, 5, 6)
    assert "Home" not in article.text
    assert "cures everything" not in article.text
    assert "onerror" not in article.text
    assert "What it does" in [article.text[a:b] for a, b in article.headings]


def test_references_of_a_footer_are_kept_and_tied_to_their_raised_numbers(tmp_path: Path) -> None:
    article = saved(tmp_path, "page.html", PAGE.encode())
    (reference,) = article.references
    assert [article.text[a:b] for a, b in reference.anchors] == ["[1]"]
    assert reference.start is not None
    assert article.text[reference.start : reference.end] == reference.text
    (mention,) = [m for m in read_article(article).mentions if m.identifiers]
    assert (mention.journal, mention.year, mention.author) == ("Journal of Root Tests", 2014, "Doe")
    assert mention.identifiers[0].value == "12345678"


def test_inline_links_to_sources_are_references(tmp_path: Path) -> None:
    link = '<a href="https://doi.org/10.1234/ab.5">a trial of ginger root</a>'
    page = PAGE.replace("It eases pain.", f"It eases pain in {link} of many people.")
    article = saved(tmp_path, "page.html", page.encode())
    linked = next(r for r in article.references if "doi.org" in r.url)
    assert [article.text[a:b] for a, b in linked.anchors] == ["a trial of ginger root"]


def test_markdown_is_read_as_it_looks_once_set(tmp_path: Path) -> None:
    text = "# Ginger\n\n## Does it work?\n\n**Ginger** [reduces nausea](http://x.example/a)."
    article = saved(tmp_path, "a.md", text.encode())
    assert article.text == "Ginger\nDoes it work?\nGinger reduces nausea."
    assert article.title == "Ginger"
    claim = read_article(article).claims[0]
    assert claim.text == "Ginger reduces nausea"


def test_a_reference_list_of_plain_text_is_tied_to_its_marks(tmp_path: Path) -> None:
    text = "Ginger eases pain.[1,2] It is safe.\u00b2\n\nReferences\n1. Doe J. One.\n2. Roe P. Two."
    first, second = saved(tmp_path, "a.txt", text.encode()).references
    assert [text[a:b] for a, b in first.anchors] == ["[1,2]"]
    assert [text[a:b] for a, b in second.anchors] == ["[1,2]", "\u00b2"]


def test_a_word_file_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ginger", 1)
    document.add_paragraph("Ginger reduces nausea.")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "dose", "1 g"
    packed = io.BytesIO()
    document.save(packed)
    article = saved(tmp_path, "a.bin", packed.getvalue())
    assert article.text.split("\n") == ["Ginger", "Ginger reduces nausea.", "dose | 1 g"]
    assert article.title == "Ginger"


def pdf(content: str) -> bytes:
    """A PDF of one page, as small as can be."""
    stream = f"BT /F1 12 Tf 72 720 Td {content} ET".encode("latin-1") if content else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)


def test_a_pdf_is_read_with_its_lines_joined(tmp_path: Path) -> None:
    lines = "(Ginger reduces nau-) Tj 0 -14 Td (sea in pregnant women.) Tj"
    assert saved(tmp_path, "a.pdf", pdf(lines)).text == "Ginger reduces nausea in pregnant women."


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("a.txt", "x")
    return packed.getvalue()


UNREADABLE = [
    ("empty", b"", "is empty"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "is an image"),
    ("bytes", bytes(range(256)) * 8, "is not text"),
    ("a scan", pdf(""), "without a text layer"),
    ("a broken PDF", b"%PDF-1.4 nothing", "damaged PDF"),
    ("a zip", zipped(), "no document in it"),
    ("too large", b"a " * 10_100_000, "more than the 20 MB"),
    (
        "a login",
        b"<html><body><form><input type='password'></form></body></html>",
        "is a login page",
    ),
    (
        "scripts",
        b"<html><body><noscript>Please enable JavaScript.</noscript><script>1</script>",
        "only through scripts",
    ),
    (
        "a paywall",
        b"<html><body><p>Ginger ... subscribe to continue reading.</p></body></html>",
        "behind a paywall",
    ),
]


@pytest.mark.parametrize(
    ("data", "says"), [u[1:] for u in UNREADABLE], ids=[u[0] for u in UNREADABLE]
)
def test_what_cannot_be_read_says_so_and_what_to_do(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(ArticleError, match=says) as refused:
        saved(tmp_path, "a", data)
    assert ": " in str(refused.value)


def test_another_language_is_told(tmp_path: Path) -> None:
    text = "Ingwer ist seit langem bekannt und wird von vielen Menschen gegen die \u00dcbelkeit "
    assert saved(tmp_path, "a.txt", (text * 3).encode()).language == "de"


OTHERS = {
    "Danish": "Brændenælde er en plante, som mange mennesker drikker som te mod smerter i knæet. "
    * 3,
    "Czech": "Kopřiva je rostlina, kterou mnoho lidí pije jako čaj proti bolesti kolena každý den. "
    * 3,
    "Turkish": "Isırgan otu, birçok insanın diz ağrısına karşı her gün çay olarak içtiği bitkidir. "
    * 3,
    "Greek": "Η τσουκνίδα είναι ένα φυτό που πολλοί άνθρωποι πίνουν ως τσάι για τον πόνο. ",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_a_language_that_is_not_known_is_said_not_to_be_english(tmp_path: Path, text: str) -> None:
    article = saved(tmp_path, "a.txt", (text * 3).encode())
    assert article.language != "en"
    assert "claims are read in English only" in article.notes[0]


def test_a_list_of_english_names_is_english(tmp_path: Path) -> None:
    text = "Nettle tea, dock leaf, sorrel soup, flax seed, garlic, ginger root, green tea, honey. "
    assert saved(tmp_path, "a.txt", (text * 3).encode()).language == "en"


def test_a_short_page_is_in_the_language_that_it_names(tmp_path: Path) -> None:
    page = "<html lang='de-AT'><body><p>Brennnessel lindert Schmerzen.</p></body></html>"
    assert saved(tmp_path, "a.html", page.encode()).language == "de"


def test_a_book_is_read_and_said_to_be_long(tmp_path: Path) -> None:
    article = saved(tmp_path, "a.txt", b"It was a fine day in the old town. " * 10_000)
    assert any("only the first 300,000 were read for claims" in note for note in article.notes)
    found = read_article(article).sentences
    kept = [s for s in found if "past the first 300,000 characters" not in s.why]
    assert kept == [s for s in found if s.place.start <= LONGEST_READ]
    assert len(found) == 10_000


def test_standard_input_is_an_article() -> None:
    assert read("-", at=AT, stdin=b"Ginger reduces nausea.").text == "Ginger reduces nausea."


class Site(BaseHTTPRequestHandler):
    """Answers by path: the page, a refusal, a redirect, an endless body."""

    def do_GET(self) -> None:
        _ANSWERS.get(self.path.split("?")[0], _missing)(self)

    def log_message(self, *_args: object) -> None:
        pass


def _say(site: Site, status: int, body: bytes = b"", **headers: str) -> None:
    site.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        site.send_header(name, value)
    site.end_headers()
    site.wfile.write(body)


def _missing(site: Site) -> None:
    _say(site, 404)


_ANSWERS: dict[str, Callable[[Site], None]] = {
    "/page": lambda s: _say(s, 200, PAGE.encode(), **{"Content-Type": "text/html"}),
    "/moved": lambda s: _say(s, 302, Location="/page"),
    "/forbidden": lambda s: _say(s, 403, b"no"),
    "/file": lambda s: _say(s, 302, Location="file:///etc/passwd"),
    "/round": lambda s: _say(s, 302, Location="/round"),
    "/huge": lambda s: _say(s, 200, b"", **{"Content-Length": "50000000"}),
}


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Site)) as server:
        yield f"http://127.0.0.1:{server.server_address[1]}"


def test_a_url_is_read_and_its_redirects_followed(site: str) -> None:
    assert read(f"{site}/moved", at=AT, allow_private=True).title == "Ginger and you"


REFUSED = [
    ("/forbidden", "refuses programs"),
    ("/nowhere", "is not there"),
    ("/file", "no http or https address"),
    ("/round", "redirects more than"),
    ("/huge", "too large to read"),
]


@pytest.mark.parametrize(("path", "says"), REFUSED, ids=[p for p, _ in REFUSED])
def test_a_url_that_cannot_be_read_says_why(site: str, path: str, says: str) -> None:
    with pytest.raises(ArticleError, match=says):
        read(f"{site}{path}", at=AT, allow_private=True)


PRIVATE = ["http://127.0.0.1:9/x", "http://localhost:9/x", "http://[::1]:9/", "http://10.0.0.1/"]


@pytest.mark.parametrize("url", PRIVATE)
def test_a_private_address_is_not_fetched_unless_allowed(url: str) -> None:
    with pytest.raises(ArticleError, match="own network"):
        read(url, at=AT)


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "gopher://x/1"])
def test_only_http_is_fetched(url: str) -> None:
    with pytest.raises(ArticleError, match="no http or https"):
        read(url, at=AT, allow_private=True)


@pytest.mark.parametrize("blank", ["\u200b\ufeff\u200d \n", "--- * ---"])
def test_what_shows_no_letter_holds_no_text(tmp_path, blank):
    with pytest.raises(ArticleError, match="holds no text"):
        saved(tmp_path, "blank.txt", blank.encode())


def test_an_article_in_another_language_says_that_it_was_not_judged(tmp_path):
    german = "Ingwer ist nicht für den Magen, und die Übelkeit wird mit dem Ingwer auch zu stark. "
    assert "in German" in saved(tmp_path, "de.txt", german.encode()).notes[0]
    assert saved(tmp_path, "en.txt", BODY.encode()).notes == ()


def test_a_named_pipe_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    with pytest.raises(ArticleError, match="is a pipe"):
        read(str(tmp_path / "pipe.html"), at=AT)
