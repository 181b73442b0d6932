"""What a label before a statement, or the sentence after it, says of the statement.

"Myth: ...", "Claim: ... Verdict: false", "Q: ...? A: No.", "... That is not true."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from littrack.claims.endorsement import endorsement_of
from littrack.claims.endorsement_cues import Endorsement, cue_words, is_cue, is_negated, is_none
from littrack.language import Document, ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LABELS = ("label_false", "label_true", "label_claim", "label_verdict", "label_question")
_ANSWERING = 3  # sentences after a claim or a question in which its verdict stands
_LONGEST_LABEL = 4  # words and numbers before the colon
_SEPARATORS = ":-–—.?"
_POINTING = frozenset({"that", "this", "it", "they", "these", "those", "he", "she", "both", "so"})
_SHORT = 12  # words of a sentence that only judges the one before it


@dataclass(frozen=True, slots=True)
class Label:
    """A label that opens a sentence: its category, and whether nothing follows it."""

    category: str
    alone: bool
    rest: str


def endorsement_in(document: Document, at: int, head: Token) -> Endorsement:
    """Read whether the writer stands behind the claim with this head in sentence number `at`."""
    sentences = document.sentences
    found = endorsement_of(head)
    if not found.endorsed:
        return found
    label = _label_over(sentences, at)
    verdict = _verdict(sentences, at, label, found)
    if label is not None and label.category == "label_false":
        return _rejected(found, label.category)
    return found if verdict else _rejected(found, "verdict")


def _rejected(found: Endorsement, cue: str) -> Endorsement:
    return Endorsement(False, found.attributed_to, found.hedged, cue, -1)


def _label_over(sentences: Sequence[ParsedSentence], at: int) -> Label | None:
    """The label of a sentence: its own, or one that stands alone before it."""
    own = label_of(sentences[at])
    if own is not None or at == 0:
        return own
    before = label_of(sentences[at - 1])
    return before if before is not None and before.alone else None


def label_of(sentence: ParsedSentence) -> Label | None:
    """Read the label a sentence opens with: words of one list, a number, a colon or dash."""
    words: list[str] = []
    for place, token in enumerate(sentence.tree):
        closes = token.text[:1] in _SEPARATORS
        if closes and words:
            rest = sentence.tree[place + 1 :].text.strip(" :-–—*_")
            return _labelled(words, rest, sentence)
        if token.is_alpha or token.is_punct or token.like_num or token.text[:1] == "#":
            words += [token.lower_] if token.is_alpha else []
        if place >= _LONGEST_LABEL:
            return None
    return _labelled(words, "", sentence)


def states_by_label(sentence: ParsedSentence) -> bool:
    """Whether a label gives the rest of a sentence as a myth or a claim, heading or not."""
    label = label_of(sentence)
    given = {"label_false", "label_claim"}
    return label is not None and not label.alone and label.category in given


def _labelled(words: list[str], rest: str, sentence: ParsedSentence) -> Label | None:
    said = " ".join(words)
    singular = said.removesuffix("s")
    for category in (*_LABELS, "label_answer"):
        if {said, singular} & cue_words(category):
            bare = len(words) == 1 and not rest and not sentence.line.opens
            return None if bare else Label(category, not rest, rest.lower())
    return None


def _verdict(
    sentences: Sequence[ParsedSentence], at: int, label: Label | None, found: Endorsement
) -> bool:
    """Whether what follows leaves the claim standing."""
    after = sentences[at + 1 : at + 1 + _ANSWERING]
    asked = sentences[at].text.rstrip(" \"'”’)*_").endswith("?")
    if asked or (label is not None and label.category in {"label_claim", "label_question"}):
        return _answer(after, asked=asked)
    if not after or sentences[at].line.heading:
        return True
    return not takes_back(
        after[0], reported=bool(found.attributed_to) or _is_reported(sentences[at])
    )


def _answer(after: Sequence[ParsedSentence], *, asked: bool) -> bool:
    """Whether the verdict or answer among the next sentences is favourable, or there is none."""
    for place, sentence in enumerate(after):
        label = label_of(sentence)
        if label is not None and label.category in {"label_verdict", "label_answer"}:
            return not _is_unfavourable(label.rest or _text(after, place + 1))
        if place == 0 and asked and _is_unfavourable(sentence.text.lower()):
            return False
        if label is not None and label.category in {"label_claim", "label_question"}:
            break
    return True


def _text(after: Sequence[ParsedSentence], at: int) -> str:
    return after[at].text.lower() if at < len(after) else ""


def _is_unfavourable(said: str) -> bool:
    """ "No, it cannot", "False", "Mostly false", "Not true", "There is no evidence"."""
    words = [w.strip(".,!:;\"'“”()") for w in said.split()][:_SHORT]
    first = words[0] if words else ""
    negative = first in {"no", "nope", "not", "hardly", "never"}
    named = bool(set(words[:3]) & (cue_words("false") | cue_words("label_false")))
    nothing = " ".join(words).startswith(("there is no", "there's no", "there is little"))
    return negative or named or nothing


def _is_reported(sentence: ParsedSentence) -> bool:
    """Whether a sentence gives what others say: "you may have heard", "it is often claimed"."""
    return any(is_cue(t, "say", "tout") and t.pos_ == "VERB" for t in sentence.tree)


def takes_back(sentence: ParsedSentence, *, reported: bool) -> bool:
    """Whether a sentence only judges the one before it, unfavourably: "That is not true"."""
    words = [t for t in sentence.tree if t.is_alpha]
    if not words or len(words) > _SHORT:
        return False
    if len(words) <= 2 and _is_unfavourable(sentence.text.lower()):  # noqa: PLR2004 - "Not so."
        return True
    root = next((t for t in sentence.tree if t.dep_ == "ROOT"), words[0])
    return (
        _points_back(root)
        and not _has_clause(root)
        and (_denies_truth(root) or (reported and (_is_bare_denial(root) or _has_none(root))))
    )


def _has_clause(root: Token) -> bool:
    """Whether a clause hangs on it: "it is untrue that ..." speaks of that, not of what was."""
    states = [root, *(c for c in root.children if c.dep_ in {"acomp", "attr", "dobj"})]
    clausal = {"ccomp", "csubj", "xcomp", "acl", "relcl", "csubjpass"}
    return any(c.dep_ in clausal for state in states for c in state.children)


def _points_back(root: Token) -> bool:
    """Whether the subject, or what evidence is for, is only "that", "this", "they"."""
    who = next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if who is not None and who.lower_ in _POINTING:
        return True
    claim = who is not None and is_cue(who, "idea", "myth")
    below = any(t.lower_ in _POINTING and t.dep_ == "pobj" for t in root.subtree)
    return claim or below


def _denies_truth(root: Token) -> bool:
    """ "Is not true", "is a myth", "is false", "has been debunked", "are wrong"."""
    denied = is_negated(root)
    if root.pos_ == "VERB" and is_cue(root, "reject"):
        return not denied
    states = [c for c in root.children if c.dep_ in {"acomp", "attr"}]
    return any(
        (is_cue(s, "false", "myth") and not denied and not is_none(s))
        or (is_cue(s, "true") and denied)
        for s in states
    )


def _is_bare_denial(root: Token) -> bool:
    """ "They do not.", "It cannot.", "It isn't."."""
    closed = all(c.dep_ in {"nsubj", "aux", "neg", "punct", "advmod", "cc"} for c in root.children)
    return closed and is_negated(root) and root.lemma_ in {"do", "be", "have", "can", "will"}


def _has_none(root: Token) -> bool:
    """ "There is no evidence for this"."""
    return any(is_cue(t, "evidence") and is_none(t) for t in root.subtree)
