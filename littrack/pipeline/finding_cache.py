"""What cited records said to findings told of them, kept between runs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from littrack.model import Record
from littrack.model.verification import StanceCheck, StatementLean, StatementStance
from littrack.pipeline import code_version
from littrack.pipeline.result_cache import Memo

_KIND = "cited finding"
# All that decides what is said, beside the models.
_CODE = ("text", "model", "stance", "grade", "verdict", "verify", "lexicon", "pipeline")


@dataclass(frozen=True, slots=True)
class KeptFindings:
    """Findings by their words and the record with its full text; `version` names what reads."""

    memo: Memo
    version: str

    @classmethod
    def of(cls, memo: Memo, models: str) -> KeptFindings:
        """Keep what this code and these models make of findings."""
        return cls(memo, f"{code_version.version(*_CODE)} {models}")

    def known(self, text: str, record: Record) -> StanceCheck | None:
        """Give what a record said to a finding, if these models read it before."""
        key = _key(text, record)
        found = self.memo.memo(_KIND, [key], version=self.version).get(key)
        return _read(found) if found is not None else None

    def keep(self, text: str, record: Record, says: StanceCheck) -> None:
        """Keep what a record says to a finding."""
        told = json.dumps(asdict(says)).encode()
        self.memo.keep_memo(_KIND, {_key(text, record): told}, self.version)


def _key(text: str, record: Record) -> str:
    return hashlib.blake2b(repr((text, record)).encode(), digest_size=16).hexdigest()


def _read(told: bytes) -> StanceCheck:
    values = json.loads(told)
    values["to"] = StatementStance(values["to"])
    values["mismatch"] = tuple(values["mismatch"])
    values["lean"] = StatementLean(**values["lean"])
    return StanceCheck(**values)
