"""What a reader of stances is given and answers, and how its answers are kept between runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from littrack.encoder import Memo

KIND = "opinion"  # of memos


@dataclass(frozen=True, slots=True)
class Abstract:
    """What is read of a record: the sentences of its abstract, under its title."""

    sentences: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is made of one abstract: probabilities, and the deciding sentences by number.

    The first sentence is the likeliest, also when `neither` is likelier than both sides.
    """

    support: float
    contradict: float
    neither: float
    sentences: tuple[int, ...] = ()


Reads = Callable[[str, Sequence[Abstract]], Sequence[Opinion]]


def recalled(
    claim: str, abstracts: Sequence[Abstract], version: str, memo: Memo | None, reads: Reads
) -> list[Opinion]:
    """Read one claim against abstracts; what this version read before is taken from the memo."""
    if memo is None:
        return list(reads(claim, abstracts))
    keys = [_key(version, claim, abstract) for abstract in abstracts]
    known = dict(memo.memo(KIND, keys))
    new = [number for number, key in enumerate(keys) if key not in known]
    fresh = reads(claim, [abstracts[n] for n in new]) if new else ()
    made = {keys[n]: _packed(opinion) for n, opinion in zip(new, fresh, strict=True)}
    if made:
        memo.keep_memo(KIND, made, version)
    known |= made
    return [_unpacked(known[key]) for key in keys]


def _key(version: str, claim: str, abstract: Abstract) -> str:
    told = [version, claim, abstract.title, *abstract.sentences]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _packed(opinion: Opinion) -> bytes:
    shares = [opinion.support, opinion.contradict, opinion.neither]
    return json.dumps([*shares, *opinion.sentences]).encode()


def _unpacked(content: bytes) -> Opinion:
    support, contradict, neither, *numbers = json.loads(content)
    return Opinion(support, contradict, neither, tuple(int(n) for n in numbers))
