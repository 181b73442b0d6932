"""What is said of a second thing by pointing at the first: "..., as does ginger"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from littrack.claims.clauses import Parsed
from littrack.claims.draft import Draft
from littrack.claims.grammar import say, sentence
from littrack.claims.names import bare
from littrack.claims.phrases import canonical
from littrack.claims.scene import Scene
from littrack.claims.verbs import VERB_FORMS, third_person
from littrack.claims.words import plural

FELLOW = re.compile(
    r",? (?:as|and so) (?:do|does|did|can|will|may|is|are) (?P<who>[^,.;:]+?)(?=[.;:]?\s*$)",
    re.IGNORECASE,
)


def fellows(parsed: Parsed, found: Iterable[Draft], who: str, scene: Scene) -> Iterator[Draft]:
    """The same said of the fellow, for every claim that begins with its clause's subject."""
    for draft in found:
        if draft.clause < 0:
            continue
        subject = say(parsed, draft.clause, scene).subject
        if draft.text.lower().startswith(f"{subject.lower()} "):
            text = sentence(who, _agreed(draft.text[len(subject) :].strip(), subject, who))
            name = canonical(bare(who), scene.lexicon)
            yield replace(draft, text=text, intervention=name, clause=-1)


def _agreed(said: str, subject: str, who: str) -> str:
    """The verb in the number of its new subject."""
    many, were = _many(who), _many(subject)
    verb, _, rest = said.partition(" ")
    base, form, _ = VERB_FORMS.get(verb.lower(), ("", "", None))
    if many is were or form not in {"base", "s"}:
        return said
    return f"{base if many else third_person(base)} {rest}"


def _many(phrase: str) -> bool:
    name = bare(phrase)
    return " and " in phrase or plural(name)
