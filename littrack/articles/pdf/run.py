"""Text on one baseline of a PDF page without a wide gap."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Run:
    """Text on one baseline; `parts` tell raised text apart.

    `letters`: its glyphs as drawn, each with the gap before it. `hemmed`: it makes room for an
    inset.
    """

    x: float
    right: float
    y: float
    size: float
    parts: list[tuple[str, bool]] = field(default_factory=list)
    letters: list[tuple[str, float]] = field(default_factory=list)
    hemmed: bool = False

    @property
    def text(self) -> str:
        """The characters of the run."""
        return "".join(text for text, _ in self.parts)

    @property
    def width(self) -> float:
        """From the left edge of the first glyph to the right edge of the last."""
        return self.right - self.x
