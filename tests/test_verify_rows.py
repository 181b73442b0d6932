"""Files of statements read into rows: every kind of file, and what is wrong with some."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from littrack.model import SettingsError
from littrack.model.verification import Problem, StatementRow
from littrack.verify import columns, rows

PLAIN = columns.parsed([])


def read(path: Path, named: columns.Columns = PLAIN) -> tuple[list[StatementRow], list[Problem]]:
    problems: list[Problem] = []
    return list(rows.read(path, named, problems)), problems


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_columns_go_by_their_usual_names(tmp_path: Path) -> None:
    text = 'Claim,PubMed ID,Supporting Text,note\nA helps B,123,"A helped, they say",x\n'
    (row,), problems = read(written(tmp_path, "a.csv", text))
    assert (row.statement, row.references, row.quote) == (
        "A helps B",
        ("123",),
        "A helped, they say",
    )
    assert row.place.line == 2
    assert row.columns["note"] == "x"
    assert not problems


@pytest.mark.parametrize("separator", ["\t", ";", "|"])
def test_other_separators_are_seen_in_the_header(tmp_path: Path, separator: str) -> None:
    text = separator.join(("pmid", "quote")) + "\n" + separator.join(("1", "words"))
    (row,), _ = read(written(tmp_path, "a.csv", text))
    assert (row.references, row.quote) == (("1",), "words")


def test_the_separator_is_the_one_under_which_a_reference_is_named(tmp_path: Path) -> None:
    text = "pmid\tquote, as printed, in full\tclaim\n1\twords\tA, or B\n"
    (row,), _ = read(written(tmp_path, "a.csv", text))
    assert (row.references, row.statement) == (("1",), "A, or B")
    (row,), _ = read(written(tmp_path, "a.tsv", "pmid,quote\n1,words\n"))
    assert (row.references, row.quote) == (("1",), "words")


def test_the_names_of_the_columns_may_stand_below_a_title(tmp_path: Path) -> None:
    text = "Table 2. Evidence of the guideline\n\nReferences\nPMID,Quote\n1,words\n"
    (row,), problems = read(written(tmp_path, "a.csv", text))
    assert (row.references, row.quote, row.place.line) == (("1",), "words", 5)
    assert not problems


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    found, (problem,) = read(written(tmp_path, "a.csv", "pmid,quote\n"))
    assert not found
    assert "no row below" in problem.text


def test_a_cell_of_two_lines_keeps_the_line_of_its_row(tmp_path: Path) -> None:
    text = 'pmid,quote\n1,"two\nlines"\n2,next\n'
    found, _ = read(written(tmp_path, "a.csv", text))
    assert [row.place.line for row in found] == [2, 4]


def test_ragged_rows_are_said_and_the_rest_is_read(tmp_path: Path) -> None:
    text = "pmid,quote\n1,one, two\n2\n3,three\n"
    found, (problem,) = read(written(tmp_path, "a.csv", text))
    assert [(row.references, row.quote) for row in found] == [(("2",), ""), (("3",), "three")]
    assert "a.csv:2: 3 cells under 2 columns" in problem.text


def test_a_table_of_another_encoding_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("pmid,quote\n1,café\n".encode("cp1252"))
    (row,), (problem,) = read(path)
    assert row.quote == "café"
    assert "a.csv:2: this is not UTF-8" in problem.text
    path.write_bytes("pmid,quote\n1,café\n".encode("utf-16"))
    (row,), problems = read(path)
    assert (row.quote, problems) == ("café", [])


def test_a_bare_number_in_a_column_of_pmcids_is_a_pmcid(tmp_path: Path) -> None:
    (row,), _ = read(written(tmp_path, "a.csv", "pmcid,quote\n123,words\n"))
    assert row.references == ("PMC123",)


def test_columns_may_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, "a.tsv", "paper\tproof\n1\twords\n")
    (row,), _ = read(path, columns.parsed(["reference=paper,quote=proof"]))
    assert (row.references, row.quote) == (("1",), "words")
    with pytest.raises(SettingsError, match="PART=COLUMN"):
        columns.parsed(["papers"])


def test_without_a_column_of_references_the_remedy_is_named(tmp_path: Path) -> None:
    found, (problem,) = read(written(tmp_path, "a.csv", "a,b\n1,2\n"))
    assert not found
    assert "--columns reference=NAME" in problem.text


def test_a_workbook_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Notes"])
    sheet = book.create_sheet("Evidence")
    sheet.append(["Evidence table, May"])
    sheet.append(["PMID", "Quote"])
    sheet.append([34091951, "words"])
    sheet.append([34091952.0, "more words"])
    book.save(tmp_path / "a.xlsx")
    found, problems = read(tmp_path / "a.xlsx")
    assert [row.references for row in found] == [("34091951",), ("34091952",)]
    assert found[0].place.line == 3
    assert not problems


def test_a_workbook_that_is_broken_is_said(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.xlsx", "w") as book:
        book.writestr("[Content_Types].xml", "<Types")
    (tmp_path / "b.xlsx").write_bytes(b"no workbook")
    for name in ("a.xlsx", "b.xlsx"):
        found, (problem,) = read(tmp_path / name)
        assert not found
        assert "no Excel workbook" in problem.text


def test_half_a_sign_in_json_is_a_mark(tmp_path: Path) -> None:
    (row,), _ = read(written(tmp_path, "a.jsonl", '{"pmid": 1, "quote": "half \\ud800"}'))
    assert row.quote == "half ?"


def test_json_lines_pass_over_what_is_none(tmp_path: Path) -> None:
    text = '{"id": "a", "pmid": 1, "quote": "x"}\nno json\n\n{"pmid": "2", "quote": null}\n'
    found, (problem,) = read(written(tmp_path, "a.jsonl", text))
    assert (found[0].id, found[0].references, found[0].quote) == ("a", ("1",), "x")
    assert [row.place.line for row in found] == [1, 4]
    assert "a.jsonl:2: this is no JSON" in problem.text


def test_json_lines_are_read_in_utf_16_and_under_the_name_of_json(tmp_path: Path) -> None:
    text = '{"pmid": 1, "quote": "naïve"}\n{"pmid": 2, "quote": "x"}\n'
    (tmp_path / "a.jsonl").write_bytes(text.encode("utf-16"))
    for path in (tmp_path / "a.jsonl", written(tmp_path, "a.json", text)):
        found, problems = read(path)
        assert [(row.quote, row.place.line) for row in found] == [("naïve", 1), ("x", 2)]
        assert not problems


NESTED = """\
name: Gout
description: Colchicine prevents flares.
mechanisms:
  - name: Inflammation
    explanation: Colchicine lowers interleukins.
    evidence:
      - reference: PMID:1
        snippet: It fell.
        supports: SUPPORT
      - reference: PMID:2
        reference_title: A title
  - name: Elsewhere
    evidence:
      - reference: {id: "PMID:3", title: Another title}
        snippet: |
          Two
          lines.
