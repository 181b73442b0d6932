"""How a record, a day and a finding are cited in running text."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import quote, urlsplit

from littrack.model import Author, Design, Evidence, Grade, Record, Report, Species, Verdict
from littrack.model.labels import VERDICTS
from littrack.report.counts import sides

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
# C0 controls, DEL, C1 and the bidirectional embeddings, overrides and isolates.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TIED = 3
_OFFICIAL = (".gov", ".int")
_NAMED = 5  # records of a side that a pasted paragraph names; the page lists them all
_REVIEWS = frozenset({Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS, Design.NARRATIVE_REVIEW})


def shown(text: str) -> str:
    """The text with a visible mark where a control character would act on the page."""
    return _UNSHOWN.sub("\ufffd", text)


def day(when: datetime) -> str:
    """14 March 2026."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def moment(when: datetime) -> str:
    """14 March 2026, 09:26 UTC."""
    return f"{day(when)}, {when:%H:%M} {when.tzname() or '(no time zone)'}"


def authors(record: Record) -> str:
    """Wu; Wu and Li; Wu et al."""
    names = [name(author) for author in record.authors]
    if len(names) >= _TIED:
        return f"{names[0]} et al."
    return " and ".join(names)


def name(author: Author) -> str:
    """A person's last name, or the group's."""
    return author.last or author.collective


def some(number: int, what: str) -> str:
    """1 claim; 2 claims."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def byline(record: Record) -> str:
    """Who wrote it: the authors; a digest that names none says so, and calls nobody anonymous."""
    return authors(record) or ("Authors not recorded" if record.digest else "No author given")


def short(record: Record) -> str:
    """Wu et al. 2016, as in running text; without authors the journal stands in their place."""
    journal = record.journal.title or record.journal.abbreviation
    return f"{authors(record) or journal or byline(record)} {record.year or 'n.d.'}"


def titled(record: Record) -> str:
    """The title, ended as a sentence."""
    title = record.title.strip()
    return title if title.endswith((".", "?", "!")) else f"{title}."


def quoted_title(evidence: Evidence) -> bool:
    """Whether its title is among the sentences quoted, and need not be repeated below them."""
    title = titled(evidence.record)
    return any(sentence(said.text) == sentence(title) for said in evidence.judgement.rationale)


def sentence(text: str) -> str:
    """The text begun and ended as a sentence."""
    said = text.strip()
    ended = said if not said or said.endswith((".", "?", "!", "”")) else f"{said}."
    return ended[:1].upper() + ended[1:]


def change(text: str) -> str:
    """What would change a verdict, to stand behind those very words."""
    return re.sub(r",? would (?:change this|settle it)\.$", ".", text.strip())


def link(record: Record) -> str:
    """Where a reader opens it: PubMed, else the DOI, else PubMed Central, else PubMed by title.

    Where a digest was seen may be a shop's page: only an official one is linked.
    """
    if record.pmid and record.pmid.isdigit():
        return f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/"
    if record.doi:
        return f"https://doi.org/{quote(record.doi, safe='/().;:-_')}"
    if record.pmcid:
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(record.pmcid)}/"
    if record.digest is None:
        return ""
    if _host(record).endswith(_OFFICIAL):
        return web(record.digest.url)
    return f"https://pubmed.ncbi.nlm.nih.gov/?term={quote(record.title)}"


def seen(record: Record) -> str:
    """The site a digest without any identifier was made from; it is named and not linked."""
    known = record.pmid or record.doi or record.pmcid
    return "" if known else _host(record).removeprefix("www.")


def _host(record: Record) -> str:
    address = web(record.digest.url) if record.digest else ""
    return urlsplit(address).hostname or ""


def web(address: str) -> str:
    """The address when it is one of the web, else nothing: no other scheme becomes a link."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""


def identifier(record: Record) -> str:
    """PMID 1, else DOI, else PMCID, else what its link leads to, else its own key."""
    if record.pmid:
        return f"PMID {record.pmid}"
    if record.doi:
        return f"doi:{record.doi}"
    if record.pmcid or record.digest is None:
        return record.pmcid or record.key
    host = seen(record)
    return host if host.endswith(_OFFICIAL) else "look it up in PubMed"


def kind(evidence: Evidence) -> str:
    """Cohort, human, n = 4,102, 2021: what stands next to every direction."""
    grade = evidence.grade
    parts = [str(grade.design)]
    if grade.species is not Species.UNCLEAR and str(grade.species) not in str(grade.design):
        parts.append(str(grade.species))
    parts.append(_size(grade))
    parts.extend(part for part in (grade.dose, grade.route.lower()) if part)
    return ", ".join(parts)


def _size(grade: Grade) -> str:
    if grade.n is None:
        return "n not given"
    # Abstracts of reviews count now the people, now the studies, and do not always say which.
    unit = " people or studies" if grade.design in _REVIEWS else ""
    return f"n = {grade.n:,}{unit}"


def paragraph(report: Report, verdict: Verdict) -> str:
    """A finding in one paragraph that can be pasted into an article or a mail."""
    split = sides(verdict)
    said = [f"“{verdict.claim.text}” {VERDICTS[verdict.label].word}."]
    said += [verdict.why] if verdict.why else []
    for word, group in (
        ("Against", split.contradicts),
        ("For", split.supports),
        ("Both ways", split.mixed),
    ):
        if group:
            said.append(f"{word} ({len(group)}): {_listed(group)}.")
    version = dict(report.versions).get("littrack", "")
    only_digests = split.listed and all(e.record.digest for e in split.listed)
    source = "digests, not abstracts" if only_digests else "abstracts"
    said.append(
        f"{some(split.read, 'record')} read for this claim, {split.silent} of them silent"
        f" (littrack {version}".rstrip()
        + f", {day(report.generated)}; read from {source} by machine, no medical advice)."
    )
    return " ".join(said)


def _listed(group: tuple[Evidence, ...]) -> str:
    named = [f"{short(e.record)} ({kind(e)}; {identifier(e.record)})" for e in group[:_NAMED]]
    return "; ".join([*named, *([f"and {len(group) - _NAMED} more"] if group[_NAMED:] else [])])
