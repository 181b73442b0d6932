"""A sentence cut into its clauses: who, does, what, and how each hangs on the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from littrack.claims.groups import Group, groups
from littrack.claims.tokens import Token, tokens
from littrack.claims.verbs import Act
from littrack.claims.words import PEOPLE

_BREAKS = frozenset({";", ":", "--", ".", "?", "!"})
_RELATIVE = frozenset({"which", "who", "whose", "whom"})
_STARTS = frozenset(
    """
    while whereas although though because since if when unless as whether how
""".split()
)
_JOINS = frozenset({"and", "but", "yet", "or", "nor", "so"})
_APPOSED = frozenset(
    """
    a an the its their one known derived including such also especially particularly primarily
    mainly like made native formerly commonly often as found which who namely called
""".split()
)
_LOOSE = frozenset({"thereby", "thus", ",", "that", '"', "(", "'", "by", "through", "via", "as"})
_DEGREES = frozenset(
    """
    very too quite rather almost nearly only even less more most best up about roughly
    approximately over
""".split()
)
_OPENERS = frozenset("to given best better worse above first second third finally".split())
_PERSONS = frozenset("you they it he she we i people patients users".split())
_ADJUNCTS = frozenset({"by", "while", "through", "via", "thereby", "thus"})
_CHAINS = frozenset({"for", "in", "of", "to", "at", "on", "about", "toward", "towards", "with"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb group with its subject words[subject[0]:subject[1]] and what follows it.

    `parent` is the clause it hangs on (its subject is that one's when its own is empty); `link`
    says how: main, joined, sub, that, relative, chain ("offers promise for managing"), adjunct
    (", reducing ...", "by reducing") or intro ("By taking ..., people").
    """

    group: Group
    subject: tuple[int, int]
    rest: tuple[int, int]
    link: str
    lead: str = ""
    parent: int | None = None
    apposed: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A folded sentence with its words and clauses."""

    text: str
    words: list[Token]
    clauses: list[Clause]

    def slice(self, span: tuple[int, int]) -> str:
        """The text of words[first:last]."""
        first, last = span
        if first >= last or first >= len(self.words):
            return ""
        return self.text[self.words[first].start : self.words[last - 1].end]


def parse(text: str) -> Parsed:
    """Cut a folded sentence into clauses."""
    words = tokens(text)
    found = groups(words)
    built: list[Clause] = []
    for number in range(len(found)):
        built.append(_clause(words, found, number, built))
    return Parsed(text, words, [_closed(words, built, i) for i in range(len(built))])


def _clause(words: list[Token], found: list[Group], number: int, built: list[Clause]) -> Clause:
    group = found[number]
    if group.form != "finite":
        return _hanging(words, found, number, built)
    since = max((c.group.last for c in built if c.group.form == "finite"), default=0)
    before = any(c.group.form == "finite" for c in built)
    first, lead = _boundary(words, since, group.first, before)
    link, parent = _link(words, first, lead, built)
    if link == "relative":
        comma = first > 1 and words[first - 2].low == ","
        lead = lead if comma or lead == "that" else "that"
        return Clause(group, _antecedent(words, first - 1), (0, 0), link, lead, parent)
    start = first if lead or not before else _after_comma(words, since, group.first)
    if start is None:
        return _no_comma(words, group, built, since, parent)
    if lead == "who" and group.first - first == 1 and words[first].part in {"W", "ADV"}:
        whom = (_antecedent(words, first - 1)[0], group.first)  # "women who fast might"
        return Clause(group, whom, (0, 0), "main" if parent is None else "joined", "", parent)
    if link == "noun":
        return Clause(group, (0, 0), (0, 0), "noun", lead, parent)
    start = _past_intro(words, start, group.first, found)
    begun = Clause(group, (start, start), (0, 0), link, lead, parent)
    return _with_subject(words, found, group, built, begun)


def _with_subject(
    words: list[Token], found: list[Group], group: Group, built: list[Clause], clause: Clause
) -> Clause:
    """A clause whose subject begins at a known place, or is an earlier one's."""
    start = clause.subject[0]
    if start >= group.first and built and all(c.link in {"relative", "intro"} for c in built):
        return _resumed(words, found, group, built)
    subject, apposed = _apposition(words, start, group.first)
    if subject[0] >= subject[1] and any(c.group.form == "finite" for c in built):
        return Clause(group, (0, 0), (0, 0), "joined", clause.lead, _last_finite(built))
    return Clause(group, subject, (0, 0), clause.link, clause.lead, clause.parent, apposed)


