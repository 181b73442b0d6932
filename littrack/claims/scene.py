"""What was named so far, so that "it", "this herb" and "these symptoms" can be told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from littrack.claims.clauses import Parsed
from littrack.claims.cues import SOMEBODY
from littrack.claims.names import (
    abbreviations,
    bare,
    last_word,
    phrases_with_head,
    possessive,
)
from littrack.claims.verbs import VERB_FORMS
from littrack.claims.words import PEOPLE, plural
from littrack.concepts import Lexicon

GENERIC = re.compile(
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
CLASS = (
    r"(?:herb|plant|supplement|product|drug|medication|medicine|compound|substance|remedy"
    r"|vaccine|shot|jab"
    r"|treatment|therapy|extract|spice|formula|capsule|pill|root|leaf|oil|tea|botanical"
    r"|ingredient|mineral"
    r"|vitamin|hormone|device|procedure|diet|alternative|option|approach|solution|blend"
    r"|powder|tablet|gummy"
    r"|practice|technique|program|agent|molecule|antibody|injection|regimen|intervention"
    r"|alkaloid|test)"
)
_KIND = re.compile(rf"(?:the )?(?:[\w-]+ )?{CLASS}", re.IGNORECASE)
_ONE = re.compile(
    rf"^(?:this|that|the|our|such an?|each)\s(?:[\w-]+\s){{0,2}}(?P<head>{CLASS})$", re.IGNORECASE
)
_THE_DRUGS = re.compile(
    r"the (?:drugs|medicines|medications|pills|tablets|supplements|vaccines|shots|jabs)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"^(?:these|those|our|such)\s(?:[\w-]+\s){{0,2}}(?P<head>{CLASS}s|compounds|effects"
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
_OFTEN = 2  # times that an article must name what it sets beside its subject


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
                rf"(?<![\w-]){re.escape(short)}(?:\s(?={last_word(long)}\b)\w+)?(?![\w-])",
                long,
                text,
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
        odd = GENERIC.search(full) or not _PLAIN.fullmatch(full)
        if odd or len(full.split()) > _WORDS:
            return ""
        return bare(full)

    def _note_subject(self, subject: str, apposed: str) -> None:
        full = self.resolved(subject)
        if (self.main and self.lexicon.names(full) & set(self.lexicon.lineage(self.main))) or (
            self.main and self.main.lower() in full.lower()
        ):
            self.last = self.lately = self.main
        elif not GENERIC.search(full) and len(full.split()) <= _WORDS:
            self.last = self.lately = bare(full)
        head = full.split()[-1].lower() if full else ""
        if apposed and " and " in apposed and re.fullmatch(r"\w+s", head):
            names = re.sub(r"^(?:including|such as|primarily|mainly|namely)\s", "", apposed)
            self.lists[head] = names
            self.lists["alkaloids"] = self.lists.get("alkaloids", names)
            self.lists["compounds"] = names
