"""`littrack verify` from end to end, on a store of records of our own writing."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from littrack.cache import Cache
from littrack.cli import main
from littrack.model import ChangeKind, Pmid
from tests.standin import Paper, Shelf, StandIn

GOUT = "Colchicine lowered the rate of gout flares by 40% in 212 adults. Diarrhoea was not rare."
ALTERED = "Colchicine lowered the rate of gout flares by 14%"
ASTHMA = "Inhaled budesonide reduced night-time wheezing in school children over twelve weeks."
SHELF = (
    Paper(101, "Colchicine and gout flares", GOUT, doi="10.5555/gout", pmcid="PMC901"),
    Paper(102, "Budesonide and wheezing at night", ASTHMA),
    Paper(103, "Colchicine, withdrawn", "Colchicine cured every patient we have ever seen.",
          types=("Journal Article", "Retracted Publication"), links=(("RetractionIn", 109),)),
    Paper(104, "Colchicine before review", "Colchicine shortened stays in hospital by two days.",
          types=("Preprint",), links=(("UpdateIn", 105),)),
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "queries").mkdir()
    (tmp_path / "all.xml").write_bytes(
        b"<PubmedArticleSet>" + b"".join(p.xml for p in SHELF) + b"</PubmedArticleSet>"
    )
    done = run(tmp_path, "import", "--no-topic", str(tmp_path / "all.xml"))
    assert done.exit_code == 0, done.output
    return tmp_path


def run(home: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(home), *args])


def table(home: Path, *rows: dict[str, str], name: str = "rows.csv") -> str:
    fields = list(dict.fromkeys(key for row in rows for key in row))
    with (home / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, fields)
        writer.writeheader()
        writer.writerows(rows)
    return str(home / name)


def checked(home: Path, *rows: dict[str, str], more: tuple[str, ...] = ()) -> list[dict]:
    done = run(home, "verify", table(home, *rows), "--format", "json", "--no-stance", *more)
    return json.loads(done.stdout)["rows"]


def kinds(row: dict) -> list[str]:
    return [found["kind"] for found in row["findings"]]


def test_rows_in_order_end_with_0_and_say_how_many(home: Path) -> None:
    path = table(home, {"pmid": "101", "quote": "Diarrhoea was not rare."})
    done = run(home, "verify", path, "--no-stance")
    assert done.exit_code == 0
    assert "1 quote stands in its record; 0 rows to look at" in done.output


@pytest.mark.parametrize(
    "given", ["PMID:101", "10.5555/GOUT", "PMC901", "https://doi.org/10.5555/gout"]
)
def test_a_record_is_found_by_any_identifier(home: Path, given: str) -> None:
    (row,) = checked(home, {"reference": given, "quote": "Diarrhoea was not rare."})
    assert (row["reference"]["state"], row["reference"]["pmid"]) == ("found", "101")
    assert row["quote"]["state"] == "verbatim"


def test_the_words_of_another_record_are_misattributed_and_it_is_named(home: Path) -> None:
    (row,) = checked(home, {"pmid": "101", "quote": ASTHMA.upper()})
    assert (row["quote"]["state"], row["quote"]["pmid"]) == ("misattributed", "102")
    assert kinds(row) == ["misattributed"]


def test_made_up_words_are_not_found_and_the_full_text_is_named_where_there_is_one(
    home: Path,
) -> None:
    quote = "Allopurinol halved the number of hospital days among sailors."
    one, other = checked(home, {"pmid": "101", "quote": quote}, {"pmid": "102", "quote": quote})
    assert one["quote"]["state"] == other["quote"]["state"] == "not_found"
    assert "littrack fulltext get 101" in one["quote"]["why"]
    assert other["quote"]["why"] == ""


def test_a_reference_that_is_not_at_hand_is_said_and_its_words_are_looked_for(home: Path) -> None:
    one, other = checked(
        home,
        {"pmid": "999", "quote": ASTHMA},
        {"pmid": "999", "quote": "No such words stand here."},
    )
    assert (one["reference"]["state"], one["quote"]["state"]) == ("not_in_cache", "misattributed")
    assert (other["quote"]["state"], kinds(other)) == ("not_checked", ["not_in_cache"])


def test_a_kind_that_is_not_checked_is_a_note_and_never_among_the_good(home: Path) -> None:
    path = table(home, {"reference": "see above", "quote": "Diarrhoea was not rare."})
    done = run(home, "verify", path, "--no-stance")
    assert done.exit_code == 0
    assert "0 quotes stand in their record; 0 rows to look at; 1 not checked" in done.output


def test_a_row_without_a_reference_is_counted_as_not_checked(home: Path) -> None:
    none, good = checked(home, {"pmid": "", "quote": GOUT}, {"pmid": "101", "quote": GOUT})
    assert none["findings"][0]["text"] == "The row is not checked: it gives no reference."
    assert (none["quote"]["state"], good["quote"]["state"]) == ("not_checked", "verbatim")


def test_a_quote_of_words_that_many_records_hold_is_still_found_elsewhere(home: Path) -> None:
    plain = "The rate of pain in the adults was lower at the end of the trial."
    papers = [Paper(n, f"Trial {n}", plain.replace("lower", f"{n} lower")) for n in range(200, 280)]
    papers.append(Paper(300, "The last trial", plain))
    xml = b"<PubmedArticleSet>" + b"".join(p.xml for p in papers) + b"</PubmedArticleSet>"
    (home / "more.xml").write_bytes(xml)
    run(home, "import", "--no-topic", str(home / "more.xml"))
    (row,) = checked(home, {"pmid": "101", "quote": plain})
    assert (row["quote"]["state"], row["quote"]["pmid"]) == ("misattributed", "300")


def test_several_works_in_one_cell_are_rows_and_one_that_holds_the_quote_is_enough(
    home: Path,
) -> None:
    found = checked(home, {"pmid": "102; 101", "quote": "Diarrhoea was not rare."})
    assert [row["quote"]["state"] for row in found] == ["other_reference", "verbatim"]
    assert not any(map(kinds, found))
    same = checked(home, {"reference": "PMID:101 (PMC901), doi:10.5555/gout", "quote": GOUT})
    assert len(same) == 1


def test_titles_are_held_against_the_record(home: Path) -> None:
    rows = checked(
        home,
        {"pmid": "101", "title": "colchicine and gout flares.", "quote": ""},
        {"pmid": "101", "title": "Budesonide and wheezing at night", "quote": ""},
        {"pmid": "101", "title": "Whales of the northern seas", "quote": ""},
    )
    states = [row["reference"]["state"] for row in rows]
    assert states == ["found", "title_disagrees", "title_disagrees"]
    assert rows[1]["reference"]["other"]["pmid"] == "102"
    assert rows[2]["reference"]["other"] is None


def test_marks_stand_beside_the_state(home: Path) -> None:
    one, other = checked(
        home,
        {"pmid": "103", "quote": "Colchicine cured every patient we have ever seen."},
        {"pmid": "104", "quote": "Colchicine shortened stays in hospital by two days."},
    )
    assert (one["reference"]["marks"], kinds(one)) == (["retracted"], ["retracted"])
    assert (other["reference"]["marks"], kinds(other)) == (["preprint"], ["preprint"])
    assert "published as PMID 105" in other["findings"][0]["text"]


def test_a_record_that_is_gone_is_deleted_or_merged_into_another(home: Path) -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    gone = {Pmid("102"): ChangeKind.DELETED, Pmid("103"): ChangeKind.MERGED}
    with Cache(home / "cache" / "littrack.db") as cache:
        cache.mark(gone, at=at, details={Pmid("103"): "into PMID 101"})
    one, other = checked(home, {"pmid": "102", "quote": ""}, {"pmid": "103", "quote": GOUT})
    assert (one["reference"]["state"], kinds(one)) == ("deleted", ["deleted"])
    assert (other["reference"]["state"], other["reference"]["other"]["pmid"]) == ("merged", "101")
    assert other["quote"]["state"] == "verbatim"


def test_a_control_character_of_a_cell_never_reaches_the_terminal(home: Path) -> None:
    path = table(home, {"pmid": "101", "quote": "\x1b[31mColchicine lowered every rate there is"})
    assert "\x1b" not in run(home, "verify", path, "--no-stance").output


def test_one_quote_under_many_statements_is_a_finding_of_its_own(home: Path) -> None:
    rows = [
        {"pmid": "101", "statement": f"Colchicine does {what}.", "quote": "Diarrhoea was not rare."}
        for what in ("this", "that", "more")
    ]
    assert [kinds(row) for row in checked(home, *rows)] == [["quote_reused"]] * 3


def test_a_pair_needs_no_file(home: Path) -> None:
    done = run(home, "verify", "--no-stance", "--quote", ALTERED, "PMID:101")
    assert done.exit_code == 1
    assert "“14” where the record has “40” (number)" in " ".join(done.output.split())


def test_a_negation_lost_is_named_as_one(home: Path) -> None:
    (row,) = checked(home, {"pmid": "101", "quote": f"{GOUT[:64]} Diarrhoea was rare."})
    assert "“not” is left out (negation)" in row["findings"][0]["text"]


def test_fail_on_and_a_baseline_choose_what_ends_with_1(home: Path) -> None:
    path = table(home, {"pmid": "101", "quote": ASTHMA})
    args = ("verify", path, "--no-stance")
    assert run(home, *args).exit_code == 1
    assert run(home, *args, "--fail-on", "altered,not-found").exit_code == 0
    assert run(home, *args, "--fail-on", "misattributed").exit_code == 1
    assert run(home, *args, "--fail-on", "wrong").exit_code == 2
    assert run(home, *args, "--format", "json", "-o", str(home / "known.json")).exit_code == 1
    moved = table(home, {"pmid": "102", "quote": ASTHMA}, {"pmid": "101", "quote": ASTHMA})
    known = run(home, "verify", moved, "--no-stance", "--baseline", str(home / "known.json"))
    assert known.exit_code == 0
    assert "1 accepted before" in known.output
    (home / "known.json").write_text("[]", encoding="utf-8")
    assert run(home, *args, "--baseline", str(home / "known.json")).exit_code == 2


def test_csv_keeps_the_columns_of_the_input_and_runs_no_formula(home: Path) -> None:
    path = table(home, {"pmid": "101", "quote": ALTERED, "note": "=1+1"})
    done = run(home, "verify", path, "--no-stance", "--format", "csv")
    (row,) = csv.DictReader(done.stdout.splitlines())
    assert (row["pmid"], row["note"], row["littrack_quote_state"]) == ("101", "'=1+1", "altered")


def test_sarif_points_at_the_line_of_the_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    Path("kb.yaml").write_text(f"facts:\n- pmid: 101\n  quote: {ALTERED}\n", encoding="utf-8")
    done = run(home, "verify", "kb.yaml", "--no-stance", "--format", "sarif")
    log = json.loads(done.stdout)
    (result,) = log["runs"][0]["results"]
    place = result["locations"][0]
    assert log["version"] == "2.1.0"
    assert result["ruleId"] == log["runs"][0]["tool"]["driver"]["rules"][0]["id"] == "altered"
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "kb.yaml"
    assert place["physicalLocation"]["region"]["startLine"] == 2
    assert place["logicalLocations"] == [{"fullyQualifiedName": "facts[0]"}]


@pytest.mark.parametrize("name", ["out.md", "out.html"])
def test_nothing_in_a_cell_becomes_markup(home: Path, name: str) -> None:
    path = table(home, {"pmid": "101", "quote": "<script>alert(1)</script> was rare indeed."})
    run(home, "verify", path, "--no-stance", "-o", str(home / name))
    text = (home / name).read_text(encoding="utf-8")
    assert "alert(1)" in text
    assert "<script>alert" not in text


def test_what_cannot_be_read_is_said_and_the_rest_is_done(home: Path) -> None:
    good = table(home, {"pmid": "101", "quote": "Diarrhoea was not rare."})
    done = run(home, "verify", good, str(home / "none.csv"), "--no-stance")
    assert done.exit_code == 3
    assert "none.csv cannot be read" in done.output
    assert "1 quote stands" in done.output
    assert run(home, "verify", str(home / "none.csv")).exit_code == 2
    assert run(home, "verify").exit_code == 2


def test_a_cell_of_100_kb_and_several_statements_in_one_are_said(home: Path) -> None:
    (home / "a.csv").write_text(
        f'pmid,statement,quote\n101,"One.\nTwo.",{"word " * 25_000}\n', encoding="utf-8"
    )
    done = run(home, "verify", str(home / "a.csv"), "--no-stance")
    assert "a.csv:2: 2 statements in one cell" in done.output
    assert "a.csv:2: the quote has 125,000 characters" in done.output


def test_online_fetches_what_is_not_at_hand_in_batches(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf.of(3, first=500)
    shelf.papers[500] = Paper(500, "Elsewhere", "Vinegar did not lower glucose in adults.",
                              doi="10.5555/500", pmcid="PMC500")  # fmt: skip
    with StandIn(shelf) as server:
        monkeypatch.setenv("LITTRACK_EUTILS_URL", server.url)
        rows = checked(
            home,
            {"reference": "PMC500", "quote": "Vinegar did not lower glucose in adults."},
            {"reference": "doi:10.5555/501", "quote": ""},
            {"reference": "PMID:502", "quote": ""},
            {"reference": "PMID:777", "quote": ""},
            more=("--online",),
        )
        asked = [one.utility for one in server.asked]
    assert [row["reference"]["state"] for row in rows] == ["found"] * 3 + ["not_in_cache"]
    assert rows[0]["quote"]["state"] == "verbatim"
    assert "no such record" in rows[3]["reference"]["why"]
    assert asked.count("esearch") == 1
