"""A record's grade: what kind of study it is, of whom, and what has become of it."""

import pytest

from littrack.grade import grade
from littrack.model import (
    Design,
    Digest,
    EvidenceLevel,
    Link,
    LinkKind,
    MeshHeading,
    MeshTerm,
    NoticeKind,
    PeerReview,
    Pmid,
    PublicationType,
    Record,
    Section,
    Species,
)


def record(title="", text="", types=(), mesh=(), **more):
    return Record(
        pmid=Pmid("1"),
        title=title,
        abstract=(Section(text),) if text else (),
        types=tuple(PublicationType("", t) for t in types),
        mesh=tuple(MeshHeading(MeshTerm("", m)) for m in mesh),
        **more,
    )


@pytest.mark.parametrize(
    ("given", "design", "level"),
    [
        pytest.param(
            record("A drug", "Mice were randomly assigned to two groups of mice."),
            Design.ANIMAL_EXPERIMENT,
            EvidenceLevel.ANIMAL,
            id="randomised mice are an animal experiment",
        ),
        pytest.param(
            record("A drug", types=["Randomized Controlled Trial"], mesh=["Humans"]),
            Design.RANDOMISED_TRIAL,
            EvidenceLevel.HUMAN_TRIAL,
            id="publication type",
        ),
        pytest.param(
            record("A drug for pain", "Sixty patients were randomized to drug or placebo."),
            Design.RANDOMISED_TRIAL,
            EvidenceLevel.HUMAN_TRIAL,
            id="not indexed yet, the text says it",
        ),
        pytest.param(
            record("Drug in cattle", types=["Randomized Controlled Trial, Veterinary"]),
            Design.ANIMAL_EXPERIMENT,
            EvidenceLevel.ANIMAL,
            id="veterinary types are animals",
        ),
        pytest.param(
            record("Comment on a trial", types=["Comment", "Letter"], mesh=["Humans"]),
            Design.OPINION,
            EvidenceLevel.NOT_EVIDENCE,
            id="a comment is no evidence",
        ),
        pytest.param(
            record("Herb: a systematic review", types=["Review"]),
            Design.SYSTEMATIC_REVIEW,
            EvidenceLevel.SYSTEMATIC_REVIEW,
            id="a systematic review typed Review",
        ),
    ],
)
def test_design_comes_from_types_and_text(given, design, level):
    found = grade(given)
    assert (found.design, found.level) == (design, level)


def test_a_correction_is_not_a_retraction():
    corrected = grade(record("A", links=(Link(LinkKind.ERRATUM_IN, Pmid("2")),)))
    assert [n.kind for n in corrected.notices] == [NoticeKind.ERRATUM]
    assert corrected.counts
    assert not corrected.retracted


def test_a_retracted_record_never_counts_and_its_notice_is_no_study():
    gone = grade(record("A", types=["Retracted Publication"]))
    notice = grade(record("Retraction: A", types=["Retraction of Publication"]))
    assert gone.retracted
    assert not gone.counts
    assert not notice.retracted
    assert not notice.counts


def test_a_digest_is_read_from_its_fields_but_not_from_memory():
    digest = Digest(
        key="D1",
        finding="It worked.",
        design="randomised trial",
        population="human",
        n=12,
        from_memory=("n", "design"),
    )
    found = grade(Record(pmid=None, title="A trial", digest=digest))
    assert found.n is None
    assert found.design is Design.UNCLEAR
    assert found.species is Species.HUMAN


def test_a_registry_row_is_no_result():
    digest = Digest(key="D2", finding="Planned.", flags=("registry, not a paper",))
    found = grade(Record(pmid=None, title="A trial", digest=digest))
    assert found.review is PeerReview.REGISTRY
    assert not found.counts
