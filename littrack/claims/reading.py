"""An article read sentence by sentence: what each asserts, or why it asserts nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from littrack.citations.mentions import detailed, listed, mentions_in
from littrack.claims.asking import answered, turned
from littrack.claims.clauses import Parsed, parse
from littrack.claims.cues import CARER, PERSON, RHETORIC, STUDIER, UNKNOWN
from littrack.claims.degrees import degrees
from littrack.claims.draft import Draft
from littrack.claims.evidence import about_evidence, on_the_bench
from littrack.claims.fate import reason, unfit, vetoed
from littrack.claims.fellows import FELLOW, fellows
from littrack.claims.frames import drafts
from littrack.claims.grammar import owned, sentence, told_once
from littrack.claims.identity import identified, united
from littrack.claims.names import bare
from littrack.claims.nominal import nominal
from littrack.claims.openings import provided
from littrack.claims.phrases import canonical, population
from littrack.claims.scene import Scene
from littrack.claims.survey import survey
from littrack.claims.trimming import statement
from littrack.claims.wording import spare
from littrack.claims.words import BOOST_WORDS, HARMS, HEALTH, HEDGE_WORDS, is_bad, is_good
from littrack.concepts import Lexicon
from littrack.language.fold import Folded, fold
from littrack.language.lines import Line, lines
from littrack.model import (
    Article,
    ArticleSentence,
    CitationMention,
    Claim,
    ClaimType,
    Direction,
    MentionKind,
    Place,
    Reading,
    SentenceFate,
)

_SURVEYED = 400  # sentences from which the subject is told
_READ = 300_000  # characters, about 50,000 words; a book must not hang the program
_REFUTED = re.compile(
    r"\b(?:but|yet|however,?|although|--) (?:this|that|it|the claim) (?:is|was|has)(?: simply"
    r"| also)?"
    r"(?:n't| not)? (?:not )?(?:correct|true|accurate|the case|right"
    r"|so)\b(?<!is true)(?<!is correct)"
    r"|\b(?:but|yet|however,?) (?:this|that|it) (?:is|was) (?:false|wrong|untrue|a myth"
    r"|misleading)\b"
    r"|^(?:the )?(?:common )?(?:myth|fiction|misconception|false)(?: (?:#|no\.? ?)?\d+)?"
    r"(?::| --?) ",
    re.IGNORECASE,
)
_ATTENTION = re.compile(
    r"\b(?:gain\w*|garner\w*|attract\w*|receiv\w*|drawn?) (?:\w+ )?(?:attention|interest)\b"
    r"|\b(?:studied|explored|investigated|investigation|exploration) (?:\w+ )?(?:for|as)\b",
    re.IGNORECASE,
)


def read_claims(article: Article, lexicon: Lexicon) -> Reading:
    """Read the claims, the fate of every sentence, and the citation mentions of an article."""
    reader = _Reader(article, lexicon)
    for line in reader.lines:
        reader.read(line)
    reader.mentions += listed(article)
    return Reading(
        article, tuple(reader.sentences), tuple(united(reader.claims)), tuple(reader.mentions)
    )


class _Reader:
    """Walks the sentences of one article in order; what was named before tells what "it" is."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lines = list(lines(article))
        self.english = article.language == "en"
        self.listed = frozenset(
            n.start
            for n in self.lines
            for r in article.references
            if r.start is not None and r.end is not None and r.start <= n.start < r.end
        )
        self.sentences: list[ArticleSentence] = []
        self.claims: list[Claim] = []
        self.mentions: list[CitationMention] = []
        self.asked = self.outcome = ""
        first = [parse(self._fold(n).text) for n in self.lines[:_SURVEYED]] if self.english else []
        self.scene = survey(first, lexicon, article.title)

    def _fold(self, line: Line) -> Folded:
        return fold(self.article.text[line.start : line.end], line.start)

    def read(self, line: Line) -> None:
        """Read one sentence."""
        text = self.article.text[line.start : line.end]
        if line.opens:
            self.scene.lately = ""
        place = Place(self.article.id, line.start, line.end, text)
        folded = self._fold(line)
        fate, why = self._apart(line, folded.text)
        asked, self.asked = self.asked, folded.text
        stated = answered(asked, folded.text, self.scene) if self.english else ""
        if stated and (fate is None or fate is SentenceFate.DROPPED):
            fate, why = self._answer(folded, stated)
        if fate is None:
            fate, why = self._prose(place, folded)
        elif not line.heading and line.start not in self.listed:
            self.mentions += mentions_in(self.article, place, folded)
        self.sentences.append(ArticleSentence(place, fate, why))

    def _apart(self, line: Line, text: str) -> tuple[SentenceFate | None, str]:
        """What becomes of a line that is no running text; None for one that is."""
        if line.start > _READ:
            return SentenceFate.DROPPED, f"past the first {_READ:,} characters, where reading ends"
        if line.start in self.listed:
            return SentenceFate.DROPPED, "an entry of the reference list"
        if any(start < line.end and line.start < end for start, end in self.article.unreadable):
            return SentenceFate.DROPPED, "letters of it cannot be read"
        if not self.english:
            return SentenceFate.DROPPED, "not in English, which is what littrack reads"
        if line.heading:
            self.scene.turn(text)
            return SentenceFate.NOT_CHECKABLE, "a heading"
        why = unfit(text)
        return (SentenceFate.DROPPED if why else None), why

    def _answer(self, folded: Folded, stated: str) -> tuple[SentenceFate, str]:
        """A short answer, read as what it states with its question."""
        parsed = parse(stated)
        found = _distinct([*drafts(parsed, self.scene), *nominal(parsed, self.scene)])
        if not found:
            return SentenceFate.NOT_CHECKABLE, "the answer to a question nothing can be read from"
        whole = (0, len(folded.text))
        self.claims += [self._claim(replace(d, span=whole), folded, []) for d in found]
        return SentenceFate.CHECKED, "answers the question before it"

    def _prose(self, place: Place, folded: Folded) -> tuple[SentenceFate, str]:
        text = folded.text
        cited = mentions_in(self.article, place, folded)
        other = turned(text)
        parsed = parse(statement(other or text))
        veto = vetoed(text)
        found = [] if veto else self._drafts(parsed, folded, cited)
        found = [replace(d, span=(0, len(text))) for d in found] if other else found
        found = [_pointed(draft, self.outcome) for draft in found]
        self.outcome = next((d.outcome for d in reversed(found) if d.outcome), self.outcome)
        self.mentions += [detailed(m, _studies(m, found, folded), text) for m in cited]
        self.scene.note(parsed)
        if found:
            self.claims += [self._claim(draft, folded, cited) for draft in found]
            return SentenceFate.CHECKED, "asserts something a study could answer"
        why = veto or reason(parsed) or "asserts nothing that could be made out"
        self.claims.append(_uncheckable(place, text, why))
        return SentenceFate.NOT_CHECKABLE, why

    def _drafts(self, parsed: Parsed, folded: Folded, cited: list[CitationMention]) -> list[Draft]:
        paired = degrees(parsed.text, self.scene)
        found = [*drafts(parsed, self.scene), *nominal(parsed, self.scene)]
        found = [paired] if paired else _distinct(found)
        if fellow := FELLOW.search(folded.text):
            found += fellows(parsed, found, fellow["who"], self.scene)
        if not _of_health(parsed.text, self.scene):
            found = [d for d in found if d.type is not ClaimType.EPIDEMIOLOGY]
        if not found and not reason(parsed):
            found = list(_fallback(parsed, self.scene))
        if _REFUTED.search(folded.text):
            found = [_refuted(draft, self.scene) for draft in found]
        if _UNFOUNDED.search(folded.text):
            found = [_unfounded(d) for d in found if d.type is not ClaimType.EVIDENCE]
        mentions = [(m, _local(m, folded)) for m in cited]
        found = on_the_bench(parsed, about_evidence(parsed, found, mentions, self.scene))
        return spare([provided(draft, folded.text) for draft in found])

    def _claim(self, draft: Draft, folded: Folded, cited: list[CitationMention]) -> Claim:
        start, end = folded.span(*draft.span)
        said = f"{draft.asserted} {draft.text}"
        hedges = [m[0].lower() for m in HEDGE_WORDS.finditer(said)]
        if draft.type is ClaimType.EFFICACY:
            hedges += [m[0].lower() for m in _ATTENTION.finditer(said)]
        return identified(
            Claim(
                id="",
                text=told_once(draft.text, self.scene.main),
                type=draft.type,
                places=(Place(self.article.id, start, end, self.article.text[start:end]),),
                intervention=draft.intervention,
                outcome=draft.outcome,
                population=draft.population,
                comparator=draft.comparator,
                direction=draft.direction,
                hedges=tuple(dict.fromkeys(hedges)),
                boosts=tuple(dict.fromkeys(m[0].lower() for m in BOOST_WORDS.finditer(said))),
                negated=draft.negated,
                reported=draft.reported,
                mentions=tuple(m.id for m in cited if _leans(draft, m)),
                why=draft.why,
            )
        )


