"""What was worked out of claims and records, kept between runs; any change works it out anew.

Three kinds: which records were read for a claim, what each says of it, how strong each is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Protocol

from littrack.concepts import Lexicon
from littrack.model import (
    Claim,
    Design,
    EvidenceLevel,
    Grade,
    Judgement,
    Mismatch,
    MismatchKind,
    Notice,
    NoticeKind,
    PeerReview,
    Rationale,
    Record,
    Species,
    Stance,
    Trace,
)
from littrack.pipeline import code_version

_READ, _STANCE, _GRADE = "read", "stance", "grade of a record"
KINDS = (_READ, _STANCE, _GRADE)  # of memos
# All that decides how a claim and a record are read, beside the models and the topic's words.
_CODE = ("concepts", "text", "model", "stance", "grade", "retrieve", "encoder", "lexicon")


class Memo(Protocol):
    """Where results stay between runs; the cache is one."""

    def memo(
        self, kind: str, keys: Sequence[str], *, version: str | None = None
    ) -> Mapping[str, bytes]:
        """Give what this version made of these keys."""
        ...

    def keep_memo(self, kind: str, values: Mapping[str, bytes], version: str) -> None:
        """Keep what this version made, in place of what others made."""
        ...


class ResultCache:
    """What is known already of these records under these words and models."""

    def __init__(
        self, memo: Memo, records: Sequence[Record], lexicon: Lexicon, models: str
    ) -> None:
        self._memo = memo
        self._records = {record.key: record for record in records}
        self._prints = {record.key: _print(record) for record in records}
        self._code = code_version.version(*_CODE)
        self._version = _print((self._code, models, lexicon.concepts, lexicon.subject))

    def read(self, claim: Claim, find: Callable[[], Sequence[Record]]) -> list[Record]:
        """Give the records to read for a claim; the same as long as no record changed."""
        key, version = _claim(claim), _print((self._version, sorted(self._prints.items())))
        known = self._memo.memo(_READ, [key], version=version)
        if key in known:
            return [self._records[name] for name in json.loads(known[key])]
        found = list(find())
        values = json.dumps([record.key for record in found]).encode()
        self._memo.keep_memo(_READ, {key: values}, version)
        return found

    def judged(
        self,
        claim: Claim,
        records: Sequence[Record],
        judge: Callable[[Claim, Sequence[Record]], Sequence[Judgement]],
        places: Sequence[int] = (),
    ) -> list[Judgement]:
        """Give what each record says of a claim; only those not yet held against it are judged.

        `places` are the records' among the candidates, in which they are given when left out: a
        record that moved up or down is believed more or less.
        """
        keys = self._pairs(claim, records, places or range(len(records)))
        known = self._memo.memo(_STANCE, list(keys.values()), version=self._version)
        new = [record for record in records if keys[record.key] not in known]
        made = zip(new, judge(claim, new) if new else (), strict=True)
        fresh = {keys[record.key]: judgement for record, judgement in made}
        if fresh:
            values = {key: written(judgement) for key, judgement in fresh.items()}
            self._memo.keep_memo(_STANCE, values, self._version)
        return [fresh.get(key) or judgement(known[key]) for key in keys.values()]

    def _pairs(
        self, claim: Claim, records: Sequence[Record], places: Sequence[int]
    ) -> dict[str, str]:
        """Name each record as held against a claim from its place, by the record's key."""
        about = _claim(claim)
        return {
            record.key: f"{about}{self._prints[record.key]} {place}"
            for record, place in zip(records, places, strict=True)
        }

    def graded(
        self, records: Sequence[Record], grade: Callable[[Record], Grade]
    ) -> dict[str, Grade]:
        """Give how strong each record is, by its key."""
        keys = {record.key: self._prints[record.key] for record in records}
        known = self._memo.memo(_GRADE, list(keys.values()), version=self._code)
        fresh = {r.key: grade(r) for r in records if keys[r.key] not in known}
        if fresh:
            values = {keys[key]: written(one) for key, one in fresh.items()}
            self._memo.keep_memo(_GRADE, values, self._code)
        return {key: fresh.get(key) or grade_of(known[name]) for key, name in keys.items()}


def _print(value: object) -> str:
    return hashlib.blake2b(repr(value).encode(), digest_size=12).hexdigest()


def _claim(claim: Claim) -> str:
    """Name a claim by what it says, wherever it stands."""
    said = replace(claim, id="", places=(), mentions=(), corrected_by="", dismissed=False)
    return _print(said)


def written(value: Judgement | Grade) -> bytes:
    """Write a value down."""
    return json.dumps(value, default=_fields, ensure_ascii=False).encode()


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def judgement(kept: bytes) -> Judgement:
    """Read a judgement that was written down."""
    values: dict[str, Any] = json.loads(kept)
    values["stance"] = Stance(values["stance"])
    values["rationale"] = tuple(Rationale(**said) for said in values["rationale"])
    values["mismatch"] = tuple(
        Mismatch(MismatchKind(one["kind"]), one["claim_has"], one["record_has"])
        for one in values["mismatch"]
    )
    return Judgement(**values)


def grade_of(kept: bytes) -> Grade:
    """Read a grade that was written down."""
    values: dict[str, Any] = json.loads(kept)
    values["design"] = Design(values["design"])
    values["level"] = EvidenceLevel(values["level"])
    values["species"] = Species(values["species"])
    values["review"] = PeerReview(values["review"])
    values["trials"] = tuple(values["trials"])
    values["notices"] = tuple(_notice(one) for one in values["notices"])
    values["traces"] = tuple(Trace(**one) for one in values["traces"])
    return Grade(**values)


def _notice(values: dict[str, Any]) -> Notice:
    return Notice(**(values | {"kind": NoticeKind(values["kind"])}))
