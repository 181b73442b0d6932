from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from littrack.changes import as_data, atom, compare, markdown, text
from littrack.model import (
    Change,
    ChangeKind,
    CitationState,
    Mismatch,
    MismatchKind,
    Notice,
    NoticeKind,
    Pmid,
    SearchRun,
    Stance,
    VerdictLabel,
)
from littrack.report import contract
from tests import report_samples as samples

LATER = datetime(2026, 3, 21, 7, 0, tzinfo=UTC)


def told(before, after, changes=()):
    return compare(
        json.loads(json.dumps(contract(before))),
        json.loads(json.dumps(contract(replace(after, generated=LATER)))),
        changes,
    )


def swapped(report, claim, **new):
    """The report with one claim's verdict made anew."""
    verdicts = tuple(replace(v, **new) if v.claim.id == claim else v for v in report.verdicts)
    return replace(report, verdicts=verdicts)


def retracted(report, pmid):
    """The report as it is when one record has been retracted."""

    def marked(evidence):
        if evidence.record.pmid != pmid:
            return evidence
        notices = (*evidence.grade.notices, Notice(NoticeKind.RETRACTED, Pmid("90000099")))
        return replace(evidence, grade=replace(evidence.grade, notices=notices))

    return replace(
        report,
        verdicts=tuple(
            replace(v, evidence=tuple(map(marked, v.evidence))) for v in report.verdicts
        ),
    )


def test_nothing_moved_is_said_in_so_many_words():
    moved = told(samples.willow(), samples.willow())
    assert not moved.anything
    assert "Nothing moved: 12 claims stand as they stood." in text(moved)


def test_a_retraction_moves_exactly_the_claims_it_held_and_names_itself():
    after = swapped(
        retracted(samples.willow(), "90000002"),
        "c01",
        label=VerdictLabel.PARTLY_SUPPORTED,
    )
    moved = told(samples.willow(), after)
    assert [move.claim for move in moved.verdicts] == ["c01"]
    (cause,) = moved.verdicts[0].causes
    assert (cause.pmid, cause.what) == ("90000002", "retracted: it spoke for the claim")
    assert [(hit.key, hit.kind) for hit in moved.hits] == [("90000002", "retracted")]
    assert moved.hits[0].touches == ("Salicin blocks the enzymes that cause inflammation.",)
    assert moved.kinds == {"verdict", "retraction", "notice"}


def test_a_retraction_the_store_noticed_is_told_once_and_only_where_it_was_leant_on():
    noticed = [
        Change(Pmid("90000002"), ChangeKind.RETRACTED, LATER),
        Change(Pmid("77777777"), ChangeKind.RETRACTED, LATER),
    ]
    moved = told(samples.willow(), retracted(samples.willow(), "90000002"), noticed)
    assert [hit.key for hit in moved.hits] == ["90000002"]


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        pytest.param(ChangeKind.CONCERN, "expression of concern", id="concern"),
        pytest.param(ChangeKind.ERRATUM, "correction", id="correction"),
        pytest.param(ChangeKind.DELETED, "deleted", id="deleted"),
    ],
)
def test_each_notice_is_told_as_what_it_is(kind, word):
    moved = told(samples.willow(), samples.willow(), [Change(Pmid("90000002"), kind, LATER)])
    assert [hit.kind for hit in moved.hits] == [word]
    assert "retraction" not in moved.kinds


def test_a_notice_known_at_the_last_report_is_no_news():
    moved = told(
        samples.willow(),
        samples.willow(),
        [Change(Pmid("90000012"), ChangeKind.RETRACTED, LATER)],
    )
    assert not moved.anything


def test_new_evidence_is_told_where_it_bears_and_not_where_it_is_silent():
    fresh = samples.record("90000021", "Salicin and COX-2 again", 2026)
    verdict = samples.willow().verdicts[0]
    shown = (
        *verdict.evidence,
        samples.evidence(fresh, Stance.CONTRADICTS, "No inhibition.", samples.CELLS),
        samples.evidence(
            samples.record("90000022", "Near", 2026), Stance.NEUTRAL, "", samples.CELLS,
            mismatch=(Mismatch(MismatchKind.DOSE),),
        ),
    )  # fmt: skip
    moved = told(samples.willow(), swapped(samples.willow(), "c01", evidence=shown))
    assert [new.pmid for new in moved.new] == ["90000021"]
    assert moved.new[0].claims == ((verdict.claim.text, "contradicts"),)
    assert "against “Salicin blocks" in text(moved)


