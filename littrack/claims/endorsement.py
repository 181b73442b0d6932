"""Whether the writer stands behind a claim, whose words it is, and the cue that decides.

From the head of the claim's clause the parse is climbed to the top of the sentence; each word that
governs it may take it back ("deny", "the myth that", "no evidence that", "lost its ability to") or,
when it is itself denied ("nobody denies"), leave it standing. `endorsement_context` adds what
labels ("Myth: ...") and the sentence after it say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from littrack.claims.endorsement_cues import (
    SUBJECTS,
    Endorsement,
    child,
    cue_words,
    is_cue,
    is_link,
    is_negated,
    is_none,
    phrase,
)
from littrack.claims.endorsement_order import (
    according_to,
    by_order,
    contrast,
    speaks_against,
    words_before,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"ccomp", "acl", "xcomp", "csubj", "csubjpass", "relcl", "advcl", "pcomp"})
_VERBAL = frozenset({"VERB", "AUX"})


def endorsement_of(head: Token) -> Endorsement:
    """Read what the sentence around a claim's head says of the claim."""
    found = Endorsement()
    _own_words(found, head)
    at, seen = head, {head.i}
    while at.head.i not in seen:
        _step(found, at, at.head)
        at = at.head
        seen.add(at.i)
    if found.endorsed and not found.cue:
        by_order(found, head)
    if found.endorsed:
        contrast(found, head)
    if not found.attributed_to:
        found.attributed_to = according_to(head)
    return found


def _own_words(found: Endorsement, head: Token) -> None:
    """Adverbs of the claim's own verb, and what stands right before it."""
    found.hedged |= any(is_cue(c, "hedge") for c in head.children if c.dep_ in {"aux", "advmod"})
    adverb = next((c for c in head.children if is_cue(c, "falsely")), None)
    before = words_before(head)
    if adverb is not None:
        found.take_back(adverb)
    elif before[-2:] in (["anything", "but"], ["far", "from"], ["short", "of"]):
        found.take_back(head.doc[head.i - 2])


def _step(found: Endorsement, at: Token, head: Token) -> None:
    """Take in what one governing word says of the clause or phrase below it."""
    if at.dep_ == "conj":
        return
    if at.dep_ == "advcl" and not _is_governed(at, head):
        return
    found.hedged |= is_cue(head, "hedge") and head.pos_ in _VERBAL
    adverb = next((c for c in head.children if c.dep_ == "advmod" and is_cue(c, "falsely")), None)
    if adverb is not None and adverb != at:
        found.take_back(adverb)
        return
    for category, rule in _RULES:
        if is_cue(head, category) and rule(found, at, head):
            return
    _predicate(found, at, head)


def _is_governed(at: Token, head: Token) -> bool:
    """Whether a clause called adverbial is what the verb says: "shown to help", "sure that"."""
    opened = {c.lower_ for c in at.children if c.dep_ in {"mark", "aux", "advmod"}}
    infinitive = "to" in opened and is_cue(head, "show", "say", "tout", "fail")
    return infinitive or bool(opened & {"that", "whether"})


def _holds(at: Token) -> bool:
    return at.dep_ in _CLAUSES or at.dep_ in {"dobj", "nsubjpass", "prep", "pobj", "attr", "dep"}


def _rejects(found: Endorsement, at: Token, head: Token) -> bool:
    """ "Doctors deny that", "the idea that ... has been refuted", "debunked the claim"."""
    spoken = at.dep_ in _CLAUSES or _names_a_statement(at)
    if head.pos_ not in _VERBAL or not _holds(at) or not spoken:
        return False
    if not is_negated(head):
        found.take_back(head)
    found.attributed_to = found.attributed_to or _speaker(head, at)
    return True


def _names_a_statement(at: Token) -> bool:
    """ "The claim", "with the notion"."""
    noun = child(at, "pobj") if at.dep_ == "prep" else at
    return noun is not None and is_cue(noun, "idea", "myth", "evidence", "ability")


