"""PubMed Central's efetch: articles with a body, refused by their publisher, or not there."""

from __future__ import annotations

from html import escape

from tests.standin.faults import Reply
from tests.standin.papers import Paper, Shelf

_REFUSAL = (
    "<!--The publisher of this article does not allow downloading of the full text in XML form.-->"
)


def efetch(shelf: Shelf, params: dict[str, str]) -> Reply:
    """Give the articles asked for; what is not there is left out, with a line that says so."""
    held = {paper.pmcid.removeprefix("PMC"): paper for paper in shelf.papers.values()}
    served = []
    for number in params.get("id", "").split(","):
        paper = held.get(number)
        if paper is None or not (paper.body or paper.refused):
            told = f"The following PMCID is not available: {number}"
            served.append(f'<Reply Id="{number}" error="{told}"/>')
        else:
            served.append(jats(paper))
    body = f"<?xml version='1.0'?><pmc-articleset>{''.join(served)}</pmc-articleset>"
    return Reply(body.encode(), zipped=True)


def jats(paper: Paper) -> str:
    """Write an article as PubMed Central does."""
    number = paper.pmcid.removeprefix("PMC")
    refused = _REFUSAL if paper.refused else ""
    body = f"<body>{paper.body}</body>" if paper.body else ""
    return (
        f'<article article-type="research-article">{refused}<front><article-meta>'
        f'<article-id pub-id-type="pmid">{paper.pmid}</article-id>'
        f'<article-id pub-id-type="pmc">{number}</article-id><title-group>'
        f"<article-title>{escape(paper.heading)}</article-title></title-group>"
        f"<permissions>{paper.licence}</permissions></article-meta></front>{body}"
        '<back><ref-list><ref id="r1"><element-citation><pub-id pub-id-type="pmid">7</pub-id>'
        "</element-citation></ref></ref-list></back></article>"
    )
