"""What an article is about, found before it is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from littrack.claims.clauses import Parsed
from littrack.claims.cues import CARER, STUDIER
from littrack.claims.names import abbreviations, bare
from littrack.claims.scene import CLASS, GENERIC, Scene
from littrack.claims.verbs import Act
from littrack.claims.words import is_bad
from littrack.concepts import Lexicon

_LEAD = 3  # sentences in which an article names its subject
_NAME = 3  # words of what an article can be about


def survey(parsed: Iterable[Parsed], lexicon: Lexicon, title: str) -> Scene:
    """Find what an article is about, by what its sentences are about."""
    kept = list(parsed)
    text = " ".join([title, title, title, *(p.text for p in kept)])
    scene = Scene(lexicon, whole=" ".join([title, *(p.text for p in kept)]))
    for found in kept:
        scene.short.update(abbreviations(found.text))
    scene.main = _commonest(lexicon, text, {"intervention"}) or _subject(kept, title)
    scene.condition = _commonest(lexicon, text, {"condition"})
    scene.sure = scene.main in {c.name for c in lexicon.concepts}
    if not scene.sure:
        scene.called = _called(text)
    return scene


def _commonest(lexicon: Lexicon, text: str, kinds: set[str]) -> str:
    hits = Counter(h.concept.name for h in lexicon.find(text) if h.concept.kind in kinds)
    if not hits:
        return ""
    top = hits.most_common(1)[0][0]
    return next((name for name in reversed(lexicon.lineage(top)) if name in hits), top)


def _called(text: str) -> dict[str, str]:
    """What "the vaccine" is when the text names it: "RSV vaccine", "vaccine RSV-341"."""
    names: dict[str, Counter[str]] = {}
    for found in _NAMED.finditer(text):
        head = (found["after"] or found["before"]).lower()
        names.setdefault(head, Counter())[found[0]] += 1
    return {head: counted.most_common(1)[0][0] for head, counted in names.items()}


_NAMED = re.compile(
    rf"\b(?:(?P<before>vaccine|drug|supplement|pill|device|antibody|therapy"
    rf"|test) [A-Z][\w-]*[A-Z0-9]"
    rf"|[A-Z][\w-]*[A-Z0-9] (?P<after>{CLASS}))\b"
)
_ENOUGH = 1.9


def _subject(parsed: list[Parsed], title: str) -> str:
    text = " ".join(p.text for p in parsed).lower()
    lead = " ".join(p.text for p in parsed[:_LEAD]).lower()
    scores: Counter[str] = Counter()
    for phrase, worth in _candidates(parsed):
        scores[phrase] += worth
    best, most = "", 0.0
    for phrase, times in scores.most_common(60):
        weight = _weight(phrase, times, text, title.lower())
        early = weight + (phrase.lower() in lead)
        if weight >= _ENOUGH and early > most:
            best, most = phrase, early
    return best


def _weight(phrase: str, times: int, text: str, title: str) -> float:
    stem = phrase.lower()
    seen = len(re.findall(rf"\b{re.escape(stem)}\b(?!-)", text))
    weight = times + 0.5 * seen + (3 if stem in title else 0)
    weight *= 1 + 0.15 * min(stem.count(" "), 2)
    ill = is_bad(stem) and not _VACCINE.fullmatch(stem)
    return weight * 0.3 if ill or times < 0 else weight


def _candidates(parsed: list[Parsed]) -> Iterator[tuple[str, int]]:
    """Short subjects, for or against their being what the article is about."""
    for each in parsed:
        for clause in each.clauses:
            raw = each.slice(clause.subject)
            phrase = "" if raw.lower().startswith(("those", "these", "they")) else bare(raw)
            named = phrase and len(phrase.split()) <= _NAME and not GENERIC.search(phrase)
            if not named or (_NO_THING.search(phrase) and not _VACCINE.fullmatch(phrase)):
                continue
            verb = each.words[clause.group.main]
            speaks = verb.base in _OF_PERSONS and not clause.group.passive
            sickens = verb.act is Act.CAUSE and is_bad(each.slice(clause.rest))
            name = phrase if phrase[1:] != phrase[1:].lower() else phrase.lower()
            yield name, -3 if speaks else -1 if sickens else 1


# A class without a name, those who treat or study, and what is measured are no article's subject.
_NO_THING = re.compile(
    rf"^(?:[a-z]+ )?{CLASS}s?$|{CARER.pattern}|^{STUDIER.pattern}"
    r"|^(?:(?:body|blood|heart) )?(?:weight|pressure|sugar|rate|levels?|pain|sleep|mood|appetite)$",
    re.IGNORECASE,
)
# A vaccine bears the name of what it prevents.
_VACCINE = re.compile(
    r"[\w-]+(?: [\w-]+)? (?:vaccines?|vaccinations?|shots?|jabs?|boosters?)", re.IGNORECASE
)
_OF_PERSONS = frozenset("announce say plan launch sell found develop write report believe".split())
