"""Text as a terminal shows it: colours and links are no characters of it (ECMA-48)."""

from __future__ import annotations

_ESCAPE, _BACK, _BELL = "\x1b", "\b", "\x07"
_LINK = 4_096  # characters of an address
_CHOICES = "()*+"  # of a set of characters, named by one more sign


def shown(text: str) -> str:
    """A text without control sequences, its letters that are struck over one another once."""
    if _ESCAPE not in text and _BACK not in text:
        return text
    out: list[str] = []
    at = 0
    while (escape := text.find(_ESCAPE, at)) >= 0:
        out.append(text[at:escape])
        at = _after(text, escape + 1)
    return _struck_over("".join([*out, text[at:]]))


def _after(text: str, at: int) -> int:
    """Where the text goes on after a control sequence."""
    sign = text[at : at + 1]
    if sign == "[":
        at += 1
        while at < len(text) and not "@" <= text[at] <= "~":
            at += 1
    elif sign == "]":
        return min(_ends(text, at), default=at + 1)
    elif sign and sign in _CHOICES:
        at += 1
    return at + 1


def _ends(text: str, at: int) -> list[int]:
    """Where a link or a title that is set by a control sequence may be over."""
    places = ((text.find(end, at, at + _LINK), len(end)) for end in (_BELL, f"{_ESCAPE}\\"))
    return [place + length for place, length in places if place >= 0]


def _struck_over(text: str) -> str:
    """As typewriters make letters bold or underlined: the one before a backspace is overwritten."""
    out: list[str] = []
    for sign in text:
        if sign != _BACK:
            out.append(sign)
        elif out:
            out.pop()
    return "".join(out)