def _no_comma(
    words: list[Token], group: Group, built: list[Clause], since: int, parent: int | None
) -> Clause:
    """A verb after a verb with nothing between: "adults who took it had", "they say it helps"."""
    last = _last_finite(built)
    before = built[last] if last is not None else None
    if before is not None and before.link == "relative":
        subject = (before.subject[0], group.first)
        lead = words[before.subject[0] - 1].low if before.subject[0] else ""
        return Clause(group, subject, (0, 0), "that" if lead == "that" else "main", lead, parent)
    says = before is not None and words[before.group.main].act is Act.SAY
    if says and since < group.first and words[since].part in {"PRO", "DET", "W", "SUB"}:
        return Clause(group, (since, group.first), (0, 0), "that", "that", last)
    return Clause(group, (0, 0), (0, 0), "noun", "", parent)


def _after_comma(words: list[Token], since: int, until: int) -> int | None:
    """Past the last comma between two verbs; None when there is none ("drugs they may take")."""
    commas = [i for i in range(since, until) if words[i].low == ","]
    return commas[-1] + 1 if commas else None


def _resumed(words: list[Token], found: list[Group], group: Group, built: list[Clause]) -> Clause:
    """ "Melatonin, the hormone that regulates sleep, shortens": the verb of the first subject."""
    head = next((c.subject[1] for c in built if c.link == "relative"), 0)
    subject, apposed = _apposition(words, _past_intro(words, 0, head, found), head)
    return Clause(group, subject, (0, 0), "main", "", None, apposed)


def _boundary(words: list[Token], since: int, until: int, joinable: bool) -> tuple[int, str]:
    """Where the clause whose verb begins at `until` starts, and the word that opens it."""
    for at in range(until - 1, since - 1, -1):
        low = words[at].low
        before = words[at - 1].low if at else ""
        if low in _BREAKS or low in _RELATIVE or (low == "that" and at):
            return at + 1, low
        after = words[at + 1].low if at + 1 < len(words) else ""
        if low in {"before", "after", "until"} and after in _PERSONS:
            return at + 1, low
        if low in _STARTS and (low != "as" or _as_clause(words, at, before)):
            return at + 1, low
        if low == "so" and after == "far":
            continue  # "the evidence so far": no "so" that joins
        if joinable and low in _JOINS and (before == "," or _opens(words, at, until)):
            return at + 1, low
    return since, ""


def _as_clause(words: list[Token], at: int, before: str) -> bool:
    """Whether "as" opens a clause, and not "as a tool" or "as evidenced by"."""
    after = words[at + 1] if at + 1 < len(words) else None
    return before in {",", ""} and after is not None and after.form != "ed"


def _opens(words: list[Token], at: int, until: int) -> bool:
    """Whether a joining word with no comma before it stands right before the verb."""
    return all(w.part in {"ADV", "NOT"} for w in words[at + 1 : until])


def _link(words: list[Token], start: int, lead: str, built: list[Clause]) -> tuple[str, int | None]:
    last = _last_finite(built)
    if lead in _RELATIVE or (lead == "that" and not _after_say(words, start - 1)):
        other = "that" if lead == "that" else "noun"
        return ("relative" if _verb_follows(words, start) else other), last
    if lead == "that":
        return "that", last
    if lead in _STARTS or lead in {"before", "after", "until"}:
        return "sub", last
    return ("main" if last is None else "joined"), last