def test_a_claim_taken_otherwise_is_said_to_be_beside_the_records():
    base = samples.willow()
    verdict = base.verdicts[0]
    after = swapped(base, "c01", evidence=verdict.evidence[:1], label=VerdictLabel.UNDETERMINED)
    other = replace(after.verdicts[0], claim=replace(verdict.claim, population="people with gout"))
    after = replace(after, verdicts=(other, *after.verdicts[1:]))
    moved = told(base, after)
    assert "no longer listed" in text(moved)
    assert "The article's claim is taken otherwise now: population" in text(moved)
    assert "→ “people with gout”." in text(moved)


def test_a_record_that_comes_to_a_claim_is_newly_listed_and_not_called_new():
    base = samples.willow()
    fewer = swapped(base, "c01", evidence=base.verdicts[0].evidence[:1],
                    label=VerdictLabel.UNDETERMINED)  # fmt: skip
    (cause,) = told(fewer, base).verdicts[0].causes
    assert cause.what == "newly listed: speaks for the claim"


def test_a_move_without_a_record_names_what_else_moved_it():
    after = replace(
        swapped(samples.willow(), "c01", label=VerdictLabel.UNDETERMINED),
        versions=(("littrack", "0.2.0"),),
    )
    (move,) = told(samples.willow(), after).verdicts
    assert move.causes == ()
    assert "littrack 0.1.0 → 0.2.0" in move.note


def test_a_record_read_otherwise_is_named_with_both_readings():
    verdict = samples.willow().verdicts[7]
    turned = replace(
        verdict.evidence[0],
        judgement=replace(verdict.evidence[0].judgement, stance=Stance.CONTRADICTS),
    )
    after = swapped(samples.willow(), "c08", evidence=(turned,), label=VerdictLabel.CONTRADICTED)
    (move,) = told(samples.willow(), after).verdicts
    assert move.causes[0].what == (
        "read otherwise: it spoke for the claim, now it speaks against the claim"
    )


def queries(report, **new):
    first, *rest = report.searched.queries
    return replace(
        report,
        searched=replace(report.searched, queries=(replace(first, **new), *rest)),
    )


@pytest.mark.parametrize(
    ("new", "what"),
    [
        pytest.param({"translation": "all fields"}, "understood otherwise", id="translation"),
        pytest.param({"count": 11}, "far more or fewer", id="count"),
        pytest.param({"warnings": ("quoted phrase dropped",)}, "new warning", id="warning"),
        pytest.param({"term": "salix[tiab]", "translation": "x"}, "was edited", id="edited"),
    ],
)
def test_a_query_that_drifts_is_told(new, what):
    (drift,) = told(samples.willow(), queries(samples.willow(), **new)).drifts
    assert what in drift.what


def test_a_query_that_grows_a_little_does_not_drift():
    assert not told(samples.willow(), queries(samples.willow(), count=249)).drifts


def test_a_query_no_longer_run_is_told():
    after = replace(
        samples.willow(),
        searched=replace(samples.willow().searched, queries=(SearchRun("willow-pain", "x"),)),
    )
    gone = [d.query for d in told(samples.willow(), after).drifts if "no longer run" in d.what]
    assert gone == ["willow-harm", "willow-never-run"]


def test_a_citation_of_which_more_is_known_is_told():
    after = samples.willow()
    found = replace(after.citations[0], state=CitationState.VERIFIED)
    moved = told(samples.willow(), replace(after, citations=(found, *after.citations[1:])))
    assert [(m.before, m.after) for m in moved.citations] == [("not_found_weak", "verified")]


def test_claims_that_come_and_go_with_an_edited_article_are_told():
    after = replace(samples.willow(), verdicts=samples.willow().verdicts[1:])
    assert told(samples.willow(), after).claims_gone
    assert told(after, samples.willow()).claims_new


def all_moves():
    after = swapped(
        retracted(samples.willow(), "90000002"), "c01", label=VerdictLabel.PARTLY_SUPPORTED
    )
    return told(samples.willow(), queries(after, translation="other"))


