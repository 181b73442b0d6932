"""What an article is about, so that "it", "this herb" and "these symptoms" can be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from littrack.claims.clauses import Parsed
from littrack.claims.cues import CARER, SOMEBODY, STUDIER
from littrack.claims.verbs import VERB_FORMS, Act
from littrack.claims.words import PEOPLE, is_bad, plural
from littrack.concepts import Lexicon

_GENERIC = re.compile(
    rf"\b(?:{PEOPLE[3:-1]}|nobody|no one|none|every(?:one|body)|any(?:one|body)|some(?:one|body)"
    r"|it|they|we|you|i|he|she|this|that|these|those|there|who|which|what"
    rf"|one|stud(?:y|ies)"
    r"|research(?:ers)?|scientists?|experts?|doctors?|physicians?|trials?|evidence|data"
    r"|results?|findings?|reviews?"
    r"|effects?|symptoms?|benefits?|risks?|side effects|company|team|article|guide|page"
    r"|authors?|time|day|days"
    r"|weeks?|months?|years?|percent|treatment|product|things?|way|ways|reason|here|body|life"
    r"|help|use|versions?|kinds?|types?|forms?|science|releases?|statements?|announcement|news"
    r"|question|answer|number"
    rf"|limitations?)\b|{SOMEBODY.pattern}",
    re.IGNORECASE,
)
_CLASS = (
    r"(?:herb|plant|supplement|product|drug|medication|medicine|compound|substance|remedy"
    r"|vaccine|shot|jab"
    r"|treatment|therapy|extract|spice|formula|capsule|pill|root|leaf|oil|tea|botanical"
    r"|ingredient|mineral"
    r"|vitamin|hormone|device|procedure|diet|alternative|option|approach|solution|blend"
    r"|powder|tablet|gummy"
    r"|practice|technique|program|agent|molecule|antibody|injection|regimen|intervention"
    r"|alkaloid|test)"
)
_KIND = re.compile(rf"(?:the )?(?:[\w-]+ )?{_CLASS}", re.IGNORECASE)
_ONE = re.compile(
    rf"^(?:this|that|the|our|such an?|each)\s(?:[\w-]+\s){{0,2}}(?P<head>{_CLASS})$", re.IGNORECASE
)
_THE_DRUGS = re.compile(
    r"the (?:drugs|medicines|medications|pills|tablets|supplements|vaccines|shots|jabs)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"^(?:these|those|our|such)\s(?:[\w-]+\s){{0,2}}(?P<head>{_CLASS}s|compounds|effects"
    rf"|properties|actions|benefits)$",
    re.IGNORECASE,
)
_RELATED = frozenset(
    """
    effects compounds properties actions action benefits interaction interactions ingredients
    alkaloids components mechanism mechanisms potency toxicity dosage
