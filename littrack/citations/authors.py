"""Whether a record was written by the person, or at the place, that an article names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from littrack.citations.words import countries
from littrack.model import Author, Record

_PLACE = re.compile(
    r"\b(?:of|and|the|Universit\w+|College|Institut\w*|Hospitals?|Schools?|Clinic|Cent(?:er|re)"
    r"|Academy|Laborator\w+|Foundation|Organi[sz]ation|Society|Association|Department|Ministry"
    r"|Johns Hopkins|Harvard|Stanford|Yale|MIT|UCLA|Karolinska)\b"
)
_WORDS = re.compile(r"\w+")
_HOUSE = r"(?:Universit|Medical|School|College|Institut|Hospital|Clinic|Health)"


def is_place(author: str) -> bool:
    """Whether the name is that of a place of work or of a country's people, not of a person."""
    return bool(_PLACE.search(author) or countries(author))


def wrote(author: str, record: Record) -> bool:
    """Whether a person of that name, or somebody who works there, is among the authors."""
    if not author:
        return True
    if known := countries(author):
        return _in_country(author, known, record)
    if is_place(author):
        return any(_at(author, place) for a in record.authors for place in a.affiliations)
    if any(_is(author, each) for each in record.authors):
        return True
    house = re.compile(rf"\b(?:{re.escape(author)} {_HOUSE}|{_HOUSE}\w* of {re.escape(author)}\b)")
    return any(house.search(place) for a in record.authors for place in a.affiliations)


def _in_country(people: str, known: Sequence[str], record: Record) -> bool:
    """Whether a record says the country: where its authors work, or in its title or abstract."""
    places = [place for a in record.authors for place in a.affiliations]
    texts = [record.title, *(section.text for section in record.abstract)]
    spoken = f" {' '.join(_WORDS.findall(' '.join((*places, *texts))))} "
    names = (people, *known)
    return any(f" {' '.join(_WORDS.findall(name))} " in spoken for name in names)


def person(author: str) -> str:
    """A person as PubMed writes one: "Ruiz M" for "Marta Ruiz"."""
    words = author.split()
    given = words[0][0] if len(words) > 1 and words[0][:1].isupper() else ""
    return f"{_last(words)} {given}".strip()


def _last(words: list[str]) -> str:
    """The last name with the small words before it: "van der Berg"."""
    small = [i for i, w in enumerate(words[:-1]) if w.islower()]
    return " ".join(words[small[0] :] if small else words[-1:])


def _is(author: str, each: Author) -> bool:
    words = author.split()
    if author.lower() == each.collective.lower():
        return True
    if not each.last or not author.lower().endswith(each.last.lower()):
        return False
    given = words[0] if len(words) > len(each.last.split()) else ""
    first = each.fore or each.initials
    known = given[:1].isupper() and first
    return not known or any(part[:1] == given[:1] for part in first.replace("-", " ").split())


def _at(author: str, place: str) -> bool:
    return author.removeprefix("the ").lower() in place.lower()
