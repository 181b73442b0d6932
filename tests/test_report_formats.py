from __future__ import annotations

import io
import json
from dataclasses import replace

import bibtexparser
import hypothesis.strategies as st
import pandas as pd
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from Bio import Medline
from hypothesis import given, settings

from littrack.model import Author, Journal, LinkKind, Opinion, Record
from littrack.model.record import Link
from littrack.report import WRITERS, frame, write
from littrack.report.claimreview import embedded, reviews
from littrack.report.dataframes import EVIDENCE_COLUMNS
from littrack.report.jsonl import schema
from littrack.report.markdown import markdown, plain
from littrack.report.references import bibtex, csl, nbib, ris
from littrack.report.references.words import line
from littrack.report.tables import guard
from littrack.report.writers import evidence_records
from tests import report_samples as samples

RECORDS = evidence_records(samples.willow())
# A title as somebody may have written it: any letters of any script, and every mark of syntax.
TITLES = st.text(
    st.one_of(
        st.characters(exclude_categories=["C", "Z"]), st.sampled_from(" {}\\%&$#_~^\"'<>@=-,")
    ),
    min_size=1,
    max_size=60,
).map(lambda text: f"T {text} end")


def titled(title: str) -> Record:
    return replace(RECORDS[0], title=title, authors=(Author("Ångström-Łęcki", "Šárka Ÿ", "ŠŸ"),))


@settings(max_examples=60, deadline=None)
@given(TITLES)
def test_ris_comes_back_as_it_went(title):
    (back,) = rispy.loads(ris([titled(title)]))
    assert back["title"] == line(title)
    assert back["authors"] == ["Ångström-Łęcki, Šárka Ÿ"]
    assert back["doi"] == RECORDS[0].doi


@settings(max_examples=60, deadline=None)
@given(TITLES)
def test_nbib_comes_back_as_it_went(title):
    (back,) = Medline.parse(io.StringIO(nbib([titled(title)])))
    assert back["TI"] == line(title)
    assert back["FAU"] == ["Ångström-Łęcki, Šárka Ÿ"]
    assert back["PMID"] == RECORDS[0].pmid


@settings(max_examples=60, deadline=None)
@given(TITLES)
def test_bibtex_stays_one_entry_whatever_the_title(title):
    library = bibtexparser.parse_string(bibtex([titled(title), RECORDS[1]]))
    assert not library.failed_blocks
    assert [entry["pmid"] for entry in library.entries] == [RECORDS[0].pmid, RECORDS[1].pmid]
    assert library.entries[0]["author"] == "Ångström-Łęcki, Šárka Ÿ"


def test_bibtex_comes_back_as_it_went():
    title = "50 % of A&B_c: {x} #1 costs $2 ~ naïve"
    library = bibtexparser.parse_string(
        bibtex([titled(title)]), append_middleware=[LatexDecodingMiddleware()]
    )
    assert library.entries[0]["title"].strip("{}") == title


def test_csl_holds_the_record():
    first = json.loads(csl(RECORDS))[0]
    assert first["author"][1] == {"family": "Nuñez-Åkerström", "given": "José María"}
    assert first["issued"] == {"date-parts": [[2019, 5]]}
    assert (first["PMID"], first["DOI"]) == ("90000001", "10.5555/inv.90000001")


@pytest.mark.parametrize("written", [ris, bibtex, csl, nbib], ids=lambda f: f.__name__)
def test_a_digest_never_passes_for_the_publishers_abstract(written):
    text = " ".join(written([samples.RECORDS["D7"]]).split())
    assert "digest by the project, not the publisher's abstract] Of 812" in text


@pytest.mark.parametrize("written", [ris, bibtex, csl, nbib], ids=lambda f: f.__name__)
def test_a_retraction_travels_with_the_record(written):
    gone = replace(RECORDS[0], links=(Link(LinkKind.RETRACTION_IN),))
    assert "RETRACTED" in written([gone])
    assert "RETRACTED" not in written([RECORDS[0]])


@pytest.mark.parametrize("written", [ris, bibtex, csl, nbib], ids=lambda f: f.__name__)
def test_a_record_with_next_to_nothing_is_written_too(written):
    bare = Record(None, "", authors=(Author(collective="The {Group} and others"),))
    assert written([bare])
    assert written([]) is not None


def test_pages_as_medline_shortens_them_are_given_whole():
    (back,) = rispy.loads(ris([replace(RECORDS[0], journal=Journal("J", pages="1017-23"))]))
    assert (back["start_page"], back["end_page"]) == ("1017", "1023")


def test_each_record_is_exported_once():
    keys = [record.key for record in RECORDS]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("separator", [("csv", ","), ("tsv", "\t")], ids=["csv", "tsv"])
