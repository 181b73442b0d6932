"""Verbs that a tagger took for nouns, and participles for verbs: parsed again with plainer words.

"Masks" in "ibuprofen masks pain" may be read as a noun. The sentence is parsed again with a common
verb of the same form in its place; where that one acts, its tree is taken for the sentence. So is
"Women given X conceived", of which "given" may be read as what the women did.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from littrack.language.lists import joined_again
from littrack.language.relatives import related
from littrack.language.tree import FINITE, SUBJECTS, child, effect_of, is_people
from littrack.lexicon import words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_MOVING = frozenset({"less", "more", "treat", "help", "cause", "harm", "act", "work"})
_NO_NOUN_BEFORE = frozenset("DET ADP PUNCT AUX PART SCONJ NUM ADJ CCONJ VERB ADV".split())
_PAST = frozenset({"VBD", "VBN"})
_HIDDEN = frozenset({"advcl", "conj", "ccomp", "dep", "xcomp"})
_CLAUSES = frozenset("ROOT conj ccomp advcl relcl parataxis".split())
_THEME = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "SCONJ", "ADP"})


def mended(nlp: Language, doc: Doc) -> Doc:
    """Give a sentence's tree, read again where a verb was surely taken for something else."""
    for token in [t for t in doc if _is_suspect(t)]:
        doc = _as_verb(nlp, doc, token)
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is not None and _hides_a_verb(root):
        doc = _as_participle(nlp, doc, root)
    return related(joined_again(doc))


def _as_verb(nlp: Language, doc: Doc, token: Token) -> Doc:
    """The sentence with a word as its verb, where a plainer verb in its place acts."""
    for plain in _stand_ins(token.lower_):
        again = _parsed(nlp, doc, token.i, plain)
        verb = again[token.i]
        acts = verb.dep_ in _CLAUSES and child(verb, *SUBJECTS) is not None
        if verb.tag_ in FINITE and acts:
            return _with_words(nlp, doc, again, token.i, _forms()[token.lower_])
    return doc


def _as_participle(nlp: Language, doc: Doc, root: Token) -> Doc:
    """The sentence with its root as a participle, where a plainer one in its place is one."""
    plain = "living" if root.nbor(1).pos_ == "ADP" else "taking"
    again = _parsed(nlp, doc, root.i, plain)
    told = again[root.i].dep_ == "acl" and again[root.i].head.dep_ in SUBJECTS
    return _with_words(nlp, doc, again, root.i, root.lemma_) if told else doc


def _hides_a_verb(root: Token) -> bool:
    """ "Women given letrozole conceived more often": a participle that was read as the verb."""
    who = child(root, "nsubj")
    if who is None or who.i != root.i - 1 or not is_people(who):
        return False
    if root.tag_ not in _PAST or child(root, "aux") is not None:
        return False
    later = [c for c in root.rights if c.tag_ in _PAST and c.dep_ in _HIDDEN]
    return any(_follows_bare(root, c) for c in later)


def _follows_bare(root: Token, verb: Token) -> bool:
    """Whether no comma, conjunction or subject stands between two verbs.

    "Children fed peanuts developed ...": what the first verb has may be read as a subject.
    """
    between = root.doc[root.i + 1 : verb.i]
    taken = verb.dep_ == "ccomp" and effect_of(root) not in {"say", "show"}
    if not taken and any(t.dep_ in SUBJECTS for t in between):
        return False
    return not any(t.is_punct or t.pos_ in {"CCONJ", "SCONJ"} for t in between)


@cache
def _forms() -> dict[str, str]:
    """The inflected forms of verbs of change, each with its lemma."""
    lemmas = [v for v, f in words().verbs.items() if f.effect in _MOVING and "_" not in v]
    return {form: lemma for lemma in lemmas for form in _inflected(lemma)}


def _inflected(lemma: str) -> tuple[str, str, str]:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma, lemma + "es", lemma + "ed"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied"
    return lemma, lemma + "s", lemma.removesuffix("e") + "ed"


def _is_suspect(token: Token) -> bool:
    """Whether a verb of change stands between two nouns and is read as no finite verb."""
    if token.lower_ not in _forms() or not 0 < token.i < len(token.doc) - 1:
        return False
    if token.tag_ in FINITE and token.dep_ not in {"compound", "amod", "nmod"}:
        return False
    before, after = token.nbor(-1), token.nbor(1)
    base = token.lower_ == _forms()[token.lower_]
    if before.pos_ in _NO_NOUN_BEFORE or after.pos_ not in _THEME:
        return False
    return not base or before.tag_ in {"NNS", "NNPS", "PRP"} or not _has_finite(token.doc)


def _has_finite(doc: Doc) -> bool:
    return any(t.tag_ in FINITE for t in doc)


def _stand_ins(form: str) -> tuple[str, ...]:
    """Common verbs of the same form, which no parser takes for nouns."""
    if form.endswith("ed"):
        return ("caused", "gave")
    return ("reduces", "gives") if form != _forms()[form] else ("reduce", "give")


def _parsed(nlp: Language, doc: Doc, at: int, plain: str) -> Doc:
    from spacy.tokens import Doc

    told = [plain if t.i == at else t.text for t in doc]
    again = Doc(nlp.vocab, words=told, spaces=[bool(t.whitespace_) for t in doc])
    for token in again[1:]:
        token.is_sent_start = False
    for _, pipe in nlp.pipeline:
        again = pipe(again)
    return again


def _with_words(nlp: Language, said: Doc, tree: Doc, at: int, lemma: str) -> Doc:
    """The tree with the words as they were said; word `at` was parsed as another one."""
    from spacy.tokens import Doc

    return Doc(
        nlp.vocab,
        words=[t.text for t in said],
        spaces=[bool(t.whitespace_) for t in said],
        heads=[t.head.i for t in tree],
        deps=[t.dep_ for t in tree],
        tags=[t.tag_ for t in tree],
        pos=[t.pos_ for t in tree],
        lemmas=[lemma if t.i == at else t.lemma_ for t in said],
    )
