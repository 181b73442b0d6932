"""Standard input and output that take any text, whatever the terminal's encoding is."""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
import unicodedata
from typing import Any, TextIO

# Signs a person reads as well in ASCII; any other that cannot be shown is decomposed, else "?".
_PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "…": "...",
          "→": "->", "•": "*", "≥": ">=", "≤": "<=", "✓": "+", "✕": "x", "◐": "~", "○": "o",
          "⇄": "<>"}  # fmt: skip
_SHOWN, _ESCAPED = "littrack_shown", "littrack_escaped"
_MARKUP = {"atom", "html", "xml"}
# click takes a stream in "ascii" for one that is set up wrongly and writes UTF-8 to it; under
# another name it is what the terminal said it is.
_ASCII = "plain_ascii"


def prepare() -> None:
    """Open what the system closed, and have what cannot be shown replaced instead of refused."""
    codecs.register_error(_SHOWN, _replaced)
    codecs.register_error(_ESCAPED, _escaped)
    codecs.register(_ascii_by_its_name)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stdout = _showing(sys.stdout)
    sys.stderr = _showing(sys.stderr)


def data_for_stdout(text: str, form: str = "") -> str:
    """Escape for machines what standard output cannot encode, as the format has it."""
    encoding = sys.stdout.encoding or "ascii"
    if _is_utf8(encoding):
        return text
    if form in _MARKUP:  # it declares UTF-8, of which ASCII is a part
        return text.encode("ascii", "xmlcharrefreplace").decode("ascii")
    ascii_only = form in {"json", "jsonl", "csl", "claimreview"}
    return text.encode("ascii" if ascii_only else encoding, _ESCAPED).decode(encoding)


def json_for_stdout(value: Any) -> str:
    """Write a value as JSON that standard output can encode."""
    unescaped = _is_utf8(sys.stdout.encoding or "ascii")
    return json.dumps(value, ensure_ascii=not unescaped, indent=2, default=str)


def discard_output() -> None:
    """Point the standard streams at nothing: who read them is gone."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nothing, stream.fileno())


def _showing(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
    if isinstance(stream, io.TextIOWrapper):
        ascii_only = codecs.lookup(stream.encoding).name == "ascii"
        stream.reconfigure(encoding=_ASCII if ascii_only else None, errors=_SHOWN)
    return stream


def _ascii_by_its_name(name: str) -> codecs.CodecInfo | None:
    if name != _ASCII:
        return None
    plain = codecs.lookup("ascii")
    return codecs.CodecInfo(
        plain.encode,
        plain.decode,
        plain.streamreader,
        plain.streamwriter,
        plain.incrementalencoder,
        plain.incrementaldecoder,
        name=_ASCII,
    )


def _is_utf8(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "utf-8"


def _replaced(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding lacks by what a person reads in its place."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(_plain(sign, error.encoding) for sign in signs), error.end


def _plain(sign: str, encoding: str) -> str:
    for text in (_PLAIN.get(sign, ""), _base(sign)):
        try:
            if text and text.encode(encoding):
                return text
        except UnicodeError:
            continue
    return "?"


def _base(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks as JSON does: \\uXXXX, two of them above U+FFFF."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return json.dumps(signs)[1:-1], error.end