def _studies(mention: CitationMention, found: list[Draft], folded: Folded) -> list[Claim]:
    """What the sentence says that the study named there found."""
    start = _local(mention, folded)
    return [
        Claim(
            "",
            d.text,
            d.type,
            (),
            intervention=d.intervention,
            outcome=d.outcome,
            population=d.population,
            direction=d.direction,
        )
        for d in found
        if d.type is ClaimType.NAMED_STUDY and d.span[0] <= start
    ]


def _pointed(draft: Draft, before: str) -> Draft:
    """ "It dissolves them": what was last said to be moved."""
    if draft.outcome.lower() not in {"them", "it", "these", "this"} or not before:
        return draft
    text = re.sub(rf"\b{draft.outcome}\b(?=[^\w]*$)", before, draft.text)
    return replace(draft, outcome=before, text=text)


def _uncheckable(place: Place, text: str, why: str) -> Claim:
    return identified(Claim("", sentence(text), ClaimType.NOT_CHECKABLE, (place,), why=why))


def _leans(draft: Draft, mention: CitationMention) -> bool:
    return (
        mention.kind is not MentionKind.GENERIC
        or draft.reported
        or draft.type is ClaimType.EVIDENCE
    )


def _local(mention: CitationMention, folded: Folded) -> int:
    """Where a mention begins in the folded sentence."""
    at = bisect_left(folded.at, mention.place.start)
    return at if at < len(folded.at) else 0


