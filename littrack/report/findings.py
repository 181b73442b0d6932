"""The findings of a report and the studies it names, worst first, each with number and anchor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from littrack.model import (
    Article,
    CitationCheck,
    Decision,
    Evidence,
    MentionKind,
    Place,
    Reason,
    Report,
    Verdict,
    VerdictLabel,
)
from littrack.model.labels import (
    CITATIONS,
    VERDICTS,
    Wording,
    citation_rank,
    correction,
    rank,
    rejection,
)
from littrack.report import cite, glossary
from littrack.report.counts import NOT_FOUND, WRONG, Sides, sides
from littrack.report.whereabouts import whereabouts


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an article that can be jumped to."""

    anchor: str
    title: str
    place: Place
    where: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its number on the page (worst is 1) and all that is shown of it."""

    number: int
    verdict: Verdict
    words: Wording
    sides: Sides
    spots: tuple[Spot, ...]
    paragraph: str
    decisions: tuple[Decision, ...]
    articles: tuple[int, ...]
    place: int

    @property
    def key(self) -> str:
        """Its anchor."""
        return f"claim-{self.number}"

    @property
    def rejection(self) -> str:
        """What stands beside a claim that the article rejects; empty for one it makes."""
        return rejection(self.verdict)

    @property
    def correction(self) -> str:
        """What stands beside a claim that a person read otherwise; else empty."""
        return correction(self.verdict.claim)

    @property
    def noted(self) -> bool:
        """Whether it stands in the margin of the article."""
        return self.verdict.label is not VerdictLabel.NOT_CHECKABLE

    @property
    def open(self) -> int:
        """How many records of a side stand unfolded: more where more hangs on it."""
        urgent = {VerdictLabel.CONTRADICTED, VerdictLabel.CONTESTED, VerdictLabel.UNDETERMINED}
        return 2 if self.verdict.label in urgent else 1

    @property
    def bears(self) -> bool:
        """Whether any record speaks for it, against it, both ways or unclearly."""
        split = self.sides
        return bool(split.supports or split.contradicts or split.mixed or split.unsure)

    @property
    def mark(self) -> str:
        """What it goes by in the article."""
        return str(self.number)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What the page adds to the sentence that says why."""
        return glossary.reasons(self.verdict.reasons)

    @property
    def groups(self) -> tuple[tuple[str, str, tuple[Evidence, ...]], ...]:
        """The evidence by side, what speaks against first; empty sides left out."""
        split = self.sides
        named = (
            ("against", "Speaks against", split.contradicts),
            ("for", "Speaks for", split.supports),
            ("mixed", "Points both ways", split.mixed),
            ("unsure", "Bears on it; which way the program cannot tell", split.unsure),
            ("near", "Comes near, but is no evidence for or against it", split.near),
            ("out", "Does not count", split.discounted),
        )
        return tuple(group for group in named if group[2])

    @property
    def wording(self) -> str:
        """The article's strong words held against the evidence, where they part."""
        boosts = self.verdict.claim.boosts
        if not boosts or self.verdict.label in {VerdictLabel.SUPPORTED, VerdictLabel.NOT_CHECKABLE}:
            return ""
        said = " and ".join(f"“{word}”" for word in boosts)
        return f"The article says {said}. What speaks for it: {self._designs or 'nothing found'}."

    @property
    def _designs(self) -> str:
        counted = Counter(str(each.grade.design) for each in self.sides.supports)
        return ", ".join(f"{design} ({number})" for design, number in counted.most_common())

    @property
    def strength(self) -> str:
        """For and against in numbers."""
        split = self.sides
        counted = (
            (len(split.contradicts), "against"),
            (len(split.supports), "for"),
            (len(split.mixed), "both ways"),
            (len(split.unsure), "not told which way"),
            (len(split.near) + len(split.discounted), "near or not counted"),
        )
        parts = [f"{number} {word}" for number, word in counted if number]
        return ", ".join([*parts, f"{split.silent} silent"])


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with its number on the page and its place in the article."""

    number: int
    check: CitationCheck
    words: Wording
    spots: tuple[Spot, ...]

    @property
    def key(self) -> str:
        """Its anchor."""
        return f"citation-{self.mark}"

    @property
    def mark(self) -> str:
        """Citations are lettered, claims numbered, so that nobody mixes them up: A ... Z, AA."""
        count, letters = self.number, ""
        while count:
            count, rest = divmod(count - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return letters

    @property
    def noted(self) -> bool:
        """Whether it stands in the margin of the article: a study named, not merely hinted at."""
        return self.check.mention.kind is not MentionKind.GENERIC

    @property
    def bad(self) -> bool:
        """Whether an editor should see it first."""
        return self.check.state in NOT_FOUND | WRONG or self.check.retracted


def heading(article: Article) -> str:
    """An article's title, else the last part of where it came from."""
    return article.title or source(article)


def source(article: Article) -> str:
    """Its address, or its file's name: a page that is passed on shows no folder of a machine."""
    if cite.web(article.source):
        return article.source
    return article.source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or article.source


def _order(report: Report) -> dict[str, int]:
    return {article.id: number for number, article in enumerate(report.articles, 1)}


def _spots(key: str, report: Report, places: Sequence[Place]) -> tuple[Spot, ...]:
    texts = {article.id: article for article in report.articles}
    known = [place for place in places if place.article in texts]
    known.sort(key=lambda place: (list(texts).index(place.article), place.start))
    return tuple(
        Spot(
            f"at-{key}-{number}",
            heading(texts[place.article]),
            place,
            whereabouts(texts[place.article], place.start),
        )
        for number, place in enumerate(known, 1)
    )


def findings(report: Report) -> list[Finding]:
    """Number the verdicts, worst first, then as they stand in the articles."""
    order = _order(report)
    ranked = sorted(
        report.verdicts,
        key=lambda v: (rank(v.label), *_first_place(v, order), v.claim.id),
    )
    read = sorted(report.verdicts, key=lambda v: (*_first_place(v, order), v.claim.id))
    reading = {verdict.claim.id: number for number, verdict in enumerate(read, 1)}
    return [
        Finding(
            number,
            verdict,
            VERDICTS[verdict.label],
            sides(verdict),
            _spots(f"claim-{number}", report, verdict.claim.places),
            cite.paragraph(report, verdict),
            tuple(d for d in report.decisions if d.claim == verdict.claim.id and not d.record),
            tuple(sorted({order[p.article] for p in verdict.claim.places if p.article in order})),
            reading[verdict.claim.id],
        )
        for number, verdict in enumerate(ranked, 1)
    ]


def _first_place(verdict: Verdict, order: dict[str, int]) -> tuple[int, int]:
    places = [(order.get(p.article, 0), p.start) for p in verdict.claim.places]
    return min(places, default=(0, 0))


def cited(report: Report) -> list[Cited]:
    """Letter the citations, worst first, then as they stand in the articles."""
    order = _order(report)

    def worst_first(check: CitationCheck) -> tuple[int, int, int]:
        place = check.mention.place
        return citation_rank(check.state), order.get(place.article, 0), place.start

    return [
        Cited(
            number,
            check,
            CITATIONS[check.state],
            _spots(f"citation-{number}", report, (check.mention.place,)),
        )
        for number, check in enumerate(sorted(report.citations, key=worst_first), 1)
    ]
