"""What of a saved term is sent to PubMed: everything but its comments and line ends."""

from __future__ import annotations

from littrack.model import QueryError
from littrack.queries import strategy
from littrack.queries.clean import uncommented


def sent(term: str) -> str:
    """Give a term as it is sent: comments left out, line ends and runs of blanks one blank.

    A strategy of numbered lines is written out; raise `QueryError` where it cannot be.
    """
    numbered = strategy.read(term)
    if numbered:
        return " ".join(numbered.term.split())
    plain = " ".join(uncommented(term).split())
    for named in strategy.history_lines(plain):
        raise QueryError(
            f"{named} names a line of a search history that is not here; paste the numbered lines"
            " it stands for, or write the line itself"
        )
    return plain
