"""The report as Markdown: the same order, the same sums, for mail, wikis and version control."""

from __future__ import annotations

import re
from collections.abc import Iterator

from littrack.model import Decision, Evidence, NoticeKind, Report, Verdict
from littrack.model.labels import (
    CITATIONS,
    DIGEST_MARK,
    DISCLAIMER,
    NOTICES,
    REASONS,
    TYPES,
    VERDICTS,
    correction,
    differs,
    leaning,
    rejection,
)
from littrack.report import cite
from littrack.report.counts import counts
from littrack.report.findings import Cited, Finding, Spot, cited, findings
from littrack.report.glossary import basis
from littrack.report.prisma import LEFT, lead, prisma

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
# What starts a list, a quotation or a heading at the start of a line.
_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")


def markdown(report: Report) -> str:
    """Write a report as Markdown."""
    lines = [
        f"# {plain(report.title)}",
        f"Evidence report, {cite.moment(report.generated)}.",
        _summary(report),
        *([basis(report.searched)] if report.articles else []),
        f"> {DISCLAIMER}",
        *(f"> {plain(note)}" for note in _notes(report)),
        "## Claims, worst first",
    ]
    for finding in findings(report):
        lines += _finding(finding)
    lines += ["## Cited studies"] + [line for each in cited(report) for line in _citation(each)]
    lines += ["## How this was made", *_method(report)]
    return "\n\n".join(lines) + "\n"


def plain(text: str) -> str:
    """Text from outside as text: on one line, with no mark of Markdown or HTML alive in it."""
    kept = _MARKS.sub(r"\\\1", " ".join(cite.shown(text).split()))
    return _START.sub(r"\1\\\2", kept).replace("://", ":\u200b//")


def _notes(report: Report) -> list[str]:
    missing = "Not read, because it could not be opened: "
    return [
        *report.notes,
        *(note for article in report.articles for note in article.notes),
        *(f"{missing}{each}." for each in report.missing_articles),
    ]


def _summary(report: Report) -> str:
    claims, states = counts(report)["claims"], counts(report)["citations"]
    said = [f"{claims[label]} {w.word.lower()}" for label, w in VERDICTS.items() if claims[label]]
    words: dict[str, int] = {}
    for state, wording in CITATIONS.items():
        words[wording.word.lower()] = words.get(wording.word.lower(), 0) + states[state]
    named = [f"{number} {word}" for word, number in words.items() if number]
    return (
        f"{cite.some(claims['all'], 'claim')}: {', '.join(said) or 'none'}.  \n"
        f"{cite.some(states['all'], 'citation')}: {', '.join(named) or 'none'}."
    )


def _place(spot: Spot) -> str:
    where = f", {spot.where}" if spot.where else ""
    return f"In “{plain(spot.title)}”{where}: “{plain(spot.place.text)}”"


def _finding(finding: Finding) -> Iterator[str]:
    verdict, words = finding.verdict, finding.words
    yield f"### {finding.number}. {words.sign} {words.word}: {plain(verdict.claim.text)}"
    yield f"*{TYPES[verdict.claim.type]}; {finding.strength}.*"
    if line := " ".join(filter(None, (rejection(verdict), correction(verdict.claim)))):
        yield plain(line)
    yield from map(_place, finding.spots)
    yield f"**{words.word}.** {plain(verdict.why or words.sentence)}"
    if finding.reasons:
        yield "; ".join(REASONS[reason] for reason in finding.reasons).capitalize() + "."
    if finding.wording:
        yield f"**Wording.** {plain(finding.wording)}"
    yield from _records(finding)
    if verdict.would_change:
        yield f"**What would change this:** {plain(cite.change(verdict.would_change))}"
    yield from (_decision(said, verdict) for said in finding.decisions)


def _decision(said: Decision, verdict: Verdict) -> str:
    aged = said.evidence != verdict.fingerprint and not said.opinion.of_reading
    marks = "".join(
        f" ({plain(mark)})" for mark in ("decided on older evidence" * aged, said.mark) if mark
    )
    reason = f": {plain(said.reason)}" if said.reason else ""
    return f"**{plain(said.reviewer)}**, {cite.day(said.at)}: {said.opinion}{marks}{reason}"


def _records(finding: Finding) -> Iterator[str]:
    """Yield the records to read first, then those of each side."""
    verdict = finding.verdict
    if verdict.likeliest:
        lean = f" What they say, counted nowhere: {leaning(verdict.lean)}." if verdict.lean else ""
        yield f"**These bear on it; read them.**{lean}"
        yield "\n".join(map(_evidence, verdict.likeliest))
    for _, title, group in finding.groups:
        yield f"**{title} ({len(group)})**"
        yield "\n".join(map(_evidence, group))


def _evidence(evidence: Evidence) -> str:
    record = evidence.record
    quoted = " ".join(
        f"“{plain(said.text)}”" + (f" ({plain(said.section)})" if said.section else "")
        for said in evidence.judgement.rationale
    )
    flags = [NOTICES[notice.kind] for notice in evidence.grade.notices]
    flags += [DIGEST_MARK] if record.digest else []
    parts = [
        f"- *{plain(cite.kind(evidence))}, {record.year or 'year unknown'}.*",
        quoted,
        f"{plain(cite.short(record))}. {plain(cite.titled(record))} {_reference(evidence)}",
        *(f"**{flag}.**" for flag in flags),
    ]
    if evidence.judgement.mismatch:
        differences = "; ".join(map(differs, evidence.judgement.mismatch))
        parts.append(f"Differs from the claim: {plain(differences)}.")
    return " ".join(part for part in parts if part)


def _reference(evidence: Evidence) -> str:
    address, name = cite.link(evidence.record), plain(cite.identifier(evidence.record))
    return f"[{name}](<{address}>)" if address else name


def _citation(each: Cited) -> Iterator[str]:
    check, words = each.check, each.words
    gone = f" **{NOTICES[NoticeKind.RETRACTED]}.**" if check.retracted else ""
    yield f"### {each.mark}. {words.sign} {words.word}: “{plain(check.mention.place.text)}”"
    yield f"{words.sentence} {plain(check.why)}{gone}"
    if check.record:
        yield f"The record: {plain(cite.short(check.record))}. {plain(cite.titled(check.record))}"
    for near in check.nearest:
        yield (
            f"Nearest, but not this study: {plain(cite.short(near.record))}."
            f" {plain(cite.titled(near.record))} Not it: {plain(near.why_not)}"
        )
    if check.looked_in:
        yield f"Looked in: {plain('; '.join(check.looked_in))}."


def _method(report: Report) -> Iterator[str]:
    counted = counts(report)
    for group, parts in counted.items():
        listed = ", ".join(f"{name.replace('_', ' ')} {number:,}" for name, number in parts.items())
        yield f"- {group}: {listed}"
    yield "### How the literature was searched (PRISMA-S)"
    yield LEFT
    for item in prisma(report):
        yield f"**Item {item.number}. {item.name}.** {' '.join(plain(line) for line in item.lines)}"
    for query in report.searched.queries:
        yield f"{plain(query.name)}, {lead(query)}:"
        yield _fenced(query.term)
        if query.translation:
            yield f"As {query.database} understood it:"
            yield _fenced(query.translation)
    yield "; ".join(plain(f"{name} {version}") for name, version in report.versions)


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{cite.shown(text)}\n{fence}"