def _doubters(found: Endorsement, at: Token, head: Token) -> bool:
    """ "Doctors are sceptical that"."""
    if at.dep_ not in _CLAUSES | {"prep"}:
        return False
    _unless_denied(found, head.head, head)
    return True


def _myth(found: Endorsement, at: Token, head: Token) -> bool:
    """ "The myth that"; "it is a myth that" is a predicate."""
    if at.dep_ not in {"acl", "relcl", "ccomp", "prep", "advcl"} or is_none(head):
        return False
    _unless_denied(found, head.head, head)
    return True


def _evidence(found: Endorsement, at: Token, head: Token) -> bool:
    """ "No evidence that", "proof that ... does not exist", "for lack of evidence that"."""
    if head.pos_ not in {"NOUN", "PROPN"} or at.dep_ not in _CLAUSES | {"prep"}:
        return False
    verb = head.head
    wanting = is_cue(verb, "lose") or is_cue(verb.head, "want")
    absent = is_cue(verb, "stand", "show") and is_negated(verb) and head.dep_ in SUBJECTS
    weak = any(is_cue(c, "void") for c in verb.children) or is_cue(verb, "void")
    unseen = head.dep_ in {"dobj", "attr"} and is_negated(verb) and not is_none(head)
    if is_none(head) or wanting or absent or weak or unseen:
        found.take_back(head)
    return True


def _despite(found: Endorsement, at: Token, head: Token) -> bool:
    """ "Despite claims that", "contrary to the belief that"."""
    spoken = at if at.dep_ == "pobj" else child(at, "pobj")
    if spoken is None or head.pos_ == "NOUN" or not is_cue(spoken, "idea", "myth"):
        return False
    found.take_back(head)
    return True


def _does_nothing(found: Endorsement, at: Token, head: Token) -> bool:
    """ "Does nothing to prevent"."""
    if head.dep_ != "dobj" or head.head.lemma_ != "do" or at.dep_ not in _CLAUSES:
        return False
    found.take_back(head)
    return True


def _doubt(found: Endorsement, at: Token, head: Token) -> bool:
    """ "There is doubt that"; "no doubt that" leaves the claim as it is."""
    if head.pos_ != "NOUN" or at.dep_ not in _CLAUSES | {"prep"}:
        return False
    if not is_none(head) and not is_negated(head.head):
        found.take_back(head)
    return True


def _ability(found: Endorsement, at: Token, head: Token) -> bool:
    """ "Lost its ability to", "robs it of its power to", "lacks the capacity to"."""
    if at.dep_ not in _CLAUSES | {"prep"}:
        return False
    verb = head.head.head if head.dep_ == "pobj" else head.head
    verb = verb.head if verb.dep_ == "dobj" else verb
    lost = is_cue(verb, "lose") and not is_negated(verb)
    if lost or (verb.lemma_ in {"have", "possess"} and is_negated(verb)):
        found.take_back(verb)
    return True


def _fails(found: Endorsement, at: Token, head: Token) -> bool:
    """ "Failed to"; "cannot fail to" leaves it standing."""
    if at.dep_ not in {"xcomp", "advcl", "prep", "ccomp"}:
        return False
    _unless_denied(found, head, head)
    return True


def _shows(found: Endorsement, at: Token, head: Token) -> bool:
    """ "No trial shows that", "has yet to be shown to", "backs the claim"."""
    if head.pos_ not in _VERBAL or not _holds(at):
        return False
    nothing = head.dep_ in {"acl", "relcl"} and is_cue(head.head, "nobody")
    yet = is_negated(head) or _is_yet(head) or nothing
    if yet:
        found.take_back(head)
    who = _speaker(head, at)
    plain = yet and any(w in who.lower().split() for w in cue_words("nobody"))
    found.attributed_to = found.attributed_to or ("" if plain else who)
    return True


