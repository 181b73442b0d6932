"""The report as data: the contract other programs read, and every number the page shows."""

from __future__ import annotations

import json
from typing import Any

from littrack.model import (
    Article,
    ArticleSentence,
    Claim,
    Evidence,
    Lean,
    Report,
    SearchRun,
    Stance,
    UnreadArticle,
    Verdict,
)
from littrack.model.labels import DISCLAIMER, VERDICTS, differs
from littrack.report.counts import counts, sides
from littrack.report.decisions import decided, unmatched
from littrack.report.json_citations import citation
from littrack.report.whereabouts import located

SCHEMA = "littrack/report/1"
Data = dict[str, Any]


def contract(report: Report) -> Data:
    """Turn a report into plain values with stable keys (more may be added, none taken away)."""
    return {
        "schema": SCHEMA,
        "generated": report.generated.isoformat(),
        "time_zone": report.generated.tzname() or "",
        "offline": report.offline,
        "topic": report.topic,
        "title": report.title,
        "disclaimer": DISCLAIMER,
        "articles": [_article(article) for article in report.articles],
        "notes": list(report.notes),
        "missing_articles": list(report.missing_articles),
        "unread": [_unread(article) for article in report.unread],
        "searched": _searched(report),
        "sentences": [_sentence(sentence) for sentence in report.sentences],
        "claims": [_claim(verdict, report) for verdict in report.verdicts],
        "citations": [citation(check) for check in report.citations],
        "unmatched_decisions": [unmatched(each) for each in report.unmatched],
        "counts": counts(report),
        "versions": dict(report.versions),
        "past": [
            {"at": run.at.isoformat(), "labels": {claim: str(v) for claim, v in run.labels}}
            for run in report.past
        ],
    }


def dumps(report: Report) -> bytes:
    """Write the contract as UTF-8; the same report gives the same bytes."""
    return (json.dumps(contract(report), ensure_ascii=False, indent=1) + "\n").encode()


def evidence_row(evidence: Evidence) -> Data:
    """One record held against one claim, flat but for its rationale, mismatch and notices."""
    record, grade, judged = evidence.record, evidence.grade, evidence.judgement
    return {
        "pmid": record.pmid,
        "doi": record.doi or None,
        "pmcid": record.pmcid or None,
        "title": record.title,
        "year": record.year,
        "design": str(grade.design),
        "species": str(grade.species),
        "n": grade.n,
        "level": str(grade.level),
        "digest": record.digest is not None,
        "retracted": grade.retracted,
        "counts": grade.counts,
        "stance": str(evidence.stance),
        "score": round(judged.score, 4),
        "rationale": [{"text": said.text, "section": said.section} for said in judged.rationale],
        "mismatch": [differs(each) for each in judged.mismatch],
        "mismatches": [
            {"kind": str(m.kind), "claim_has": m.claim_has, "record_has": m.record_has}
            for m in judged.mismatch
        ],
        "support": judged.support,
        "contradict": judged.contradict,
        "key": record.key,
        "first_author": record.first_author,
        "journal": record.journal.title or record.journal.abbreviation,
        "dose": grade.dose,
        "route": grade.route,
        "duration": grade.duration,
        "peer_review": str(grade.review),
        "notices": [{"kind": str(n.kind), "pmid": n.pmid} for n in grade.notices],
        "about": judged.about,
        "unsure": judged.unsure,
        "decided_by": judged.decided_by,
    }


def _article(article: Article) -> Data:
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "author": article.author,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else "",
        "language": article.language,
        "characters": len(article.text),
        "notes": list(article.notes),
    }


def _unread(article: UnreadArticle) -> Data:
    return {
        "source": article.source,
        "why": article.why,
        "stands": article.stands.isoformat() if article.stands else None,
    }


def _searched(report: Report) -> Data:
    searched = report.searched
    return {
        "records": searched.records,
        "with_abstract": searched.with_abstract,
        "digests": searched.digests,
        "retracted": searched.retracted,
        "imported": searched.imported,
        "last_import": searched.last_import.isoformat() if searched.last_import else None,
        "queries": [_query(run) for run in searched.queries],
        "years": [
            {"year": y.year, "records": y.records, "retracted": y.retracted} for y in searched.years
        ],
    }


