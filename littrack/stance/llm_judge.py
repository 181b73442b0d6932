"""The optional judge: any OpenAI-compatible service a person has chosen to ask for stances.

Its answer counts only with a sentence of the abstract to the letter. Off by default.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from littrack.chat_client import ChatClient
from littrack.encoder import Memo
from littrack.language.sentences import sentences as split
from littrack.model import Stance
from littrack.stance.opinion import Abstract, Opinion, recalled
from littrack.stance.trust import Context, gated

# Raised whenever the words below change: what an earlier prompt brought is not used again.
PROMPT_VERSION = 2
_PROMPT = """\
You are given a claim and the numbered sentences of one abstract. Decide what the abstract itself \
found about the claim: "supports", "contradicts", or "neutral" when it does not test the claim. \
Aims, methods and background are not findings. Another substance, population or outcome is neutral.
Answer with JSON only: {"stance": "...", "sentence": "the one sentence that decides, to the letter"}
"""
_SECONDS = (10, 90)
_SURE = 0.9
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class EndpointModel:
    """Asks a service; `name` marks in the report what it answered."""

    def __init__(
        self, url: str, model: str, api_key: str = "", *, memo: Memo | None = None
    ) -> None:
        self._service = ChatClient(
            url, model, api_key, name="judge", section="judge", seconds=_SECONDS
        )
        self._memo = memo
        self.name = f"judge {model} (prompt {PROMPT_VERSION})"
        self.version = f"{url} {model} {PROMPT_VERSION}"

    def bar(self, stance: Stance, *, cited: bool) -> float:
        """Give the probability from which a side counts: an answer with its sentence counts."""
        del stance, cited
        return _SURE

    def weighed(self, said: Opinion, context: Context) -> Opinion:
        """Believe an answer only of a thing that claim and record name."""
        return gated(said, context)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        """For each (claim, evidence): how sure it is of support, contradiction and neither."""
        found = [
            self.opinions(claim, [Abstract(tuple(split(evidence)))])[0] for claim, evidence in pairs
        ]
        return [(o.support, o.contradict, o.neither) for o in found]

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        """Ask about one claim and some abstracts; nothing is asked twice."""
        return recalled(claim, abstracts, self.version, self._memo, self._ask_all)

    def _ask_all(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        return [
            understood(self._ask(claim, a), a.sentences) if a.sentences else _NOTHING
            for a in abstracts
        ]

    def _ask(self, claim: str, abstract: Abstract) -> str:
        numbered = "\n".join(f"{n}. {s}" for n, s in enumerate(abstract.sentences, 1))
        told = f"Claim: {claim}\n\nTitle: {abstract.title}\n\nAbstract:\n{numbered}"
        return self._service.ask(_PROMPT, told)


_NOTHING = Opinion(0.0, 0.0, 1.0)


def understood(answer: str, sentences: Sequence[str]) -> Opinion:
    """Read an answer; without a sentence of the abstract to the letter it says nothing."""
    found = _OBJECT.search(answer)
    try:
        told = json.loads(found.group()) if found else {}
    except ValueError:
        return _NOTHING
    number = _place(str(told.get("sentence", "")), sentences)
    stance = str(told.get("stance", "")).lower()
    if number is None or stance not in {"supports", "contradicts"}:
        return _NOTHING
    sides = (_SURE, 0.0) if stance == "supports" else (0.0, _SURE)
    return Opinion(*sides, 1 - _SURE, (number,))


def _place(said: str, sentences: Sequence[str]) -> int | None:
    wanted = " ".join(said.split())
    plain = [" ".join(s.split()) for s in sentences]
    return plain.index(wanted) if wanted and wanted in plain else None
