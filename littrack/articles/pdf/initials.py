"""Large initials that stand over several lines, set before the word that they begin."""

from __future__ import annotations

from littrack.articles.pdf.run import Run
from littrack.language.vocabulary import is_word

_LARGE = 1.8  # sizes of the text beside it
_BESIDE = 2.0  # sizes of that text between it and the initial
_LETTERS = 2  # with a quotation mark


def with_initials(found: list[Run]) -> list[Run]:
    """The runs, each large initial joined to the run that goes on beside its top."""
    kept = list(found)
    for run in found:
        after = _goes_on(run, found) if _is_initial(run) else None
        if after is not None:
            apart = run.text in {"A", "I"} and not is_word(f"{run.text}{after.text.split()[0]}")
            first, raised = after.parts[0]
            after.parts[0] = (f"{run.text}{' ' if apart else ''}{first}", raised)
            kept.remove(run)
    return kept


def _is_initial(run: Run) -> bool:
    text = run.text
    return 0 < len(text) <= _LETTERS and text[-1].isalpha() and text[-1].isupper()


def _goes_on(initial: Run, found: list[Run]) -> Run | None:
    """The highest run beside an initial that is much larger than it."""
    beside = [
        run
        for run in found
        if run.size * _LARGE <= initial.size
        and -run.size / 2 <= run.x - initial.right <= _BESIDE * run.size
        and initial.y - run.size / 2 <= run.y <= initial.y + initial.size
        and run.text[0].isalpha()
    ]
    return max(beside, key=lambda run: run.y, default=None)
