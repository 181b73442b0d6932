"""Whether a sentence lays a harm at a thing's door: naming both side by side is not enough."""

from __future__ import annotations

import re

from littrack.stance.roles import another_acts, background, moved
from littrack.stance.things import Named

# X ... causes ... harm
_DOES = re.compile(
    r"""\b(?: caus\w* | induc\w* | lead(?:s|ing)?\s+to | led\s+to | result(?:s|ed|ing)?\s+in
      | produc\w+ | provok\w* | trigger\w*
    | precipitat\w* | increas\w* | rais\w* | elevat\w* | associat\w* | link\w* | relat\w+\s+to
    | implicat\w* | contribut\w*
    | exacerbat\w* | worsen\w* | risks? | odds | hazard | higher | predict\w* | g(?:ave|ives?)
    | show\w* | reveal\w* | met
    | report\w* | experienc\w* | develop\w* | suffer\w* | had | have | has | with | include\w*
    | substitut\w* | went\s+with
    | reinstat\w* | kept | lowered | reduced | brought | sustain\w* | maintain\w* | inhibit\w*
    | is | are | was | were | can | may | could | self-
    | not | no | never | without | nor | neither )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# harm ... due to ... X
_COMES = re.compile(
    r"""\b(?: due\s+to | caus\w*\s+by | induced\s+by | after | following | from | attribut\w*
      | secondary\s+to | associat\w*
    | relat\w*\s+to | link\w* | with | of | on | to | by | upon | when | while
    | in\s+(?:\w+\s+){0,3}(?:users?|taking|treated|patients
    |people|consumers|receiving) | user | among | for | involving | and | during | under )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HYPHEN = re.compile(r"^[\s-]*(?:associated|induced|related|positive)\b", re.IGNORECASE)
_FAR = 110  # characters between a thing and the harm laid at its door
_STRICT = re.compile(
    r"""\b(?: (?<!all-)caus\w* | induc\w* | lead(?:s|ing)?\s+to
      | led\s+to | result(?:s|ed|ing)?\s+in
      | trigger\w* | precipitat\w*
    | associat\w* | link\w* | due\s+to | after | following | attribut\w* | secondary\s+to
    | risks? | odds | related\s+to
    | report\w* | experienc\w* | develop\w* | criteria | met | had | gave | increas\w*
    | rais\w* | (?:frequent|common|likely|often)\w*\s+(?:with|in|after|among) )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What stands before "caused" or "raised the risk of" is the cause, and no harm of what follows.
_CAUSES_IT = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)\b(?!\s+(?:by|of))|lead(?:s|ing)?\s+to|led\s+to|result(?:s|ed|ing)?\s+in"
    r"|(?:impos|increas|rais|carr|pos|confer)\w*\s+(?:an?\s+|the\s+)?(?:[\w().<=-]+\s+){0,6}?"
    r"(?:risks?|odds)\s+(?:of|for))",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*(?:symptoms?\s+)?(?:on|from|of|to)\b", re.IGNORECASE)
_GOES_WITH = re.compile(r"\b(?:associated|correlated|related)\s+(?:with|to)\b", re.IGNORECASE)
_RATIOS = re.compile(r"\b(?:a?OR|a?HR|a?RR|IRR)\b\W{0,4}\d")
_MANY = 3  # ratios that make a list of predictors
_NEXT = re.compile(r"\s*(?:events?\s+)?(?:with|during|on)\s+(?:[\w-]+\s+){0,2}", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|among|for)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_USERS = re.compile(
    r"[\s-]*(?:\w+[\s-]+){0,1}?(?:users?|groups?|arms?|drinkers|smokers|consumers|recipients|treated"
    r"|exposed|patients|vaccinees)",
    re.IGNORECASE,
)
_TAKEN_AFTER = re.compile(
    r"^[\s-]*(?:\w+[\s-]+){0,2}(?:associated|induced|us(?:e|er|ers|ed|ing)|exposures?|overdos\w*"
    r"|intoxicat\w*|poison\w*"
    r"|toxic\w*|dependen\w*|addict\w*|withdrawal|abuse|misuse|ingestion|consumption|intake"
    r"|fatal\w*|deaths?)\b",
    re.IGNORECASE,
)
_TAKEN_BEFORE = re.compile(
    r"\b(?:due\s+to|associated\s+with|after|following|caused\s+by|induced\s+by|from"
    r"|exposures?\s+to|us(?:e|ing)(?:\s+of)?|ingestion\s+of|overdos\w*"
    r"|intoxication|poisoning|abuse\s+of|dependence\s+on|addiction\s+to|side\s+effects\s+of"
    r"|adverse\s+\w+\s+of|safety\s+of"
    r"|toxicity\s+of|deaths?)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)


def blamed(
    clause: str, found: re.Match[str], named: list[Named], *, strictly: bool = False
) -> bool:
    """Whether a clause ties the harm it names to the thing it names."""
    return any(_ties(clause, found, each, strictly) for each in named if not each.measured)


def taken(title: str, named: list[Named]) -> bool:
    """Whether a title says that the thing was taken, so that its record is about what followed."""
    return any(
        _TAKEN_AFTER.match(title[n.end :]) or _TAKEN_BEFORE.search(title[: n.start])
        for n in named
        if not n.measured
    )


def _ties(clause: str, found: re.Match[str], named: Named, strictly: bool) -> bool:
    if _HYPHEN.match(clause[named.end :]) or found.start() <= named.end <= found.end():
        return True
    before = named.end <= found.start()
    between = clause[named.end : found.start()] if before else clause[found.end() : named.start]
    if not between.strip(" -'’s"):
        return True
    if strictly:
        return len(between) <= _FAR and _strictly(clause, found, named, between, before=before)
    return len(between) <= _FAR and bool((_DOES if before else _COMES).search(between))


def _listed(clause: str, named: Named, between: str) -> bool:
    """Whether thing and harm stand in one list of what goes with something else."""
    start = min(named.start, clause.find(between) if between else named.start)
    both = _GOES_WITH.search(clause[:start]) and _GOES_WITH.search(between)
    return bool(both) or len(_RATIOS.findall(clause)) >= _MANY


def _strictly(
    clause: str, found: re.Match[str], named: Named, between: str, *, before: bool
) -> bool:
    """Whether a clause says in so many words that the harm came of the thing."""
    if moved(clause, named) or background(clause, named) or _listed(clause, named, between):
        return False
    if before:
        verb = _STRICT.search(between)
        at = (named.end + verb.start(), named.end + verb.end()) if verb else (0, 0)
        return verb is not None and not another_acts(clause, named, found.span(), at)
    grouped = _IN.search(between) and _USERS.match(clause, named.end)
    if _CAUSES_IT.search(between):
        return False
    return bool(
        _OF.match(between) or _NEXT.fullmatch(between) or _STRICT.search(between) or grouped
    )
