from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given
from openpyxl import load_workbook

from littrack import review
from littrack.model import Opinion, SettingsError
from littrack.review import correction
from littrack.review.queue import Item
from tests import report_samples as samples

NOW = datetime(2026, 3, 15, 8, 0, tzinfo=UTC)


def items(*, everything=False, decisions=(), reviewer="R. Ames"):
    return review.queue(samples.willow(), decisions, reviewer, everything=everything)


def the(claim, record="") -> Item:
    return next(i for i in items(everything=True) if i.key == (claim, record))


def test_what_may_do_harm_comes_first():
    first = items()[0]
    assert first.verdict.claim.type in {"harm", "no_harm"}
    urgencies = [item.urgency for item in items(everything=True)]
    assert urgencies == sorted(urgencies)


def test_not_checkable_statements_wait_for_nobody():
    assert "c12" not in {item.key[0] for item in items(everything=True)}


def test_a_thing_decided_on_this_evidence_waits_no_more_for_that_reviewer():
    decision = review.decide(the("c06"), Opinion.AGREE, "R. Ames", NOW)
    assert ("c06", "") not in {i.key for i in items(decisions=[decision])}
    assert ("c06", "") in {i.key for i in items(decisions=[decision], reviewer="B. Oduya")}


def test_a_thing_decided_on_other_evidence_waits_again():
    decision = replace(review.decide(the("c06"), Opinion.AGREE, "R. Ames", NOW), evidence="older")
    assert ("c06", "") in {i.key for i in items(decisions=[decision])}


def test_a_word_is_bound_to_what_it_was_given_on():
    decision = review.decide(the("c06"), Opinion.AGREE, "R. Ames", NOW, reason=" Read both. ")
    assert decision.evidence == the("c06").verdict.fingerprint
    assert (decision.machine, decision.human) == ("contradicted", "contradicted")
    assert decision.reason == "Read both."
    assert "littrack 0.1.0" in decision.version


@pytest.mark.parametrize(
    ("opinion", "human", "says"),
    [
        pytest.param(Opinion.DISAGREE, "", "say what it should be", id="disagree with nothing"),
        pytest.param(Opinion.DISAGREE, "wrong", "is none of", id="no such label"),
        pytest.param(Opinion.DISAGREE, "contradicted", "does not go with", id="the same label"),
        pytest.param(Opinion.AGREE, "supported", "does not go with", id="agree with another"),
    ],
)
def test_a_word_that_makes_no_sense_is_refused_with_what_would(opinion, human, says):
    with pytest.raises(SettingsError, match=says):
        review.decide(the("c06"), opinion, "R. Ames", NOW, human=human)


def test_a_record_is_decided_by_its_stance():
    item = the("c05", "90000004")
    assert review.choices(item) == ["supports", "contradicts", "neutral", "mixed"]
    decision = review.decide(item, Opinion.DISAGREE, "R. Ames", NOW, human="neutral")
    assert decision.record == "90000004"


def filled(rows):
    """The queue's sheet with opinions filled in, as a spreadsheet writes it back."""
    table = list(csv.DictReader(io.StringIO(review.write(items(everything=True)))))
    for row in table:
        row.update(rows.get((row["claim_id"], row["record_id"]), {}))
    out = io.StringIO()
    sheet = csv.DictWriter(out, table[0])
    sheet.writeheader()
    sheet.writerows(table)
    return "\ufeff" + out.getvalue()


def taken(text):
    return list(review.read(text, items(everything=True), "R. Ames", NOW))


def test_a_sheet_comes_back_as_decisions_and_empty_rows_as_none():
    text = filled(
        {
            ("c06", ""): {"opinion": "Agree", "reason": "read"},
            ("c02", ""): {"human": "Partly supported"},
            ("c05", "90000004"): {"opinion": "unsure"},
        }
    )
    told = {(d.claim, d.record): (d.opinion, d.human) for d in taken(text)}
    assert told == {
        ("c06", ""): (Opinion.AGREE, "contradicted"),
        ("c02", ""): (Opinion.DISAGREE, "partly_supported"),
        ("c05", "90000004"): (Opinion.UNSURE, ""),
    }


