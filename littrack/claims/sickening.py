"""What befalls people, said with "is": side effects, what is common with what, dependence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from littrack.claims.about import taken, whole
from littrack.claims.cues import PERSON, SIDE_EFFECTS
from littrack.claims.draft import Draft
from littrack.claims.grammar import Saying
from littrack.claims.names import bare
from littrack.claims.phrases import canonical
from littrack.claims.scene import Scene
from littrack.claims.words import is_bad
from littrack.model import ClaimType, Direction

_A_SIDE_EFFECT = re.compile(
    r"(?:an?|another|one|the) (?:[\w-]+ )*(?:side|adverse) (?:effect|reaction)s?\b", re.IGNORECASE
)
_MILD = re.compile(r"\b(?:mild|minor|rare|uncommon|few|minimal|similar)\b", re.IGNORECASE)
_COMMON_WITH = re.compile(
    r"(?:very |more |less |quite )?(?:common|frequent|possible|likely)"
    r" (?:with|after|during|on|from) ([^,;]+)",
    re.IGNORECASE,
)
_DEPENDENT = re.compile(r"\b(?:dependent|addicted|hooked)\b", re.IGNORECASE)
_RARER = re.compile(
    r"(?:much |far |slightly |significantly |\d+% )?(?P<how>less|more) (?:common|frequent"
    r"|likely|severe|often)"
    r" (?P<prep>with|among|in|after|on) (?P<whom>[^,;]+)",
    re.IGNORECASE,
)
_USERS = re.compile(
    r"(?:users|takers|drinkers|wearers) of (?P<thing>[^,;]+?)(?= than\b|$)", re.IGNORECASE
)


def sickens(saying: Saying, scene: Scene, rest: str) -> Iterator[Draft]:
    """ "Side effects were ...", "nausea is common with ...", "users were dependent on ..."."""
    common = _COMMON_WITH.match(rest)
    ill = is_bad(saying.subject)
    if ill and (rarer := _RARER.match(rest)) and (found := _rarer(saying, scene, rarer)):
        yield found
    elif SIDE_EFFECTS.search(saying.raw_subject):
        yield _side_effects(saying, scene, rest)
    elif _A_SIDE_EFFECT.match(rest) and scene.main:
        draft = whole(saying, scene, ClaimType.HARM, saying.subject, Direction.INCREASES)
        yield replace(draft, intervention=scene.main)
    elif common and ill:
        draft = whole(saying, scene, ClaimType.HARM, saying.subject, Direction.INCREASES)
        yield replace(draft, intervention=canonical(bare(common[1]), scene.lexicon))
    elif PERSON.match(saying.raw_subject) and _DEPENDENT.search(rest):
        yield whole(saying, scene, ClaimType.HARM, "dependence", Direction.INCREASES)


def _side_effects(saying: Saying, scene: Scene, rest: str) -> Draft:
    if _MILD.search(rest):
        return whole(saying, scene, ClaimType.NO_HARM, "side effects", Direction.ABSENT)
    draft = whole(saying, scene, ClaimType.HARM, rest, Direction.INCREASES)
    return replace(draft, intervention=scene.main or draft.intervention)


def _rarer(saying: Saying, scene: Scene, found: re.Match[str]) -> Draft | None:
    """ "Relapse was less common among users of the patch": an effect of the patch."""
    users = _USERS.search(found["whom"])
    thing = canonical(bare(users["thing"]), scene.lexicon) if users else ""
    thing = thing or taken(found["whom"], scene.lexicon)
    than = " than " in saying.full
    if not thing and found["prep"].lower() in {"with", "after", "on"}:
        thing = canonical(bare(found["whom"].split(" than ")[0]), scene.lexicon)
    if not thing:
        return None
    less = found["how"].lower() == "less"
    kind = ClaimType.COMPARATIVE if than else ClaimType.EFFICACY if less else ClaimType.HARM
    way = Direction.DECREASES if less else Direction.INCREASES
    draft = whole(saying, scene, kind, canonical(bare(saying.subject), scene.lexicon), way)
    return replace(draft, intervention=thing)
