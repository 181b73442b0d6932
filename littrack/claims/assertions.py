"""Which clauses of a sentence assert something of their own, and which belong to another one.

"When twins arrive early, only X helps" asserts one thing, "the pills, which thin blood, are cheap"
two. Where the parse of a sentence cannot be right, its parts stand as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from littrack.claims.fields import Draft
from littrack.claims.wording import stated_in
from littrack.language.relations import Clause
from littrack.language.relations.general import (
    holds_statement,
    is_finite,
    is_frame,
    is_order,
)
from littrack.language.tree import (
    APART,
    FINITE,
    RELATIVE,
    SUBJECTS,
    VERBAL,
    child,
    children,
    effect_of,
    is_people,
    lemma,
    mark_before,
    subject,
)
from littrack.lexicon import is_noun
from littrack.model import ClaimType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SCENES = frozenset(
    "when once after before until till whenever wherever whatever however than".split()
)
_AS_TOLD = frozenset({"say", "show", "hold", "study"})
_MEANT = frozenset({"those", "anyone", "everyone", "someone", "one", "all"})
_MAIN = frozenset({"ROOT", "conj", "parataxis", "ccomp", "advcl"})
_VAGUE = frozenset({ClaimType.OTHER, ClaimType.EPIDEMIOLOGY})

_LITTLE = 2  # words

Plain = Callable[["Token"], "Draft | None"]


def asserted(clauses: Sequence[Clause], drafts: Sequence[Draft], plain: Plain) -> Iterator[Draft]:
    """Yield the drafts whose clause asserts, and `plain` ones of main clauses that have none."""
    kept = _of_their_own(drafts)
    yield from kept
    held = {i for d in kept for i in d.words}
    for verb in _main_verbs(clauses):
        draft = plain(verb) if verb.i not in held else None
        if draft is not None:
            yield draft
            held |= draft.words


def _of_their_own(drafts: Sequence[Draft]) -> list[Draft]:
    own = [d for d in drafts if not _belongs_to_another(d)]
    telling = [d for d in own if not (_only_tells(d) or _says_little(d))]
    return telling or own


def surely_read(draft: Draft) -> bool:
    """Whether a draft stands by itself where the parse of its sentence cannot be right."""
    claim = draft.claim
    known = claim.type not in _VAGUE and claim.intervention and claim.outcome
    return bool(known) and not _belongs_to_another(draft) and "who" not in claim.intervention


def is_misparsed(doc: Doc) -> bool:
    """Whether a parse cannot be right: a finite verb stands in a sentence whose root is a noun."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in {"NOUN", "PROPN", "DET", "NUM", "PRON", "ADP"}:
        return False
    ends = doc[-1].text in {".", "!"} or doc.text.rstrip(' "”’)').endswith((".", "!"))
    return ends and any(t.tag_ in FINITE for t in doc)


def sets_scene(verb: Token) -> bool:
    """Whether a clause only says when, or of whom, another one holds."""
    at = verb
    while at.head != at and at.dep_ != "appos":
        if _opens_scene(at) or _tells_which(at):
            return True
        if at.dep_ == "ccomp" and effect_of(at.head) == "say":
            return False  # "those who claim that X cures Y are wrong": what they claim is stated
        at = at.head
    return False


def _opens_scene(at: Token) -> bool:
    if at.dep_ == "pcomp":
        return at.head.lower_ in _SCENES
    if at.dep_ not in {"advcl", "relcl", "ccomp", "acl"}:
        return False
    marks = {c.lower_ for c in children(at, "mark", "advmod", "dobj", "attr") if c.i < at.i}
    told = "as" in marks and effect_of(at) in _AS_TOLD
    return bool(marks & _SCENES) or told


def _tells_which(at: Token) -> bool:
    """ "People who have had X", "those whose eyes are inflamed"."""
    if at.dep_ != "relcl":
        return False
    head = at.head
    return (is_people(head) or head.lower_ in _MEANT) and mark_before(at) not in APART


def _belongs_to_another(draft: Draft) -> bool:
    """Whether the clause of a draft is no statement: a scene, or which thing is meant."""
    verb, kind = draft.verb, draft.claim.type
    part = _is_part(verb) or _is_told_of_object(verb)
    if sets_scene(verb) or _is_remark(verb) or (kind in _VAGUE and part):
        return True
    weak = kind in _VAGUE or kind is ClaimType.MECHANISM
    return weak and _restricts_subject(verb)


def _is_remark(verb: Token) -> bool:
    """ "..., which is good news": what somebody thinks of the whole statement before it."""
    if verb.dep_ != "relcl" or verb.left_edge.lower_ != "which":
        return False
    return any(is_noun(lemma(c), "remark") for c in children(verb, "attr"))


def _is_told_of_object(verb: Token) -> bool:
    """ "A hormone that the pancreas makes": which thing is meant, and no statement by itself."""
    who, first = subject(verb), verb.left_edge
    return verb.dep_ == "relcl" and first.lower_ in RELATIVE and who is not None and first.i < who.i


def _is_part(verb: Token) -> bool:
    if stated_in(verb) != verb:
        return verb.dep_ in {"acl", "csubj", "pcomp"}
    return _is_brought_about(verb)


def _restricts_subject(verb: Token) -> bool:
    """ "The patch that delivers nicotine ..."."""
    restricts = verb.dep_ in {"relcl", "acl"} and mark_before(verb) not in APART
    return restricts and verb.head.dep_ in SUBJECTS and not holds_statement(verb.head)


def _is_brought_about(verb: Token) -> bool:
    """ "X helps people sleep", "X makes the retina swell": what the verb above brings about."""
    over = verb.head
    if verb.dep_ not in {"ccomp", "xcomp"} or over.pos_ not in VERBAL or verb.i < over.i:
        return False
    apart = any(t.is_punct for t in verb.doc[over.i : verb.i]) or child(verb, "mark") is not None
    return not apart and not _tells_of_another(over)


def _only_tells(draft: Draft) -> bool:
    """ "Critics warn", "doctors used to think": who says so, and nothing else."""
    verb = draft.verb
    if draft.claim.type not in _VAGUE:
        return False
    chain = [verb, *children(verb, "xcomp")]
    says = any(effect_of(t) in {"say", "hold"} for t in chain)
    return says and all(child(t, "dobj", "attr", "acomp") is None for t in chain)


def _says_little(draft: Draft) -> bool:
    """ "They gained": too few words to say anything."""
    return draft.claim.type in _VAGUE and len(draft.claim.text.split()) <= _LITTLE


def _main_verbs(clauses: Sequence[Clause]) -> Iterator[Token]:
    """The finite verbs of the clauses that assert."""
    for clause in clauses:
        verb, scope = clause.verb, clause.scope
        real = not (scope.unreal or scope.advice or sets_scene(verb))
        if verb.dep_ in _MAIN and real and not _tells_of_another(verb) and _predicates(verb):
            yield verb


def _tells_of_another(verb: Token) -> bool:
    return is_frame(verb) or is_order(verb) or effect_of(verb) == "say"


def _predicates(verb: Token) -> bool:
    return verb.pos_ in VERBAL and is_finite(verb) and subject(verb) is not None
