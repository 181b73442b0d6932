"""Claims that hide in noun phrases: "without addiction", "its role as a remedy"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from littrack.claims.about import taken
from littrack.claims.clauses import Parsed
from littrack.claims.cues import PERSON
from littrack.claims.draft import Draft
from littrack.claims.grammar import sentence
from littrack.claims.names import possessive
from littrack.claims.phrases import canonical, outcomes
from littrack.claims.scene import Scene
from littrack.claims.words import is_bad
from littrack.model import ClaimType, Direction

_HARM_WORD = (
    r"(?:addict\w*|dependenc\w*|habit\w*|side effects?|adverse effects?|toxic\w*"
    r"|overdos\w+|risks?|harm\w*|withdrawal|hangovers?|grogginess|drowsiness"
    r"|dizziness|nausea|headaches?|irritation|diarrh?oea|constipation|bleeding"
    r"|sedation|tolerance|abuse|weight gain|complications|crash|jitters)"
)
_WITHOUT = re.compile(
    rf"\bwithout (?P<same>the same (?:\w+ )?(?:level|degree|amount|extent|risks?|kind) ?(?:of"
    rf" )?)?(?P<lead>(?:causing |the (?:\w+ )?(?:risk|danger|threat) of |any |the |harmful "
    rf"|unpleasant |typical |usual |known |serious |producing |posing )*)(?P<harm>(?:[\w-]+"
    rf" ){{0,4}}?{_HARM_WORD}(?: (?:properties|potential|for|of|or|and|qualities|effects|risk"
    rf"|associated|symptoms|liability) ?(?:[\w-]+(?= or | and |[.,;]|$))?(?: or \w+)?)?)",
    re.IGNORECASE,
)
_WITH_LESS = re.compile(
    r"\bwith (?P<how>less|lower|fewer|reduced|a lower|a reduced|much less|far fewer|minimal"
    r"|little|few|no)\s(?P<what>(?:\w+ )?(?:risks?|side effects?|adverse \w+|potential"
    r"|chance)(?: (?:of|for) [^,.;]+?)?)(?= than|[,.;]|$| and | but )(?: than (?P<than>[^,.;]+))?",
    re.IGNORECASE,
)
_INTERACTS = re.compile(
    r"\b(?:potential |possible |dangerous |serious |known |harmful |any )*(?:drug"
    r" )?interactions? with (?P<what>(?:any |other |certain |some |prescription |your"
    r" )*(?:medications?|medicines?|drugs?|substances|supplements|alcohol|blood thinners"
    r"|antidepressants|treatments))",
    re.IGNORECASE,
)
_RISK_ON = re.compile(
    r"\brisks? of (?:developing |becoming |an? )*(?P<harm>dependen\w+|addict\w+|overdos\w+"
    r"|[\w ]{3,25}?) (?:on|to|from|with) (?:the )?(?P<what>[\w-]+)(?: itself)?",
    re.IGNORECASE,
)
_DOSE = re.compile(
    r"\b(?:dose-dependent|dose-related|(?:depending|based|dependent|depends?) (?:up)?on"
    r" (?:the )?(?:dose|dosage|amount taken))\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?P<who>\bits|\btheir|[\w-]+'s?) (?:\w+ )?(?P<how>role|value|potential|promise|status"
    r"|place) as (?P<what>an? (?:[\w-]+,? ){0,4}?(?:solution|remedy|treatment|therapy|aid"
    r"|tool|alternative|option|cure|mitigator|ally|support|medicine"
    r"|adjunct)(?:[^,.;]*?))(?=[,.;]| has | is | was |$)",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"\b(?:due to|because of|thanks to|owing to) (?P<who>its|their|[\w-]+'s?)"
    r" (?P<what>(?:[\w-]+ ){1,4}(?:effects|properties|content|activity|action))\b",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"^(?:(?:an?|the) (?:[\w-]+ ){0,4}(?:herb|plant|tree|drug|hormone|vitamin|mineral|spice"
    r"|root|compound|amino acid|substance|extract|medication|medicine|protein|vaccine"
    r"|supplement|bacterium|virus|condition|disease|disorder|steroid|opioid|molecule|fungus"
    r"|mushroom|shrub)\b.*|(?:derived|made|extracted|obtained) (?:\w+ly )?from .*|native to .*)",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:compounds?|ingredients?|alkaloids?|constituents?|components?|substances|agents)\b",
    re.IGNORECASE,
)
_CHIEF = re.compile(
    r"(?P<what>[\w-]+), (?P<as>(?:the|its) (?:(?:primary|main|principal|key|major|most"
    r" abundant) )+(?:active |psychoactive |bioactive )?(?:alkaloid|compound|ingredient"
    r"|component|constituent))",
    re.IGNORECASE,
)
_LED_BY = re.compile(
    r"^(?:including|such as|primarily|mainly|namely|especially|particularly) ", re.IGNORECASE
)
_SAFE_USE = re.compile(
    r"^(?P<what>(?:the )?safe (?:and effective )?(?:use|consumption|administration)(?: of"
    r" [\w-]+)?) (?P<needs>requires?|depends? on|involves?|means) (?P<rest>.+)",
    re.IGNORECASE,
)


def nominal(parsed: Parsed, scene: Scene) -> list[Draft]:
    """List the claims that a sentence makes in its noun phrases."""
    found = [*_without(parsed, scene), *_with_less(parsed, scene), *_interactions(parsed, scene)]
    found += [*_risks(parsed, scene), *_doses(parsed, scene), *_roles(parsed, scene)]
    found += [
        *_verbless(parsed, scene),
        *_having(parsed, scene),
        *_beside(parsed, scene),
        *_safe_use(parsed, scene),
    ]
    return found


def _actor(parsed: Parsed, at: int, scene: Scene) -> tuple[str, int, int]:
    """Whose clause a character belongs to: its subject, where it begins, its number."""
    number, best = -1, None
    for index, clause in enumerate(parsed.clauses):
        start = parsed.words[clause.group.first].start
        if start <= at and clause.subject[0] < clause.subject[1]:
            best, number = clause, index
    if best is None:
        return scene.main, 0, -1
    subject = scene.resolved(parsed.slice(best.subject))
    return subject or scene.main, parsed.words[best.subject[0]].start, number


def _without(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    for found in _WITHOUT.finditer(parsed.text):
        subject, start, number = _actor(parsed, found.start(), scene)
        harm = found["harm"].strip()
        if _NOT_BEFORE.search(parsed.text[: found.start()]):
            yield _not_without(subject, harm, (start, found.end()), number, scene)
            continue
        span = (start, found.end())
        about = _who(subject, scene)
        many = subject.endswith("s") or " and " in subject
        if found["same"]:
            what = re.sub(r"^(?:of |for )+", "", f"{found['lead']}{harm}".strip())
            than = _than(parsed.text, scene)
            has = "do not have" if many else "does not have"
            like = f"as {than}" if than else ""
            for item in outcomes(what).items:
                text = sentence(subject, has, found["same"], item, like)
                near, harm = _near(parsed, number), _harm(item, scene)
                down = Direction.DECREASES
                kind = ClaimType.COMPARATIVE
                yield Draft(
                    kind, text, span, about, harm, "", than, down, clause=number, asserted=near
                )
            continue
        does = "do not" if many else "does not"
        verb = "have" if re.search(r"propert|potential|qualit|liabilit", harm) else "cause"
        for item in outcomes(harm).items:
            text = sentence(subject, does, verb, item if verb == "cause" else harm)
            yield Draft(
                ClaimType.NO_HARM,
                text,
                span,
                about,
                _harm(item, scene),
                "",
                "",
                Direction.ABSENT,
                True,
                number,
                asserted=_near(parsed, number),
            )
            if verb == "have":
                break


_NOT_BEFORE = re.compile(r"(?:\bnot|n't|\bnever|\bhardly)(?: \w+)? $", re.IGNORECASE)


def _not_without(
    subject: str, harm: str, span: tuple[int, int], number: int, scene: Scene
) -> Draft:
    """ "is not without side effects" says that there are some."""
    many = subject.endswith("s") or " and " in subject
    text = sentence(subject, "are" if many else "is", "not without", harm)
    about, what = _who(subject, scene), _harm(harm, scene)
    return Draft(
        ClaimType.HARM, text, span, about, what, "", "", Direction.INCREASES, clause=number
    )


_NO_HARM_LINE = re.compile(r"^(?:no|zero) (?:known )?", re.IGNORECASE)


def _verbless(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    """ "No side effects, no dependence": a label's claims without a verb."""
    if parsed.clauses or not scene.main or not _NO_HARM_LINE.match(parsed.text):
        return
    has = "have" if scene.main.endswith("s") else "has"
    for part in re.split(r",\s|\sand\s|\sor\s", parsed.text.rstrip(".!")):
        what = _NO_HARM_LINE.sub("", part)
        if re.search(_HARM_WORD, what, re.IGNORECASE) or is_bad(what):
            text = sentence(scene.main, has, "no", what)
            span = (0, len(parsed.text))
            about, harm = scene.main, _harm(what, scene)
            yield Draft(ClaimType.NO_HARM, text, span, about, harm, "", "", Direction.ABSENT, True)