def resaved(separator, ends="\r\n"):
    """The sheet as a spreadsheet of another country saves it."""
    rows = list(
        csv.reader(
            io.StringIO(filled({("c06", ""): {"opinion": "agree", "reason": "naïve; a, b"}}))
        )
    )
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=ends).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(resaved(";"), id="semicolons"),
        pytest.param("\ufeff" + resaved(";", "\n").removeprefix("\ufeff"), id="line ends, mark"),
        pytest.param(resaved("\t"), id="tabs"),
        pytest.param("sep=;\r\n" + resaved(";").removeprefix("\ufeff"), id="Excel's own line"),
        pytest.param(resaved(",").replace("opinion", " Opinion ", 1), id="head in other letters"),
    ],
)
def test_a_sheet_is_read_as_any_spreadsheet_saves_it(text):
    (decision,) = taken(text)
    assert (decision.claim, decision.reason) == ("c06", "naïve; a, b")


@pytest.mark.parametrize(
    "reason",
    [
        pytest.param('"I think so', id="the cells after it"),
        pytest.param('"I think so\r\nagree;', id="the next rows"),
    ],
)
def test_a_quotation_mark_that_is_not_closed_costs_no_decision_in_silence(reason):
    sheet = resaved(";").replace('"naïve; a, b"', reason)
    with pytest.raises(SettingsError, match=r"Row \d+: .*quotation mark .* not closed"):
        taken(sheet)


def test_rows_that_a_quotation_mark_makes_one_are_told():
    rows = resaved(";").splitlines()
    width = rows[0].count(";")
    sheet = [rows[0], 'agree;;"so', 'agree;;"and so"' + ";" * (width - 2)]
    with pytest.raises(SettingsError, match=r"Row 2: .*not closed"):
        taken("\r\n".join(sheet))


def test_a_cell_longer_than_any_is_told_in_a_sentence():
    longer = "x" * (csv.field_size_limit() + 1)  # a limit of the whole process
    with pytest.raises(SettingsError, match="no CSV"):
        taken(filled({("c06", ""): {"opinion": "agree", "reason": longer}}))