"""


def test_every_mapping_with_a_reference_is_a_row_with_path_and_line(tmp_path: Path) -> None:
    named = columns.parsed([], "explanation,description,name")
    found, problems = read(written(tmp_path, "a.yaml", NESTED), named)
    assert not problems
    assert [(row.place.path, row.place.line) for row in found] == [
        ("mechanisms[0].evidence[0]", 7),
        ("mechanisms[0].evidence[1]", 10),
        ("mechanisms[1].evidence[0]", 14),
    ]
    assert [row.statement for row in found] == [
        "Colchicine lowers interleukins.",
        "Colchicine lowers interleukins.",
        "Elsewhere",
    ]
    assert [row.references for row in found] == [("PMID:1",), ("PMID:2",), ("PMID:3",)]
    assert [row.title for row in found] == ["", "A title", "Another title"]
    assert found[0].expected == "SUPPORT"


def test_what_is_said_of_an_encoding_is_said_once(tmp_path: Path) -> None:
    text = '{"pmid": 1, "quote": "naïve"}\n{"pmid": 2, "quote": "x"}\n'
    (tmp_path / "a.json").write_bytes(text.encode("cp1252"))
    found, (problem,) = read(tmp_path / "a.json")
    assert found[0].quote == "naïve"
    assert "not UTF-8" in problem.text


def test_nested_json_has_lines_too(tmp_path: Path) -> None:
    text = (
        '{\n "claims": [\n  {"claim": "A helps B",\n   "sources": ["PMID:1", {"pmid": 2}]}\n ]\n}'
    )
    (row,), problems = read(written(tmp_path, "a.json", text))
    assert (row.statement, row.references) == ("A helps B", ("PMID:1", "2"))
    assert (row.place.path, row.place.line) == ("claims[0]", 3)
    assert not problems


def test_quotes_below_a_statement_take_it(tmp_path: Path) -> None:
    text = "claim: A helps B\nsources:\n- pmid: 1\n  quote: one\n- pmid: 2\n  quote: two\n"
    found, _ = read(written(tmp_path, "a.yaml", text))
    assert [(row.statement, row.quote) for row in found] == [
        ("A helps B", "one"),
        ("A helps B", "two"),
    ]


def test_a_remark_inside_a_row_is_no_row_of_its_own(tmp_path: Path) -> None:
    text = "- pmid: 1\n  quote: one\n  review: {source: Ann, quote: fine}\n"
    text += "- source: see above\n  quote: two\n"
    found, _ = read(written(tmp_path, "a.yaml", text))
    assert [row.references for row in found] == [("1",), ("see above",)]


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
ROWS_BOMB = "a: &a {pmid: 1, quote: words}\n" + "".join(
    f"{name}: &{name} {{{', '.join(f'k{n}: *{before}' for n in range(9))}}}\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
ODD_YAML = {
    "bomb": (BOMB, "collections"),
    "bomb of rows": (ROWS_BOMB, "collections"),
    "itself": ("a: &a [*a]\n", "contains itself"),
    "no anchor": ("a: *b\n", "not defined"),
    "deep": ("[" * 300 + "]" * 300, "nested deeper"),
    "broken": ("a: [1, 2\nb: 3\n", "no YAML"),
}


@pytest.mark.parametrize(("text", "said"), ODD_YAML.values(), ids=ODD_YAML)
def test_yaml_that_is_dangerous_or_broken_is_refused_in_a_sentence(
    tmp_path: Path, text: str, said: str
) -> None:
    found, (problem,) = read(written(tmp_path, "a.yaml", text))
    assert not found
    assert said in problem.text


def test_anchors_merge_keys_and_twice_named_keys_are_read_and_tags_do_nothing(
    tmp_path: Path,
) -> None:
    text = (
        "base: &base\n  pmid: 1\n  quote: one\n"
        "other:\n  <<: *base\n  quote: two\n  quote: three\n"
        "danger: !!python/object/apply:os.system [exit]\n"
    )
    found, (problem,) = read(written(tmp_path, "a.yaml", text))
    assert [(row.references, row.quote) for row in found] == [(("1",), "one"), (("1",), "three")]
    assert "quote stands more than once" in problem.text


def test_the_documents_before_a_broken_one_are_read(tmp_path: Path) -> None:
    text = "---\n- pmid: 1\n  quote: one\n---\na: [1\n---\n- pmid: 2\n  quote: two\n"
    found, (problem,) = read(written(tmp_path, "a.yaml", text))
    assert [row.references for row in found] == [("1",)]
    assert "a.yaml:6: this is no YAML" in problem.text


@pytest.mark.parametrize("text", ["[" * 50_000, "[" * 200 + "]" * 200, '{"a": 1,}', ""])
def test_json_that_is_deep_or_broken_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    found, (problem,) = read(written(tmp_path, "a.json", text))
    assert not found
    assert problem.text.endswith(".")


def test_a_file_that_is_not_there_or_of_no_known_kind_is_said(tmp_path: Path) -> None:
    _, (missing,) = read(tmp_path / "none.csv")
    _, (unknown,) = read(written(tmp_path, "a.docx", ""))
    assert "cannot be read" in missing.text
    assert "known: .csv" in unknown.text


def test_a_large_tree_is_sent_back_to_be_split(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as handle:
        handle.truncate(200 << 20)
    found, (problem,) = read(path)
    assert not found
    assert "200 MB" in problem.text
    assert "JSON lines" in problem.text


@pytest.mark.parametrize(
    ("rows_text", "lines", "left"),
    [
        pytest.param('1,"never closed\n2,b\n3,c\n', "2: |line 4", [], id="to the end"),
        pytest.param('1,a\n2,"the last', "3: |line 3", ["1"], id="in the last line"),
        pytest.param('1,"open\n2,b\n3,"c, d"\n4,e\n', "2: |line 4", ["4"], id="up to another"),
        pytest.param('1,a\n2,"5"" pipe\n3,c\n', "3: |line 4", ["1"], id="after a doubled one"),
        pytest.param('"1,a\n2,b\n', "2: |line 3", [], id="in the first cell"),
    ],
)
def test_a_quotation_mark_that_is_never_closed_is_said_and_costs_its_lines(
    tmp_path: Path, rows_text: str, lines: str, left: list[str]
) -> None:
    found, (problem,) = read(written(tmp_path, "a.csv", f"pmid,quote\n{rows_text}"))
    assert [row.references[0] for row in found] == left
    first, last = lines.split("|")
    assert f"a.csv:{first}a quotation mark" in problem.text
    assert last in problem.text
    assert problem.unread


def test_marks_that_are_closed_or_inside_a_cell_are_no_fault(tmp_path: Path) -> None:
    text = 'pmid,quote\n1,a 5" pipe\n2,"two\nlines, ""both"" closed"\n3,"last"'
    found, problems = read(written(tmp_path, "a.csv", text))
    assert [row.quote for row in found] == [
        'a 5" pipe', 'two\nlines, "both" closed', "last"
    ]  # fmt: skip
    assert not problems


def test_a_header_with_an_open_quotation_mark_is_said(tmp_path: Path) -> None:
    found, (problem,) = read(written(tmp_path, "a.csv", 'pmid,"quote\n1,a\n'))
    assert not found
    assert "a.csv:1: a quotation mark" in problem.text
