"""CriticMarkup: changes and comments that a writer marked in a text, read as accepted."""

from __future__ import annotations

_CLOSES = {"{--": "--}", "{++": "++}", "{>>": "<<}", "{==": "==}", "{~~": "~~}"}
_BECOMES = "~>"  # between what was and what is
_SIGN = 3  # characters


def is_marked(text: str) -> bool:
    """Whether a text has such a change or comment."""
    return accepted(text)[0] != text


def accepted(text: str) -> tuple[str, list[str]]:
    """A text with its changes made and its comments left out, and what was deleted of it."""
    out: list[str] = []
    deleted: list[str] = []
    open_signs = dict(_CLOSES)
    at = 0
    while (opens := text.find("{", at)) >= 0:
        sign = text[opens : opens + _SIGN]
        ends = text.find(open_signs[sign], opens + _SIGN) if sign in open_signs else -1
        if ends < 0:
            open_signs.pop(sign, None)  # none of it is closed from here on
            out.append(text[at : opens + 1])
            at = opens + 1
            continue
        kept, gone = _change(sign, text[opens + _SIGN : ends])
        out += [text[at:opens], kept]
        deleted += [gone] * bool(gone)
        at = ends + _SIGN
    return "".join([*out, text[at:]]), deleted


def _change(sign: str, inner: str) -> tuple[str, str]:
    """What stays and what goes of a change."""
    if sign == "{~~":
        gone, _, kept = inner.partition(_BECOMES)
        return kept, gone
    if sign == "{--":
        return "", inner
    return ("", "") if sign == "{>>" else (inner, "")
