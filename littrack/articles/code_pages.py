"""Which code page of one byte a text is in, by how its signs above 127 stand between the others."""

from __future__ import annotations

import unicodedata
from functools import cache

_LATIN = ("cp1252", "mac_roman", "cp437")
_OTHERS = ("iso8859_7", "cp1251", "koi8_r")
_SAMPLE = 50_000
_FITTING = 0.75  # of the signs above 127 stand as they do in written text
_LINES = frozenset("─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬█▀▄░▒▓")
_USUAL = _LINES | frozenset("‘’“”–—•…€™©®°±²³µμ·½¼¾×÷£§äöüßÄÖÜéèêëàâçñóíáúîïôûùåæøÉ «»\u00a0´†‡≥≤≈")
# Between readings of one fit: the letters that Greek and Russian use most, and the Western signs.
_COMMON = _USUAL | frozenset("αοειτνσηυρκπμλςάίέόή" + "оеаинтсрвлкмдпуяыьгз")
_OPENING, _CLOSING = frozenset("“‘«("), frozenset("”»…™®©°²³")


def likeliest(data: bytes) -> str:
    """A text of one byte a character decoded; "" when no code page makes words of it."""
    texts = [text for page in _LATIN if (text := _decoded(data, page)) and _is_western(text)]
    texts += [text for page in _OTHERS if (text := _decoded(data, page))]
    ranks = [(_fit(text), _share(text, _COMMON), text) for text in texts]
    fit, _, best = max(ranks, key=lambda rank: rank[:2], default=(0.0, 0.0, ""))
    return best if fit >= _FITTING else ""


def _decoded(data: bytes, page: str) -> str:
    try:
        return data.decode(page)
    except UnicodeDecodeError:
        return ""


def _is_western(text: str) -> bool:
    """Whether most signs above 127 are those of a Western text."""
    return _share(text, _USUAL) > 1 / 2


def _fit(text: str) -> float:
    """The share of the signs above 127 that stand where such signs stand."""
    padded = f" {text[:_SAMPLE]} "
    high = [at for at, sign in enumerate(padded) if sign > "\x7f"]
    return sum(_fits(*padded[at - 1 : at + 2]) for at in high) / max(1, len(high))


def _share(text: str, signs: frozenset[str]) -> float:
    """The share of some signs among those above 127."""
    high = [sign for sign in text[:_SAMPLE] if sign > "\x7f"]
    return sum(sign in signs for sign in high) / max(1, len(high))


def _fits(before: str, sign: str, after: str) -> bool:
    if sign.isalpha():
        return _is_in_word(before, sign, after)
    if sign in _LINES:
        return not (before.isalnum() or after.isalnum())
    if sign in _OPENING | _CLOSING:
        inner, outer = (after, before) if sign in _OPENING else (before, after)
        return not (inner.isspace() or outer.isalpha())
    return before.isalnum() if sign == "’" else _stands_apart(before, sign, after)


def _stands_apart(before: str, sign: str, after: str) -> bool:
    """Whether a usual sign stands between no two letters, unless it is a dash."""
    return sign in _USUAL and (sign in "–—" or not (before.isalpha() and after.isalpha()))


def _is_in_word(before: str, sign: str, after: str) -> bool:
    """Whether a letter stands among letters of its script, and is no capital within a word."""
    beside = [other for other in (before, after) if other.isalpha()]
    if before.isdigit() or any(_script(other) != _script(sign) for other in beside):
        return False
    if sign.isupper() and before.islower():
        return False
    return _script(sign) != "LATIN" or not any(other > "\x7f" for other in beside)


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]
