"""Signs that print alike made alike, for formats whose text is ours to lay out."""

from __future__ import annotations

import re

_SIGNS = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\u00ad": None,
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u2010": "-",
        "\u2011": "-",
        "\0": None,
    }
)
_BLANKS = re.compile(r"[ \t\r\f\v]+")


def tidy(text: str) -> str:
    """Undo ligatures, soft hyphens, zero-width and no-break signs; blanks become one blank."""
    return _BLANKS.sub(" ", text.translate(_SIGNS))