def _near(parsed: Parsed, number: int) -> str:
    if number < 0:
        return ""
    group = parsed.clauses[number].group
    return parsed.slice((group.first, group.last))


def _harm(words: str, scene: Scene) -> str:
    low = re.sub(
        r"^(?:the |any |same |level of |risks? (?:of|for) |causing |harmful )+", "", words.lower()
    )
    low = re.sub(r"^(?:risks? (?:of|for) )", "", low)
    if low.startswith(("addict", "habit")):
        return "addiction"
    return canonical(low, scene.lexicon)


def _than(text: str, scene: Scene) -> str:
    return next(
        (h.concept.name for h in scene.lexicon.find(text) if h.concept.kind == "comparator"), ""
    )


def _who(subject: str, scene: Scene) -> str:
    if PERSON.match(subject) and (told := taken(subject, scene.lexicon)):
        return told
    hits = [h.concept.name for h in scene.lexicon.find(subject) if h.concept.kind == "intervention"]
    if scene.main in hits or not hits:
        return scene.main or canonical(subject, scene.lexicon)
    return hits[0]


def _with_less(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    for found in _WITH_LESS.finditer(parsed.text):
        if parsed.text[: found.start()].rstrip().endswith(("associated", "linked", "correlated")):
            continue
        subject, start, number = _actor(parsed, found.start(), scene)
        how = found["how"].lower()
        about = _who(subject, scene)
        span = (start, found.end())
        acts = re.match(r"(?i)(?:the )?(?:\w+ )?(?:potential|use|inclusion|role) of (.*)", subject)
        subject = acts[1] if acts else subject
        if re.search(r"(?i)\b(?:participants|patients|people|users|those)\b", subject):
            subject = about
        has = "have" if subject.endswith("s") else "has"
        if how in {"no", "minimal", "little", "few"} and not found["than"]:
            for item in outcomes(found["what"]).items:
                yield Draft(
                    ClaimType.NO_HARM,
                    sentence(subject, has, how, item),
                    span,
                    about,
                    _harm(item, scene),
                    "",
                    "",
                    Direction.ABSENT,
                    how == "no",
                    number,
                    _near(parsed, number),
                )
            continue
        than = canonical(found["than"] or "", scene.lexicon) or _than(parsed.text, scene)
        for item in outcomes(found["what"]).items:
            text = sentence(subject, has, how, item, f"than {than}" if than else "")
            yield Draft(
                ClaimType.COMPARATIVE,
                text,
                span,
                about,
                _harm(item, scene),
                "",
                than,
                Direction.DECREASES,
                clause=number,
                asserted=_near(parsed, number),
            )


# "no known interactions with": what is denied before it is named.
_NO_MENTION = re.compile(r"\b(?:no|not|n't|without|free of|lacks?|never)\b[^,;.]*$", re.IGNORECASE)


def _interactions(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    for found in _INTERACTS.finditer(parsed.text):
        if scene.main and not _NO_MENTION.search(parsed.text[: found.start()]):
            plural = scene.main.endswith("s")
            text = sentence(scene.main, "can interact with", found["what"])
            yield Draft(
                ClaimType.HARM,
                text,
                found.span(),
                scene.main,
                f"interactions with {found['what'].lower()}",
                "",
                "",
                Direction.INCREASES,
                asserted=f"can {found[0]}" if not plural else "can",
            )


_LITTLE = re.compile(
    r"\b(?:no|not any|little|low|minimal|negligible|hardly any|less|lower|reduced|without|zero)"
    r"(?: \w+)? $",
    re.IGNORECASE,
)


def _risks(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    for found in _RISK_ON.finditer(parsed.text):
        hits = scene.lexicon.names(found["what"])
        ours = scene.main and (found["what"].lower() in scene.main.lower() or scene.main in hits)
        before = parsed.text[: found.start()]
        if ours and not _LITTLE.search(before) and not _NO_MENTION.search(before):
            harm = (
                {"d": "dependence", "a": "addiction", "o": "overdose"}.get(
                    found["harm"][:1].lower(), ""
                )
                if re.match(r"(?i)depend|addict|overdos", found["harm"])
                else found["harm"]
            )
            text = sentence(scene.main, "can cause", harm)
            yield Draft(
                ClaimType.HARM,
                text,
                found.span(),
                scene.main,
                canonical(harm, scene.lexicon),
                "",
                "",
                Direction.INCREASES,
                asserted="can risk",
            )


def _doses(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    for found in _DOSE.finditer(parsed.text):
        if scene.main:
            text = sentence(f"The effects of {scene.main} depend on the dose")
            yield Draft(
                ClaimType.MECHANISM, text, found.span(), scene.main, "dose-dependent effects"
            )


def _roles(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    for found in _ROLE.finditer(parsed.text):
        owner = found["who"]
        subject = scene.main if owner.lower() in {"its", "their"} else re.sub(r"'s?$", "", owner)
        if not subject:
            continue
        how = found["how"].lower()
        verb = "may be" if how in {"potential", "promise"} else "is"
        purpose = re.search(r"\b(?:for|in|to|against)\s(?!support)(.+)", found["what"])
        outcome = canonical(purpose[1], scene.lexicon) if purpose else scene.condition or "recovery"
        who = (
            (
                f"people in {scene.condition}"
                if scene.condition.endswith("withdrawal")
                else f"people with {scene.condition}"
            )
            if scene.condition
            else ""
        )
        yield Draft(
            ClaimType.EFFICACY,
            sentence(subject, verb, found["what"]),
            found.span(),
            _who(subject, scene),
            outcome,
            who,
            asserted=verb,
        )


def _having(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    for found in _HAVING.finditer(parsed.text):
        owner = (
            scene.main
            if found["who"].lower() in {"its", "their"}
            else re.sub(r"'s?$", "", found["who"])
        )
        if owner:
            yield Draft(
                ClaimType.MECHANISM,
                sentence(owner, "has" if not owner.endswith("s") else "have", found["what"]),
                found.span(),
                _who(owner, scene),
                canonical(found["what"], scene.lexicon),
            )


def _beside(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    """What an apposition says: "Kratom, a herb from Asia," and "its alkaloids, A and B,"."""
    for clause in parsed.clauses:
        raw, beside = parsed.slice(clause.subject), parsed.slice(clause.apposed)
        if not beside or not raw:
            continue
        span = (parsed.words[clause.subject[0]].start, parsed.words[clause.apposed[1] - 1].end)
        subject = scene.resolved(raw)
        if _PARTS.search(raw) and (re.search(r"\band\b", beside) or _LED_BY.match(beside)):
            names = _LED_BY.sub("", beside)
            yield Draft(
                ClaimType.MECHANISM,
                sentence(names, "are among", subject),
                span,
                _who(subject, scene),
                canonical(names, scene.lexicon),
            )
        elif _ORIGIN.match(beside):
            be = "are" if subject.endswith("s") else "is"
            yield Draft(
                ClaimType.EPIDEMIOLOGY,
                sentence(subject, be, beside),
                span,
                _who(subject, scene),
                "origin",
            )
    for found in _CHIEF.finditer(parsed.text):
        of = f"of {scene.main}" if scene.main and not found["as"].lower().startswith("its") else ""
        text = sentence(
            found["what"], "is", re.sub(r"^its", possessive(scene.main), found["as"]), of
        )
        yield Draft(
            ClaimType.MECHANISM,
            text,
            found.span(),
            scene.main,
            canonical(found["what"], scene.lexicon),
        )


def _safe_use(parsed: Parsed, scene: Scene) -> Iterator[Draft]:
    """ "Safe use requires X" takes for granted that there is a safe use."""
    found = _SAFE_USE.match(parsed.text)
    if found and scene.main:
        text = sentence(scene.main, "can be used safely with", found["rest"])
        yield Draft(
            ClaimType.NO_HARM,
            text,
            found.span(),
            scene.main,
            "harm under supervision",
            "",
            "",
            Direction.ABSENT,
            asserted="possible",
        )
