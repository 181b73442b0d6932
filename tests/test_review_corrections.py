"""A person's work survives: decisions follow their claim, a correction wins over the reader."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from littrack import report, review, settings
from littrack.cache import Cache, schema
from littrack.model import Opinion, SettingsError
from littrack.pipeline import reporting
from littrack.pipeline.check import CheckRequest
from littrack.pipeline.workspace import Workspace
from littrack.review import correction

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
TOPIC = """title = "Ginger"
[[query]]
name = "ginger"
term = "ginger[tiab]"
"""
PAGE = "Ginger\n\nMany say that ginger eases nausea in most adults. Ginger causes heartburn.\n"


@pytest.fixture
def home(tmp_path):
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "ginger.toml").write_text(TOPIC)
    (tmp_path / "page.txt").write_text(PAGE)
    return settings.load(tmp_path, {})


def made(home, at=LATER):
    with Workspace(home) as opened:
        return reporting.made(opened, CheckRequest([str(home.home / "page.txt")]), at)


def moved(home):
    with Workspace(home) as opened:
        return reporting.moved(opened, "ginger", LATER + timedelta(days=365))


def items(found, *, everything=True):
    return review.queue(found, (), "", everything=everything)


def the(found, words):
    return next(i for i in items(found) if words in i.verdict.claim.text and not i.record)


def keep(home, *decisions):
    with Cache(home.database) as cache:
        cache.decide(*decisions)


def claim(found, words):
    return next(v.claim for v in found.verdicts if words in v.claim.text)


def told(found, words):
    data = json.loads(report.dumps(found))
    return next(c for c in data["claims"] if words in c["text"])


def agreed(found, words):
    item = the(found, words)
    return review.decide(item, Opinion.AGREE, "R. Ames", NOON, reason="read it")


def test_a_decision_follows_a_claim_that_another_reader_cut_otherwise(home):
    found = made(home)
    start = PAGE.index("ginger eases")
    item = the(found, "eases nausea")
    said = agreed(found, "eases nausea")
    older = replace(
        said,
        claim="c0ld",
        version="littrack 0.0.9; reader 0123456789ab",
        text="ginger eases nausea",
        places=(replace(item.verdict.claim.places[0], start=start, end=start + 19),),
    )
    keep(home, older)
    again = made(home)
    (decision,) = again.decisions
    assert decision.claim == claim(again, "eases nausea").id
    assert decision.mark == "read again by a newer version; decided on “ginger eases nausea”"
    assert again.unmatched == ()
    assert told(again, "eases nausea")["decisions"][0]["mark"] == decision.mark
    assert "read again by a newer version" in report.render(again, "md")
    assert "read again by a newer version" in report.render(again, "html")


def test_a_decision_on_the_same_words_has_no_mark_and_waits_no_more(home):
    found = made(home)
    keep(home, agreed(found, "heartburn"))
    again = made(home)
    assert [d.mark for d in again.decisions] == [""]
    waiting = review.queue(again, again.decisions, "R. Ames", everything=True)
    assert claim(again, "heartburn").id not in {i.key[0] for i in waiting}


def test_a_decision_on_words_that_are_gone_is_listed_and_stays_in_the_store(home):
    keep(home, agreed(made(home), "heartburn"))
    (home.home / "page.txt").write_text("Ginger\n\nGinger eases nausea in most adults.\n")
    again = made(home)
    assert again.decisions == ()
    (lost,) = again.unmatched
    assert lost.reason == "read it"
    (note,) = [n for n in again.notes if "no claim of these" in n]
    assert "R. Ames on “Ginger causes heartburn” (agree, 2026-03-01)" in note
    data = json.loads(report.dumps(again))
    assert [d["text"] for d in data["unmatched_decisions"]] == ["Ginger causes heartburn"]
    (home.home / "page.txt").write_text(PAGE)
    assert len(made(home).decisions) == 1


def test_an_article_that_moved_keeps_its_decisions(home):
    keep(home, agreed(made(home), "heartburn"))
    (home.home / "page.txt").write_text("Ginger\n\nTurmeric is yellow.\n\n" + PAGE)
    again = made(home)
    assert [d.claim for d in again.decisions] == [claim(again, "heartburn").id]


def test_a_claim_whose_words_the_article_changed_says_so(home):
    keep(home, agreed(made(home), "heartburn"))
    edited = PAGE.replace("Ginger causes", "Ginger often causes")
    (home.home / "page.txt").write_text(edited)
    (decision,) = made(home).decisions
    told = "the article has other words now; decided on “Ginger causes heartburn”"
    assert decision.mark == told


@pytest.fixture
def old_store(home):
    """A store of the tables before claims were kept with decisions, with a report of that time."""
    found = made(home)
    data = json.loads(report.dumps(found))
    for number, each in enumerate(data["claims"]):
        each["id"] = f"cold{number}"
        data["versions"].pop("reader", None)
    ids = {c["text"]: c["id"] for c in data["claims"]}
    keep(home, *(agreed(found, words) for words in ("eases nausea", "heartburn")))
    with Cache(home.database) as cache:
        cache.keep_report("ginger", NOON, json.dumps(data).encode())
    with closing(sqlite3.connect(home.database)) as db, db:
        for text, key in ids.items():
            db.execute("UPDATE decision SET claim = ? WHERE text = ?", (key, text))
        db.execute("UPDATE decision SET version = 'littrack 0.0.9'")
        for column in ("text", "places", "changed"):
            db.execute(f"ALTER TABLE decision DROP COLUMN {column}")
        db.execute("PRAGMA user_version = 2")
    home.database.with_name("decisions.jsonl").unlink()
    return home


def test_a_store_of_an_earlier_version_opens_and_its_decisions_find_their_claims(old_store):
    with closing(sqlite3.connect(old_store.database)) as db:
        assert schema.version(db) == 2
    again = made(old_store)
    assert {d.claim for d in again.decisions} == {
        claim(again, "eases nausea").id,
        claim(again, "heartburn").id,
    }
    assert {d.mark for d in again.decisions} == {"read again by a newer version"}
    assert again.unmatched == ()
    assert [dict(run.labels).keys() for run in again.past] == [{v.claim.id for v in again.verdicts}]


def test_the_first_run_after_an_update_says_so_once_and_no_claim_comes_or_goes(old_store):
    again = made(old_store)
    with Cache(old_store.database) as cache:
        cache.keep_report("ginger", LATER, report.dumps(again))
    news = moved(old_store)
    assert (news.claims_new, news.claims_gone) == ((), ())
    assert news.reread.same == len(again.verdicts)
    with Cache(old_store.database) as cache:
        cache.keep_report("ginger", LATER + timedelta(hours=1), report.dumps(again))
    assert moved(old_store).reread is None


def test_a_decision_of_an_earlier_version_on_a_claim_no_report_tells_of_is_listed(old_store):
    with closing(sqlite3.connect(old_store.database)) as db, db:
        db.execute("DELETE FROM report")
    old_store.database.with_name("reports.jsonl").unlink()
    again = made(old_store)
    assert len(again.unmatched) == 2
    assert any("the claim cold" in note for note in again.notes)


def test_a_log_of_an_earlier_version_agrees_with_the_store(home):
    keep(home, agreed(made(home), "heartburn"))
    log = home.database.with_name("decisions.jsonl")
    row = json.loads(log.read_text())
    for name in ("text", "places", "changed", "crc32"):
        row.pop(name)
    log.unlink()
    with Cache(home.database) as cache:
        cache._log_of("decision").append([row])
    with closing(sqlite3.connect(home.database)) as db, db:
        db.execute("UPDATE decision SET text = '', places = '', changed = ''")
    with Cache(home.database) as cache:
        assert cache.compare_logs() == []


def test_a_dismissed_claim_stays_dismissed_and_says_by_whom(home):
    found = made(home)
    keep(home, correction.dismiss(the(found, "heartburn"), "R. Ames", NOON, "a quotation"))
    again = made(home)
    one = told(again, "heartburn")
    assert (one["verdict"], one["dismissed"], one["corrected_by"]) == (
        "not_checkable",
        True,
        "R. Ames",
    )
    assert one["decisions"][0]["opinion"] == "dismissed"
    assert "Dismissed as misread by a person" in report.render(again, "md")
    assert "Dismissed as misread by a person" in report.render(again, "html")
    assert claim(again, "heartburn").id not in {i.key[0] for i in items(again, everything=False)}
    sentence = next(s for s in again.sentences if "heartburn" in s.place.text)
    assert (sentence.checkable, sentence.why) == (False, "dismissed as misread by R. Ames")
    lines = home.database.with_name("decisions.jsonl").read_text("utf-8").splitlines()
    row = json.loads(lines[-1])
    assert (row["opinion"], row["text"]) == ("dismissed", "Ginger causes heartburn")
    item = the(again, "heartburn")
    keep(home, correction.restore(item, "B. Oduya", LATER))
    assert not told(made(home), "heartburn")["dismissed"]


FIELDS = {"text": "ginger eases nausea", "population": "women", "endorsed": "no"}


def test_a_corrected_claim_wins_over_the_reader_and_can_be_corrected_again_and_undone(home):
    found = made(home)
    before = claim(found, "eases nausea")
    keep(home, correction.correct(the(found, "eases nausea"), FIELDS, "R. Ames", NOON))
    again = made(home)
    one = claim(again, "eases nausea")
    assert (one.text, one.population, one.endorsed) == ("ginger eases nausea", "women", False)
    assert one.type == before.type
    assert [p.text for p in one.places] == ["ginger eases nausea"]
    assert "Corrected by a person (R. Ames)." in report.render(again, "md")
    assert told(again, "eases")["decisions"][0]["changed"] == FIELDS
    keep(home, correction.correct(the(again, "eases"), {"outcome": "sickness"}, "R. Ames", LATER))
    third = claim(made(home, LATER), "eases")
    assert (third.text, third.outcome) == ("ginger eases nausea", "sickness")
    item = the(made(home), "eases")
    keep(home, correction.restore(item, "R. Ames", LATER + timedelta(minutes=1)))
    last = claim(made(home), "eases")
    assert (last, last.corrected_by) == (before, "")


def test_a_correction_is_kept_by_a_reader_that_misses_the_claim(home):
    found = made(home)
    item = the(found, "heartburn")
    said = correction.correct(item, {"outcome": "reflux", "type": "harm"}, "R. Ames", NOON)
    gone = (replace(said.places[0], start=0, end=6, text="Ginger"),)
    keep(home, replace(said, text="causes", places=gone, changed=(("text", "most adults"),)))
    again = made(home)
    one = next(v.claim for v in again.verdicts if v.claim.text == "most adults")
    assert (one.corrected_by, one.places[0].text) == ("R. Ames", "most adults")


def test_a_verdict_decided_before_a_correction_says_so(home):
    found = made(home)
    keep(home, agreed(found, "eases nausea"))
    keep(home, correction.correct(the(found, "eases nausea"), FIELDS, "B. Oduya", LATER))
    again = made(home)
    (verdict,) = [d for d in again.decisions if not d.opinion.of_reading]
    assert verdict.mark.startswith("the reading was corrected by B. Oduya since; decided on “")
    assert report.render(again, "claimreview").strip() == "[]"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        pytest.param({"text": "ginger cures cancer"}, "not in its sentence", id="other words"),
        pytest.param({"text": "Ginger causes heartburn"}, "not in its sentence", id="sentence"),
        pytest.param({"text": "ginger eases nause"}, "not in its sentence", id="half a word"),
        pytest.param({"text": ""}, "not in its sentence", id="no words"),
        pytest.param({"type": "wrong"}, "type is one of", id="type"),
        pytest.param({"endorsed": "maybe"}, "endorsed is one of yes, no", id="flag"),
        pytest.param({"colour": "red"}, "no field of a claim", id="field"),
        pytest.param({}, "Nothing is corrected", id="nothing"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_with_what_can(home, fields, says):
    with pytest.raises(SettingsError, match=says):
        correction.correct(the(made(home), "eases nausea"), fields, "R. Ames", NOON)


def test_only_a_claim_that_was_corrected_can_be_restored(home):
    with pytest.raises(SettingsError, match="nothing is to undo"):
        correction.restore(the(made(home), "heartburn"), "R. Ames", NOON)
