"""Make claim and evidence pairs out of PubMed records: WORK/synthetic.jsonl.

A conclusion or a title that says something is the claim; the sentences of the rest of the abstract
that are likeliest to decide it are the evidence, often under the title. Flips make contradictions
on either side (both sides flipped support each other again); near neighbours, aims, methods and
swapped subjects are neutral.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from common import folder, rows
from flips import DIRECTION, NEGATION, THIRD_PERSON, flip, flip_evidence
from lexical import Bm25, stems

sys.path.insert(0, str(Path(__file__).parent.parent))
from littrack.stance.choice import order

SEED = 20261122
# How often the title stands above the evidence, and how neutral pairs are made.
TITLED = 0.6
METHOD = 0.3
SWAPPED = 0.45
# The least part of a claim that its evidence must repeat; how often a pair without flip is kept.
NEAR = 0.35
PLAIN = 0.3
_SPLIT = re.compile(r"(?<=[.!?]) (?=[A-Z\"(])")
_OPENING = re.compile(
    r"^(?:(?:in conclusion|in summary|thus|therefore|hence|overall|moreover|furthermore"
    r"|taken together|collectively|finally|consequently|conclusions?:|together),? )?"
    r"(?:(?:the|these|our|this|present|current|it|we|all|study|results?|findings?|data|observations?"
    r"|evidence|experiments?|analys[ei]s|review|was|were|is|are|and|from|of|here|also|that"
    r"|strongly|clearly|may|be|can"
    r"|suggest(?:s|ed)?|show(?:s|ed|n)?|indicate[sd]?|demonstrate[sd]?|reveal(?:s|ed)?|conclude[sd]?"
    r"|confirm(?:s|ed)?|support|provide|find|found|imply|implies|report|believe"
    r"|propose[sd]?) ){2,9}that ",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"^(?:in conclusion|in summary|thus|therefore|hence|overall|moreover|furthermore|however"
    r"|finally|taken together|consequently|conclusions?:),? ",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(should|needed|warranted|further (?:research|stud|work|investig)|discussed?|described"
    r"|reviewed?|is presented|are presented|must|recommend|et al"
    r"|we (?:present|describe|propose|report|review|aim))\b",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\b(is|are|was|were|can|may|does|do|did|increas\w+|decreas\w+|reduc\w+|improv\w+|inhibit\w*|promot\w+"
    r"|induc\w+|prevent\w*|caus\w+|associat\w+|correlat\w+|predict\w*|enhanc\w+|impair\w*|affect\w*"
    r"|regulat\w+|mediat\w+|protect\w*|attenuat\w+|suppress\w*|stimulat\w+|lead\w*|contribut\w+|higher|lower)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(is|are|was|were|can|may|cannot|does|do|did|has|have|" + "|".join(THIRD_PERSON) + r")\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(aim|purpose|objective|to (?:investigate|determine|evaluate|examine|assess|study)|whether"
    r"|(?:was|were) (?:investigated|studied|examined|measured|evaluated|assessed"
    r"|compared|performed|recruited))\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r" ?[(\[][^()\[\]]*[)\]]")


def sentences(record: dict) -> list[tuple[str, str]]:
    """List (section, sentence) of an abstract."""
    return [
        (label.upper(), s.strip())
        for label, t in record["secs"]
        for s in _SPLIT.split(t)
        if s.strip()
    ]


def claim_of(text: str) -> str | None:
    """Cut a conclusion or title down to what it claims, or None when it claims nothing plain."""
    text = _BRACKETS.sub("", text).strip(" .[]")
    text = _CONNECTIVE.sub("", text)
    text = _OPENING.sub("", text)
    text = re.sub(r"\b(statistically |highly )?significantly |, respectively", "", text)
    size = len(text.split())
    if not 6 <= size <= 34 or _VAGUE.search(text) or "?" in text or not _RELATION.search(text):
        return None
    return text[0].upper() + text[1:] + "."


def share(claim: set[str], sentence: str, idf: dict[str, float]) -> float:
    """Give the part of the claim's information that a sentence repeats."""
    total = sum(idf.get(w, 5.0) for w in claim) or 1.0
    return sum(idf.get(w, 5.0) for w in claim & set(stems(sentence))) / total


def choice() -> tuple[dict[str, float], list[float]]:
    """Read how rare words are and which sentences decide, as the program will."""
    rarity = json.loads((folder("WORK") / "pack" / "rarity.json").read_text(encoding="utf-8"))
    return rarity, json.loads((folder("WORK") / "pack" / "choice.json").read_text(encoding="utf-8"))


def best(claim: str, pool: list[str], known: tuple[dict, list[float]], k: int) -> list[str]:
    """Keep the k sentences likeliest to decide the claim, in their own order."""
    return [pool[i] for i in sorted(order(claim, pool, *known)[:k])]


