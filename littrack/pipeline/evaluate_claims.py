"""One claim against the records at hand: retrieve, judge, grade, decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from littrack import verdict
from littrack.concepts import Lexicon
from littrack.grade import animals_named, grade, one_vote
from littrack.model import (
    CitationCheck,
    Claim,
    Evidence,
    Grade,
    Judgement,
    Record,
    Species,
    Topic,
    Verdict,
)
from littrack.pipeline.model_loader import ModelLoader
from littrack.pipeline.result_cache import Memo, ResultCache
from littrack.retrieve import Index
from littrack.stance import ClaimTerms, Judge
from littrack.stance.wording import as_read, stem_set

# How many of the ranked records are read for each claim; the rest are not called read.
READ = 100
_NO_PEOPLE = frozenset({Species.ANIMAL, Species.CELLS})

Progress = Callable[[str, int, int], None]


def query_stems(topic: Topic) -> frozenset[str]:
    """Give the stems of all that a topic's queries and concepts name."""
    names = [topic.title, *(query.term for query in topic.queries)]
    for concept in topic.concepts:
        names += [concept.name, *concept.terms, *concept.mesh, *concept.substances]
    return stem_set(" ".join(names)) if topic.queries else frozenset()


def no_progress(_what: str, _done: int, _of: int) -> None:
    """Tell nobody how far it is."""


class ClaimEvaluator:
    """What every claim is held against; the index is built when a claim is new to the records."""

    def __init__(
        self,
        records: Sequence[Record],
        lexicon: Lexicon,
        minds: ModelLoader,
        memo: Memo,
        progress: Progress = no_progress,
        searched: frozenset[str] = frozenset(),
        widened: Mapping[str, Record] | None = None,
    ) -> None:
        self._searched = searched
        self._abstracts = {record.key: record for record in records}
        self._records = records = [(widened or {}).get(r.key, r) for r in records]
        self._lexicon = lexicon
        self._minds = minds
        self._progress = progress
        self._kept = ResultCache(memo, records, lexicon, minds.version)
        self._grades: dict[str, Grade] = {}

    @cached_property
    def _index(self) -> Index:
        minds = self._minds
        return Index(
            self._records,
            self._lexicon,
            encoder=minds.encoder,
            vectors=minds.memo,
            progress=partial(self._progress, "Reading records for their meaning"),
        )

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self._lexicon, self._minds.stance)

    def verdict(self, claim: Claim, citations: Sequence[CitationCheck]) -> Verdict:
        """Read the records that may bear on a claim, and decide."""
        if not claim.checkable or not self._minds.decides:
            return verdict.decide(claim, (), 0)
        terms = ClaimTerms(claim, self._lexicon)
        read = self._kept.read(claim, lambda: self._candidates(claim))
        return verdict.decide(
            claim,
            self.evidence(claim, read),
            0,
            citations=citations,
            unsearched=self._unsearched(claim),
            unread=not (terms.known and terms.whole),
        )

    def _unsearched(self, claim: Claim) -> str:
        """Give the intervention when no query names a word of it; "" when one does."""
        thing = as_read(claim.intervention)
        stems = stem_set(thing)
        known = not self._searched or not stems or not stems.isdisjoint(self._searched)
        return "" if known or self._lexicon.names(thing) else thing

    def evidence(
        self, claim: Claim, read: Sequence[Record], places: Sequence[int] = ()
    ) -> tuple[Evidence, ...]:
        """Judge and grade records against a claim; `places` as in `Judge.judge`."""
        new = [record for record in read if record.key not in self._grades]
        self._grades |= self._kept.graded(new, self._grade)
        places = places or range(len(read))
        at = dict(zip((record.key for record in read), places, strict=True))
        judged = self._kept.judged(claim, read, partial(self._judged, at), places)
        pairs = zip(read, judged, strict=True)
        found = [Evidence(self._abstracts[r.key], j, self._grades[r.key]) for r, j in pairs]
        return one_vote(found)

    def _grade(self, record: Record) -> Grade:
        """Grade a record by its abstract: a full text tells of other studies too."""
        return grade(self._abstracts[record.key])

    def _judged(
        self, at: Mapping[str, int], claim: Claim, records: Sequence[Record]
    ) -> list[Judgement]:
        bodies = [self._body(record) for record in records]
        return self._judge.judge(claim, records, bodies, [at[record.key] for record in records])

    def _body(self, record: Record) -> str:
        """Name the animals a record studied; "" for people, and where nothing says."""
        if self._grades[record.key].species not in _NO_PEOPLE:
            return ""
        own = self._abstracts[record.key]
        return animals_named(" ".join([own.title, *(s.text for s in own.abstract)]))

    def _candidates(self, claim: Claim) -> list[Record]:
        return [candidate.record for candidate in self._index.candidates(claim, READ)]


def verdicts(
    claims: Sequence[Claim],
    records: Sequence[Record],
    lexicon: Lexicon,
    citations: Sequence[CitationCheck],
    minds: ModelLoader,
    memo: Memo,
    progress: Progress = no_progress,
    searched: frozenset[str] = frozenset(),
    widened: Mapping[str, Record] | None = None,
) -> list[Verdict]:
    """Decide every claim, in the order of the articles; `searched` are the stems of the queries.

    `widened` are records to be read with their full text, by their keys.
    """
    bench = ClaimEvaluator(records, lexicon, minds, memo, progress, searched, widened)
    by_mention = {c.mention.id: c for c in citations}
    decided = []
    for done, claim in enumerate(claims):
        progress("Judging claims", done, len(claims))
        cited = [by_mention[m] for m in claim.mentions if m in by_mention]
        decided.append(bench.verdict(claim, cited))
    progress("Judging claims", len(claims), len(claims))
    return decided