def test_a_row_filled_in_on_older_evidence_keeps_that_binding():
    (decision,) = taken(filled({("c06", ""): {"opinion": "agree", "evidence": "older"}}))
    assert decision.evidence == "older"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param({"opinion": "yes"}, "Row .*'yes' is no opinion", id="opinion"),
        pytest.param({"opinion": "disagree"}, "Row .*say what it should be", id="disagree"),
        pytest.param(
            {"opinion": "agree", "claim_id": "c99", "claim": "Other words.", "places": ""},
            "no claim c99",
            id="claim",
        ),
        pytest.param({"opinion": "restore"}, "Row .*nothing is to undo", id="nothing to undo"),
        pytest.param({"opinion": "correct"}, "Row .*Nothing is corrected", id="nothing new"),
        pytest.param(
            {"opinion": "correct", "claim": "Not a word of it."},
            "Row .*not in its sentence",
            id="other words",
        ),
        pytest.param({"opinion": "correct", "type": "magic"}, "Row .*type is one of", id="no type"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_number(row, says):
    with pytest.raises(SettingsError, match=says):
        taken(filled({("c06", ""): row}))


def test_a_row_of_a_claim_that_was_read_anew_since_is_found_by_its_words():
    (decision,) = taken(filled({("c06", ""): {"opinion": "agree", "claim_id": "c99"}}))
    assert (decision.claim, decision.text) == ("c99", the("c06").verdict.claim.text)
    assert decision.places[0].start == the("c06").verdict.claim.places[0].start


def test_a_sheet_dismisses_and_corrects_readings():
    words = "[Willow bark] never causes bleeding"
    text = filled(
        {
            ("c02", ""): {"opinion": "Misread", "reason": "a joke"},
            ("c06", ""): {"opinion": "correct", "claim": words, "endorsed": "FALSE"},
        }
    )
    dismissed, corrected = sorted(taken(text), key=lambda d: d.claim)
    assert (dismissed.opinion, dismissed.reason) == (Opinion.DISMISSED, "a joke")
    assert corrected.opinion is Opinion.CORRECTED
    assert dict(corrected.changed) == {"text": words, "endorsed": "no"}
    assert corrected.text == the("c06").verdict.claim.text


def test_a_reading_is_decided_in_the_row_of_its_claim_only():
    with pytest.raises(SettingsError, match="not of one of its records"):
        taken(filled({("c05", "90000004"): {"opinion": "misread"}}))


def test_a_workbook_is_filled_in_and_read_as_a_sheet_is():
    book = load_workbook(io.BytesIO(review.write_workbook(items(everything=True))))
    sheet = book.active
    names = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        named = dict(zip(names, row, strict=True))
        if (named["claim_id"].value, named["record_id"].value) == ("c06", None):
            named["opinion"].value, named["reason"].value = "agree", "read"
        if (named["claim_id"].value, named["record_id"].value) == ("c02", None):
            named["opinion"].value, named["negated"].value = "correct", True
    out = io.BytesIO()
    book.save(out)
    told = list(review.read_workbook(out.getvalue(), items(everything=True), "R. Ames", NOW))
    assert {(d.claim, d.opinion, d.reason) for d in told} == {
        ("c06", Opinion.AGREE, "read"),
        ("c02", Opinion.CORRECTED, ""),
    }


def test_a_file_that_is_no_workbook_is_told_in_a_sentence():
    with pytest.raises(SettingsError, match="save it as CSV"):
        list(review.read_workbook(b"PK\x03\x04", items(everything=True), "R. Ames", NOW))


def test_taking_back_a_correction_restores_the_reading():
    made = correction.dismiss(the("c06"), "R. Ames", NOW)
    assert review.withdrawn(made, NOW).opinion is Opinion.RESTORED


def test_a_word_on_the_reading_is_no_word_on_the_verdict():
    made = correction.dismiss(the("c06"), "R. Ames", NOW)
    assert ("c06", "") in {i.key for i in items(decisions=[made])}


def test_a_file_that_is_no_sheet_is_told_how_to_get_one():
    with pytest.raises(SettingsError, match=r"lacks the column opinion.*--sheet"):
        taken("a,b\n1,2\n")


def test_kappa_is_cohens():
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: the textbook's 0.4
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert review.kappa(pairs) == pytest.approx(0.4)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
def test_kappa_never_exceeds_one_and_is_one_only_when_all_agree(pairs):
    found = review.kappa(pairs)
    if found is not None:
        assert found <= 1
        assert (found == pytest.approx(1)) == all(a == b for a, b in pairs)


def test_two_reviewers_are_held_against_each_other_on_the_same_evidence_only():
    one = [review.decide(the(c), Opinion.AGREE, "R. Ames", NOW) for c in ("c06", "c02", "c01")]
    other = [
        review.decide(the("c06"), Opinion.AGREE, "B. Oduya", NOW),
        review.decide(the("c02"), Opinion.DISAGREE, "B. Oduya", NOW, human="supported"),
        replace(review.decide(the("c01"), Opinion.AGREE, "B. Oduya", NOW), evidence="older"),
    ]
    (found,) = review.agreement([*one, *other])
    assert (found.first, found.second) == ("B. Oduya", "R. Ames")
    assert (found.shared, found.agreed) == (2, 1)


def test_the_audit_keeps_versions_and_kinds_apart():
    verdict = review.decide(the("c06"), Opinion.AGREE, "R. Ames", NOW)
    record = review.decide(
        the("c05", "90000004"), Opinion.DISAGREE, "R. Ames", NOW, human="neutral"
    )
    later = replace(verdict, version="littrack 0.2.0", human="contested", opinion=Opinion.DISAGREE)
    unsure = replace(verdict, claim="c02", opinion=Opinion.UNSURE, human="")
    found = review.audit([verdict, record, later, unsure])
    assert [(a.kind, a.shared, a.agreed) for a in found] == [
        ("records", 1, 0), ("verdicts", 1, 1), ("verdicts", 1, 0),
    ]  # fmt: skip
