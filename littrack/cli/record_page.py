"""One record on the terminal, and as data."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from littrack.model import PeerReview
from littrack.model.fulltext import FullTextState
from littrack.model.wording import moment_in_words

if TYPE_CHECKING:
    from rich.console import Console

    from littrack.model import Author, Change, Notice, Record
    from littrack.pipeline.show import Page

_MANY_AUTHORS = 8


def data(page: Page) -> dict[str, Any]:
    """Give a record as data for machines; the versions without their XML."""
    return {
        "record": asdict(page.record),
        "grade": asdict(page.grade),
        "state": page.held.state if page.held else "digest",
        "fetched": page.held.fetched if page.held else None,
        "versions": [{"fetched": v.at, "revised": v.revised} for v in page.versions],
        "changes": [asdict(change) for change in page.changes],
        "full_text": asdict(page.full_text) if page.full_text else None,
    }


def write(out: Console, page: Page, *, history: bool, full_text: bool = False) -> None:
    """Print a record: title, source, notices, grade, abstract, headings, links."""
    from rich.text import Text

    for style, line in _lines(page, history=history, full_text=full_text):
        out.print(Text(line, style=style))
    out.print()


def _notice(notice: Notice) -> tuple[str, str]:
    where = f", PMID {notice.pmid}" if notice.pmid else ""
    return "bold red", f"{notice.kind.upper()}{where} {notice.source}".rstrip()


def _lines(page: Page, *, history: bool, full_text: bool) -> list[tuple[str, str]]:
    record = page.record
    from littrack.report.references.words import title

    lines = [("bold", title(record) or "(no title)")]
    lines += [("", line) for line in (_authors(record.authors), _source(record)) if line]
    if page.held and page.held.state != "current":
        lines.append(("bold red", f"This record is {page.held.state} at PubMed."))
    lines += map(_notice, page.grade.notices)
    lines += [("cyan", _grade(page)), *(("yellow", f"Lacks: {gap}") for gap in record.lacks)]
    lines += [("", ""), *_abstract(record), *_subjects(record), *_links(record)]
    lines += _full_text(page, whole=full_text)
    return lines + (_history(page) if history else [])


def _full_text(page: Page, *, whole: bool) -> list[tuple[str, str]]:
    """Say whether a full text is at hand and under which licence; print it when asked to."""
    text = page.full_text
    if text is None:
        return []
    if text.state is not FullTextState.HELD:
        return [("dim", f"Full text: not at hand ({text.state.replace('_', ' ')})")]
    headings = "; ".join(dict.fromkeys(section.label for section in text.sections))
    lines = [("dim", f"Full text: {text.licence or 'licence not named'}; {headings}")]
    said = [("", f"{section.label}: {section.text}") for section in text.sections]
    return lines + (said if whole else [])


def _authors(authors: tuple[Author, ...]) -> str:
    names = [a.collective or f"{a.last} {a.initials}".strip() for a in authors]
    more = f" and {len(names) - _MANY_AUTHORS} more" if len(names) > _MANY_AUTHORS else ""
    return ", ".join(names[:_MANY_AUTHORS]) + more


def _source(record: Record) -> str:
    journal = record.journal
    issue = f"({journal.issue})" if journal.issue else ""
    numbers = f"{journal.volume}{issue}" + (f":{journal.pages}" if journal.pages else "")
    name = journal.abbreviation or journal.title or (record.book.title if record.book else "")
    year = str(record.year or record.published.text)
    ids = [f"PMID {record.pmid}" if record.pmid else "", record.pmcid]
    ids += [f"https://doi.org/{record.doi}" if record.doi else ""]
    parts = [" ".join(filter(None, (name, year, numbers))), *ids]
    return " · ".join(filter(None, parts))


def _grade(page: Page) -> str:
    grade = page.grade
    reviewed = "peer review unknown" if grade.review is PeerReview.UNKNOWN else grade.review.value
    parts = [grade.design.value, f"species: {grade.species}", reviewed]
    parts += [f"n = {grade.n}"] if grade.n is not None else []
    parts += [f"{name}: {said}" for name, said in (
        ("dose", grade.dose), ("route", grade.route), ("duration", grade.duration),
        ("trials", ", ".join(grade.trials)), ("funding", grade.funding),
    ) if said]  # fmt: skip
    return " · ".join(parts)


def _abstract(record: Record) -> list[tuple[str, str]]:
    if record.digest:
        text = f"Digest, not the publisher's abstract: {record.digest.finding or 'none written'}"
        return [("", text), ("", "")]
    kind = record.abstract_kind
    lines = [("dim", f"Other abstract ({kind}); PubMed has no main one:")] if kind else []
    lines += [
        ("", f"{section.label}: {section.text}" if section.label else section.text)
        for section in record.abstract
    ]
    return [*lines, ("", "")] if lines else []


def _subjects(record: Record) -> list[tuple[str, str]]:
    heads = [("*" if h.heading.major else "") + h.heading.name for h in record.mesh]
    named = {
        "Types": [t.name for t in record.types],
        "MeSH": heads,
        "Substances": [s.name for s in record.substances],
        "Keywords": list(record.keywords),
        "Registered": [f"{b.name} {n}" for b in record.databanks for n in b.accessions],
        "Conflicts": [record.conflict] if record.conflict else [],
    }
    return [("dim", f"{name}: {'; '.join(words)}") for name, words in named.items() if words]


def _links(record: Record) -> list[tuple[str, str]]:
    return [
        ("dim", f"{link.kind.value}: {link.source} {f'PMID {link.pmid}' if link.pmid else ''} "
         f"{link.note}".rstrip())
        for link in record.links
        if link.kind.value != "Cites"
    ]  # fmt: skip


def _history(page: Page) -> list[tuple[str, str]]:
    lines = [("", ""), ("bold", f"Versions: {len(page.versions)}")]
    lines += [
        ("", f"  fetched {moment_in_words(v.at)}, revised at NLM {v.revised or 'on no known day'}")
        for v in page.versions
    ]
    return lines + [
        ("", f"  {c.noticed.astimezone():%Y-%m-%d} {_happened(c)}") for c in page.changes
    ]


def _happened(change: Change) -> str:
    """What was noticed, in words: "first fetched, retracted by then", "retracted: notice ..."."""
    if change.kind.value == "new":
        return "first fetched" + (f", {change.detail} by then" if change.detail else "")
    return change.kind.value + (f": {change.detail}" if change.detail else "")
