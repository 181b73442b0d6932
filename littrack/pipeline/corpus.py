"""Articles held against a corpus: for every claim its best records are found, then judged alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from littrack import claims
from littrack.cache import Cache
from littrack.concepts import Lexicon
from littrack.corpus import Corpus, embedded, question
from littrack.corpus.search import Question
from littrack.model import Claim, Record, Report, SearchRun
from littrack.pipeline import check, evaluate_claims
from littrack.pipeline.check import CheckRequest
from littrack.pipeline.workspace import Workspace
from littrack.retrieve import OPPOSITE, SYNONYM, opposite_words

# How many records of all partitions are taken for each claim; the best of them are read.
TAKEN = 2 * evaluate_claims.READ


def match(
    workspace: Workspace,
    request: CheckRequest,
    at: datetime,
    corpus: Corpus,
    progress: evaluate_claims.Progress = evaluate_claims.no_progress,
) -> Report:
    """Hold articles against a corpus and report, as `check` does against a cache.

    What was worked out of a record is kept beside the corpus, in `memo.db`.
    """
    got = check.read(workspace, request, at)
    lexicon = workspace.lexicon(got[-1])
    extracted = check.extract_claims(workspace.settings, got[0])
    wanted = [claim for claim in claims.merge(extracted) if claim.checkable]
    records = _records(corpus, wanted, lexicon)
    ran = SearchRun(
        name=corpus.root.name,
        term=f"{len(wanted)} claims, the best {TAKEN} records for each",
        last_run=at,
        count=corpus.manifest.records,
        database=f"PubMed's files in {corpus.root}",
    )
    searched = check.searched_in(records, [ran])
    request = replace(request, corpus=corpus.root)
    with Cache(_memo(corpus.root)) as memo:
        return check.evaluate(
            workspace, request, at, got, extracted, records, searched, memo, progress
        )


def _memo(root: Path) -> Path:
    return root / "memo.db"


def _records(corpus: Corpus, wanted: Sequence[Claim], lexicon: Lexicon) -> list[Record]:
    """Take the records that any claim asks for, each once, in the order of their PMIDs."""
    if not wanted:
        return []
    asked = [_question(claim, lexicon) for claim in wanted]
    meant = embedded([claim.text for claim in wanted]) if corpus.manifest.embedded else None
    ranked = corpus.candidates(asked, TAKEN, meant)
    found = {hit.record.key: hit.record for hits in ranked for hit in hits}
    return [found[key] for key in sorted(found, key=int)]


def _question(claim: Claim, lexicon: Lexicon) -> Question:
    """Ask for a claim's words, the other names of its concepts, and the contrary finding."""
    named = lexicon.names(claim.text) | {claim.intervention, claim.outcome} - {""}
    others = " ".join(variant for name in sorted(named) for variant in lexicon.variants(name))
    contrary = " ".join(opposite_words(claim.text))
    return {
        **dict.fromkeys(question(contrary), OPPOSITE),
        **dict.fromkeys(question(others), SYNONYM),
        **question(claim.text),
    }