""".split()
)
_THESE = re.compile(
    r"^(?:this|these|those)\s(?!(?:on|in|who|with|at|of|from|given|\w+ing"
    r"|\w+ed)\b)((?:[\w-]+\s){0,2}[\w-]+)$",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"^(?:the\s)?(?:severity|duration|intensity|onset|length|frequency|course|timeline"
    r"|likelihood|symptoms?)"
    r"(?:(?:,\s|\sand\s|,\sand\s)(?:severity|duration|intensity|onset|length|frequency|course"
    r"|timeline))*$",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"^(?:the\s|proper\s|right\s)?(?:[\w-]+\s){0,2}(?:use|intakes?|forms?|products?|dosage|doses?"
    r"|dosing|consumption|misuse|abuse"
    r"|side effects?|toxicity|overdoses?|effects|benefits|safety|purity|potency|effectiveness"
    r"|strain selection|efficacy|supplementation)$",
    re.IGNORECASE,
)
# "600 mg a day" is so much of what the article is about.
_DOSE = re.compile(
    r"((?:(?:daily )?doses? (?:of )?)?(?:up to )?\d[\d,.]*(?:\s?(?:-|to)\s?\d[\d,.]*)?\s?"
    r"(?:mg|mcg|µg|μg|g|grams?|milligrams?|micrograms?|ml|IU))"
    r"((?: (?:(?:once|twice|three times) )?(?:a|per|each|every) (?:day|week)| daily)?)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"((?:[\w-]+\s){1,7})\(([A-Z][A-Za-z-]{1,7})s?\)")
_STATE = re.compile(
    r"^(?:this|that|the|such a)\s(?:phenomenon|process|condition|state|disorder|syndrome"
    r"|disease|illness|problem|infection)$",
    re.IGNORECASE,
)


_RISK = re.compile(r"\brisk of [\w' -]{3,40}?(?=[,.;]| by\b| in\b| with\b| and\b| when\b|$)")
_THESE_PARTS = re.compile(
    r"\b(in|of|from) (?:this|these) (leaves|leaf|plant|herb|roots?|tree|seeds?|berries)\b"
)
# Whom a study or a statement was last about, and what points back at them.
_FOLK = re.compile(
    rf"\b((?:(?:[\d][\d,]*|young|older|healthy|pregnant) )*(?!(?:those|anyone|someone|everyone)\b)"
    rf"{PEOPLE}(?: (?:with|using|taking|on|who (?:use|used|take|took)) [\w-]+(?: [a-z-]+)?)?)\b",
    re.IGNORECASE,
)
# Whom "they" means after a sentence on doctors, when the thing is one.
_CARERS = re.compile(
    r"\b(?:(?:health ?care|medical|mental health|qualified|addiction) )?(?:professionals|providers"
    r"|doctors|physicians|clinicians|pharmacists|nurses|practitioners|therapists|specialists)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(of|among) (?:them|these|those)$", re.IGNORECASE)
_USED = re.compile(
    r"^(?:the )?(?:[\w-]+ )?(?:use|intake|doses?|amounts?|supplementation|consumption) of ",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[\w' -]+")
_WORDS = 5  # words of a subject that can be what "it" is
_LEAD = 3  # sentences in which an article names its subject
_OFTEN = 2  # times that an article must name what it sets beside its subject
_NAME = 3  # words of what an article can be about


@dataclass(slots=True)
class Scene:
    """What has been named so far. `main` is the thing the article is about."""

    lexicon: Lexicon
    main: str = ""
    condition: str = ""
    short: dict[str, str] = field(default_factory=dict)
    last: str = ""
    lists: dict[str, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    here: str = ""
    risk: str = ""
    called: dict[str, str] = field(default_factory=dict)
    sure: bool = False
    folk: str = ""
    carers: str = ""
    lately: str = ""
    whole: str = ""

    @property
    def name(self) -> str:
        """The main thing as it is written in a sentence."""
        return self.main

    def resolved(self, subject: str, near: str = "") -> str:
        """A subject with its pronoun told; what cannot be told is left as it stands.

        `near` is the subject before it in the same sentence.
        """
        last = near or self.last
        text = self.spelled(subject.strip(" ,"))
        text = _THESE_PARTS.sub(rf"\1 {self.main} \2", text) if self.main else text
        text = _OF_THEM.sub(rf"\1 the {self.folk}", text) if self.folk else text
        low = text.lower()
        if low in {"it", "this one"}:
            return ("" if plural(last) else last) or self.main or text
        if low in {"they", "them", "both"}:
            return last if plural(last) else self.carers or self.main or text
        if low.startswith(("its ", "their ", "our ")):
            owner = (last if low.startswith("its ") else "") or self.main
            what = text.split(" ", 1)[1]
            if owner and owner.lower() in what.lower():
                return f"the {what}"
            return f"{possessive(owner)} {what}" if owner else text
        return self._told(text) or text

    def _told(self, text: str) -> str:
        """What a phrase that points back points at; empty when it stands by itself."""
        if self.lexicon.find(text) and not _SEVERAL.match(text):
            return ""
        if _STATE.match(text):
            return self.condition or self.last
        if several := _SEVERAL.match(text):
            return self._several(several["head"].lower())
        if _MEASURES.match(text) and (of := self._symptoms()):
            return f"{text} of {of}"
        return self._ours(text)

    def _ours(self, text: str) -> str:
        if plural(self.main) and _THE_DRUGS.fullmatch(text):
            return self.main
        if one := _ONE.match(text):
            return self.called.get(one["head"].lower(), "") or self.main
        if these := _THESE.match(text):
            return self._before(these[1])
        if self.main and (dose := _DOSE.fullmatch(text)):
            return f"{dose[1]} of {self.main}{dose[2]}"
        nameless = self.main and self.main.lower() not in text.lower()
        return f"{text} of {self._owner()}" if nameless and _OWNED.match(text) else ""

    def is_by_kind(self, name: str) -> bool:
        """Whether a name is the main thing's own with its kind before it: "drug zolpidem"."""
        kind, found, after = name.lower().rpartition(f" {self.main.lower()}")
        return bool(self.main and found and not after and _KIND.fullmatch(kind))

    def _owner(self) -> str:
        """Whose "long-term use" it is: the rival's, where the sentence before was about one."""
        name = self.lately
        if not name or self.whole.lower().count(name.lower()) < _OFTEN:
            return self.main
        low = name[:1].lower() + name[1:]
        return low if f" {low}" in self.whole else name

    def _several(self, head: str) -> str:
        if head in self.lists:
            return self.lists[head]
        return f"{possessive(self.main)} {head}" if self.main else ""

    def _symptoms(self) -> str:
        return next((s for s in reversed(self.seen) if s.endswith("symptoms")), self.condition)

    def _before(self, phrase: str) -> str:
        head = phrase.rsplit(maxsplit=1)[-1].lower()
        for known in reversed(self.seen):
            if known.lower().endswith(" " + head) and known.lower() != phrase.lower():
                return known
        if head in {"symptoms", "symptom"} and self.condition:
            return f"{self.condition} {head}"
        ours = self.main and head in _RELATED
        return f"{possessive(self.main)} {phrase}" if ours else ""

    def spelled(self, text: str) -> str:
        """Write out the abbreviations the article has explained."""
        for short, long in self.short.items():
            text = re.sub(rf"\s*\({re.escape(short)}s?\)", "", text)
            one = long.removesuffix("s")
            text = re.sub(
                rf"(?<![\w-]){re.escape(short)}(?= (?:outcomes|relief|severity|scores?"
                rf"|management)\b)",
                one,
                text,
            )
            text = re.sub(
                rf"(?<![\w-]){re.escape(short)}(?:\s(?={_last(long)}\b)\w+)?(?![\w-])", long, text
            )
        return text

    def turn(self, text: str) -> None:
        """Begin a section: its heading tells what its sentences are about."""
        self.here = self.condition if self.condition in self.lexicon.names(text) else ""

    def note(self, parsed: Parsed) -> None:
        """Remember what a sentence named, for the sentences after it."""
        if self.condition and self.condition in self.lexicon.names(parsed.text):
            self.here = self.condition
        if risk := _RISK.search(parsed.text):
            self.risk = risk[0]
        self.short.update(abbreviations(parsed.text))
        if people := [m[1] for m in _FOLK.finditer(parsed.text)]:
            self.folk = people[-1]
        self.lately = ""
        self.carers = next((m[0] for m in _CARERS.finditer(parsed.text)), "")
        for clause in parsed.clauses:
            subject = parsed.slice(clause.subject)
            if (
                subject
                and clause.group.form == "finite"
                and clause.link not in {"relative", "noun"}
            ):
                self._note_subject(subject, parsed.slice(clause.apposed))
        self.seen += phrases_with_head(parsed)
        del self.seen[:-40]

    def referent(self, subject: str) -> str:
        """What a later "it" means after this subject; empty when it can mean nothing."""
        full = _USED.sub("", self.resolved(subject))
        ours = self.lexicon.names(full) & set(self.lexicon.lineage(self.main))
        if self.main and (ours or self.main.lower() in full.lower()):
            return self.main
        if full.lower() in VERB_FORMS:
            return ""
        odd = _GENERIC.search(full) or not _PLAIN.fullmatch(full)
        if odd or len(full.split()) > _WORDS:
            return ""
        return bare(full)

    def _note_subject(self, subject: str, apposed: str) -> None:
        full = self.resolved(subject)
        if (self.main and self.lexicon.names(full) & set(self.lexicon.lineage(self.main))) or (
            self.main and self.main.lower() in full.lower()
        ):
            self.last = self.lately = self.main
        elif not _GENERIC.search(full) and len(full.split()) <= _WORDS:
            self.last = self.lately = bare(full)
        head = full.split()[-1].lower() if full else ""
        if apposed and " and " in apposed and re.fullmatch(r"\w+s", head):
            names = re.sub(r"^(?:including|such as|primarily|mainly|namely)\s", "", apposed)
            self.lists[head] = names
            self.lists["alkaloids"] = self.lists.get("alkaloids", names)
            self.lists["compounds"] = names


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
    rf"|[A-Z][\w-]*[A-Z0-9] (?P<after>{_CLASS}))\b"
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
            named = phrase and len(phrase.split()) <= _NAME and not _GENERIC.search(phrase)
            if not named or (_NO_THING.search(phrase) and not _VACCINE.fullmatch(phrase)):
                continue
            verb = each.words[clause.group.main]
            speaks = verb.base in _OF_PERSONS and not clause.group.passive
            sickens = verb.act is Act.CAUSE and is_bad(each.slice(clause.rest))
            name = phrase if phrase[1:] != phrase[1:].lower() else phrase.lower()
            yield name, -3 if speaks else -1 if sickens else 1


