"""What a plain reader sees beside the verdicts: what they rest on, and what the words mean."""

from __future__ import annotations

from littrack.model import ClaimType, Reason, Searched, Verdict, VerdictLabel
from littrack.report import cite
from littrack.report.counts import Sides

# The words beside every claim, in the order a reader meets them.
KEY = (
    (
        "For, against",
        "A sentence of that record's abstract says so; the sentence is quoted below its kind.",
    ),
    ("Both ways", "The record bears on the claim and leaves it open, or says yes and no."),
    (
        "Not told which way",
        "It bears on the claim; the program cannot tell whether for or against.",
    ),
    (
        "Near or not counted",
        "Close to the claim, or of a kind that decides nothing: retracted, a letter, a protocol.",
    ),
    ("Silent", "Read for this claim, and says nothing of it."),
    ("n", "How many people or animals were studied; a review may count its studies instead."),
)
# Reasons that only say again what the sentence above them says.
_SAID = frozenset({Reason.NOTHING_READ, Reason.HARM_REPORTED, Reason.CANNOT_TELL})
_UNSETTLED = frozenset({VerdictLabel.NO_EVIDENCE_FOUND, VerdictLabel.UNDETERMINED})


def basis(searched: Searched) -> str:
    """Say in a sentence what the verdicts rest on, and what is no abstract."""
    held, digests = searched.records, searched.digests
    if not held:
        return "No record was at hand to hold them against."
    counted = f"Held against {cite.some(held, 'record')}"
    if digests == held:
        return (
            f"{counted} at hand, none with PubMed's abstract: all are digests, short notes in this"
            " program's own words."
        )
    bare = held - searched.with_abstract - digests
    parts = [f"{searched.with_abstract:,} with PubMed's abstract"]
    parts += [f"{bare:,} without one"] if bare else []
    parts += [f"{cite.some(digests, 'digest')} in this program's own words"] if digests else []
    return f"{counted} at hand: {', '.join(parts)}."


def reasons(given: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Leave out what the sentence of the verdict has said already."""
    return tuple(reason for reason in given if reason not in _SAID)


def look_first(verdict: Verdict, split: Sides) -> bool:
    """Whether it stands above all: contradicted, or said to do no harm where records tell of it."""
    harm = verdict.claim.type is ClaimType.NO_HARM and bool(split.contradicts)
    return verdict.label is VerdictLabel.CONTRADICTED or (harm and verdict.label in _UNSETTLED)
