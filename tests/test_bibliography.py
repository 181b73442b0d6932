"""Lists of references as programs and people write them, read into entries."""

from __future__ import annotations

import gzip
import io
import json

import openpyxl
import pytest

from littrack.bibliography import decode, read
from littrack.model import RecordError

RIS = """\
TY  - JOUR
AU  - Roe, R.
T1  - Ginger for
      nausea
PY  - 2011/05/
DO  - https://doi.org/10.5555/Abc.(1)
DB  - PubMed
AN  - 2000001
ER  -

TY  - JOUR
TI  - Found elsewhere
DB  - CINAHL
AN  - 2000002
N1  - PMID: 2000003; seen in May
ER  -
TY  - JOUR
AU  - Nobody
ER  -
"""
BIBTEX = """\
@article{roe, title = {{Ginger} for na{\\"u}sea}, year = 2011,
 doi = {10.5555/a\\_b}, pmid = {2000001}}
@article{doe, title = {Sage}, note = "PMID: 2000004"}
@article{doe, title = {Sage again}, eprinttype = {pubmed}, eprint = {2000005}}
"""
CSL = json.dumps(
    [
        {"id": 1, "title": "Ginger", "PMID": "2000001", "issued": {"date-parts": [[2011]]}},
        {"id": 2, "title": "Sage", "note": "PMID: 2000002\nPMCID: PMC77", "DOI": "10.5555/x"},
        "rubbish",
    ]
)
ENDNOTE = """<?xml version="1.0"?><xml><records><record><titles><title><style>Gin</style>
<style>ger</style></title></titles><dates><year>2011</year></dates>
<accession-num>2000001</accession-num><remote-database-name>PubMed</remote-database-name>
<electronic-resource-num>10.5555/x</electronic-resource-num></record>
<record><titles><title>Sage</title></titles><accession-num>2000002</accession-num>
<remote-database-name>Scopus</remote-database-name></record></records></xml>"""
REFER = "%0 Journal Article\n%T Ginger\n%D 2011\n%R 10.5555/x\n%M 2000001\n"
PUBMED_CSV = """\
PMID,Title,Authors,Citation,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI
2000001,"Ginger, with 12345 commas","Roe R.",J Test. 2011;1(2):3-4.,J,2011,2011/01/01,,,10.5555/x
2000002,Sage,"Doe D.",J Test. 2012.,J Test,2012,2012/02/02,PMC77,,
"""
ZOTERO_CSV = """\
"Key","Item Type","Publication Year","Author","Title","DOI","Url","Extra"
"A1","journalArticle","2011","Roe, R","Ginger","10.5555/x","","PMID: 2000001"
"A2","journalArticle","2012","Doe, D","Sage","","https://pubmed.ncbi.nlm.nih.gov/2000002/",""
"""
SUMMARY = """\
1: Roe R. Ginger for nausea. J Test. 2011 Jan;12(3):345-50. doi: 10.5555/x. PMID: 2000001.

2: Doe D, Poe P. Sage. A reply to
PMID: 1234567. J Test. 2012 Feb;13(1):1-2. PMID: 2000002; PMCID: PMC123456.
"""


def ids(data: bytes | str) -> list[tuple[str, str, str]]:
    found, _ = read(data if isinstance(data, bytes) else data.encode())
    return [(e.pmid or "", e.doi, e.pmcid) for e in found.entries]


def pmids(data: bytes | str) -> list[str]:
    return [pmid for pmid, _, _ in ids(data)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("PubMed IDs\n2000001\n2000002\n", ["2000001", "2000002"], id="header"),
        pytest.param("PMID\n2000001\n", ["2000001"], id="header of a column"),
        pytest.param(
            "PMID: 2000001\nPMID:2000002;\npmid 2000003.",
            ["2000001", "2000002", "2000003"],
            id="prefixes",
        ),
        pytest.param("2000001.0\n2000002.00\n", ["2000001", "2000002"], id="decimals"),
        pytest.param(
            "\"2000001\"\n'2000002'\n“2000003”", ["2000001", "2000002", "2000003"], id="quotes"
        ),
        pytest.param("2,000,001\n2,000,002\n", ["2000001", "2000002"], id="thousands"),
        pytest.param(
            "# mine\n2000001 # seed\n\n2000002 // sage", ["2000001", "2000002"], id="notes"
        ),
        pytest.param(
            "https://pubmed.ncbi.nlm.nih.gov/2000001/?from=x\nwww.ncbi.nlm.nih.gov/pubmed/2000002",
            ["2000001", "2000002"],
            id="addresses",
        ),
        pytest.param(
            "2000001\t2000002\n2000003, 2000004;2000005",
            [f"200000{n}" for n in range(1, 6)],
            id="many columns",
        ),
        pytest.param(
            "2000001\tGinger, 1999\n2000002\tSage for 12 people, 2004",
            ["2000001", "2000002"],
            id="other columns",
        ),
        pytest.param("0002000001\n7", ["2000001", "7"], id="zeros and small ones"),
        pytest.param(
            "- 2000001\n• 2000002\n(2000003)", ["2000001", "2000002", "2000003"], id="bullets"
        ),
    ],
)
def test_pmids_are_read_as_people_list_them(text: str, expected: list[str]) -> None:
    assert pmids(text) == expected