def test_separated_values_come_back_through_pandas(tmp_path, separator):
    suffix, mark = separator
    evidence, claims = write(samples.willow(), tmp_path, [suffix])
    back = pd.read_csv(evidence, sep=mark, dtype={"pmid": str, "n": "Int64", "year": "Int64"})
    assert tuple(back.columns) == EVIDENCE_COLUMNS
    assert len(back) == len(frame(samples.willow()))
    assert "Óðinsson" in set(back["first_author"])
    assert back["n"].dropna().max() == 4102
    assert len(pd.read_csv(claims, sep=mark)) == len(samples.willow().verdicts)


def test_excel_comes_back_through_pandas(tmp_path):
    (path,) = write(samples.willow(), tmp_path, ["xlsx"])
    sheets = pd.read_excel(path, sheet_name=None)
    assert set(sheets) == {"evidence", "claims", "citations", "about"}
    assert list(sheets["evidence"]["title"]) == list(frame(samples.willow())["title"])


def test_parquet_comes_back_through_pandas(tmp_path):
    (path,) = write(samples.willow(), tmp_path, ["parquet"])
    pd.testing.assert_frame_equal(pd.read_parquet(path), frame(samples.willow()))


@pytest.mark.parametrize("report", [samples.willow(), samples.hostile(), samples.empty()],
                         ids=["willow", "hostile", "empty"])  # fmt: skip
def test_every_format_is_written_and_twice_the_same(report, tmp_path):
    first = write(report, tmp_path / "one", list(WRITERS))
    second = write(report, tmp_path / "two", list(WRITERS))
    assert len({path.name for path in first}) == len(first) >= len(WRITERS)
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=HYPERLINK(1)"]
)
def test_no_cell_runs_as_a_formula(text):
    assert guard(text).startswith("'")


@pytest.mark.parametrize("text", ["", "plain", "α-effect", "5 - 3", "n=3"])
def test_plain_text_stays_as_it_is(text):
    assert guard(text) == text


def test_no_cell_of_a_workbook_holds_a_formula(tmp_path):
    import openpyxl

    (path,) = write(samples.hostile("=cmd|' /C calc'!A0"), tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells}.isdisjoint({"f"})


def test_every_line_of_jsonl_keeps_to_its_schema(tmp_path):
    lines, described = write(samples.willow(), tmp_path, ["jsonl"])
    properties = json.loads(described.read_text("utf-8"))["properties"]
    assert json.loads(described.read_text("utf-8")) == schema()
    kinds = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    rows = [json.loads(each) for each in lines.read_text("utf-8").splitlines()]
    assert rows
    for row in rows:
        assert list(row) == list(properties)
        for name, value in row.items():
            allowed = properties[name]["type"]
            assert kinds[type(value)] in ([allowed] if isinstance(allowed, str) else allowed)
            assert value in properties[name].get("enum", [value])


def test_the_frame_has_a_row_for_each_record_listed_with_a_claim():
    made = frame(samples.willow())
    assert list(made.columns) == list(EVIDENCE_COLUMNS)
    assert made["n"].dtype == "Int64"
    assert set(made["stance"]) == {"supports", "contradicts", "neutral", "mixed"}
    assert len(frame(samples.empty())) == 0
    assert frame(samples.empty()).dtypes.astype(str)["year"] == "Int64"


def test_claim_reviews_are_only_of_verdicts_a_person_approved_on_this_evidence():
    (review,) = reviews(samples.willow())
    assert review["claimReviewed"] == "Willow bark never causes bleeding."
    assert review["reviewRating"]["alternateName"] == "Contradicted"
    assert "ratingValue" not in review["reviewRating"]
    assert review["author"] == [{"@type": "Person", "name": "R. Ames"}]


def test_reviewers_who_part_approve_nothing():
    report = samples.willow()
    other = replace(
        report.decisions[0], reviewer="B. Oduya", human="contested", opinion=Opinion.DISAGREE
    )
    assert reviews(replace(report, decisions=(report.decisions[0], other))) == []


def test_linked_data_cannot_leave_its_element():
    report = samples.willow()
    bad = replace(report.decisions[0], reviewer="</script><script>alert(1)</script>&")
    text = embedded(replace(report, decisions=(bad,)))
    assert "<" not in text
    assert json.loads(text)[0]["author"][0]["name"] == bad.reviewer


@pytest.mark.parametrize(
    "text",
    [
        "# not a heading",
        "- no list",
        "1. no list",
        "> no quotation",
        "<b>",
        "[a](b)",
        "`x`",
        "a\n\n# b",
    ],
)
def test_text_from_outside_stays_text_in_markdown(text):
    kept = plain(text)
    assert "\n" not in kept
    assert not kept.startswith(("#", "- ", ">", "<", "[", "`", "1. "))


def test_markdown_says_what_the_page_says():
    text = markdown(samples.willow())
    assert text.index("Contradicted") < text.index("### 10. ✓ Supported")
    assert "decided on older evidence" in text
    assert "not medical advice" in text
    assert "GRADE" not in text
