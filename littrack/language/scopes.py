"""How far the words around a verb reach: negation, hedges, attribution, denial, orders, conditions.

The rows of ConText, climbed along the parse: from a verb up through the clauses that hold it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from littrack.language.negation import does_nothing, has_no_subject, is_denied
from littrack.language.phrases import is_evidence
from littrack.language.tree import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    child,
    children,
    effect_of,
    is_passive,
    lemma,
    words_below,
)
from littrack.lexicon import is_adjective, is_noun, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLIMBED = frozenset("xcomp ccomp acl csubj csubjpass advcl pcomp conj dep relcl prep".split())
_CONDITIONS = frozenset({"if", "whether", "unless"})
_OUGHT = frozenset({"should", "must", "ought", "shall"})
_NEGATIONS = frozenset({"never", "neither", "nor", "cannot"})
_NOT_ONLY = frozenset({"just", "only", "merely", "simply", "solely"})
_NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither", "few", "not", "zero", "n't"})
_FLIPPED = frozenset({"clear", "true", "certain", "known", "proven", "likely"})


@dataclass(slots=True)
class Scope:
    """What holds of one verb; `top` is the highest verb whose words belong to its claim.

    `rejected`: the writer does not stand behind it. `unproven`: said to lack evidence.
    `unreal`: a condition, an aim, a question. `speaker`: who says so; `evidence`: what shows it.
    """

    top: Token
    negated: bool = False
    rejected: bool = False
    unproven: bool = False
    unreal: bool = False
    advice: bool = False
    touted: bool = False
    speaker: Token | None = None
    evidence: Token | None = None
    hedges: list[str] = field(default_factory=list)


def scope_of(verb: Token) -> Scope:
    """Climb from a verb to the top of its sentence and take in what holds of it."""
    found = Scope(verb, negated=is_denied(verb), touted=effect_of(verb) == "tout")
    _adverbs(found, verb)
    at, seen = verb, {verb.i}
    while at.dep_ in _CLIMBED and at.head.i not in seen:
        head = at.head
        seen.add(head.i)
        if any(c.dep_ in {"mark", "advmod"} and c.lower_ in _CONDITIONS for c in at.children):
            found.unreal = True
        if at.dep_ == "pcomp" and head.dep_ == "prep":
            _after_preposition(found, head)
            if head.head.pos_ in {"NOUN", "PROPN"}:
                break
        elif not _climb(found, at, head):
            break
        at = head
    return found


def _climb(found: Scope, at: Token, head: Token) -> bool:
    """Take in one step of the climb; False where nothing above holds any more."""
    if at.dep_ == "conj":
        _shared(found, at, head)
    elif at.dep_ == "relcl" and not is_noun(lemma(head), "gather", "idea"):
        return effect_of(head.head) != "nil"
    elif at.dep_ != "prep" and not (at.dep_ == "advcl" and at.tag_ != "VB"):
        _matrix(found, at, head)
    return True


def _after_preposition(found: Scope, prep: Token) -> None:
    away = prep.lower_ == "from" and prep.head.lower_ in {"far", "stop", "stopped"}
    if prep.lower_ == "without" or away:
        found.negated = not found.negated


def _adverbs(found: Scope, verb: Token) -> None:
    """Take in the modals and adverbs of a verb."""
    hedge = words().cue_patterns["hedge"]
    for c in verb.children:
        if c.dep_ == "aux" and c.lower_ in _OUGHT:
            found.advice = True
        if c.dep_ in {"aux", "advmod"} and hedge.fullmatch(c.lower_):
            found.hedges.append(c.lower_)
        wrongly = is_adjective(c.lower_, "wrongly") and effect_of(verb) in {"tout", "say", "hold"}
        if c.dep_ == "advmod" and (wrongly or is_adjective(c.lower_, "allegedly")):
            found.rejected = True


def _shared(found: Scope, at: Token, head: Token) -> None:
    """What a verb shares with the one it is joined to: its modal, and "nor" its denial."""
    if head.pos_ not in VERBAL or child(at, *SUBJECTS) is not None:
        return
    if child(at, "aux") is not None and not is_passive(at):
        return
    _adverbs(found, head)
    joins = {c.lower_ for verb in (head, at) for c in children(verb, "cc")}
    either = bool(joins & {"or", "nor"}) and is_denied(head)
    if either or (has_no_subject(head) and child(at, "neg") is None):
        found.negated = True


def _matrix(found: Scope, at: Token, head: Token) -> None:
    """Take in what the word that governs a clause says of it."""
    if head.pos_ in NOMINAL and at.dep_ in {"acl", "ccomp", "relcl"}:
        _under_noun(found, at, head)
    elif head.pos_ in {"ADJ", "ADV"}:
        _judged(found, at, head, head)
    elif (state := _state_of(at, head)) is not None:
        _judged(found, at, state, head)
    elif _is_myth_of(at, head):
        found.rejected = not is_denied(head)
    else:
        advised = found.advice
        _adverbs(found, head)
        if at.dep_ == "ccomp" and effect_of(head) == "say":
            found.advice = advised  # what people should know is so
        _under_verb(found, at, head)


def _is_myth_of(at: Token, head: Token) -> bool:
    """ "A common myth is that ..."."""
    who = child(head, "nsubj")
    return at.dep_ == "ccomp" and who is not None and effect_of(head) == "be" and _is_myth(who)


def _state_of(at: Token, head: Token) -> Token | None:
    """ "It is unlikely that ...": the state, where a clause hangs on the verb to be."""
    if effect_of(head) != "be" or at.dep_ not in {"ccomp", "xcomp", "csubj", "csubjpass", "advcl"}:
        return None
    return child(head, "acomp", "attr", "oprd")


def _under_verb(found: Scope, at: Token, head: Token) -> None:
    effect = effect_of(head)
    if at.tag_ == "VB" and does_nothing(head):
        found.negated, found.top = not found.negated, head
    elif at.dep_ == "advcl":
        if effect in {"work", "use"} and child(at, "aux") is not None:
            found.negated ^= is_denied(head)
    elif effect in {"show", "say", "study", "deny", "doubt"}:
        _under_saying(found, at, head, effect)
    elif effect == "fail" and effect_of(at) == "show":
        found.unproven, found.top, found.speaker = True, head, child(head, "nsubj")
    elif effect == "fail":
        found.negated = not (found.negated ^ is_denied(head))
        found.top = head
    elif effect == "try":
        found.unreal = True
    elif effect in {"hold", "tout"}:
        found.touted = effect == "tout"
        found.negated ^= is_denied(head)
    else:
        _under_helper(found, at, head, effect)


def _under_helper(found: Scope, at: Token, head: Token, effect: str) -> None:
    """Verbs that carry another one: seem to, help to, have yet to."""
    if effect == "seem":
        found.hedges.append("seems")
    if "yet" in words_below(head) and lemma(head) in {"have", "be", "remain"}:
        found.unproven = True
    found.negated ^= is_denied(head)
    if at.dep_ == "xcomp":
        found.top = head


def _under_saying(found: Scope, at: Token, head: Token, effect: str) -> None:
    """ "Doctors deny that", "the study did not show that", "sellers say that"."""
    who = child(head, "nsubj", "nsubjpass") or _agent(head)
    denied = is_denied(head)
    if effect in {"deny", "doubt"}:
        found.rejected, found.speaker, found.top = not denied, who, at
    elif denied:
        found.unproven, found.top, found.speaker = True, head, who
    else:
        _is_said(found, head, who, effect)


def _is_said(found: Scope, head: Token, who: Token | None, effect: str) -> None:
    if is_noun(lemma(head), "hint"):
        found.hedges.append(head.lower_)
    found.rejected |= any(is_adjective(c.lower_, "wrongly") for c in head.children)
    shows = effect == "show" and head.tag_ != "VBG" and not is_passive(head)
    if who is not None and is_evidence(who) and shows:
        found.evidence = who
    elif who is not None and not (is_passive(head) and child(head, "agent") is None):
        found.speaker = who
    if effect == "say" and head.dep_ in {"acl", "relcl"} and is_noun(lemma(head.head), "myth"):
        found.rejected = True


def _agent(verb: Token) -> Token | None:
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def _judged(found: Scope, at: Token, state: Token, verb: Token) -> None:
    """ "It is unlikely that", "is likely to", "it is essential to", "it is a myth that"."""
    word = state.lower_
    flip = is_denied(verb if verb.pos_ in VERBAL else verb.head)
    if is_adjective(word, "unlikely"):
        _unlikely(found, at, state, verb)
    elif is_adjective(word, "unknown") or (flip and word in _FLIPPED):
        found.unproven, found.top = True, state.head
    elif is_adjective(word, "false") or _is_myth(state):
        found.rejected = not flip
    elif state.pos_ == "NOUN" and is_evidence(state):
        _under_noun(found, at, state)
    elif is_adjective(word, "ought"):
        found.advice = True
    elif is_adjective(word, "unable"):
        found.negated, found.top = not (found.negated ^ flip), state.head
    elif is_adjective(word, "hard"):
        found.unreal = True
    elif is_adjective(word, "likely"):
        found.hedges.append(word)
        found.negated ^= flip


def _is_myth(state: Token) -> bool:
    return state.pos_ in {"NOUN", "PROPN"} and is_noun(lemma(state), "myth")


def _unlikely(found: Scope, at: Token, state: Token, verb: Token) -> None:
    clause = verb if verb.pos_ in VERBAL else verb.head
    own = child(clause, "nsubj")
    if at.dep_ == "xcomp" and (own is None or own.lower_ != "it"):
        found.negated, found.top = not found.negated, state.head
    else:
        found.rejected = True


def _under_noun(found: Scope, at: Token, head: Token) -> None:
    """ "No evidence that", "the idea that", "a myth that", "its ability to"."""
    low = lemma(head)
    if is_noun(low, "gather", "hint", "study"):
        _evidence_that(found, head)
    elif is_noun(low, "myth"):
        found.rejected = True
    elif is_noun(low, "idea"):
        _idea_that(found, head)
    elif is_noun(low, "power") and at.tag_ in {"VB", "VBG"}:
        _power_to(found, head)


def _evidence_that(found: Scope, head: Token) -> None:
    verb = head.head
    said = {c.lower_ for c in children(head, "det", "amod", "neg")}
    none = any(is_adjective(w, "deny", "few") for w in said) or is_denied(verb)
    none |= lemma(verb) == "lack" or is_noun(lemma(head.head.head), "lack")
    weak = head.dep_ in SUBJECTS and any(
        is_adjective(c.lower_, "weak", "unknown") for c in verb.children if c.i > head.i
    )
    found.unproven |= none or weak or is_adjective(verb.lower_, "weak")
    found.top = verb if verb.pos_ in VERBAL else head
    if not found.unproven:
        found.evidence = head


def _idea_that(found: Scope, head: Token) -> None:
    verb = head.head
    flips = is_denied(verb)
    wrong = verb.pos_ in VERBAL and effect_of(verb) in {"deny", "doubt"}
    states = [c.lower_ for c in children(verb, "acomp", "attr", "oprd")]
    wrong |= any(is_adjective(w, "false", "unknown") or is_noun(w, "myth") for w in states)
    backed = lemma(verb) in {"support", "back", "confirm", "bear"}
    found.rejected |= (wrong and not flips) or (backed and flips)
    if wrong and verb.pos_ in VERBAL and not is_passive(verb):
        found.speaker = child(verb, "nsubj") if head.dep_ == "dobj" else None


def _power_to(found: Scope, head: Token) -> None:
    """ "Lost its ability to", "robs it of the power to", "lacks the capacity to"."""
    verb = next((a for a in head.ancestors if a.pos_ in VERBAL), None)
    if verb is not None and effect_of(verb) in {"lose", "give"}:
        gone = effect_of(verb) == "lose" or is_denied(verb)
        found.negated ^= gone
        found.top = verb
