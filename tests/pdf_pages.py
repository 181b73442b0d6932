"""PDF files as small as can be, written glyph run by glyph run: what stands where is the test's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PAGE = (595, 842)


@dataclass(frozen=True)
class Text:
    """A line of Helvetica at a place of the page; `turned` stands it on its side."""

    x: float
    y: float
    words: str
    size: float = 10
    turned: bool = False

    def drawn(self) -> str:
        """The operators that draw it."""
        codes = self.words.encode("cp1252").hex()
        matrix = "0 1 -1 0" if self.turned else "1 0 0 1"
        return f"BT /F1 {self.size} Tf {matrix} {self.x} {self.y} Tm <{codes}> Tj ET"


def lines(
    words: Iterable[str], *, x: float = 60, y: float = 700, size: float = 10, step: float = 0
) -> list[Text]:
    """Lines of text one under the other."""
    down = step or size * 1.3
    return [Text(x, y - number * down, line, size) for number, line in enumerate(words)]


def pdf(*pages: Iterable[Text], mapped: Mapping[int, str] | None = None, title: str = "") -> bytes:
    """A file of some pages; `mapped` gives the hex of ToUnicode for codes that are not Latin."""
    body = ["", ""]
    font = len(pages) * 2 + 3
    for number, page in enumerate(pages):
        stream = "\n".join(text.drawn() for text in page)
        body.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]/Contents {number * 2 + 4}"
            f" 0 R/Resources<</Font<</F1 {font} 0 R>>>>>>"
        )
        body.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    kids = " ".join(f"{number * 2 + 3} 0 R" for number in range(len(pages)))
    body[0] = "<</Type/Catalog/Pages 2 0 R>>"
    body[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"
    map_at = f"/ToUnicode {font + 1} 0 R" if mapped else ""
    body.append(f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding{map_at}>>")
    if mapped:
        table = _table(mapped)
        body.append(f"<</Length {len(table)}>>stream\n{table}\nendstream")
    body.append(f"<</Title({title})>>")
    return _file(body)


def nested(depth: int, fan: int, words: str = "Nettle is green.") -> bytes:
    """A small file whose page draws its words `fan` to the power of `depth` - 1 times."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]/Contents 4 0 R"
        "/Resources<</XObject<</X 6 0 R>>>>>>"
    )
    body = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    body += ["<</Length 5>>stream\n/X Do\nendstream", font]
    for number in range(depth):
        last = number == depth - 1
        drawn = f"BT /F1 10 Tf 60 700 Td ({words}) Tj ET" if last else "/X Do\n" * fan
        held = "<</Font<</F1 5 0 R>>>>" if last else f"<</XObject<</X {number + 7} 0 R>>>>"
        body.append(
            f"<</Type/XObject/Subtype/Form/BBox[0 0 {PAGE[0]} {PAGE[1]}]/Resources{held}"
            f"/Length {len(drawn)}>>stream\n{drawn}\nendstream"
        )
    return _file(body)


def _table(mapped: Mapping[int, str]) -> str:
    codes = {**{code: f"{code:04X}" for code in range(32, 127)}, **mapped}
    rows = "\n".join(f"<{code:02X}> <{to}>" for code, to in sorted(codes.items()))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "/CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    )


def _file(body: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(body, 1):
        places.append(len(out))
        out += f"{number} 0 obj{each}endobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(body) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = f"trailer<</Size {len(body) + 1}/Root 1 0 R/Info {len(body)} 0 R>>\nstartxref\n{start}\n"
    return bytes(out + end.encode() + b"%%EOF")
