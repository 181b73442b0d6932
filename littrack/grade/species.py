"""Whose body it was: from MeSH, and from title and abstract.

The weights of words were read off records that NLM's indexers tagged Humans or Animals alone
(logistic regression with few words, 12,000 records of 1976-1979), rounded and pruned by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import sqrt

from littrack.model import Species, Trace

_ANIMALS = re.compile(
    r"""\b(?: mice | mouse | murine | rats? | rodents? | zebrafish | rabbits? | guinea[ -]pigs?
      | hamsters?
    | dogs? | canine | puppies | cats? | feline | kittens? | pigs? | piglets? | porcine | swine
    | minipigs? | monkeys? | macaques? | macaca | rhesus | baboons? | marmosets? | chimpanzees?
    | primates? | sheep | lambs? | ewes? | ovine | goats? | bovine | cattle | cows? | calves | calf
    | horses? | equine | pony | ponies | chickens? | broilers? | hens? | chicks? | ducks?
    | ducklings?
    | turkeys | poultry | quails? | pigeons? | birds? | avian | drosophila | caenorhabditis
    | c\.?[ ]elegans
    | xenopus | frogs? | toads? | lizards? | snakes? | turtles? | fish(?:es)? | trout | salmon
    | carp | teleosts?
    | insects? | larvae | larval | mosquito\w* | beetles? | bees? | honeybees? | ticks?
    | snails? | crabs?
    | shrimps? | molluscs? | aplysia | squid | earthworms? | nematodes? | ferrets? | gerbils?
    | mink | deer
    | sprague[ -]dawley | wistar | c57bl/?6?j? | balb/c | knock-?out[ ]mice | transgenic | animals?
    | whales? | dolphins? | seals | salamanders? | amphibians? | reptiles? | bats? | bears?
    | wolves | elephants?
    | opossums? | crickets? | locusts? | vertebrates? | songbirds? | finch(?:es)?
    | non-?human[ ]primates? | livestock | veterinar\w* | wildlife )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HUMANS = re.compile(
    r"""\b(?: patients? | participants? | volunteers? | women | woman | men | man | people
      | persons?
    | children | child | infants? | adolescents? | newborns? | neonates? | adults[ ](?:aged|with
    |who) | boys? | girls?
    | respondents? | individuals | year-?s?[ -]old | outpatients? | inpatients? | humans? | subjects
    | students? | physicians? | nurses? | clinicians? | caregivers? | parents | mothers | veterans?
    | households? | residents | decedents? | interviewees | smokers | athletes )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Words that lean one way without naming a body; positive to people.
_LEANS = {
    word: float(weight)
    for word, weight in (
        pair.split(":")
        for pair in """
        cases:1.4 who:1.3 case:1.0 therapy:0.8 syndrome:0.8 diagnosis:1.0 hospital:1.0 care:0.9
        medical:0.8 clinical:1.0 surgical:0.8 surgery:1.0 healthy:0.6 years:0.6 risk:0.6
        disease:0.4 tomography:0.6 rare:0.3 experience:0.5 presented:0.5 complications:0.3
        carcinoma:0.3 disorders:0.4 survey:0.6 cohort:0.8 trial:0.6 pregnancy:0.5
        quality-of-life:0.8 questionnaire:1.0 prevalence:0.4 social:0.6 education:0.6
        national:0.4 covid-19:0.8 pandemic:0.8 health:0.8 practice:0.4 self-reported:0.8
        imaging:0.4 mri:0.5 postoperative:0.8 species:-1.0 embryos:-1.0 experimental:-0.6
        infected:-0.6 strain:-0.8 strains:-0.5 vivo:-0.6 injected:-0.8 fibers:-0.4 neurons:-0.5
        hippocampal:-0.6 cortex:-0.2 intracellular:-0.4 isolated:-0.3 liver:-0.3 inhibition:-0.3
        synthesis:-0.4 membrane:-0.3 receptors:-0.3 synaptic:-0.6 knockout:-1.0 wild-type:-0.8
        ecological:-0.6 habitat:-1.0 predators:-1.0 genome:-0.2 mutants:-0.6 parasite:-0.5
        mammalian:-0.6 diet:-0.2
        """.split()
    )
}
_NONHUMAN = re.compile(r"\bnon-?\s?human\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z0-9-]{2,}")
_CELLS = re.compile(
    r"""\b(?: in[ ]vitro | cell[ ]lines? | cultured | hek[ -]?293\w* | cho[ ]cells | hela
    | microsomes? | binding[ ]assays? | radioligand | in[ ]silico | molecular[ ]docking
    | transfected | recombinant )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DIGEST = (
    (re.compile(r"\bmixed\b|\bhuman and animal\b", re.IGNORECASE), Species.MIXED),
    (re.compile(r"\bhuman\b|\bpeople\b|\bpatients?\b", re.IGNORECASE), Species.HUMAN),
    (re.compile(r"\banimals?\b|\bmice\b|\brats?\b", re.IGNORECASE), Species.ANIMAL),
    (
        re.compile(r"\bin vitro\b|\bcells?\b|\bproducts?\b|\bplants?\b", re.IGNORECASE),
        Species.CELLS,
    ),
)
_LEANING = "words that lean this way"
_NAMED = 2.5  # what naming a body weighs against words that only lean
_FIRM = 0.7  # how far words that only lean must lean


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
    """Read whose body it was off title and abstract alone: bodies named, then words that lean."""
    text = _NONHUMAN.sub("animal", f"{title}\n{title}\n{abstract}")
    animals, humans = _ANIMALS.findall(text), _HUMANS.findall(text)
    lean = sum(_LEANS.get(w, 0.0) for w in frozenset(_WORD.findall(text.lower())))
    score = lean + _NAMED * (_weight(humans) - _weight(animals))
    if animals or humans:
        found = _side(score)
        own = humans if found is Species.HUMAN else animals
        return found, (own or [_LEANING])[0]
    cells = _CELLS.search(text)
    if cells and lean < _FIRM:
        return Species.CELLS, cells.group()
    return None if abs(lean) < _FIRM else (_side(lean), _LEANING)


def _side(score: float) -> Species:
    return Species.HUMAN if score > 0 else Species.ANIMAL


def animals_named(text: str) -> str:
    """Give the first animal a text names, else the word for all of them."""
    found = _ANIMALS.search(text)
    return found.group().lower() if found else "animals"


def _weight(named: list[str]) -> float:
    """The more often a body is named the more it counts, each time less."""
    return sqrt(len(named))


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
