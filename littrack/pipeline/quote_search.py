"""A quote looked for in every record at hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from littrack.cache import Cache
from littrack.model.verification import QuoteCheck
from littrack.verify import quotes, source
from littrack.verify.quotation import Quotation, quotation
from littrack.verify.search_words import search_words

_FEWEST = 4  # words; fewer stand anywhere
_MANY, _MOST = 50, 500  # records that are compared: of its rarest words, of all


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A quote found in another record."""

    pmid: str
    check: QuoteCheck


@dataclass
class QuoteSearch:
    """Finds the record that holds a quote to the word; each quote is looked for once."""

    cache: Cache
    _known: dict[str, tuple[Elsewhere, ...]] = field(default_factory=dict)

    def find(self, quote: str, but: str) -> Elsewhere | None:
        """Find a record other than one that holds a quote."""
        asked = quotation(quote)
        if asked.words < _FEWEST:
            return None
        if asked.canon not in self._known:
            self._known[asked.canon] = tuple(self._all(asked))
        return next((each for each in self._known[asked.canon] if each.pmid != but), None)

    def _all(self, asked: Quotation) -> list[Elsewhere]:
        texts = self._texts(asked)
        found = []
        for key in sorted(texts):
            held = quotes.held(asked, source.of_texts(str(key), *texts[key]))
            if held is not None and held.state in quotes.STANDING:
                found.append(Elsewhere(str(key), held))
        return found

    def _texts(self, asked: Quotation) -> dict[int, tuple[str, str]]:
        """Read the records that hold a quote's rarest words.

        Where those are too many, more of its words are looked up, and the records that hold it
        letter by letter or lack the fewest of its words are compared.
        """
        words = search_words(asked)
        hits = self.cache.holding(words, limit=_MANY)
        if len(hits) == _MANY:
            hits = list({*hits, *self.cache.holding(words, rarest=len(words), limit=_MOST)})
        texts = self.cache.texts(hits) if hits else {}

        def lacking(key: int) -> tuple[bool, int]:
            text = "\n".join(texts[key])
            lowered = text.lower()
            return asked.text not in text, sum(word not in lowered for word in words)

        return {key: texts[key] for key in sorted(texts, key=lacking)[:_MANY]}