def _verb_follows(words: list[Token], start: int) -> bool:
    follows = [w for w in words[start : start + 4] if w.part not in {"ADV", "NOT"}]
    return bool(follows) and follows[0].part in {"V", "BE", "HAVE", "MODAL", "DO"}


def _after_say(words: list[Token], that: int) -> bool:
    before = words[that - 1] if that else None
    return before is not None and (before.part in {"V", "ADV", "BE"} or before.low in _FACTS)


_FACTS = frozenset(
    """
    myth doubt proof indication sign hope view concern reports claims evidence fact idea belief
    claim notion suggestion clear true possible likely
""".split()
)


def _last_finite(built: list[Clause]) -> int | None:
    order = range(len(built) - 1, -1, -1)
    finite = (i for i in order if built[i].group.form == "finite" and built[i].link != "noun")
    return next(finite, None)


def _antecedent(words: list[Token], relative: int) -> tuple[int, int]:
    """The noun phrase right before "which"."""
    end = relative
    while end and words[end - 1].low in {",", "of", "in", "by", "for", "to", "with"}:
        end -= 1
    start = end
    while start and (
        words[start - 1].part in {"W", "DET", "NUM"}
        or (words[start - 1].part == "V" and words[start - 1].form in {"ed", "ing"} and start < end)
        or (words[start - 1].low in {"and", "or", "of"} and start < end)
        or (start < end and _people_with(words, start - 1))
    ):
        start -= 1
    while start < end and words[start].part in {"CONJ", "PREP"}:
        start += 1
    return start, end


_PEOPLE = re.compile(rf"{PEOPLE}$", re.IGNORECASE)


def _people_with(words: list[Token], at: int) -> bool:
    """ "adults with insomnia who": the people, and not the insomnia."""
    told = words[at].low in {"with", "in", "over", "under", "aged", "on"} and at > 0
    return told and _PEOPLE.match(words[at - 1].text) is not None


def _past_intro(words: list[Token], start: int, until: int, found: list[Group]) -> int:
    """Step over "In response to ..., ", "However, "."""
    while start < until and (
        words[start].part in {"CONJ", "P"}
        or (words[start].part == "ADV" and words[start].low not in _DEGREES)
    ):
        start += 1
    if start >= until:
        return until
    if words[start].part == "PREP" and words[until - 1].low in {"it", "they", "this", "he", "she"}:
        return until - 1
    comma = next((i for i in range(start, until) if words[i].low == ","), None)
    if comma is None or comma + 1 >= until:
        return start
    opener = words[start]
    if any(g.first == start and g.form == "ing" for g in found):
        return _past_participle(words, start, until)
    led = opener.part in {"PREP", "SUB"} or opener.low in _OPENERS
    said = (
        opener.part == "V"
        and opener.form == "ed"
        and words[comma + 1].part in {"DET", "PRO", "SUB"}
    )
    alone = not any(w.low == "," for w in words[comma + 1 : until])
    if led or (said and alone):
        return _past_intro(words, comma + 1, until, found)
    return start


def _past_participle(words: list[Token], start: int, until: int) -> int:
    """ "Combining A with B, C, and D" is a subject; "Exploring A, this page" is not."""
    last = max(i for i in range(start, until) if words[i].low == ",")
    if last + 1 >= until or words[last + 1].low in {"and", "or"}:
        return start
    return last + 1 if words[last + 1].part in {"DET", "PRO", "SUB", "W"} else start