# A class without a name, those who treat or study, and what is measured are no article's subject.
_NO_THING = re.compile(
    rf"^(?:[a-z]+ )?{_CLASS}s?$|{CARER.pattern}|^{STUDIER.pattern}"
    r"|^(?:(?:body|blood|heart) )?(?:weight|pressure|sugar|rate|levels?|pain|sleep|mood|appetite)$",
    re.IGNORECASE,
)
# A vaccine bears the name of what it prevents.
_VACCINE = re.compile(
    r"[\w-]+(?: [\w-]+)? (?:vaccines?|vaccinations?|shots?|jabs?|boosters?)", re.IGNORECASE
)
_OF_PERSONS = frozenset("announce say plan launch sell found develop write report believe".split())


def abbreviations(text: str) -> dict[str, str]:
    """Find "opioid withdrawal symptoms (OWS)": the short form -> the long one."""
    found: dict[str, str] = {}
    if "(" not in text:
        return found
    for each in _ABBREVIATION.finditer(text):
        words = each[1].split()
        letters = [c.lower() for c in each[2] if c.isupper()]
        long = words[-len(letters) :]
        initials = [w[0].lower() for w in re.split(r"[\s-]", " ".join(long))][-len(letters) :]
        if letters[1:] and initials == letters:
            found[each[2]] = " ".join(long)
    return found