# "Some say it cures warts, but there is no evidence for that".
_UNFOUNDED = re.compile(
    r"\b(?:but|yet|however,?|although|though|--) there (?:is|was)(?: (?:absolutely|simply|currently"
    r"|still))? (?:no|little|scant) (?:[\w-]+ )?(?:evidence|proof|science|data)(?: at all)?"
    r"(?: (?:for|of|behind) (?:this|that|it|these claims))?\W*$",
    re.IGNORECASE,
)


def _unfounded(draft: Draft) -> Draft:
    """What a sentence tells only to say that nothing speaks for it."""
    text = sentence("There is no evidence that", draft.text[:1].lower() + draft.text[1:])
    return replace(draft, type=ClaimType.EVIDENCE, text=text, negated=True)


def _refuted(draft: Draft, scene: Scene) -> Draft:
    """ "Sold as non-addictive, but this is not correct" says that it is addictive."""
    if draft.type is ClaimType.HARM:
        draft = replace(draft, type=ClaimType.NO_HARM)
        text = sentence("It is not true that", draft.text[:1].lower() + draft.text[1:])
        return replace(draft, text=text, negated=True, direction=Direction.ABSENT)
    if draft.type is ClaimType.NO_HARM:
        harm = draft.outcome or "harm"
        text = sentence(draft.intervention or scene.main, "can cause", harm)
        return replace(
            draft,
            type=ClaimType.HARM,
            text=text,
            direction=Direction.INCREASES,
            negated=False,
            reported=False,
        )
    text = sentence("It is not true that", draft.text[:1].lower() + draft.text[1:])
    return replace(draft, text=text, negated=not draft.negated, direction=Direction.NO_EFFECT)


def _of_health(text: str, scene: Scene) -> bool:
    told = HEALTH.search(text) or is_bad(text) or is_good(text)
    return bool(told or scene.lexicon.find(text))


def _distinct(found: list[Draft]) -> list[Draft]:
    """Drop a draft that says of the same things what an earlier one says."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in found:
        key = (draft.type, draft.intervention, draft.outcome.lower(), draft.direction)
        kept.setdefault(key, draft)
    return list(kept.values())


# How big a study was, how long it ran, where it stands: what it is, not what it found.
_COUNTING = re.compile(
    r"(?:has |had |have |was |were )?(?:enrol\w*|includ\w+|recruit\w*|follow\w*|involv\w+|track\w*"
    r"|lasted|ran|analy[sz]ed|looked|pooled|published|presented|conducted|carried out|led)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:dr|prof|professor|mrs?|ms|sir|dame)\b", re.IGNORECASE)


# "If it cured cancer, we would know": nothing is said to happen.
_UNREAL = re.compile(r"\s*if [^,]+(?:ed|could|were|did)\b[^,]*, .*\bwould\b", re.IGNORECASE)


def _fallback(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    """A sentence whose grammar was not made out, but which speaks of health: claimed whole."""
    if not parsed.words:
        return
    main = next((c for c in parsed.clauses if c.group.form == "finite"), None)
    if main is None:
        return
    subject = parsed.slice(main.subject)
    if subject.lower() in {"this", "that", "these", "those"} or _UNREAL.match(parsed.text):
        return
    expletive = subject.lower() == "it" and " that " in parsed.text
    told = scene.resolved(subject) if subject and not expletive else ""
    text = parsed.text.replace(subject, told, 1) if told else parsed.text
    rest = parsed.slice(main.rest)
    of_health = HEALTH.search(rest) or is_bad(rest) or is_good(rest)
    if subject.lower() in {"you", "we", "i"} and not of_health:
        return
    helpers = subject.lower() == "they" and CARER.search(told)
    counts = STUDIER.search(subject) and _COUNTING.match(
        parsed.slice((main.group.first, main.rest[1]))
    )
    if counts or RHETORIC.match(rest) or _TITLED.match(subject) or helpers:
        return
    if parsed.text.startswith("Whether ") and UNKNOWN.search(parsed.text):
        whole = (0, len(parsed.text))
        yield Draft(ClaimType.EVIDENCE, sentence(parsed.text), whole, scene.main, negated=True)
        return
    kind = ClaimType.HARM if HARMS.search(rest) and is_bad(rest) else ClaimType.EPIDEMIOLOGY
    yield Draft(
        kind,
        sentence(owned(scene, text, told)),
        (0, len(parsed.text)),
        ""
        if PERSON.match(told)
        else scene.main
        if STUDIER.search(told)
        else canonical(bare(told), scene.lexicon),
        canonical(" ".join(rest.split()[:8]), scene.lexicon),
        population(rest),
        asserted=parsed.text,
    )