def _is_yet(verb: Token) -> bool:
    """ "Has yet to be shown", "remains to be proven"."""
    above = verb.head
    yet = any(c.lower_ == "yet" for c in (*above.children, *verb.children))
    return verb.dep_ == "xcomp" and (
        above.lemma_ == "remain" or (yet and above.lemma_ in {"have", "be"})
    )


def _says(found: Endorsement, at: Token, head: Token) -> bool:
    """ "Sellers say that": the claim is theirs."""
    if head.pos_ not in _VERBAL or not _holds(at):
        return False
    who = child(head, "nsubj")
    if _is_not_believed(head) or (who is not None and is_cue(who, "myth")):
        found.take_back(head)
        return True
    found.attributed_to = found.attributed_to or _speaker(head, at)
    return True


def _is_not_believed(verb: Token) -> bool:
    """ "Nobody believes that", "do not assume that", "does not mean that", "once thought to"."""
    low = {c.lower_ for c in verb.children}
    ended = bool(low & {"longer", "once", "formerly", "previously", "originally"})
    used = verb.head.lemma_ == "use" and verb.dep_ == "xcomp"
    believed = is_cue(verb, "believe") and (is_negated(verb) or ended or used)
    return believed or (verb.lemma_ == "mean" and is_negated(verb))


def _unable(found: Endorsement, at: Token, head: Token) -> bool:
    """ "Incapable of stopping", "unable to"."""
    if at.dep_ not in _CLAUSES | {"prep"}:
        return False
    _unless_denied(found, head.head, head)
    return True


def _predicate(found: Endorsement, at: Token, head: Token) -> None:
    """ "It is untrue that", "the belief that ... is mistaken", "it is no myth that"."""
    linked = is_link(head) and at.dep_ in _CLAUSES | SUBJECTS | {"acomp", "attr"}
    who = child(head, "nsubj")
    if linked and at.dep_ == "ccomp" and who is not None and is_cue(who, "myth", "false"):
        _unless_denied(found, head, who)
        return
    state = child(head, "acomp", "attr", "oprd", "advmod") if linked else head
    if state is None or state == at or (not linked and at.dep_ not in _CLAUSES):
        _called_in_question(found, head)
        return
    verb = head if linked else head.head
    if speaks_against(state, denied=is_negated(verb) or is_none(state)):
        found.take_back(state)


def _unless_denied(found: Endorsement, verb: Token, cue: Token) -> None:
    """ "A common myth is that ..."."""
    if not is_negated(verb):
        found.take_back(cue)


def _called_in_question(found: Endorsement, verb: Token) -> None:
    """ "Called the theory into question"."""
    below = [c for p in verb.children if p.dep_ == "prep" for c in p.children]
    asked = next((c for c in below if c.dep_ == "pobj" and is_cue(c, "doubt")), None)
    if verb.lemma_ in {"call", "bring", "throw"} and asked is not None and not is_negated(verb):
        found.take_back(asked)
        found.attributed_to = found.attributed_to or _speaker(verb, verb.doc[verb.i])


def _speaker(verb: Token, claim: Token) -> str:
    """Who says so: the subject that is not part of the claim, or "by ..."."""
    inside = {t.i for t in claim.subtree}
    who = next(
        (c for c in verb.children if c.dep_ in {"nsubj", "csubj"} and c.i not in inside), None
    )
    agent = child(verb, "agent")
    if who is None and agent is not None:
        who = child(agent, "pobj")
    if who is not None and who.lower_ in {"it", "you", "that", "who", "which", "we", "i", "they"}:
        return ""
    return phrase(who)


_RULES: tuple[tuple[str, Callable[[Endorsement, Token, Token], bool]], ...] = (
    ("reject", _rejects),
    ("doubter", _doubters),
    ("want", _despite),
    ("myth", _myth),
    ("evidence", _evidence),
    ("nobody", _does_nothing),
    ("doubt", _doubt),
    ("ability", _ability),
    ("fail", _fails),
    ("unable", _unable),
    ("show", _shows),
    ("say", _says),
)