_HEADED = re.compile(
    r"((?:[a-z][\w-]*\s){1,3})(symptoms|withdrawal|disorder|disease|pain|infection|injury"
    r"|syndrome|alkaloids|compounds|variants?)\b"
)
_STOP = re.compile(
    r"^(?:.*\b(?:of|the|a|an|in|for|with|and|or|to|these|this|such|common|intense|is|are|from"
    r"|as|any|some|ease|reduce|by|on|that)\s)"
)


def phrases_with_head(parsed: Parsed) -> list[str]:
    """Noun phrases a later "these symptoms" may point back to."""
    low = parsed.text[:1].lower() + parsed.text[1:]
    found = []
    for each in _HEADED.finditer(low):
        before = _STOP.sub("", each[1])
        if before.strip():
            found.append(f"{before}{each[2]}")
    return found


_SHARE = re.compile(
    r"^(?:(?:teas|tables|s)poon(?:ful)?s?|glass(?:es)?|cups?|handful|pinch|dash|shots?|mugs?|bit"
    r"|slices?|pieces?) of "
    r"|^(?:(?:more than|less than|about|around|nearly|over|up to) )?"
    r"(?:[\d.,]+ ?(?:%|percent)|most|many|some|half|a third|a quarter) of (?:the )?",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"(?:eating|drinking|mixing|combining|finding|screening|inviting|sleeping|walking|smoking"
    r"|switching|stopping|starting|adding|reducing|increasing|avoiding|quitting|skipping"
    r"|lowering)"
    r"(?: [\w'-]+){1,5}",
    re.IGNORECASE,
)
_DOSED = re.compile(
    r"(?:[\w-]+ ){0,2}(?:dos(?:es?|age)|amounts?|use|supplements|withdrawal|overdose|deficiency"
    r"|lack|shortage|absence"
    r"|levels) (?:of|from) [\w-]+(?: [\w-]+){0,2}",
    re.IGNORECASE,
)


# A name with "of" in it: "oil of oregano", "extract of artichoke".
_MADE_OF = re.compile(
    r"(?:[\w-]+ )?(?:oil|extract|tincture|essence|milk|cream|flowers?|juice|syrup|salts?)"
    r" of [\w-]+",
    re.IGNORECASE,
)


def bare(phrase: str) -> str:
    """A noun phrase without its article, its owner's mark and what follows a preposition."""
    phrase = re.sub(
        r"^(?:each|every|last|this) (?:year|day|week|month|night) ", "", phrase, flags=re.IGNORECASE
    )
    phrase = re.sub(
        r"^(?:the|a|an|this|that|these|those|our|its|their|his|her|my|your)\s",
        "",
        phrase,
        flags=re.IGNORECASE,
    )
    phrase = _SHARE.sub("", phrase)
    if doing := _DOING.match(phrase):
        return doing[0]
    if dosed := _DOSED.match(phrase) or _MADE_OF.match(phrase):
        return dosed[0]
    phrase = re.split(r"\s(?:of|in|for|from|with|on|by|to|at|is|are)\s|,|\(", phrase)[0]
    return re.sub(r"'s?(?=\s|$).*", "", phrase).strip(" \"'")


def possessive(owner: str) -> str:
    """Give "kratom's", "statins'"."""
    return owner + ("'" if owner.endswith("s") else "'s")


def _last(long: str) -> str:
    return re.escape(long.rsplit(maxsplit=1)[-1])
