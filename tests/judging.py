"""Records of our own writing, and what the program decides on them."""

from __future__ import annotations

from littrack.concepts import Lexicon
from littrack.grade import grade, one_vote
from littrack.model import (
    Claim,
    Evidence,
    MeshHeading,
    MeshTerm,
    Pmid,
    PublicationType,
    Record,
    Section,
    Verdict,
)
from littrack.stance import Judge
from littrack.verdict import decide


def record(
    title: str, text: str, kind: str = "", number: int = 1, *, label: str = "", body: str = "Humans"
) -> Record:
    return Record(
        pmid=Pmid(str(number)),
        title=title,
        abstract=(Section(text, label=label),),
        types=(PublicationType("", kind),) if kind else (),
        mesh=(MeshHeading(MeshTerm("", body)),),
    )


def verdict(lexicon: Lexicon, asked: Claim, *records: Record) -> Verdict:
    judged = zip(records, Judge(lexicon).judge(asked, records), strict=True)
    return decide(asked, one_vote([Evidence(r, j, grade(r)) for r, j in judged]), 0)