def _query(run: SearchRun) -> Data:
    return {
        "name": run.name,
        "term": run.term,
        "translation": run.translation,
        "last_run": run.last_run.isoformat() if run.last_run else None,
        "count": run.count,
        "new": run.new,
        "warnings": list(run.warnings),
        "topic": run.topic,
        "database": run.database,
    }


def _sentence(sentence: ArticleSentence) -> Data:
    return {
        "article": sentence.place.article,
        "start": sentence.place.start,
        "end": sentence.place.end,
        "checkable": sentence.checkable,
        "borderline": sentence.borderline,
        "why": sentence.why,
        "fate": str(sentence.fate),
    }


def _claim(verdict: Verdict, report: Report) -> Data:
    claim, split = verdict.claim, sides(verdict)
    return {
        **_statement(claim, {article.id: article for article in report.articles}),
        "borne_out": verdict.borne_out,
        "verdict": str(verdict.label),
        "reasons": [str(reason) for reason in verdict.reasons],
        "silent": split.silent,
        "decided_by": decided_by(verdict),
        "likeliest": [_likely(each) for each in verdict.likeliest],
        "lean": _lean(verdict.lean) if verdict.lean else None,
        "evidence": [evidence_row(each) for each in split.listed],
        "verdict_in_words": VERDICTS[verdict.label].word,
        "why": verdict.why,
        "would_change": verdict.would_change,
        "rule": verdict.rule,
        "fingerprint": verdict.fingerprint,
        "for": len(split.supports),
        "against": len(split.contradicts),
        "mixed": len(split.mixed),
        "unsure": len(split.unsure),
        "near": len(split.near),
        "discounted": len(split.discounted),
        "decisions": [
            decided(each, verdict) for each in report.decisions if each.claim == verdict.claim.id
        ],
    }


def decided_by(verdict: Verdict) -> str:
    """Say what decided: a rule alone, or the reader of the strongest deciding record."""
    sided = [e.judgement for e in verdict.evidence if e.stance is not Stance.NEUTRAL]
    if not sided:
        return "rule"
    name = sided[0].decided_by
    return "model" if name.startswith("littrack ") else name.replace("judge ", "judge:", 1)


def _likely(evidence: Evidence) -> Data:
    """One of the records to read first, with its likeliest sentence."""
    judged = evidence.judgement
    quoted = judged.rationale[0] if judged.rationale else None
    return {
        "pmid": evidence.record.pmid,
        "title": evidence.record.title,
        "year": evidence.record.year,
        "sentence": quoted.text if quoted else "",
        "section": quoted.section if quoted else "",
        "stance": "supports" if judged.support >= judged.contradict else "contradicts",
        "probability": max(judged.support, judged.contradict),
        "key": evidence.record.key,
    }


def _lean(lean: Lean) -> Data:
    sides = {Stance.SUPPORTS: "support", Stance.CONTRADICTS: "contradict"}
    return {
        "to": sides.get(lean.to),
        "degree": str(lean.degree),
        "probability": lean.probability,
    }


def _statement(claim: Claim, articles: dict[str, Article]) -> Data:
    return {
        "id": claim.id,
        "text": claim.text,
        "type": str(claim.type),
        "intervention": claim.intervention,
        "outcome": claim.outcome,
        "population": claim.population,
        "comparator": claim.comparator,
        "direction": str(claim.direction),
        "quantity": claim.quantity,
        "negated": claim.negated,
        "endorsed": claim.endorsed,
        "attributed_to": claim.attributed_to,
        "certainty": claim.certainty,
        "hedged": claim.hedged,
        "hedges": list(claim.hedges),
        "boosts": list(claim.boosts),
        "reported": claim.reported,
        "corrected_by": claim.corrected_by or None,
        "dismissed": claim.dismissed,
        "places": [located(place, articles.get(place.article)) for place in claim.places],
    }
