"""The parts of what is said of a thing: the outcomes, in whom, against what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from littrack.claims.words import PEOPLE
from littrack.concepts import Lexicon

_POPULATION = re.compile(
    rf"\b(?:in|among|for|by|of|to|that|with|help|helps|helped|helping)\s((?:the\s|most\s"
    rf"|some\s|many\s|older\s|healthy\s|adult\s|pregnant\s|(?!(?:in|of|for|with|among|to|from"
    rf"|on)\s)[\w%-]+\s){{0,3}}?{PEOPLE}\b"
    r"(?:\s(?:with|who|undergoing|taking|using|aged?|over|under|seeking|struggling"
    r"|transitioning|at|on|recovering|living|suffering|dealing|going|looking|experiencing|\d+"
    r"|withdrawing|dependent|addicted)\s?[^,.;]*)?)",
    re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"(?:,\s)?\b(?:when\s)?(?:compared (?:to|with)|in comparison (?:to|with)|versus|vs\.?"
    r"|relative to|rather than|than(?: with| in| those on| those taking)?|as (?:much"
    r"|often) as|similar to|comparable to|over)\s(?!time\b|the (?:counter|next|past|last"
    r"|course)|\d|or\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half"
    r"|an? (?:hour|day|week|month|year|third|quarter))\b)([^,.;]+)",
    re.IGNORECASE,
)
# What begins one of these says how, when or where, and is no part of the outcome's name.
_ADJUNCT = re.compile(
    r"(?:,\s|\s)(?:so\b(?!-)|to (?=(?:\w+ )?(?:hours?|days?|weeks?|months?|minutes?)\b)"
    r"|by (?=\d|about|up|roughly|nearly|almost|around|more|\w+ing\b|modulating"
    r"|half|one|two|an? (?:third|quarter|fifth|day|week|hour|month|year))|during|after|before"
    r"|within|under|through|via|due to"
    r"|because|without|when|while|if|throughout|alongside|depending on|based on|compared"
    r" (?:to|with)|than|versus|among|in (?:the|a|an|people|patients|adults|those|most|some"
    r"|many|participants|individuals|children|women|men|mice|rats|users|animals|humans|about"
    r"|\d+|clinical|trials|studies|one|two|both|older|healthy|several|all)\b"
    r"|for (?=people|patients|those|individuals|many|some|up|at|\d|adults|years|months|weeks"
    r"|several)|over (?=the|time|\d)|at (?=the|a|doses|their|night)|as (?:well|a|an)\b(?! as)"
    r"|once|following|thanks to|so that|according to|on average|with (?=minimal|few|no|fewer"
    r"|little|less|the help|regular|known)|similar to|simultaneously|effectively|faster"
    r"|naturally|safely|significantly|like (?!to)|more than|up to|but|yet|not|--|over a"
    r"|per(?! ?cent)|rather than|instead of|whatever|no matter|regardless|even (?=at|in|with"
    r"|after|when|if|for|among)"
    r"|from day|starting)\b.*",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r",\s(?:an?|the|which|who|known|a type of)\s(?!.*,?\s(?:and|or)\s).*$", re.IGNORECASE
)
_ADJECTIVE = re.compile(
    r"(?:\w+(?:ic|ive|ous|able|ful|less|like|ary)|mild|severe|safe|chronic|acute|natural|long-term"
    r"|deep|dry|short|high|low|new|physical|mental|sustained)",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r",?\s(?:such as|including|like|e\.g\.,?|for example|namely|especially|particularly"
    r"|ranging from)\s",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r",\s(?:and|or|as well as)\s|\s(?:and|or|as well as|and/or|plus|nor)\s|,\s", re.IGNORECASE
)
_DROP = re.compile(
    r"^(?:any of (?:the |its |their )?)?(?:(?:the|a|an|both|some|all|any|your|their|his|her|our"
    r"|my|its|overall|of|to|from|with|off|away|down|up|out"
    r"|against|in|on|for|you|its|these|those|various|other|many|several|more|less|certain"
    r"|symptoms of|feelings of|signs of|the symptoms of|to the|either|even|also)\s)+",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"^(?:intensity|duration|severity|frequency|length|quality|onset|rates?|levels?|risk"
    r"|function|progression|quantity|depth)$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"^(.*\b(?:risks?|symptoms|signs|feelings|rates?|levels|incidence|likelihood|severity"
    r"|intensity|chance|chances|odds|effects?|use|amount)\s(?:of|for))\s",
    re.IGNORECASE,
)
_MOST = 9  # items; a longer list is one thing
_PART = 4  # words of an item in a list of several
_SHORT = 3  # words of an item that may share its head
_FEWEST = 4  # characters left when the people are cut off


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What a clause is about: `items`, and the `head` they are examples of ("symptoms")."""

    items: tuple[str, ...]
    head: str = ""


