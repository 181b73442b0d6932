"""Characters of fonts that hold symbols under numbers of their own: Symbol and Wingdings."""

from __future__ import annotations

_PRIVATE = 0xF000
_ASCII = range(0x20, 0x7F)
# Adobe's Symbol encoding from 0x61 and from 0x41: Greek under Latin letters.
_LOWER = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_UPPER = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_OTHERS = {
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB5: "∝",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0xD6: "√",
    0x2D: "−",
}


def symbol(font: str, code: str) -> str | None:
    """The character that a font shows for a code ("F06D" of Symbol is µ); None when not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    is_private = number >= _PRIVATE
    number -= _PRIVATE if is_private else 0
    if "wingdings" in font.lower() or "webdings" in font.lower():
        return " "  # arrows, ticks, boxes: no letters
    if "symbol" not in font.lower():
        return None if is_private else chr(number)
    for letters, first in ((_LOWER, ord("a")), (_UPPER, ord("A"))):
        if first <= number < first + len(letters):
            return letters[number - first]
    return _OTHERS.get(number) or (chr(number) if number in _ASCII else None)
