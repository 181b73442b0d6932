"""Statements held against the record they cite, with a reader of our own in the judge's seat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from littrack import settings
from littrack.cli import main
from littrack.model import Stance
from littrack.model.verification import StatementRow, VerifiedRow
from littrack.pipeline import verify
from littrack.stance.opinion import Abstract, Opinion
from littrack.stance.trust import Context
from tests.standin import Paper

AIM = "We asked whether colchicine prevents gout."
FOUND = "Flares were fewer with colchicine in 212 adults."
ASIDE = "Allopurinol was allowed throughout the year."
MICE = "In mice, colchicine lowered swelling of the paw after crystals were injected."


class Reader:
    """Answers by the words of a claim; `asked` counts the abstracts it was shown."""

    name = "reader of the tests"

    def __init__(self) -> None:
        self.asked: list[tuple[str, Abstract]] = []

    def bar(self, stance: Stance, *, cited: bool) -> float:
        del stance, cited
        return 0.8

    def weighed(self, said: Opinion, context: Context) -> Opinion:
        del context
        return said

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        self.asked += [(claim, abstract) for abstract in abstracts]
        return [self._one(claim, abstract.sentences) for abstract in abstracts]

    def _one(self, claim: str, sentences: Sequence[str]) -> Opinion:
        place = next((n for n, s in enumerate(sentences) if s in {FOUND, MICE}), None)
        if place is None or "weather" in claim:
            return Opinion(0.02, 0.02, 0.96, (0,))
        if "perhaps" in claim:
            return Opinion(0.7, 0.05, 0.25, (place,))
        against = "more flares" in claim
        return Opinion(0.05 if against else 0.9, 0.9 if against else 0.05, 0.05, (place,))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    papers = [
        Paper(101, "Colchicine and gout flares", f"{AIM} {FOUND} {ASIDE}"),
        Paper(102, "Colchicine in mice", MICE, mesh=("Animals", "Mice")),
    ]
    xml = b"<PubmedArticleSet>" + b"".join(p.xml for p in papers) + b"</PubmedArticleSet>"
    (tmp_path / "all.xml").write_bytes(xml)
    args = ["-C", str(tmp_path), "import", "--no-topic", str(tmp_path / "all.xml")]
    assert CliRunner().invoke(main, args).exit_code == 0
    return tmp_path


def judged(home: Path, at: datetime, statement: str, **more: str) -> VerifiedRow:
    row = StatementRow("1", statement=statement, references=(more.pop("pmid", "101"),), **more)
    request = verify.VerifyRequest(given=[row])
    place = settings.Settings(home)
    done = verify.verify(place, request, at, lambda _what, _done, _of: None, Reader())
    assert done.judged
    return done.rows[0]


def kinds(row: VerifiedRow) -> list[str]:
    return [found.kind for found in row.findings]


def test_a_statement_is_supported_by_the_sentence_that_decides(home: Path, at: datetime) -> None:
    row = judged(home, at, "Colchicine makes gout flares rarer.")
    assert row.stance is not None
    assert (row.stance.to, row.stance.sentence) == ("supports", FOUND)
    assert row.findings == ()


@pytest.mark.parametrize(
    ("statement", "to", "kind"),
    [
        ("Colchicine brings more flares of gout.", "contradicts", ["contradicts"]),
        ("Colchicine changes the weather.", "does_not_say", ["does_not_say"]),
        ("Colchicine perhaps helps in gout.", "undetermined", []),
        ("Colchicine makes flares rarer in 4,000 adults.", "supports", ["supports_in_part"]),
    ],
)
def test_what_is_not_plain_support_is_told_apart(
    home: Path, at: datetime, statement: str, to: str, kind: list[str]
) -> None:
    row = judged(home, at, statement)
    assert row.stance is not None
    assert (row.stance.to, kinds(row)) == (to, kind)


def test_an_undetermined_statement_leans(home: Path, at: datetime) -> None:
    row = judged(home, at, "Colchicine perhaps helps in gout.")
    assert row.stance is not None
    assert row.stance.lean.to == "support"


def test_what_was_seen_in_animals_says_so(home: Path, at: datetime) -> None:
    row = judged(home, at, "Colchicine lowers swelling.", pmid="102")
    assert row.stance is not None
    assert row.stance.mismatch == ("species: record mice",)
    assert kinds(row) == ["supports_in_part"]
    assert kinds(judged(home, at, "Colchicine lowers swelling in mice.", pmid="102")) == []


@pytest.mark.parametrize(
    ("expected", "kind"),
    [("SUPPORT", ["stance_disagrees"]), ("REFUTES", []), ("a word", ["contradicts"])],
)
def test_the_stance_a_row_gives_is_compared(
    home: Path, at: datetime, expected: str, kind: list[str]
) -> None:
    row = judged(home, at, "Colchicine brings more flares of gout.", expected=expected)
    assert kinds(row) == kind
    if kind == ["stance_disagrees"]:
        assert "Marked as 'SUPPORT', 101 reads as contradiction" in row.findings[0].text


def test_a_quote_beside_the_point_is_said_with_the_sentence_that_decides(
    home: Path, at: datetime
) -> None:
    statement = "Colchicine makes gout flares rarer."
    beside = judged(home, at, statement, quote=ASIDE)
    assert beside.stance is not None
    assert (beside.stance.quoted, beside.stance.better) == ("does_not_say", FOUND)
    assert kinds(beside) == ["quote_beside_the_point"]
    assert kinds(judged(home, at, statement, quote=FOUND)) == []
