"""Continue the tagger and parser of en_core_web_sm 3.8.0 on CRAFT and plain health English.

Start: the unpacked bytes of en_core_web_sm 3.8.0 (START), each file checked against IDENTITY.
Data: hand-made CRAFT trees (CC BY 3.0); the start's own parses of plain one-sentence claims, so
that plain English is not forgotten; and the same parses with a common verb exchanged for a rarer
one of the same form ("reduces" -> "eases"), because taggers take rare verbs for nouns.
Ten minutes on one core. Output: a spaCy pipeline without named entities, and its hashes.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import json
import os
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch

SEED = 20261130
READ = ("tok2vec", "tagger", "parser")
SAME_NAME_OTHER_BYTES = {"meta.json"}  # the carrier wheel renames the package there
COMMON = {"reduce", "increase", "cause", "prevent", "improve", "affect", "raise", "lower"}
RARE = (
    "ease curb blunt relieve soothe boost combat fight trigger mimic mask block dampen quell"
    " worsen alleviate cut help treat aid calm slow halt reverse harm damage impair disrupt heal"
    " cure target benefit hurt stop shrink weaken strengthen protect delay promote induce"
).split()


class Tree(NamedTuple):
    """One sentence with its heads, relations and tags."""

    words: list[str]
    spaces: list[bool]
    heads: list[int]
    deps: list[str]
    tags: list[str]


def folder(name: str) -> Path:
    """Give a folder named by the environment."""
    if name not in os.environ:
        raise SystemExit(f"{name} is not set: it must name a folder (see training/README.md).")
    return Path(os.environ[name])


def check_identity(start: Path, record: Path) -> None:
    """Stop where a file of the start is not the published one."""
    for line in record.read_text("utf-8").splitlines():
        name, digest, _size = line.split(",")
        if name in SAME_NAME_OTHER_BYTES:
            continue
        actual = hashlib.sha256((start / name).read_bytes()).digest()
        given = base64.urlsafe_b64encode(actual).rstrip(b"=").decode()
        if digest != f"sha256={given}":
            raise SystemExit(f"{start / name} is not the file of en_core_web_sm 3.8.0.")


def craft_rows(path: Path) -> Iterator[list[list[str]]]:
    """Yield the sentences of a gzipped CoNLL-U file as rows of columns."""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                rows.append(columns)
            elif columns == [""] and rows:
                yield rows
                rows = []


def craft(nlp: Language, path: Path, count: int) -> list[Tree]:
    """Sample CRAFT sentences of 5 to 45 words with one root."""
    usable = [
        rows
        for rows in craft_rows(path)
        if 5 <= len(rows) <= 45 and sum(r[6] == "0" for r in rows) == 1
    ]
    random.shuffle(usable)
    return [_tree(nlp, rows) for rows in usable[:count]]


def _tree(nlp: Language, rows: list[list[str]]) -> Tree:
    labels = set(nlp.get_pipe("parser").labels)
    tags = set(nlp.get_pipe("tagger").labels)
    return Tree(
        [r[1] for r in rows],
        ["SpaceAfter=No" not in r[9] for r in rows],
        [int(r[6]) - 1 if r[6] != "0" else at for at, r in enumerate(rows)],
        ["ROOT" if r[7] == "root" else r[7] if r[7] in labels else "dep" for r in rows],
        [r[4] if r[4] in tags else "" for r in rows],
    )


def plain_claims(home: Path, count: int) -> list[str]:
    """Sample one-sentence claims in plain English, each once."""
    rows = [
        json.loads(line)["claim"]
        for name in ("pairs.jsonl", "clusters.jsonl")
        for line in (home / name).read_text("utf-8").splitlines()
    ]
    claims = sorted(set(rows))
    random.shuffle(claims)
    return claims[:count]


def parse(nlp: Language, doc: Doc) -> Doc:
    """Tag and parse one sentence as a whole."""
    for token in doc[1:]:
        token.is_sent_start = False
    for name, pipe in nlp.pipeline:
        if name in READ or name in {"attribute_ruler", "lemmatizer"}:
            doc = pipe(doc)
    return doc


def own_parses(nlp: Language, claims: Iterable[str]) -> list[tuple[Tree, list[tuple[int, str]]]]:
    """Parse claims; beside each tree stand the places and forms of its common verbs."""
    parses = []
    for claim in claims:
        doc = parse(nlp, nlp.make_doc(claim))
        tree = Tree(
            [t.text for t in doc],
            [bool(t.whitespace_) for t in doc],
            [t.head.i for t in doc],
            [t.dep_ for t in doc],
            [t.tag_ for t in doc],
        )
        verbs = [
            (t.i, t.tag_)
            for t in doc
            if t.lemma_.lower() in COMMON and t.tag_ in {"VBZ", "VBP", "VB", "VBD"}
        ]
        parses.append((tree, verbs))
    return parses


def inflect(verb: str, tag: str) -> str:
    """Give the form of a regular verb that a tag names; irregular pasts are left out."""
    if tag in {"VB", "VBP"}:
        return verb
    if tag == "VBZ":
        return verb + ("es" if verb.endswith("s") else "s")
    irregular = {"cut": "cut", "fight": "fought", "hurt": "hurt", "stop": "stopped"}
    irregular |= {"shrink": "shrank", "curb": "curbed", "combat": "combated", "quell": "quelled"}
    return irregular.get(verb, verb + ("d" if verb.endswith("e") else "ed"))


def exchanged(parses: list[tuple[Tree, list[tuple[int, str]]]]) -> list[Tree]:
    """Copy the trees that hold a common verb with a rarer one of the same form in its place."""
    copies = []
    for tree, verbs in parses:
        if verbs:
            words = list(tree.words)
            for at, tag in verbs:
                words[at] = inflect(random.choice(RARE), tag)  # noqa: S311
            copies.append(tree._replace(words=words))
    return copies


def example(nlp: Language, tree: Tree) -> Example:
    """Make a training example of one tree."""
    bare = Doc(nlp.vocab, words=tree.words, spaces=tree.spaces)
    gold = Doc(
        nlp.vocab,
        words=tree.words,
        spaces=tree.spaces,
        heads=tree.heads,
        deps=tree.deps,
        tags=tree.tags,
    )
    return Example(bare, gold)


def score(nlp: Language, trees: list[Tree]) -> str:
    """Measure tags, heads and labelled heads, punctuation left out."""
    total = tagged = headed = labelled = 0
    for tree in trees:
        doc = parse(nlp, Doc(nlp.vocab, words=tree.words, spaces=tree.spaces))
        for token in doc:
            if tree.deps[token.i] == "punct":
                continue
            total += 1
            tagged += token.tag_ == tree.tags[token.i]
            right = token.head.i == tree.heads[token.i]
            headed += right
            labelled += right and token.dep_ == tree.deps[token.i]
    return f"tags {tagged / total:.3f} UAS {headed / total:.3f} LAS {labelled / total:.3f}"


def train(nlp: Language, trees: list[Tree], epochs: int, held: dict[str, list[Tree]]) -> None:
    """Update the tagger and parser, and print the scores on held-out trees after each epoch."""
    optimizer = nlp.resume_training()
    optimizer.learn_rate = 3e-4
    examples = [example(nlp, tree) for tree in trees]
    with nlp.select_pipes(enable=list(READ)):
        for epoch in range(epochs):
            random.shuffle(examples)
            for batch in minibatch(examples, 48):
                nlp.update(batch, sgd=optimizer, drop=0.1)
            print(epoch, {name: score(nlp, some) for name, some in held.items()}, flush=True)


def write(nlp: Language, out: Path) -> None:
    """Write the pipeline and the SHA-256 of each of its files."""
    nlp.to_disk(out, exclude=["ner", "senter"])
    hashes = {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }
    (out / "manifest.json").write_text(json.dumps(hashes, indent=1) + "\n", "utf-8")


def main() -> None:
    """Train as the command line says."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--epochs", type=int, default=4)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    random.seed(SEED)
    spacy.util.fix_random_seed(SEED)
    data = folder("TRAINING_DATA")
    check_identity(folder("START"), data / "parser_identity" / "en_core_web_sm-3.8.0_RECORD.txt")
    nlp = spacy.load(folder("START"), exclude=["ner", "senter"])
    claims = plain_claims(data / "claim_pairs", 12_500)
    parses = own_parses(nlp, claims)
    held, kept = parses[:500], parses[500:]
    measured = {
        "craft": craft(nlp, data / "craft" / "craft_sd-dev.conllu.gz", 500),
        "plain": [tree for tree, _ in held],
        "rare verbs": exchanged(held),
    }
    print("before", {name: score(nlp, trees) for name, trees in measured.items()}, flush=True)
    trees = craft(nlp, data / "craft" / "craft_sd-train.conllu.gz", 3_000)
    trees += [tree for tree, _ in kept] + exchanged(kept)
    train(nlp, trees, given.epochs, measured)
    write(nlp, given.out)


if __name__ == "__main__":
    main()
