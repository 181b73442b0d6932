"""A workspace as one command sees it: settings, topics and store, each opened once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from typing import Self

from littrack import queries
from littrack.cache import Cache
from littrack.concepts import Lexicon
from littrack.model import QueryError, Topic
from littrack.settings import Settings


class Workspace:
    """Opens the topics and the store when they are first wanted, and closes the store at the end.

    What a command changes in the topic files, it does not see.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._opened = ExitStack()
        self._named: dict[str, Topic] = {}
        self._lexicons: dict[str, Lexicon] = {}

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self._opened.close()

    @cached_property
    def topics(self) -> Sequence[Topic]:
        """All topics; none is no error, an article can be read without one.

        Raises `QueryError` for a topic file that cannot be read.
        """
        return tuple(map(queries.load, sorted(self.settings.queries.glob("*.toml"))))

    @property
    def required_topics(self) -> Sequence[Topic]:
        """All topics; `QueryError` where there is none."""
        return self.topics or queries.load_all(self.settings.queries)

    def topic(self, name: str) -> Topic:
        """Give the topic of that name, or the only one when no name is given."""
        if name not in self._named:
            self._named[name] = self._read(name)
        return self._named[name]

    def _read(self, name: str) -> Topic:
        folder = self.settings.queries
        path = folder / f"{name}.toml"
        if name and path.is_file():
            return queries.load(path)  # whatever is wrong with other files
        known = ", ".join(topic.name for topic in self.topics)
        if not known:
            raise QueryError(f"{folder} holds no topic; make one: littrack init DIR")
        if name:
            raise QueryError(f"There is no topic {name!r} in {folder}; there are: {known}")
        if len(self.topics) > 1:
            raise QueryError(f"There are several topics ({known}); say which: --topic NAME")
        return self.topics[0]

    @cached_property
    def cache(self) -> Cache:
        """The store; it is made where there is none."""
        return self._opened.enter_context(Cache(self.settings.database))

    @cached_property
    def existing_cache(self) -> Cache:
        """The store that is there; `CacheError` where there is none."""
        return self._opened.enter_context(Cache(self.settings.database, create=False))

    def lexicon(self, topic: Topic) -> Lexicon:
        """Give the words of a topic's concepts."""
        if topic.name not in self._lexicons:
            self._lexicons[topic.name] = Lexicon(topic.concepts, topic.title)
        return self._lexicons[topic.name]
