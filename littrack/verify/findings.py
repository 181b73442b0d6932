"""What a person should look at in a row that was checked, in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from littrack.model.verification import (
    Difference,
    Finding,
    QuoteCheck,
    QuoteState,
    ReferenceCheck,
    ReferenceState,
    Severity,
    StanceCheck,
    StatementStance,
    VerifiedRow,
)
from littrack.verify.folding import canonical

# Every kind of finding and how much it weighs; notes are listed and end nothing.
KINDS: dict[str, Severity] = {
    "not_in_cache": Severity.WARNING,
    "deleted": Severity.ERROR,
    "merged": Severity.WARNING,
    "title_disagrees": Severity.ERROR,
    "not_checked": Severity.NOTE,
    "retracted": Severity.ERROR,
    "concern": Severity.WARNING,
    "corrected": Severity.NOTE,
    "preprint": Severity.NOTE,
    "altered": Severity.ERROR,
    "misattributed": Severity.ERROR,
    "not_found": Severity.ERROR,
    "title": Severity.WARNING,
    "too_short": Severity.WARNING,
    "negation_left_out": Severity.WARNING,
    "quote_reused": Severity.WARNING,
    "contradicts": Severity.ERROR,
    "does_not_say": Severity.WARNING,
    "stance_disagrees": Severity.ERROR,
    "supports_in_part": Severity.WARNING,
    "quote_beside_the_point": Severity.WARNING,
}
_REUSED = 3  # different statements under one quote from which it is a finding
_SHOWN = 3  # differences that a sentence names
_STANCES = {
    "support": StatementStance.SUPPORTS,
    "supports": StatementStance.SUPPORTS,
    "supported": StatementStance.SUPPORTS,
    "supporting": StatementStance.SUPPORTS,
    "yes": StatementStance.SUPPORTS,
    "true": StatementStance.SUPPORTS,
    "confirms": StatementStance.SUPPORTS,
    "refute": StatementStance.CONTRADICTS,
    "refutes": StatementStance.CONTRADICTS,
    "refuted": StatementStance.CONTRADICTS,
    "contradict": StatementStance.CONTRADICTS,
    "contradicts": StatementStance.CONTRADICTS,
    "contradicted": StatementStance.CONTRADICTS,
    "disputes": StatementStance.CONTRADICTS,
    "false": StatementStance.CONTRADICTS,
    "no": StatementStance.CONTRADICTS,
    "no evidence": StatementStance.DOES_NOT_SAY,
    "neutral": StatementStance.DOES_NOT_SAY,
    "nei": StatementStance.DOES_NOT_SAY,
    "not enough info": StatementStance.DOES_NOT_SAY,
    "does not say": StatementStance.DOES_NOT_SAY,
}
_IN_WORDS = {
    StatementStance.SUPPORTS: "support",
    StatementStance.CONTRADICTS: "contradiction",
    StatementStance.DOES_NOT_SAY: "saying nothing on it",
    StatementStance.UNDETERMINED: "undetermined",
}


def expected(text: str) -> StatementStance | None:
    """Read the stance a row gives itself."""
    return _STANCES.get(" ".join(text.replace("_", " ").lower().split()))


def of(
    reference: ReferenceCheck, quote: QuoteCheck, stance: StanceCheck | None
) -> tuple[Finding, ...]:
    """List what is to be looked at."""
    found = [*_of_reference(reference), *_of_quote(reference, quote)]
    if stance is not None:
        found += _of_stance(reference, stance)
    return tuple(found)


def finding(kind: str, text: str) -> Finding:
    """Make a finding of a kind, with the weight of its kind."""
    return Finding(kind, KINDS[kind], text)


def _of_reference(reference: ReferenceCheck) -> Iterator[Finding]:
    given, state = reference.given, reference.state
    if state is ReferenceState.NOT_IN_CACHE:
        why = reference.why or "it is not at hand; --online fetches it"
        yield finding("not_in_cache", f"{given}: {why}.")
    elif state is ReferenceState.NOT_CHECKED:
        named = repr(given) if given else "The row"
        yield finding("not_checked", f"{named} is not checked: {reference.why}.")
    elif state is ReferenceState.DELETED:
        yield finding("deleted", f"{given} was deleted from PubMed.")
    elif state is ReferenceState.MERGED:
        yield finding("merged", f"{given} was merged into PMID {reference.other}; cite that one.")
    elif state is ReferenceState.TITLE_DISAGREES:
        yield finding("title_disagrees", _title(reference))
    for mark in reference.marks:
        if mark in KINDS:
            yield finding(mark, _MARKS[mark].format(given=given, other=_published(reference)))


_MARKS = {
    "retracted": "{given} was retracted.",
    "concern": "{given} carries an expression of concern.",
    "corrected": "{given} has a published correction.",
    "preprint": "{given} is a preprint{other}.",
}


def _published(reference: ReferenceCheck) -> str:
    return f"; it was published as PMID {reference.other}" if reference.other else ""


def _title(reference: ReferenceCheck) -> str:
    says = f"{reference.given} has the title “{reference.title}”, not the one given"
    if reference.other:
        return f"{says}, which is that of PMID {reference.other}."
    return f"{says}; no record at hand has that one."


def _of_quote(reference: ReferenceCheck, quote: QuoteCheck) -> Iterator[Finding]:
    if sentence := _on_quote(reference, quote):
        yield finding(quote.state.value, sentence)
    left = [d.there for d in quote.differences if d.kind == "negation left out"]
    if left and quote.state in {QuoteState.VERBATIM, QuoteState.PARTS}:
        said = f"The quote leaves out “{left[0]}”, which {reference.given} has beside it."
        yield finding("negation_left_out", said)


def _on_quote(reference: ReferenceCheck, quote: QuoteCheck) -> str:
    """Say what is wrong with a quote by its state; "" where nothing is."""
    where = reference.given
    if quote.state is QuoteState.ALTERED:
        return f"The quote is not {where}'s own words: {differing(quote)}."
    if quote.state is QuoteState.MISATTRIBUTED:
        return _elsewhere(reference, quote)
    more = f"; {quote.why}" if quote.why else ""
    sentences = {
        QuoteState.NOT_FOUND: f"The quote stands neither in {where} nor elsewhere{more}.",
        QuoteState.TITLE: f"Only the title of {where} holds the quote.",
        QuoteState.TOO_SHORT: f"The quote is too short to prove anything: {quote.why}.",
        QuoteState.NOT_CHECKED: f"The quote is not checked: {quote.why}." if quote.why else "",
    }
    return sentences.get(quote.state, "")


def _elsewhere(reference: ReferenceCheck, quote: QuoteCheck) -> str:
    held = f"they stand in PMID {quote.pmid}"
    if reference.state is ReferenceState.NOT_IN_CACHE:
        return f"{reference.given} is not at hand; the words quoted are another's: {held}."
    return f"The words are not {reference.given}'s: {held}."


def differing(quote: QuoteCheck) -> str:
    """Name the first differences in words."""
    said = [_difference(d) for d in quote.differences[:_SHOWN]]
    more = len(quote.differences) - _SHOWN
    return "; ".join(said) + (f"; {more} more" if more > 0 else "") or "the words differ"


def _difference(found: Difference) -> str:
    if found.here and found.there:
        return f"“{found.here}” where the record has “{found.there}” ({found.kind})"
    done = f"“{found.here}” is added" if found.here else f"“{found.there}” is left out"
    return done if found.kind in {"added", "left out"} else f"{done} ({found.kind})"


def _of_stance(reference: ReferenceCheck, stance: StanceCheck) -> Iterator[Finding]:
    given, marked = reference.given, expected(stance.expected)
    if marked not in {None, stance.to} and stance.to is not StatementStance.UNDETERMINED:
        reads = _IN_WORDS[stance.to]
        said = f"Marked as {stance.expected!r}, {given} reads as {reads}"
        yield finding("stance_disagrees", f"{said}{_sentence(stance)}.")
    elif marked is None and stance.to is StatementStance.CONTRADICTS:
        yield finding("contradicts", f"{given} contradicts the statement{_sentence(stance)}.")
    elif marked is None and stance.to is StatementStance.DOES_NOT_SAY:
        parts = (f"{given} does not say what the statement says", stance.why)
        yield finding("does_not_say", "; ".join(filter(None, parts)) + ".")
    elif stance.to is StatementStance.SUPPORTS and stance.mismatch:
        said = "; ".join(stance.mismatch)
        yield finding("supports_in_part", f"{given} supports it, but not all of it: {said}.")
    if stance.better:
        said = f"The sentence quoted does not bear the statement; another does: “{stance.better}”"
        yield finding("quote_beside_the_point", said)


def _sentence(stance: StanceCheck) -> str:
    sided = stance.to in {StatementStance.SUPPORTS, StatementStance.CONTRADICTS}
    return f": “{stance.sentence}”" if stance.sentence and sided else ""


def with_reused(rows: Sequence[VerifiedRow]) -> list[VerifiedRow]:
    """Add what only all rows together show: one quote under many different statements."""
    statements: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.row.quote and row.row.statement:
            statements[_quoted(row)].add(canonical(row.row.statement))
    return [_reused(row, len(statements.get(_quoted(row), ()))) for row in rows]


def _quoted(row: VerifiedRow) -> tuple[str, str]:
    return canonical(row.row.quote), row.reference.pmid or row.reference.given


def _reused(row: VerifiedRow, times: int) -> VerifiedRow:
    if times < _REUSED or not row.row.quote:
        return row
    said = finding("quote_reused", f"The same quote stands under {times} different statements.")
    return replace(row, findings=(*row.findings, said))


def failing(rows: Iterable[VerifiedRow], kinds: Sequence[str] = ()) -> int:
    """Count the rows with findings that matter: of the kinds named, else all but notes."""
    return sum(any(matters(f, kinds) for f in row.findings) for row in rows)


def matters(found: Finding, kinds: Sequence[str] = ()) -> bool:
    """Whether a finding is of the kinds named, or, where none is, more than a note."""
    return found.kind in kinds if kinds else found.severity is not Severity.NOTE
