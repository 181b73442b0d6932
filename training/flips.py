"""Turn a sentence into its opposite by readable rules: direction words, negation in and out.

A flip is a guess at what a person would write to say the contrary; both a claim and its evidence
can be flipped, so that no word alone gives the label away.
"""

from __future__ import annotations

import random
import re

_PAIRS = """
increase decrease|increases decreases|increased decreased|increasing decreasing
increase reduce|increases reduces|increased reduced|increasing reducing
higher lower|greater smaller|more less|most least|better worse|best worst|longer shorter
improve worsen|improves worsens|improved worsened|improving worsening
improvement deterioration|improvements deteriorations
elevated reduced|raised lowered|raises lowers|elevates lowers
enhance impair|enhances impairs|enhanced impaired|enhancing impairing
promote inhibit|promotes inhibits|promoted inhibited|promoting inhibiting
stimulate inhibit|stimulates inhibits|stimulated inhibited|stimulation inhibition
activate suppress|activates suppresses|activated suppressed|activation suppression
induce prevent|induces prevents|induced prevented
upregulated downregulated|up-regulated down-regulated|upregulates downregulates
upregulation downregulation|up-regulation down-regulation
positively negatively|faster slower|stronger weaker
protective harmful|beneficial harmful|benefit harm|effective ineffective|safe unsafe
superior inferior|sensitive resistant|sensitivity resistance|gain loss
facilitate hinder|facilitates hinders|accelerate delay|accelerates delays|accelerated delayed
prolong shorten|prolongs shortens|prolonged shortened|rise fall|rose fell
common rare|frequent infrequent|presence absence|agonist antagonist|likely unlikely
unchanged altered|sufficient insufficient
strengthen weaken|susceptible resistant|allow prevent|allows prevents
gained lost|able unable|dependent independent|well poorly
"""
_OPPOSITES: dict[str, list[str]] = {}
for _pair in re.split(r"[|\n]", _PAIRS.strip()):
    _left, _right = _pair.split()
    _OPPOSITES.setdefault(_left, []).append(_right)
    _OPPOSITES.setdefault(_right, []).append(_left)
_OPPOSITES["fewer"] = ["more"]
_LONGEST_FIRST = sorted(map(re.escape, _OPPOSITES), key=len, reverse=True)
DIRECTION = re.compile(r"\b(" + "|".join(_LONGEST_FIRST) + r")\b", re.IGNORECASE)

_VERBS = """
increase decrease reduce improve worsen enhance impair promote inhibit stimulate activate suppress
induce prevent cause affect alter influence predict require protect lead contribute play show
provide regulate mediate modulate block bind act depend involve result correlate differ support
confer drive control restore attenuate alleviate facilitate accelerate delay prolong shorten
express produce contain decline rise exhibit exert occur appear represent respond trigger
""".split()
_BASE = {}
for _verb in _VERBS:
    _BASE[_verb + ("es" if _verb.endswith(("ss", "x", "ch", "sh")) else "s")] = _verb
_BASE["applies"] = "apply"
_THIRD = {b: t for t, b in _BASE.items()}
THIRD_PERSON = tuple(_BASE)
_PRESENT = re.compile(r"\b(" + "|".join(_BASE) + r")\b(?! of\b)")
_AUX = re.compile(
    r"\b(is|are|was|were|can|may|might|could|will|would|has been|have been|had|does|do|did)\b"
    r"(?! (?:not|no|neither|unable|unlikely)\b)",
)
_DROP = [
    (
        re.compile(r"\b(is|are|was|were|can|may|might|could|will|would|has|have|had|be) not\b"),
        r"\1",
    ),
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"\bdid not (\w+)"), lambda m: _past(m[1])),
    (re.compile(r"\bdoes not (\w+)"), lambda m: _THIRD.get(m[1], m[1] + "s")),
    (re.compile(r"\bdo not (\w+)"), r"\1"),
    (
        re.compile(r"\b[Nn]o (significant|statistically significant|clear|major|apparent)\b"),
        r"a \1",
    ),
    (
        re.compile(r"\b[Nn]o (effect|influence|impact|association|evidence|advantage|increase)\b"),
        r"an \1",
    ),
    (
        re.compile(r"\b[Nn]o (difference|correlation|relationship|benefit|change|role)s?\b"),
        r"a clear \1",
    ),
    (re.compile(r"\bfail(?:s|ed)? to\b"), "was able to"),
    (re.compile(r"\b[Nn]either (.+?) nor\b"), r"both \1 and"),
    (re.compile(r"\black(?:s|ed)\b"), "has"),
    (re.compile(r"\black of\b"), "presence of"),
    (re.compile(r"\bnon-?significant"), "significant"),
]
_ADD = [
    (
        re.compile(
            r"\b(?:a|an) (?:clear |strong |statistically )?(significant|marked|positive|strong)\b"
        ),
        r"no \1",
    ),
    (re.compile(r"\bthere (was|were|is|are) (?:a |an )?(?!no\b)"), r"there \1 no "),
]
NEGATION = re.compile(
    r"\b(not|no|nor|neither|without|cannot|fail(?:s|ed)?|lack(?:s|ed)?|absence|un\w+ed)\b",
    re.IGNORECASE,
)


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return {"show": "showed", "lead": "led", "rise": "rose", "bind": "bound"}.get(verb, verb + "ed")


def _cased(like: str, word: str) -> str:
    return word.capitalize() if like[0].isupper() else word


def direction(text: str, rng: random.Random, *, every: bool = False) -> str | None:
    """Swap one direction word (or all) for its opposite."""
    hits = list(DIRECTION.finditer(text))
    if not hits:
        return None
    chosen = hits if every else [rng.choice(hits)]
    for hit in reversed(chosen):
        word = rng.choice(_OPPOSITES[hit[1].lower()])
        text = text[: hit.start()] + _cased(hit[1], word) + text[hit.end() :]
    return text


def drop_negation(text: str) -> str | None:
    """Take a negation out."""
    for pattern, put in _DROP:
        if pattern.search(text):
            return _article(pattern.sub(put, text, count=1))
    return None


def add_negation(text: str, rng: random.Random) -> str | None:
    """Put a negation in."""
    options = []
    if hit := _PRESENT.search(text):
        options.append(text[: hit.start()] + f"does not {_BASE[hit[1]]}" + text[hit.end() :])
    if hit := _AUX.search(text):
        word = hit[1].replace(" been", "")
        rest = " been" if "been" in hit[1] else ""
        put = "cannot" if word == "can" else f"{word} not{rest}"
        options.append(text[: hit.start()] + put + text[hit.end() :])
    for pattern, put in _ADD:
        if pattern.search(text):
            options.append(pattern.sub(put, text, count=1))
    return rng.choice(options) if options else None


def _article(text: str) -> str:
    return re.sub(r"\ba (?=[aeiou])", "an ", text)


def flip(text: str, rng: random.Random) -> str | None:
    """Say the opposite of a sentence, or None where no rule knows how."""
    if dropped := drop_negation(text):
        return dropped
    ways = [direction, add_negation]
    rng.shuffle(ways)
    for way in ways:
        if (found := way(text, rng)) and found != text:
            return found
    return None


def flip_evidence(text: str, rng: random.Random) -> str | None:
    """Turn a whole finding around: a negation out, else all directions, else a negation in."""
    dropped = drop_negation(text)
    if dropped:
        return dropped
    return direction(text, rng, every=True) or add_negation(text, rng)
