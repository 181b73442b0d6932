"""PubMed files of our own writing, as NLM would number and zip them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path

_RECORD = (
    '<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>'
    "<Article><Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue>"
    "<Title>Journal of Samples</Title></Journal><ArticleTitle>{title}</ArticleTitle>"
    "<Abstract><AbstractText>{abstract}</AbstractText></Abstract>"
    "<PublicationTypeList><PublicationType>Journal Article</PublicationType>"
    "</PublicationTypeList></Article></MedlineCitation></PubmedArticle>"
)
_DRUGS = "aspirin lithium metformin warfarin ketamine naltrexone quinine insulin".split()
_ENDS = "pain mood glucose clotting cravings fever sleep appetite memory weight".split()
_DOES = "reduces raises does not change".split(" ", 2)
_WHO = "adults children rats volunteers patients twins students nurses".split()


def record(pmid: int, title: str, abstract: str = "") -> str:
    """Write one record."""
    return _RECORD.format(pmid=pmid, title=title, abstract=abstract)


def write(path: Path, records: Iterable[str], deleted: Iterable[int] = ()) -> Path:
    """Write a file of records, then of deletions."""
    gone = "".join(f'<PMID Version="1">{pmid}</PMID>' for pmid in deleted)
    body = "\n".join(records) + (f"<DeleteCitation>{gone}</DeleteCitation>" if gone else "")
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>{body}</PubmedArticleSet>'
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
    return path


def titled(path: Path, titles: Mapping[int, str], deleted: Iterable[int] = ()) -> Path:
    """Write a file of records that are no more than their titles."""
    return write(path, [record(pmid, title) for pmid, title in titles.items()], deleted)


def many(path: Path, first: int, count: int) -> Path:
    """Write a file of made-up trials, every one with words of its own."""
    return write(path, [record(n, *_trial(n)) for n in range(first, first + count)])


def _trial(n: int) -> tuple[str, str]:
    drug, end = _DRUGS[n % 8], _ENDS[n // 8 % 10]
    does, who = _DOES[n // 3 % 3], _WHO[n // 7 % 8]
    title = f"{drug.title()} and {end} in {who}: trial {n}"
    told = f"{drug.title()} {does} {end} in {n % 97} {who}. " * (n % 3 + 1)
    return title, f"{told}The trial was registered as S{n}."
