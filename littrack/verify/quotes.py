"""A quote held against one publication: where it stands, or how it differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress
from operator import not_

from littrack.model.verification import Difference, QuoteCheck, QuoteState
from littrack.verify import alignment, differences
from littrack.verify.alignment import Match
from littrack.verify.explain import foldings
from littrack.verify.folding import Folded, canonical, fold
from littrack.verify.quotation import Quotation, Role, quotation
from littrack.verify.source import TITLE, TYPED, Source

FEWEST_WORDS = 4  # fewer prove nothing: they stand in many records
LONGEST = 20_000  # characters; no abstract is as long
_TITLE_NEAR = 0.8
_LEFT_OUT = "negation left out"
_BEFORE = 24  # characters in front of a quote in which a negation is looked for
_JOINING = frozenset(".,·-−–+±")  # beside a number they make another number of it
_FEW = 3  # words between two parts
STANDING = frozenset({QuoteState.VERBATIM, QuoteState.PARTS, QuoteState.TITLE})
_ROLES = (Role.LABEL, Role.BRACKET, Role.CITED)


def check(quote: str, source: Source) -> QuoteCheck:
    """Say where a quote stands in a publication, and if nowhere, what stands nearest."""
    asked = quotation(quote)
    if not asked.canon:
        return QuoteCheck(QuoteState.NONE)
    return _short(asked, source) or held(asked, source) or _other(asked, source)


def held(asked: Quotation, source: Source) -> QuoteCheck | None:
    """Say where a quote stands, when it does: in the abstract first."""
    texts = (source, *source.others)
    return next((found for text in texts if (found := _in_text(asked, text))), None)


def _in_text(asked: Quotation, source: Source) -> QuoteCheck | None:
    return (
        _literally(asked, source)
        or _held(asked, source)
        or _held(quotation(asked.text, spelt=False), source.literal)
        or _typed(asked, source)
    )


def _typed(asked: Quotation, source: Source) -> QuoteCheck | None:
    """Find a quote that was typed with plain letters or level digits, or from what was."""
    for folding, way in TYPED.items():
        text, written = way(asked.text), source.typed(way)
        if text == asked.text and written is source:
            continue
        found = _held(quotation(text), written)
        if found is not None and found.state in STANDING:
            return replace(found, folded=tuple(dict.fromkeys((*found.folded, folding))))
    return None


def _literally(asked: Quotation, source: Source) -> QuoteCheck | None:
    """Find a quote letter by letter, the most usual case; no canonical form is needed for it."""
    start = source.text.find(asked.text)
    end = start + len(asked.text)
    before, behind = source.text[max(0, start - 1) : start], source.text[end : end + 1]
    if start < 0 or _joined(before, asked.text[0]) or _joined(behind, asked.text[-1]):
        return None
    left_out = tuple(_before(source.text, start))
    return QuoteCheck(QuoteState.VERBATIM, (), source.section(start), asked.text, left_out)


def _joined(beside: str, edge: str) -> bool:
    """Whether a sign beside a quote belongs to its first or last word."""
    return beside.isalnum() or (edge.isdigit() and beside != "" and beside in _JOINING)


def _held(asked: Quotation, source: Source) -> QuoteCheck | None:
    if match := alignment.locate(asked, source.body):
        return _found(match, source.section(match.start))
    for title in source.folded_titles:
        if match := alignment.locate(asked, title):
            state = QuoteState.TITLE
            return QuoteCheck(state, _folded(match), TITLE, closest=title.raw)
    return _across(asked, source)


def _short(asked: Quotation, source: Source) -> QuoteCheck | None:
    if asked.words >= FEWEST_WORDS or any(asked.canon == t.text for t in source.folded_titles):
        return None
    return QuoteCheck(QuoteState.TOO_SHORT, why=too_short(asked))


def too_short(asked: Quotation) -> str:
    """Say why so few words prove nothing."""
    return f"so few words stand in many records ({asked.words}); quote at least {FEWEST_WORDS}"


def _across(asked: Quotation, source: Source) -> QuoteCheck | None:
    """Find a quote that begins with the title and goes on with the abstract."""
    for title in source.folded_titles:
        rest = asked.canon.removeprefix(title.text)
        if title.text and rest != asked.canon and source.body.text.startswith(rest):
            return QuoteCheck(QuoteState.VERBATIM, section=f"{TITLE}, {source.section(0)}")
    return None


def _found(match: Match, section: str) -> QuoteCheck:
    turned = tuple(_turned(match))
    closest = match.source.raw[match.start : match.end]
    if turned:
        return QuoteCheck(QuoteState.ALTERED, _folded(match), section, closest, turned)
    state = QuoteState.VERBATIM if match.parts == 1 else QuoteState.PARTS
    return QuoteCheck(state, _folded(match), section, closest, tuple(_left_out(match)))


def _folded(match: Match) -> tuple[str, ...]:
    roles = {piece.role for piece, _ in match.glosses}
    return (*foldings(match.pairs), *(role.value for role in _ROLES if role in roles))


def _turned(match: Match) -> Iterator[Difference]:
    """What a gloss, or a blank too few, makes of the words of the source."""
    for piece, replaced in match.glosses:
        kind = differences.kind_of(piece.raw, replaced)
        added = not replaced and differences.denies(piece.raw)
        if piece.role is Role.BRACKET and (added or (replaced and _matters(kind, replaced))):
            yield Difference(piece.raw, replaced, kind)
    for here, there in match.pairs:
        if differences.denials(here) != differences.denials(there):
            yield Difference(here, there, "negation")


def _matters(kind: str, replaced: str) -> bool:
    return kind in {"negation", "direction"} or bool(differences.numbers(replaced))


def _left_out(match: Match) -> Iterator[Difference]:
    """Negations of the source that a quote stops short of."""
    yield from _before(match.source.raw, match.start)
    for gap in match.gaps():
        words = gap.split()
        close = words if len(words) <= _FEW else words[-1:]
        if match.parts > 1 and differences.denies(" ".join(close)):
            yield Difference("…", gap if close is words else close[0], _LEFT_OUT)


def _before(text: str, start: int) -> Iterator[Difference]:
    """The negation right in front of a place, in the same sentence."""
    before = text[max(0, start - _BEFORE) : start]
    last = before.rpartition(". ")[2].split()[-1:]
    if last and (differences.denies(last[0]) or before.lower().endswith("non-")):
        yield Difference("", last[0], _LEFT_OUT)


def _other(asked: Quotation, source: Source) -> QuoteCheck:
    """Say what stands nearest to a quote that no text of the source holds."""
    said = [_nearest(asked, text) for text in (source, *source.others)]
    return next((check for check in said if check.state is QuoteState.ALTERED), said[0])


def _nearest(asked: Quotation, source: Source) -> QuoteCheck:
    if len(asked.parts) > 1:
        return _parts(asked, source)
    near = differences.nearest(asked.text, source.body)
    if near:
        return QuoteCheck(
            QuoteState.ALTERED,
            section=source.section(near.start),
            closest=near.closest,
            differences=near.differences,
        )
    return _like_a_title(asked, source) or QuoteCheck(QuoteState.NOT_FOUND)


def _like_a_title(asked: Quotation, source: Source) -> QuoteCheck | None:
    for title in source.folded_titles:
        near = differences.nearest(asked.text, title)
        if near and near.nearness >= _TITLE_NEAR:
            return QuoteCheck(
                QuoteState.ALTERED,
                section=TITLE,
                closest=near.closest,
                differences=near.differences,
            )
    return None


def _parts(asked: Quotation, source: Source) -> QuoteCheck:
    """Say which parts of a quote stand in the source, be it in another order."""
    texts = ["".join(piece.raw for piece in part).strip() for part in asked.parts]
    standing = [alignment.part_at(part, source.body) is not None for part in asked.parts]
    if all(standing):
        moved = Difference(" … ".join(texts), _as_ordered(texts, source.body), "order")
        return QuoteCheck(QuoteState.ALTERED, closest=moved.there, differences=(moved,))
    held = list(compress(texts, standing))
    lacking = list(compress(texts, map(not_, standing)))
    found = [differences.nearest(text, source.body) for text in lacking]
    if not held and not any(found):
        return QuoteCheck(QuoteState.NOT_FOUND)
    return _lacking(lacking, found, held)


def _lacking(
    lacking: Sequence[str], found: Sequence[differences.Nearest | None], held: Sequence[str]
) -> QuoteCheck:
    """Name what the source has otherwise of some parts, and what it has not."""
    differing: list[Difference] = []
    for words, near in zip(lacking, found, strict=True):
        differing += near.differences if near else [Difference(words, "", "added")]
    closest = " … ".join([near.closest for near in found if near] or held)
    return QuoteCheck(QuoteState.ALTERED, closest=closest, differences=tuple(differing))


def _as_ordered(texts: Sequence[str], body: Folded) -> str:
    places = [(body.text.find(canonical(text)), text) for text in texts]
    return " … ".join(text for _, text in sorted(places))


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in typography alone."""
    return fold(one).text == fold(other).text


def unchecked(quote: str) -> QuoteCheck:
    """Say of a quote whose record is not at hand what can be said without it."""
    asked = quotation(quote)
    if not asked.canon:
        return QuoteCheck(QuoteState.NONE)
    if asked.words < FEWEST_WORDS:
        return QuoteCheck(QuoteState.TOO_SHORT, why=too_short(asked))
    return QuoteCheck(QuoteState.NOT_CHECKED)
