"""What the order of words and a clause beside a claim say of it, where the parse does not tell.

"Some say that ..., but trials found no benefit", "the belief that ... is mistaken", "according to".
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from littrack.claims.endorsement_cues import (
    Endorsement,
    child,
    cue_words,
    is_cue,
    is_negated,
    is_none,
    phrase,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_CONTRASTS = frozenset({"but", "yet", "although", "though", "however", "while", "whereas"})


def contrast(found: Endorsement, head: Token) -> None:
    """ "Some say that ..., but trials found no benefit", "..., which is untrue": taken back."""
    _by_relative(found, head)
    turn = _turn(head)
    if turn is None or not (found.attributed_to or _is_hearsay(head)):
        return
    start = turn.i
    if turn.i < head.i:
        start = next((t.i for t in head.doc[head.i :] if t.text == ","), len(head.doc))
    if _speaks_otherwise(list(head.doc[start:])):
        found.take_back(turn)


def _by_relative(found: Endorsement, head: Token) -> None:
    """ "Opponents claim that ..., which is untrue": a clause that judges the whole before it."""
    for verb in head.doc[head.i + 1 :]:
        which = any(c.lower_ == "which" and c.i < verb.i for c in verb.children)
        state = child(verb, "acomp", "attr") if which else None
        if state is not None and _speaks_falsely(verb, state):
            found.take_back(state)


def _speaks_falsely(verb: Token, state: Token) -> bool:
    judged = is_cue(state, "false", "myth", "true")
    return judged and speaks_against(state, denied=is_negated(verb) or is_none(state))


def _turn(head: Token) -> Token | None:
    """The word at which a sentence turns: "but", "although", or a lack of evidence."""
    turn = next((t for t in head.doc if t.lower_ in _CONTRASTS), None)
    return turn or next((t for t in head.doc[head.i :] if _has_nothing_behind(t)), None)


def _speaks_otherwise(after: list[Token]) -> bool:
    low = " ".join(t.lemma_.lower() for t in after)
    nil = any(f" {cue}" in low for cue in cue_words("nil") | cue_words("otherwise"))
    return nil or any(_denies_again(t) or _has_nothing_behind(t) for t in after)


def _denies_again(token: Token) -> bool:
    """ "It does not": a denied helping verb, or a denied "true"; "is a myth"."""
    bare = token.lemma_ in {"do", "be"} and any(c.dep_ == "neg" for c in token.children)
    false = is_cue(token, "false", "myth") and token.dep_ in {"acomp", "attr"}
    return (bare and not any(c.dep_ == "dobj" for c in token.children)) or (
        false and not is_negated(token.head)
    )


def _has_nothing_behind(token: Token) -> bool:
    """ "There is no evidence for it", "with no proof behind it"."""
    return is_cue(token, "evidence") and is_none(token)


def _is_hearsay(head: Token) -> bool:
    """Whether a passive "is said to" or "is touted as" stands over the claim."""
    over = [head] if child(head, "auxpass") is not None else []
    return any(is_cue(t, "say", "tout") for t in (*over, *head.ancestors) if t.pos_ in _VERBAL)


def by_order(found: Endorsement, head: Token) -> None:
    """What the word right before "that" says, where the parse lost the clause it governs."""
    doc = head.doc
    that = next((t for t in reversed(doc[: head.i]) if t.lower_ == "that"), None)
    before = that.nbor(-1) if that is not None and that.i else None
    if before is None:
        return
    words = {t.lower_ for t in doc[max(0, before.i - 3) : before.i]}
    none = bool(words & (cue_words("none") | cue_words("void") | {"not", "n't"}))
    absent = is_cue(before, "evidence") and none
    if (
        absent
        or speaks_against(before, denied=none or "far" in words)
        or (is_cue(before, "evidence") and _is_absent_after(doc[head.i :]))
    ):
        found.take_back(before)
    elif is_cue(before, "idea"):
        _idea_judged(found, before, list(doc[head.i :]))


def _is_absent_after(after: Iterable[Token]) -> bool:
    """ "Proof that ... does not exist", "evidence that ... is lacking"."""
    said = [t.lemma_.lower() for t in after if t.is_alpha or t.dep_ == "neg"]
    pairs = set(itertools.pairwise(said))
    weak = any(("be", word) in pairs for word in cue_words("void"))
    return weak or any(("not", word) in pairs for word in cue_words("stand"))


def _idea_judged(found: Endorsement, idea: Token, after: list[Token]) -> None:
    """ "Cast doubt on the idea that", "the belief that ... is mistaken", "has been refuted"."""
    leading = idea.doc[max(0, idea.i - 4) : idea.i]
    doubt = next((t for t in leading if is_cue(t, "doubt", "reject")), None)
    if doubt is not None and not (is_none(doubt) or is_negated(doubt)):
        found.take_back(doubt)
        return
    for verb, state in itertools.pairwise(after):
        if verb.lemma_ in {"be", "have", "remain"} and is_cue(state, "false", "reject", "myth"):
            found.take_back(state)
            return


def speaks_against(state: Token, *, denied: bool) -> bool:
    """ "False", "a myth", "not true", "far from proven"."""
    if is_cue(state, "false", "myth", "doubter"):
        return not denied
    if is_cue(state, "true"):
        return denied or words_before(state)[-2:] == ["far", "from"]
    return state.lower_ == "far" and _reaches(state)


def _reaches(far: Token) -> bool:
    """ "Far from proven", "far from the truth"."""
    below = {t.lower_ for t in far.subtree}
    return "from" in below and bool(below & (cue_words("true") | {"truth"}))


def words_before(head: Token) -> list[str]:
    return [t.lower_ for t in head.doc[max(0, head.i - 3) : head.i]]


def according_to(head: Token) -> str:
    """Who is named after "according to"."""
    doc = head.doc
    for token in doc[:-1]:
        if token.lower_ == "according" and doc[token.i + 1].lower_ == "to":
            to = doc[token.i + 1]
            return phrase(child(to, "pobj") or child(token, "pobj"))
    return ""