def outcomes(rest: str) -> Outcomes:
    """Split "withdrawal symptoms such as anxiety, insomnia, and cravings" into its items."""
    parts = [core(p) for p in _JOIN.split(rest.strip(" ,."))]
    listed = len(parts) >= _SHORT and all(p.count(" ") < _PART for p in parts)
    if listed and not _LISTING.search(rest) and not _POPULATION.search(" " + rest):
        return Outcomes(_items(", ".join(p for p in parts if p)))
    body = core(rest)
    if listing := _LISTING.search(body):
        head, tail = body[: listing.start()], body[listing.end() :]
        items = _items(tail)
        if len(items) == 1 and not head:
            return Outcomes(items)
        return Outcomes(items, _DROP.sub("", head).strip())
    return Outcomes(_items(body))


def core(rest: str) -> str:
    """What is acted on, without how, when, in whom and against what."""
    body = _ADJUNCT.sub("", " " + rest.strip(" ,.")).strip(" ,.")
    body = BESIDE.sub("", body)
    population = _POPULATION.search(" " + body)
    if population and population.start() > 0 and body[population.start() - 1 :].strip():
        cut = body[: population.start() - 1].rstrip(" ,")
        whole = len(cut) < _FEWEST or cut.lower().endswith((" and", " or"))
        body = body if whole else cut
    return body


def _items(body: str) -> tuple[str, ...]:
    parts = [p.strip(" ,.\"'()") for p in _JOIN.split(body) if p and p.strip(" ,.\"'()")]
    if not parts:
        return ()
    if len(parts[1:]) == 1 and " " in parts[1] and _ADJECTIVE.fullmatch(parts[0]) and ", " in body:
        parts = [body]
    if len(parts) > _MOST:
        return (_DROP.sub("", body),)
    return tuple(dict.fromkeys(_DROP.sub("", p) for p in _shared(parts) if p))


def _shared(parts: list[str]) -> list[str]:
    """Give each item the words it shares with its neighbours."""
    return _same_head(parts) or _same_owner(parts) or _same_noun(parts) or parts


def _same_head(parts: list[str]) -> list[str]:
    """ "risk of addiction or overdose" -> "risk of addiction", "risk of overdose"."""
    of = _SHARED.match(parts[0])
    if not of or not all(_is_short(p) for p in parts[1:]):
        return []
    return [parts[0], *(f"{of[1]} {p}" for p in parts[1:])]


def _is_short(part: str) -> bool:
    plain = " of " not in part and not part.lower().startswith(("the ", "a "))
    return plain and part.count(" ") < _SHORT


def _same_owner(parts: list[str]) -> list[str]:
    """ "withdrawal intensity and duration" -> ..., "withdrawal duration"."""
    before, _, _last = parts[0].rpartition(" ")
    if not before or not parts[1:] or not all(_MEASURE.match(p) for p in parts[1:]):
        return []
    return [parts[0], *(f"{before} {p}" for p in parts[1:])]


def _same_noun(parts: list[str]) -> list[str]:
    """ "physical and psychological dependence" -> "physical dependence", ..."""
    first = parts[0].lower().removeprefix("both ")
    pair = len(parts[1:]) == 1 and " " not in first and " " in parts[-1]
    if not pair or not first.endswith(("al", "ic", "ive", "ous", "ar")):
        return []
    return [f"{first} {parts[-1].split()[-1]}", parts[-1]]


def population(text: str) -> str:
    """In whom: "participants", "adults with knee osteoarthritis"; empty when nobody is named."""
    found = _POPULATION.search(" " + text)
    if not found:
        return ""
    who = re.sub(r"^(?:the|most|some|many)\s", "", found[1].strip(), flags=re.IGNORECASE)
    who = _COMPARATOR.sub("", who).strip(" ,.")
    who = re.sub(r"^[\d.,]+(?:%| percent| million| out)? of (?:the )?", "", who)
    return "" if who.lower() in {"many", "some", "someone", "anyone"} else who


def comparator(text: str) -> str:
    """Against what: "placebo", "opioids"."""
    found = _COMPARATOR.search(text)
    if not found:
        return ""
    what = re.split(r"\s(?:in|for|at|after|by|but|and|without|on|did|does|do)\s", found[1])[0]
    what = re.sub(r"\s(?:in|at|for)$", "", what)
    told = _DROP.sub("", _TAKING.sub("", what)).strip()
    return "" if told.lower() in {"who", "those", "those who"} else told


_TAKING = re.compile(
    r"^(?:(?:those|people|patients|participants) )?"
    r"(?:given|taking|on|receiving|who (?:took|received)) ",
    re.IGNORECASE,
)


def canonical(phrase: str, lexicon: Lexicon) -> str:
    """A short phrase with the topic's things under their own names."""
    phrase = " ".join(phrase.strip(" ,.;:\"'()").split())
    out, at = [], 0
    for hit in lexicon.find(phrase):
        out += [phrase[at : hit.start], hit.concept.name]
        at = hit.end
    plain = "".join([*out, phrase[at:]])
    left = re.sub(
        r"(?i)(?:'s?|\b(?:natural|use|herb|active|compounds?|overall|unpleasant|intense"
        r"|common|typical|severe|acute|primary|array|products?|extract|therapy|the|of|a|an)\b|\s)+",
        "",
        phrase,
    )
    if out and sum(1 for o in out[1::2]) == 1 and len(left) <= len(out[1].replace(" ", "")) + 1:
        return out[1]
    return plain if plain[:2].isupper() or plain[1:] != plain[1:].lower() else plain.lower()
