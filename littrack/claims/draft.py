"""A claim in the making: what a clause asserts, before it is given its words and its id."""

from __future__ import annotations

from dataclasses import dataclass

from littrack.model import ClaimType, Direction


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` stands by itself; `span` is where in the folded sentence it was read.

    `clause` is the number of the clause it came from, `asserted` the words whose hedges count.
    """

    type: ClaimType
    text: str
    span: tuple[int, int]
    intervention: str = ""
    outcome: str = ""
    population: str = ""
    comparator: str = ""
    direction: Direction = Direction.ASSERTED
    negated: bool = False
    clause: int = -1
    asserted: str = ""
    reported: bool = False
    why: str = ""
