from __future__ import annotations

import pytest

from littrack import library
from littrack.model import RecordError


def test_every_entry_is_marked_as_a_digest_with_a_key_of_its_own():
    records = library.load("kratom")
    assert len(records) == 122
    assert all(r.digest and r.key for r in records)
    assert len({r.digest.key for r in records if r.digest}) == 122


def test_keeps_its_doubts():
    doubted = {r.digest.key: r.digest for r in library.load("kratom") if r.digest}
    assert "first_author" in doubted["digest:P003"].from_memory
    assert "registry, not a paper" in doubted["digest:P007"].flags


def test_names_the_libraries_there_are():
    with pytest.raises(RecordError, match="no starter library 'tea'; there are kratom"):
        library.load("tea")


def test_the_topic_and_the_sample_travel_with_the_program():
    assert 'library = "kratom"' in library.topic()
    assert "<h1>" in library.sample()