def claims(record: dict) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Yield (claim, title if it may be shown, finding sentences, aim and method sentences)."""
    parts = sentences(record)
    if len(parts) < 3:
        return
    method = [
        s
        for label, s in parts
        if label.startswith(("METH", "OBJ", "AIM", "PURP", "MATER")) or _AIM.search(s)
    ]
    finding = [s for _, s in parts if s not in method]
    closing = [s for label, s in parts if label.startswith("CONCL")][:2] or [parts[-1][1]]
    for sentence in closing:
        claim = claim_of(sentence)
        if claim and sentence in finding:
            yield claim, record["title"], [s for s in finding if s not in closing], method
    claim = claim_of(record["title"])
    if claim and _FINITE.search(claim) and ":" not in claim:
        yield claim, "", finding, method


def told(evidence: list[str]) -> bool:
    """Say whether evidence could decide: it has a direction or a negation, as findings do."""
    return any(DIRECTION.search(s) or NEGATION.search(s) or _RELATION.search(s) for s in evidence)


def decided(claim: str, evidence: list[str], rng: random.Random) -> Iterator[dict]:
    """Yield one supporting and one contradicting pair, either side flipped at random."""
    other = flip(claim, rng)
    if other is None:
        return
    turned = [flip_evidence(s, rng) or s for s in evidence]
    usable = turned != evidence and rng.random() < 0.35
    yield pair(other if usable else claim, turned if usable else evidence, "SUPPORT")
    usable = turned != evidence and rng.random() < 0.35
    yield pair(claim if usable else other, turned if usable else evidence, "CONTRADICT")


def pair(claim: str, evidence: list[str], label: str) -> dict:
    """Write a pair down."""
    return {"claim": claim, "evidence": " ".join(evidence), "label": label}


def swapped(claim: str, record: dict, pool: list[str], rng: random.Random) -> str | None:
    """Name another subject in the claim: a MeSH heading of the record for one of another's."""
    low = claim.lower()
    named = [m.lower() for m in record["mesh"] if re.search(rf"\b{re.escape(m.lower())}\b", low)]
    named = [
        m for m in named if m not in {"humans", "animals", "time", "male", "female", "patients"}
    ]
    if not named:
        return None
    old = rng.choice(named)
    new = rng.choice(pool)
    if new in low:
        return None
    return re.sub(rf"\b{re.escape(old)}\b", new, claim, flags=re.IGNORECASE)


def neutral(
    claim: str, record: dict, method: list[str], evidence: list[str], others: Others
) -> tuple[str, list[str]]:
    """Give a claim and evidence that does not decide it: aims and methods, or another paper's."""
    rng, roll = others.rng, others.rng.random()
    title = [record["title"]] if rng.random() < TITLED else []
    if roll < METHOD and method:
        return claim, title + best(claim, method, others.known, len(evidence))
    if roll < SWAPPED and (other := swapped(claim, record, others.subjects, rng)):
        return other, evidence
    strange = others.near(claim, record)
    pool = [s for _, s in sentences(strange)]
    title = [strange["title"]] if title else []
    return claim, title + best(claim, pool, others.known, len(evidence))


class Others:
    """The other records, by likeness and by subject."""

    def __init__(self, records: list[dict], rng: random.Random) -> None:
        self.rng = rng
        self.known = choice()
        self.records = records
        self.index = Bm25([r["title"] + " " + " ".join(t for _, t in r["secs"]) for r in records])
        self.subjects = [m.lower() for r in records for m in r["mesh"] if "," not in m]
        self.subjects = [m for m in self.subjects if len(m) > 4]

    def near(self, claim: str, record: dict) -> dict:
        """Give one of the records nearest a claim, but not its own."""
        near = [self.records[i] for i in self.index.top(claim, 8)]
        return self.rng.choice([r for r in near if r["pmid"] != record["pmid"]][:6])


def made(record: dict, others: Others) -> Iterator[dict]:
    """Yield the pairs that one record gives."""
    rng = others.rng
    for claim, title, finding, method in claims(record):
        chosen = best(claim, finding, others.known, rng.choice((1, 2, 3, 3)))
        words = set(stems(claim))
        if not chosen or max(share(words, s, others.index.idf) for s in chosen) < NEAR:
            continue
        if not told(chosen):
            continue
        evidence = ([title] if title and rng.random() < TITLED else []) + chosen
        pairs = list(decided(claim, evidence, rng))
        yield from pairs
        if not pairs and rng.random() < PLAIN:
            yield pair(claim, evidence, "SUPPORT")
        spoken = rng.choice(pairs)["claim"] if pairs else claim
        yield pair(*neutral(spoken, record, method, evidence, others), "NEI")


def main() -> None:
    """Write the pairs."""
    rng = random.Random(SEED)  # noqa: S311 - repeatable on purpose
    records = [r for r in rows(folder("WORK") / "records.jsonl") if "eng" in r["lang"]]
    others = Others(records, rng)
    found = [row for record in records for row in made(record, others)]
    rng.shuffle(found)
    with (folder("WORK") / "synthetic.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in found)
    print(len(found), "pairs")


if __name__ == "__main__":
    main()
