"""A quote beside the passage nearest to it: what differs, and of what kind it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from littrack.language import sentences
from littrack.model.verification import Difference
from littrack.verify.folding import Folded, fold

NEGATIONS = frozenset("no not nor never neither none without cannot non lack lacked lacks".split())
_NEAR = 0.6  # share of the quote's words that must stand in one stretch of the source
_COVERED = 0.7  # share of them in runs of at least `_RUN`, anywhere but in order
_RUN = 3
_MARGIN = 3  # words beside the nearest stretch that are compared too


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentences of a source nearest to a quote, and how near: 1 is the same words."""

    closest: str
    nearness: float
    differences: tuple[Difference, ...]
    start: int


def nearest(quote: str, source: Folded) -> Nearest | None:
    """Find the stretch of a source that is nearest to a quote, when any is near."""
    mine = fold(quote)
    asked, held = mine.tokens, source.tokens
    if not asked or not held:
        return None
    begin, end, nearness = _stretch(asked, held)
    if nearness < _NEAR:
        begin, end, nearness = _scattered(asked, held)
        if nearness < _COVERED:
            return None
    first, last = _shared(asked, held, begin, end)
    start, stop = source.spans[first][0], source.spans[last - 1][1]
    left, right = _sentences(source.raw, start, stop)
    begins = [span[0] for span in source.spans]
    begin, end = max(begin, bisect_left(begins, left)), min(end, bisect_left(begins, right))
    differing = tuple(_differing(mine, source, begin, end))
    return Nearest(source.raw[left:right], nearness, differing, start)


def _stretch(asked: list[str], held: list[str]) -> tuple[int, int, float]:
    """Find the stretch as long as the quote that shares most of its words in order."""
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.fuzz import partial_ratio_alignment

    if len(held) <= len(asked):
        return 0, len(held), LCSseq.similarity(asked, held) / len(asked)
    found = partial_ratio_alignment(asked, held)
    if found is None:
        return 0, len(held), 0.0
    begin = max(0, found.dest_start - _MARGIN)
    end = min(len(held), found.dest_end + _MARGIN)
    return begin, end, LCSseq.similarity(asked, held[begin:end]) / len(asked)


def _scattered(asked: list[str], held: list[str]) -> tuple[int, int, float]:
    """Find runs of the quote's words that follow each other with something left out."""
    blocks = SequenceMatcher(None, asked, held, autojunk=False).get_matching_blocks()
    runs = [block for block in blocks if block.size >= _RUN]
    if not runs:
        return 0, len(held), 0.0
    covered = sum(run.size for run in runs)
    return runs[0].b, runs[-1].b + runs[-1].size, covered / len(asked)


def _shared(asked: list[str], held: list[str], begin: int, end: int) -> tuple[int, int]:
    """Cut a stretch down to what lies between the first and the last word of the quote in it."""
    matcher = SequenceMatcher(None, asked, held[begin:end], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return begin, end
    return begin + blocks[0].b, begin + blocks[-1].b + blocks[-1].size


def _differing(mine: Folded, source: Folded, begin: int, end: int) -> Iterator[Difference]:
    asked, held = mine.tokens, source.tokens[begin:end]
    steps = SequenceMatcher(None, asked, held, autojunk=False).get_opcodes()
    for name, a, b, c, d in _trimmed(steps, len(asked)):
        here, there = _words(mine, a, b), _words(source, begin + c, begin + d)
        same = "".join(asked[a:b]) == "".join(held[c:d])
        if name != "equal" and not same:
            yield Difference(here, there, kind_of(here, there))


def _trimmed(
    steps: Sequence[tuple[str, int, int, int, int]], length: int
) -> list[tuple[str, int, int, int, int]]:
    """Leave out what the source has before and behind the quote."""
    return [step for step in steps if not (step[0] == "insert" and step[1] in {0, length})]


def _words(folded: Folded, first: int, last: int) -> str:
    if first >= last:
        return ""
    return folded.raw[folded.spans[first][0] : folded.spans[last - 1][1]]


def kind_of(here: str, there: str) -> str:
    """Name a difference: number, negation, direction, left out, added or word."""
    mine, theirs = _plain(here), _plain(there)
    if _numbers(mine) != _numbers(theirs) and (_numbers(mine) or _numbers(theirs)):
        return "number"
    if _denials(mine) != _denials(theirs):
        return "negation"
    if any(opposed(one, other) for one in mine for other in theirs):
        return "direction"
    if not mine:
        return "left out"
    return "word" if theirs else "added"


def denies(words: str) -> bool:
    """Whether words hold a negation."""
    return _denials(_plain(words)) > 0


def denials(words: str) -> int:
    """Count the negations in words; "non-" is written with and without a hyphen."""
    return _denials([word for word in _plain(words) if word != "non"])


def numbers(words: str) -> list[str]:
    """List the numbers in words."""
    return _numbers(_plain(words))


def opposed(one: str, other: str) -> bool:
    """Whether two words are opposites: of one kind, on other sides; or one is the other's "un-"."""
    if _negated(one, other) or _negated(other, one):
        return True
    return any(
        kind == other_kind and side != other_side
        for kind, side in _sides().get(one, ())
        for other_kind, other_side in _sides().get(other, ())
    )


def _negated(one: str, other: str) -> bool:
    return any(one == prefix + other for prefix in ("un", "non", "in", "im", "ir", "dis"))


def _plain(words: str) -> list[str]:
    return fold(words).tokens


def _numbers(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if token[0].isdigit()]


def _denials(tokens: Sequence[str]) -> int:
    return sum(word in NEGATIONS or word in _CONTRACTED for word in tokens)


_CONTRACTED = frozenset("dont doesnt didnt isnt arent wasnt werent wont cant couldnt hasnt".split())


@cache
def _sides() -> dict[str, tuple[tuple[str, str], ...]]:
    """Read the words that turn a sentence: for each its kinds and sides."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    listed = files("littrack.verify").joinpath("turns.tsv").read_text(encoding="utf-8")
    for line in listed.splitlines():
        if not line.startswith("#"):
            kind, side, words = line.split("\t")
            for word in words.split():
                found[word] = (*found.get(word, ()), (kind, side))
    return found


def _sentences(raw: str, start: int, stop: int) -> tuple[int, int]:
    """Give where the sentences that a stretch lies in begin and end."""
    spans = [(a, b) for a, b in sentences.spans(raw) if b > start and a < stop]
    return (spans[0][0], spans[-1][1]) if spans else (start, stop)