def _apposition(
    words: list[Token], start: int, until: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Part "Kratom, a natural herb from Asia," into the subject and what is said beside it."""
    if [w.low for w in words[max(until - 2, start) : until]] == ["more", "than"]:
        until -= 2  # "the tablets more than double the odds"
    while until > start and words[until - 1].part in {"ADV", "P"} and words[until - 1].low != ")":
        until -= 1
    comma = next((i for i in range(start, until) if words[i].low in {",", "--", "("}), None)
    if comma is None or comma + 1 >= until:
        return (start, until), (0, 0)
    if any(w.low in {"such", "including", "like"} for w in words[start:comma]):
        return (start, until), (0, 0)
    if words[comma].low != "(" and words[comma + 1].low not in _APPOSED:
        if words[comma + 1].part == "V" and words[comma + 1].form == "ed":
            return (start, comma), (comma + 1, until)
        return _listed(words, start, comma, until)
    return (start, comma), (comma + 1, until)


def _listed(
    words: list[Token], start: int, comma: int, until: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """ "Its compounds, A and B, interact" or the list "A, B, and C reduce"."""
    inner = [i for i in range(comma + 1, until + 1) if i < len(words) and words[i].low == ","]
    has_and = [i for i in range(comma, until) if words[i].low in {"and", "or"}]
    oxford = any(words[i - 1].low == "," for i in has_and)
    closes = until < len(words) and words[until].low == ","
    if closes and not oxford and not [i for i in inner if i < until]:
        return (start, comma), (comma + 1, until)
    return (start, until), (0, 0)


def _hanging(words: list[Token], found: list[Group], number: int, built: list[Clause]) -> Clause:
    """An infinitive or participle: it hangs on the clause before, or introduces the next."""
    group = found[number]
    parent = len(built) - 1 if built else None
    before = words[group.first - 1] if group.first else None
    low = before.low if before else ""
    finite = _last_finite(built)
    if finite is None or (parent is not None and built[parent].link == "intro" and finite is None):
        return Clause(group, (0, 0), (0, 0), "intro", low, parent)
    if low in {"and", "or", "but", ","} and parent is not None:
        mate = built[parent]
        bare = group.form == "inf" and words[group.first].low != "to"
        if mate.group.form == group.form and (low != "," or bare):
            return Clause(group, (0, 0), (0, 0), mate.link, mate.lead, mate.parent)
        if group.form == "ing":
            return Clause(group, (0, 0), (0, 0), "adjunct", low, finite)
    if low in _ADJUNCTS:
        return Clause(group, (0, 0), (0, 0), "adjunct", low, finite)
    if group.form == "inf" or low in _CHAINS:
        return Clause(group, (0, 0), (0, 0), "chain", low, parent)
    link = "noun" if group.form == "ing" else "chain"
    return Clause(group, (0, 0), (0, 0), link, low, parent)


def _closed(words: list[Token], built: list[Clause], number: int) -> Clause:
    """Give a clause its complement: the words up to where the next one begins."""
    clause = built[number]
    end = len(words)
    if number + 1 < len(built):
        after = built[number + 1]
        end = after.group.first
        if after.group.form == "finite":
            since = clause.group.last
            starts = [s for s, e in (after.subject, after.apposed) if e > s >= since]
            if after.link == "relative":
                starts = [i for i in range(since, end) if words[i].low in _RELATIVE | {"that"}][-1:]
            end = min([end, *starts])
    later = [c for c in built[number + 1 :] if c.link in {"joined", "sub", "main"}]
    opens = [c.subject[0] for c in later if clause.group.last <= c.subject[0] < c.subject[1]]
    end = _trimmed(words, clause.group.last, min([end, *opens]))
    return Clause(
        clause.group,
        clause.subject,
        (clause.group.last, end),
        clause.link,
        clause.lead,
        clause.parent,
        clause.apposed,
    )


def _trimmed(words: list[Token], start: int, end: int) -> int:
    """Drop what opens the next clause from the end of this one: ", but", "while", ";"."""
    last = [w for w in words[start:end] if w.part != "P"]
    if len(last) > 1 and last[-1].low == "that" and last[-2].part == "PREP":
        return end  # "there is no evidence for that"
    while end > start and (
        words[end - 1].low in _BREAKS | _JOINS | _STARTS | _RELATIVE | _LOOSE
        or (
            words[end - 1].part == "ADV"
            and words[end - 1].low not in {"together", "simultaneously"}
            and end < len(words)
        )
    ):
        end -= 1
    return end
