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
_SYMBOL = {
    **{code: chr(code) for code in _ASCII},
    **_OTHERS,
    **dict(enumerate(_UPPER, ord("A"))),
    **dict(enumerate(_LOWER, ord("a"))),
}


def symbol(font: str, code: str) -> str | None:
    """The character that a font shows for a code ("F06D" of Symbol is µ); None when not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    is_private = number >= _PRIVATE
    number -= _PRIVATE if is_private else 0
    name = font.lower()
    if "wingdings" in name or "webdings" in name:
        return " "  # arrows, ticks, boxes: no letters
    if "symbol" in name:
        return _SYMBOL.get(number)
    return None if is_private else chr(number)
