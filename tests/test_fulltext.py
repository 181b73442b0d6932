"""Full texts from PubMed Central: fetched, refused, read into sections, and used."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from littrack import fulltext
from littrack.cli import main
from littrack.model import RecordError, Stance
from littrack.model.fulltext import FullTextState
from littrack.model.verification import StatementRow
from littrack.pipeline import check as pipeline
from littrack.pipeline import verify
from littrack.pipeline.check import CheckRequest
from littrack.pipeline.verify import VerifyRequest
from littrack.pipeline.workspace import Workspace
from littrack.settings import load
from littrack.stance.opinion import Abstract, Opinion
from littrack.stance.trust import Context
from tests.standin import FAULTS, Paper, Shelf, StandIn
from tests.standin.central import jats
from tests.test_citations import AT

CLOSED = "<copyright-statement>All rights reserved</copyright-statement>"
BODY = (
    "<sec><title>Results</title><p>Urate fell in <italic>all</italic> 31 sailors "
    '[<xref ref-type="bibr" rid="r1">4</xref>] who drank lime juice.</p>'
    "<fig><label>Figure 1</label><caption><p>Urate by week at sea.</p></caption></fig>"
    "<table-wrap><label>Table 2</label><caption><p>Sailors by ship.</p></caption><table><tr>"
    "<td>cell</td></tr></table></table-wrap></sec>"
)
OPEN = '<license xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://creativecommons.org/licenses/by/4.0/"/>'


def paper(pmid: int, **more: str) -> Paper:
    return Paper(pmid, abstract="Sailors and gout.", pmcid=f"PMC{pmid}", **more)


def run(home: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(home), *args])


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    papers = [
        paper(1, body=BODY, licence=OPEN),
        paper(2, refused="yes"),
        paper(
            3, body=BODY, licence="<copyright-statement>All rights reserved</copyright-statement>"
        ),
        paper(4),
        Paper(5, abstract="No PMCID."),
    ]
    (tmp_path / "queries").mkdir()
    xml = b"<PubmedArticleSet>" + b"".join(p.xml for p in papers) + b"</PubmedArticleSet>"
    (tmp_path / "all.xml").write_bytes(xml)
    assert run(tmp_path, "import", "--no-topic", str(tmp_path / "all.xml")).exit_code == 0
    return Shelf({p.pmid: p for p in papers})


def test_an_article_is_read_by_sections_captions_and_legends_without_reference_marks() -> None:
    text = fulltext.parse(jats(paper(1, body=BODY, licence=OPEN)).encode())
    assert (text.pmcid, text.pmid, text.state) == ("PMC1", "1", "held")
    assert text.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert [(s.label, s.text) for s in text.sections] == [
        ("Results", "Urate fell in all 31 sailors [] who drank lime juice."),
        ("figure legend Figure 1", "Urate by week at sea."),
        ("table caption Table 2", "Sailors by ship."),
    ]


@pytest.mark.parametrize("data", [b"", b"<html/>", b"<article><front>"])
def test_what_is_no_article_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(RecordError, match="no JATS article"):
        fulltext.parse(data)


def test_each_text_is_kept_or_said_why_not(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn(shelf) as server:
        monkeypatch.setenv("LITTRACK_EUTILS_URL", server.url)
        done = run(tmp_path, "fulltext", "get", "1", "2", "PMC3", "4", "5", "6")
        asked = len(server.asked)
        again = run(tmp_path, "fulltext", "get", "1", "2", "PMC3", "4")
        assert len(server.asked) == asked
    lines = done.output.splitlines()
    assert done.exit_code == again.exit_code == 3
    assert "full text kept (https://creativecommons.org" in lines[0]
    assert "publisher does not allow" in lines[1]
    assert "licence is not open" in lines[2]
    assert "does not have it" in lines[3]
    assert "no PMCID" in lines[4]
    assert "not at hand" in lines[5]
    assert again.output.splitlines() == lines[:4]


@pytest.mark.parametrize("fault", ["429-with-retry-after", "cut-and-dropped", "200-html", "503"])
def test_a_fault_on_the_way_costs_nothing(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    with StandIn(shelf) as server:
        server.plan(FAULTS[fault], "efetch")
        monkeypatch.setenv("LITTRACK_EUTILS_URL", server.url)
        assert run(tmp_path, "fulltext", "get", "1").exit_code == 0


def test_a_quote_is_looked_for_in_the_full_text_and_a_refusal_is_no_absence(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = ("--no-stance", "--quote", "Urate fell in all 31 sailors who drank lime juice.")
    before = run(tmp_path, "verify", "--format", "json", *quote, "1")
    assert "the full text may hold it: littrack fulltext get 1" in before.output
    with StandIn(shelf) as server:
        monkeypatch.setenv("LITTRACK_EUTILS_URL", server.url)
        run(tmp_path, "fulltext", "get", "1", "2")
    after = run(tmp_path, "verify", "--format", "json", *quote, "1")
    assert "by/4.0/; Results; figure legend" in " ".join(run(tmp_path, "show", "1").output.split())
    assert "31 sailors" in run(tmp_path, "show", "1", "--full-text").output
    assert "not at hand (refused)" in run(tmp_path, "show", "2").output
    refused = run(tmp_path, "verify", "--format", "json", *quote, "2")
    assert after.exit_code == 0
    assert '"section": "full text, Results"' in after.output
    assert "does not allow the full text to be read" in refused.output


NOTHING = Opinion(0.0, 0.0, 1.0, (0,))


class Finds:
    """A reader that finds support in each sentence on 31 sailors, and nothing elsewhere."""

    name = "finds"

    def bar(self, stance: Stance, *, cited: bool) -> float:
        return 0.5 if cited or stance else 0.6

    def weighed(self, said: Opinion, context: Context) -> Opinion:
        return said if context else NOTHING

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        return [self._opinion(abstract) for abstract in abstracts if claim]

    def _opinion(self, abstract: Abstract) -> Opinion:
        at = [n for n, text in enumerate(abstract.sentences) if "31 sailors" in text]
        return Opinion(0.9, 0.0, 0.1, tuple(at)) if at else NOTHING


def test_a_statement_is_held_against_the_full_text_where_the_abstract_is_silent(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = StatementRow("1", statement="Lime juice lowers urate in sailors.", references=("1",))

    def said() -> tuple[str, str, str]:
        request = VerifyRequest(given=[row])
        done = verify.verify(load(tmp_path, {}), request, AT, lambda *_: None, Finds())
        stance = done.rows[0].stance
        assert stance is not None
        return stance.to, stance.section, " ".join(f.text for f in done.rows[0].findings)

    to, _, text = said()
    assert to == "does_not_say"
    assert "; the full text may hold it: littrack fulltext get 1." in text
    with StandIn(shelf) as server:
        monkeypatch.setenv("LITTRACK_EUTILS_URL", server.url)
        run(tmp_path, "fulltext", "get", "1")
    assert said() == ("supports", "full text, Results", "")


TOPIC = """title = "Sailors"
[[query]]
name = "sailors"
term = "urate[tiab] AND sailors[tiab]"
"""


@pytest.mark.parametrize("whole", [False, True], ids=["abstracts", "full texts"])
def test_verdicts_rest_on_full_texts_only_when_asked(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    (tmp_path / "queries" / "sailors.toml").write_text(TOPIC, encoding="utf-8")
    run(tmp_path, "import", "--topic", "sailors", str(tmp_path / "all.xml"))
    with StandIn(shelf) as server:
        monkeypatch.setenv("LITTRACK_EUTILS_URL", server.url)
        run(tmp_path, "fulltext", "get", "1")
    article = tmp_path / "a.txt"
    article.write_text("Lime juice lowers urate in sailors.", encoding="utf-8")
    with Workspace(load(tmp_path, {})) as workspace:
        request = CheckRequest([str(article)], full_text=whole)
        report = pipeline.check(workspace, request, AT, seat=Finds())
    found = [e for v in report.verdicts for e in v.evidence]
    sections = {said.section for e in found for said in e.judgement.rationale}
    assert ("full text, Results" in sections) is whole
    assert any("full text at hand" in note for note in report.notes) is whole
    assert not [e for e in found if len(e.record.abstract) > 1]


REAL = Path(os.environ.get("LITTRACK_PUBMED_FILES", ""))


@pytest.mark.skipif(
    not list(REAL.glob("*.nxml")) or not REAL.name,
    reason="set LITTRACK_PUBMED_FILES to a folder of JATS files (*.nxml)",
)
def test_real_articles_are_read_whole() -> None:
    for path in sorted(REAL.glob("*.nxml")):
        text = fulltext.parse(path.read_bytes())
        assert text.pmcid.startswith("PMC")
        assert text.state is FullTextState.HELD
        assert text.licence
        assert sum(len(s.text) for s in text.sections) > 5_000
