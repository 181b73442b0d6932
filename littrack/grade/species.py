"""Whose body it was: from MeSH, and from title and abstract."""

from __future__ import annotations

import re
from collections.abc import Iterable

from littrack.model import Species, Trace

_ANIMAL = re.compile(
    r"""\b(?: mice | mouse | murine | rats? | rodents? | zebrafish | rabbits? | guinea[ ]pigs?
    | hamsters? | (?:beagle[ ])?dogs? | canine | cats? | feline | pigs? | piglets? | porcine | swine
    | monkeys? | macaques? | rhesus | primates? | sheep | ovine | goats? | bovine | cattle | cows?
    | calves | horses? | equine | chickens? | broilers? | hens? | chicks? | poultry | drosophila
    | c\.?[ ]elegans | xenopus | ferrets? | gerbils? | sprague[ -]dawley | wistar | c57bl/?6j?
    | balb/c | animals? )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HUMAN = re.compile(
    r"""\b(?: humans? | patients? | participants? | volunteers? | men | women | (?:fe)?males?[ ]aged
    | adults? | children | adolescents? | infants? | neonates? | newborns? | people | persons?
    | individuals | users | respondents? | inpatients? | outpatients? | students? | veterans?
    | year-?s?[ -]old | clinical[ ]trials? | mothers? | boy | girl | woman | man
    | interviewees | decedents? | household | nurses | physicians | workers )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CELLS = re.compile(
    r"""\b(?: in[ ]vitro | cell[ ]lines? | cultured | hek[ -]?293\w* | cho[ ]cells | hela
    | microsomes? | binding[ ]assays? | radioligand | in[ ]silico | molecular[ ]docking
    | transfected | recombinant )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def from_mesh(headings: Iterable[str]) -> Species | None:
    """Read whose body it was off MeSH check tags."""
    names = frozenset(headings)
    human, animal = "Humans" in names, "Animals" in names
    if human and animal:
        return Species.MIXED
    if human:
        return Species.HUMAN
    return Species.ANIMAL if animal else None


def from_text(title: str, abstract: str) -> tuple[Species, str] | None:
    """Read whose body it was off title and abstract alone, by which words prevail."""
    text = f"{title}\n{abstract}"
    animal, human = _ANIMAL.findall(text), _HUMAN.findall(text)
    if animal and len(animal) > len(human):
        return Species.ANIMAL, animal[0]
    if human:
        return Species.HUMAN, human[0]
    cells = _CELLS.search(text)
    return (Species.CELLS, cells.group()) if cells else None


_DIGEST = (
    (re.compile(r"\bmixed\b|\bhuman and animal\b", re.IGNORECASE), Species.MIXED),
    (re.compile(r"\bhuman\b|\bpeople\b|\bpatients?\b", re.IGNORECASE), Species.HUMAN),
    (re.compile(r"\banimals?\b|\bmice\b|\brats?\b", re.IGNORECASE), Species.ANIMAL),
    (
        re.compile(r"\bin vitro\b|\bcells?\b|\bproducts?\b|\bplants?\b", re.IGNORECASE),
        Species.CELLS,
    ),
)


def from_digest(population: str) -> Species | None:
    """Read whose body it was off a digest's own field."""
    return next((species for pattern, species in _DIGEST if pattern.search(population)), None)


def settle(indexed: Species | None, said: tuple[Species, str] | None) -> tuple[Species, Trace]:
    """Bring MeSH and text together: MeSH decides, the text where MeSH tags both bodies."""
    if indexed is Species.MIXED and said:
        return said[0], Trace("species", "MeSH names both, the text decides", said[1])
    if indexed:
        return indexed, Trace("species", "MeSH", indexed)
    if said:
        return said[0], Trace("species", "title and abstract", said[1])
    return Species.UNCLEAR, Trace("species", "nothing says", "")