def test_the_feed_has_stable_ids_and_repeats_nothing():
    moved = all_moves()
    once, twice = atom("t", "T", [moved], LATER), atom("t", "T", [moved, moved], LATER)
    assert once == twice
    names = {"a": "http://www.w3.org/2005/Atom"}
    ids = [e.text for e in ET.fromstring(once).findall("a:entry/a:id", names)]
    assert len(ids) == len(set(ids)) == 3
    assert all(each.startswith("urn:uuid:") for each in ids)


def test_a_feed_without_news_is_a_feed():
    feed = ET.fromstring(atom("t", "T", [], LATER))
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert feed.findtext("{http://www.w3.org/2005/Atom}updated") == LATER.isoformat()


def test_hostile_text_stays_text_in_feed_and_digest():
    moved = told(samples.hostile(), swapped(samples.hostile(), "c02", label=VerdictLabel.SUPPORTED))
    assert moved.anything
    ET.fromstring(atom("t", samples.HOSTILE, [moved], LATER))
    assert "<script>" not in markdown(moved)
    assert "\x07" not in text(moved)


def test_the_digest_is_the_same_news_in_each_form():
    moved = all_moves()
    assert "90000002" in text(moved)
    assert "## Verdicts that moved" in markdown(moved)
    data = json.loads(json.dumps(as_data(moved)))
    assert data["kinds"] == ["drift", "notice", "retraction", "verdict"]
    assert data["verdicts"][0]["after"] == "partly_supported"


def by(version, report):
    """The report as another version of the reader made it."""
    return replace(report, versions=(*report.versions, ("reader", version)))


def recut(report, claim, text, key="c99"):
    """The report with one claim read otherwise: other words at the same places, another id."""
    verdicts = tuple(
        replace(v, claim=replace(v.claim, id=key, text=text)) if v.claim.id == claim else v
        for v in report.verdicts
    )
    return replace(report, verdicts=verdicts)


def without(report, claim):
    return replace(report, verdicts=tuple(v for v in report.verdicts if v.claim.id != claim))


def test_another_reader_is_said_once_and_no_claim_appears_or_vanishes():
    base = samples.willow()
    words = " ".join(base.verdicts[0].claim.text.split()[1:])
    after = recut(without(base, "c05"), "c01", words)
    moved = told(base, by("2", after))
    assert (moved.claims_new, moved.claims_gone) == ((), ())
    assert (moved.reread.recut, len(moved.reread.gone), moved.reread.new) == (1, 1, ())
    assert not moved.anything
    line = "The articles were read again by a newer version: "
    assert text(moved).count(line) == markdown(moved).count(line) == 1
    assert "Nothing moved" in text(moved)
    assert as_data(moved)["reread"]["recut"] == 1


def test_a_verdict_that_moves_with_another_reading_is_told_of_the_same_claim():
    base = samples.willow()
    words = " ".join(base.verdicts[0].claim.text.split()[1:])
    after = swapped(recut(base, "c01", words), "c99", label=VerdictLabel.UNDETERMINED)
    (move,) = told(by("1", base), by("2", after)).verdicts
    assert (move.claim, move.before) == ("c99", base.verdicts[0].label)


def test_the_same_reader_tells_claims_that_appear_and_vanish():
    base = by("1", samples.willow())
    moved = told(base, without(base, "c05"))
    assert moved.reread is None
    assert len(moved.claims_gone) == 1


def test_a_claim_that_a_person_corrected_neither_comes_nor_goes():
    base = by("1", samples.willow())
    words = " ".join(base.verdicts[0].claim.text.split()[1:])
    after = swapped(recut(base, "c01", words), "c99", label=VerdictLabel.UNDETERMINED)
    by_hand = tuple(
        replace(v, claim=replace(v.claim, corrected_by="R. Ames")) if v.claim.id == "c99" else v
        for v in after.verdicts
    )
    hand = replace(after, verdicts=by_hand)
    moved = told(base, hand)
    assert (moved.claims_new, moved.claims_gone, moved.reread) == ((), (), None)
    assert [move.note for move in moved.verdicts] == ["R. Ames corrected how it is read."]
    back = told(hand, base)
    assert (back.claims_new, back.claims_gone) == ((), ())
    assert back.verdicts[0].note == "The word of R. Ames on how it is read was taken back."
    assert len(told(base, after).claims_new) == 1
