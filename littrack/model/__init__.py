"""The data model: every noun of littrack as a frozen value, standard library only.

A noun is made when it is first named: making all of them takes half the time of a search.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from littrack.model.article import (
        Article,
        Block,
        BlockKind,
        Reference,
    )
    from littrack.model.claim import (
        ArticleSentence,
        CitationMention,
        Claim,
        ClaimType,
        Direction,
        Identifier,
        MentionKind,
        Place,
        Reading,
        SentenceFate,
        SourceType,
    )
    from littrack.model.errors import (
        ArticleError,
        CacheError,
        CorpusError,
        CorpusIncomplete,
        EntrezError,
        EntrezUnavailable,
        EntrezUnkeyed,
        LittrackError,
        ModelError,
        QueryError,
        RecordError,
        SettingsError,
        StoreDamaged,
    )
    from littrack.model.evidence import (
        Candidate,
        Evidence,
        Grade,
        Judgement,
        Lean,
        LeanDegree,
        Mismatch,
        MismatchKind,
        Notice,
        Rationale,
        Reason,
        Trace,
        Verdict,
        VerdictLabel,
    )
    from littrack.model.kinds import (
        ChangeKind,
        Design,
        EvidenceLevel,
        NoticeKind,
        Opinion,
        PeerReview,
        Species,
        Stance,
    )
    from littrack.model.pmid import Pmid
    from littrack.model.record import (
        Author,
        Book,
        DataBank,
        Digest,
        Grant,
        Indexing,
        Journal,
        Link,
        LinkKind,
        MeshHeading,
        MeshTerm,
        OtherAbstract,
        PartialDate,
        PublicationType,
        Record,
        Section,
        Substance,
    )
    from littrack.model.report import (
        Change,
        CitationCheck,
        CitationState,
        Decision,
        Nearest,
        PastRun,
        Report,
        Searched,
        SearchRun,
        ToldFinding,
        UnreadArticle,
        YearCount,
    )
    from littrack.model.topic import (
        ArticleSource,
        Concept,
        Query,
        Topic,
    )

__all__ = [
    "Article",
    "ArticleError",
    "ArticleSentence",
    "ArticleSource",
    "Author",
    "Block",
    "BlockKind",
    "Book",
    "CacheError",
    "Candidate",
    "Change",
    "ChangeKind",
    "CitationCheck",
    "CitationMention",
    "CitationState",
    "Claim",
    "ClaimType",
    "Concept",
    "CorpusError",
    "CorpusIncomplete",
    "DataBank",
    "Decision",
    "Design",
    "Digest",
    "Direction",
    "EntrezError",
    "EntrezUnavailable",
    "EntrezUnkeyed",
    "Evidence",
    "EvidenceLevel",
    "Grade",
    "Grant",
    "Identifier",
    "Indexing",
    "Journal",
    "Judgement",
    "Lean",
    "LeanDegree",
    "Link",
    "LinkKind",
    "LittrackError",
    "MentionKind",
    "MeshHeading",
    "MeshTerm",
    "Mismatch",
    "MismatchKind",
    "ModelError",
    "Nearest",
    "Notice",
    "NoticeKind",
    "Opinion",
    "OtherAbstract",
    "PartialDate",
    "PastRun",
    "PeerReview",
    "Place",
    "Pmid",
    "PublicationType",
    "Query",
    "QueryError",
    "Rationale",
    "Reading",
    "Reason",
    "Record",
    "RecordError",
    "Reference",
    "Report",
    "SearchRun",
    "Searched",
    "Section",
    "SentenceFate",
    "SettingsError",
    "SourceType",
    "Species",
    "Stance",
    "StoreDamaged",
    "Substance",
    "ToldFinding",
    "Topic",
    "Trace",
    "UnreadArticle",
    "Verdict",
    "VerdictLabel",
    "YearCount",
]

_NAMES = {
    "article": "Article Block BlockKind Reference",
    "claim": (
        "ArticleSentence CitationMention Claim ClaimType Direction Identifier "
        "MentionKind Place Reading SentenceFate SourceType"
    ),
    "errors": (
        "ArticleError CacheError CorpusError CorpusIncomplete EntrezError EntrezUnavailable "
        "EntrezUnkeyed "
        "LittrackError ModelError QueryError RecordError SettingsError StoreDamaged"
    ),
    "evidence": (
        "Candidate Evidence Grade Judgement Lean LeanDegree Mismatch MismatchKind Notice "
        "Rationale Reason Trace Verdict VerdictLabel"
    ),
    "kinds": "ChangeKind Design EvidenceLevel NoticeKind Opinion PeerReview Species Stance",
    "pmid": "Pmid",
    "record": (
        "Author Book DataBank Digest Grant Indexing Journal Link LinkKind MeshHeading "
        "MeshTerm OtherAbstract PartialDate PublicationType Record Section Substance"
    ),
    "report": (
        "Change CitationCheck CitationState Decision Nearest PastRun "
        "Report Searched SearchRun ToldFinding UnreadArticle YearCount"
    ),
    "topic": "ArticleSource Concept Query Topic",
}
_WHERE = {name: module for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Load the module that holds a noun when the noun is asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    noun = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return noun