@pytest.mark.parametrize(
    "coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_a_list_is_read_in_any_encoding_of_unicode(coding: str) -> None:
    assert pmids("PMID\n2000001\n2000002\n".encode(coding)) == ["2000001", "2000002"]


def test_dois_and_pmcids_are_listed_too() -> None:
    assert ids("10.5555/abc.1\nhttps://doi.org/10.5555/d(2)e\nPMC 123\n") == [
        ("", "10.5555/abc.1", ""), ("", "10.5555/d(2)e", ""), ("", "", "PMC123"),
    ]  # fmt: skip


def test_a_line_that_is_no_identifier_is_named_and_the_others_are_taken() -> None:
    found, _ = read(b"2000001\n2000002\nnaproxen\n4.0E+07\n2000003\n")
    assert [e.pmid for e in found.entries] == ["2000001", "2000002", "2000003"]
    assert found.problems[0] == "line 3: 'naproxen' is no PMID, DOI or PMCID"
    assert "spreadsheet rounded it" in found.problems[1]


def test_ris_gives_identifiers_and_titles() -> None:
    found, _ = read(RIS.encode())
    first, second = found.entries
    assert (first.pmid, first.doi, first.title, first.year) == (
        "2000001", "10.5555/Abc.(1)", "Ginger for nausea", 2011,
    )  # fmt: skip
    assert (second.pmid, second.title) == ("2000003", "Found elsewhere")
    assert found.problems == ["line 17: no PMID, DOI, PMCID or title"]


def test_bibtex_gives_them_also_where_a_key_is_used_twice() -> None:
    found, _ = read(BIBTEX.encode())
    assert sorted((e.pmid, e.title) for e in found.entries) == [
        ("2000001", "Ginger for nausea"), ("2000004", "Sage"), ("2000005", "Sage again"),
    ]  # fmt: skip


def test_csl_gives_them_and_names_what_is_no_item() -> None:
    found, _ = read(CSL.encode())
    assert [(e.pmid, e.pmcid, e.doi, e.year) for e in found.entries] == [
        ("2000001", "", "", 2011), ("2000002", "PMC77", "10.5555/x", None),
    ]  # fmt: skip
    assert found.problems == ["item 3: this is no reference"]


def test_endnote_gives_them_and_another_databases_number_is_no_pmid() -> None:
    found, _ = read(ENDNOTE.encode())
    assert [(e.pmid, e.doi, e.year) for e in found.entries] == [
        ("2000001", "10.5555/x", 2011), (None, "", None),
    ]  # fmt: skip
    assert [e.title.replace("\n", "") for e in found.entries] == ["Gin ger", "Sage"]
    assert ids(REFER) == [("2000001", "10.5555/x", "")]


@pytest.mark.parametrize("text", [PUBMED_CSV, ZOTERO_CSV, PUBMED_CSV.replace(",", ";"), SUMMARY],
                         ids=["PubMed CSV", "Zotero CSV", "semicolons", "summary"])  # fmt: skip
def test_tables_and_pubmeds_text_give_pmids(text: str) -> None:
    assert pmids(text) == ["2000001", "2000002"]


def test_an_excel_workbook_is_read() -> None:
    book = openpyxl.Workbook()
    for row in [["Title", "PMID"], ["Ginger", 2000001], ["Sage", 2000002.0]]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    assert pmids(out.getvalue()) == ["2000001", "2000002"]


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 1 0 obj", b"Dear all,\nplease find 12 trials of 2019.\nBest",
             gzip.compress(b"x"), b"PK\x03\x04docx"],
    ids=["empty", "PDF", "prose", "gzip", "zip"],
)  # fmt: skip
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(RecordError):
        read(data)


def test_one_damaged_line_spoils_no_other() -> None:
    text, encoding = decode("Şahin\n".encode() + "Núñez".encode("latin-1"))
    assert text == "Şahin\nNúñez"
    assert encoding.startswith("Windows-1252")
