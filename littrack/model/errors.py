"""What can go wrong, said in one sentence: what happened, where, and what to do.

LittrackError
├── SettingsError       littrack.toml, an option or the environment
├── QueryError          a file of queries/
├── ArticleError        an article that cannot be read as text
├── RecordError         PubMed XML or NBIB that cannot be read as records
├── ModelError          a model file that is missing or damaged
├── EntrezError         NCBI answered, but not with what was asked (what was got is kept)
│   └── EntrezUnavailable   NCBI cannot be reached, or has blocked this address
├── CacheError          the store is locked, full or read-only
│   └── StoreDamaged        what it held cannot be read, or is gone
└── CorpusError         a corpus of PubMed files that is not there, or cannot be worked on
    └── CorpusIncomplete    some of its files could not be taken in; the others were
"""

from __future__ import annotations

from typing import ClassVar


class LittrackError(Exception):
    """The base of all; `exit_code` is what the program ends with when it is not handled."""

    exit_code: ClassVar[int] = 2


class SettingsError(LittrackError):
    """A setting that cannot be used."""


class QueryError(LittrackError):
    """A topic file that cannot be used."""


class ArticleError(LittrackError):
    """An article that cannot be read."""


class RecordError(LittrackError):
    """Bytes that are not the records they should be."""


class ModelError(LittrackError):
    """A model that cannot be loaded."""


class EntrezError(LittrackError):
    """Some look-ups failed; what was got is kept."""

    exit_code = 3


class EntrezUnavailable(EntrezError):
    """NCBI does not answer; nothing was changed."""

    exit_code = 4


class EntrezUnkeyed(EntrezUnavailable):
    """The API key is not known to NCBI: a setting to mend; nothing was changed."""

    exit_code = 2


class CacheError(LittrackError):
    """The store cannot be opened, read or written."""

    exit_code = 5


class StoreDamaged(CacheError):
    """What the store held cannot be read, or is gone: `what` says that, the rest the remedy."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what} {remedy}".strip())
        self.what = what


class CorpusError(LittrackError):
    """A corpus that is not there, or cannot be worked on."""


class CorpusIncomplete(CorpusError):
    """Some files could not be taken in; what was is kept."""

    exit_code = 3
