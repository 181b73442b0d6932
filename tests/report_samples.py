"""Reports written by hand for the tests: every label, every state, hostile text; all invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from littrack.language.sentences import spans
from littrack.model import (
    Article,
    ArticleSentence,
    Author,
    CitationCheck,
    CitationMention,
    CitationState,
    Claim,
    ClaimType,
    Decision,
    Design,
    Digest,
    Direction,
    Evidence,
    EvidenceLevel,
    Grade,
    Identifier,
    Journal,
    Judgement,
    MentionKind,
    Mismatch,
    MismatchKind,
    Nearest,
    Notice,
    NoticeKind,
    Opinion,
    PartialDate,
    PastRun,
    PeerReview,
    Place,
    Pmid,
    Rationale,
    Reason,
    Record,
    Report,
    Searched,
    SearchRun,
    Section,
    SentenceFate,
    Species,
    Stance,
    Verdict,
    VerdictLabel,
    YearCount,
)

WHEN = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;</textarea></style>"
    " \u202eevil\u202c z\u200bero\u200b \x07\x00 ]]> {{ 7*7 }} {% raw %} javascript:alert(3)"
)

WILLOW = """\
Willow bark for back pain: what you should know
Willow bark has been used against pain for thousands of years. In this guide we look at what it can do for you.
Its active compound, salicin, is turned into salicylic acid in the body and blocks the enzymes that cause inflammation. \
Clinical trials have proven that willow bark cures chronic low back pain. \
A 2016 study published in the Journal of Botanical Relief found that 240 mg of salicin a day worked better than ibuprofen. \
Unlike aspirin, willow bark has no effect on the stomach and never causes bleeding, and it may help you sleep.
Is it safe?
People who are allergic to aspirin can react to willow bark. Willow bark does not interact with blood thinners. \
Some users say their knees feel ten years younger! Studies show that it lowers fever in children.
Always talk to your doctor. Start low, go slow.
As Ødegård et al. (2011, PMID 90000003) reported, a standardised extract eased pain within four weeks. \
Another trial (PMID 90000011) confirmed the result, and a survey in Rheumatic Care Today of 812 patients in 2014 agreed.
"""

TEA = """\
Willow tea at home
Drinking willow tea every day protects the heart. Clinical trials have proven that willow bark cures chronic low back pain.
Unlike aspirin, willow bark has no effect on the stomach and never causes bleeding.
Try a cup tonight.
"""


def article(key: str, text: str, source: str = "") -> Article:
    """An article whose first line is its title."""
    title = text.split("\n", 1)[0]
    return Article(key, source or f"articles/{key}.txt", title, text, WHEN, date(2025, 11, 2))


def place(source: Article, words: str) -> Place:
    """Where the words stand in the article."""
    start = source.text.index(words)
    return Place(source.id, start, start + len(words), words)


def claim(key: str, says: str, kind: ClaimType, places: tuple[Place, ...], **more) -> Claim:
    """A claim about willow bark unless told otherwise."""
    return Claim(key, says, kind, places, **{"intervention": "willow bark", **more})


def record(pmid: str, title: str, year: int, author: str = "Marten", **more) -> Record:
    """A PubMed record with an abstract."""
    given = {
        "abstract": (
            Section("We set out to learn more.", "BACKGROUND", "BACKGROUND"),
            Section(f"The finding of {pmid}.", "RESULTS", "RESULTS"),
        ),
        "authors": (Author(author, "Ida", "I"), Author("Nuñez-Åkerström", "José María", "JM")),
        "journal": Journal(
            "Annals of Invented Botany", "Ann Invent Bot", issn="1234-5678", volume="12",
            issue="3", pages="101-9",
        ),
        "published": PartialDate(year, 5),
        "doi": f"10.5555/inv.{pmid}",
        "languages": ("eng",),
    }  # fmt: skip
    return Record(Pmid(pmid), title, **{**given, **more})


def digest(key: str, title: str, year: int, finding: str) -> Record:
    """A digest of ours, standing in for a record without a known PMID."""
    return Record(
        None,
        title,
        abstract=(Section(finding, "DIGEST"),),
        authors=(Author("Sørensen"),),
        published=PartialDate(year),
        doi=f"10.5555/digest.{key.lower()}",
        digest=Digest(key, finding, "survey", "human", "self-report survey", 812),
    )


def grade(design: Design, level: EvidenceLevel, species: Species, n: int | None = None, **more):
    """A grade of a peer-reviewed record."""
    return Grade(design, level, species, PeerReview.REVIEWED, n, **more)


def evidence(of: Record, stance: Stance, says: str, graded: Grade, score: float = 0.9, **more):
    """A record that says so."""
    said = (Rationale(says, "RESULTS", 4),) if says else ()
    return Evidence(of, Judgement(stance, score, said, decided_by="rule", **more), graded)


TRIAL = grade(Design.RANDOMISED_TRIAL, EvidenceLevel.HUMAN_TRIAL, Species.HUMAN, 210)
REVIEW = grade(Design.SYSTEMATIC_REVIEW, EvidenceLevel.SYSTEMATIC_REVIEW, Species.HUMAN, 1348)
MICE = grade(
    Design.ANIMAL_EXPERIMENT,
    EvidenceLevel.ANIMAL,
    Species.ANIMAL,
    48,
    dose="30 mg/kg",
    route="oral",
)
CELLS = grade(Design.IN_VITRO, EvidenceLevel.IN_VITRO, Species.CELLS)
SURVEY = grade(Design.SURVEY, EvidenceLevel.SELF_REPORT, Species.HUMAN, 812)
CASE = grade(Design.CASE_REPORT, EvidenceLevel.CASE_REPORT, Species.HUMAN, 1)
COHORT = grade(Design.COHORT, EvidenceLevel.HUMAN_OBSERVATIONAL, Species.HUMAN, 4102)
GONE = grade(
    Design.RANDOMISED_TRIAL,
    EvidenceLevel.HUMAN_TRIAL,
    Species.HUMAN,
    64,
    notices=(Notice(NoticeKind.RETRACTED, Pmid("90000099")),),
)
DOUBTED = grade(
    Design.COHORT,
    EvidenceLevel.HUMAN_OBSERVATIONAL,
    Species.HUMAN,
    388,
    notices=(Notice(NoticeKind.CONCERN, Pmid("90000098")), Notice(NoticeKind.ERRATUM)),
)

RECORDS = {
    one.key: one
    for one in (
        record("90000001", "Willow bark extract for low back pain: a systematic review", 2019),
        record("90000002", "Salicin and prostaglandin synthesis in human monocytes", 2008, "Óðinsson"),
        record("90000003", "Standardised willow bark extract in low back pain: a randomised trial",
               2011, "Ødegård"),
        record("90000004", "Gastric tolerability of salicin in the mouse", 2014, "Łukasiewicz"),
        record("90000005", "Gastrointestinal bleeding after long-term willow bark: a case report",
               2017, "D'Arcy"),
        record("90000006", "Bleeding events among 4102 users of herbal salicylates", 2021, "Çelik"),
        record("90000007", "Willow bark and sleep in arthritis: a pilot trial", 2013, "Abernathy"),
        record("90000008", "Anaphylaxis to willow bark in a patient with aspirin allergy", 2003),
        record("90000009", "Salicylates and <i>warfarin</i> potentiation: α/β cohort", 2016, "Wu"),
        record("90000010", "Dose-response of salicin in rat paw oedema", 2006, "Brandström"),
        record("90000012", "Herbal analgesics and platelet function: a retracted trial", 2015, "Vane"),
        digest("D7", "What 812 patients say of willow bark", 2014,
               "Of 812 patients asked, 61 % said their pain had eased; no control group."),
    )
}  # fmt: skip


def _r(number: int) -> Record:
    return RECORDS[f"900000{number:02}"]


def willow() -> Report:
    """Two articles, every verdict, every kind of citation."""
    one, two = article("a1", WILLOW), article("a2", TEA)
    return Report(
        topic="willow-back-pain",
        title="Willow bark and back pain",
        generated=WHEN,
        offline=True,
        articles=(one, two),
        sentences=_sentences(one) + _sentences(two),
        verdicts=_verdicts(one, two),
        citations=_citations(one),
        searched=SEARCHED,
        missing_articles=("articles/lost.txt",),
        versions=(("littrack", "0.1.0"), ("stance", "rules 3"), ("grade", "rules 2")),
        decisions=_decisions(one, two),
        past=_past(),
    )


SEARCHED = Searched(
    records=318,
    with_abstract=291,
    digests=12,
    retracted=2,
    queries=(
        SearchRun(
            "willow-pain",
            '("Salix"[Mesh] OR "willow bark"[tiab] OR salicin[tiab])\nAND (pain[tiab] OR analges*[tiab])',
            '("salix"[MeSH Terms] OR "willow bark"[Title/Abstract] OR "salicin"[Title/Abstract])'
            ' AND ("pain"[Title/Abstract] OR "analges*"[Title/Abstract])',
            datetime(2026, 3, 13, 22, 5, 1, tzinfo=UTC),
            241,
            3,
            (),
            "willow-back-pain",
        ),
        SearchRun(
            "willow-harm",
            "willow bark[tiab] AND (bleeding[tiab] OR allergy[tiabb])",
            '"willow bark"[Title/Abstract] AND ("bleeding"[Title/Abstract] OR "allergy"[All Fields])',
            datetime(2026, 3, 13, 22, 5, 9, tzinfo=UTC),
            96,
            0,
            ("[tiabb] is no field of PubMed: it searched all fields instead",),
            "willow-back-pain",
        ),
        SearchRun("willow-never-run", "salicin[nm]", topic="willow-back-pain"),
    ),
    years=tuple(
        YearCount(1998 + i, (1, 2, 1, 4, 3, 6, 8, 7, 11, 9, 14, 12, 15, 17)[i % 14] + i // 3, int(i in {17, 21}))
        for i in range(28)
    ),
)  # fmt: skip


def _verdicts(one: Article, two: Article) -> tuple[Verdict, ...]:
    cure = "Clinical trials have proven that willow bark cures chronic low back pain."
    stomach = "willow bark has no effect on the stomach and never causes bleeding"
    s, c, m, n = Stance.SUPPORTS, Stance.CONTRADICTS, Stance.MIXED, Stance.NEUTRAL
    ids = count(1)

    def made(text, kind, places, label, shown=(), silent=0, reasons=(), why="", change="", **more):
        return Verdict(
            claim(f"c{next(ids):02}", text, kind, places, **more),
            label,
            tuple(shown),
            silent,
            reasons,
            why,
            change,
            f"{kind}-{label}",
        )

    return (
        made(
            "Salicin blocks the enzymes that cause inflammation.",
            ClaimType.MECHANISM,
            (place(one, "Its active compound, salicin, is turned into salicylic acid in the body"
                        " and blocks the enzymes that cause inflammation."),),
            VerdictLabel.SUPPORTED,
            (
                evidence(_r(2), s, "Salicin lowered prostaglandin E2 by 43 % in human monocytes.", CELLS),
                evidence(_r(10), s, "Paw oedema fell with dose.", MICE, 0.81),
            ),
            12,
            why="Two laboratory studies, the right kind for a mechanism, agree and none disagrees.",
            change="A study in human tissue that finds no inhibition.",
            direction=Direction.DECREASES,
            outcome="inflammation",
        ),
        made(
            "Willow bark cures chronic low back pain.",
            ClaimType.EFFICACY,
            (place(one, "willow bark cures chronic low back pain"),
             place(two, "willow bark cures chronic low back pain")),
            VerdictLabel.CONTESTED,
            (
                evidence(_r(1), s, "Pooled over six trials, pain was lower than with placebo.", REVIEW, 0.93),
                evidence(_r(3), c, "No difference from placebo remained at six months.", TRIAL, 0.77,
                         mismatch=(Mismatch(MismatchKind.DOSE, "240 mg", "120 mg salicin"),)),
                evidence(_r(12), c, "Platelet aggregation was unchanged.", GONE, 0.5),
            ),
            35,
            (Reason.POINTS_BOTH_WAYS, Reason.WORDING_STRONGER),
            "A systematic review of trials finds relief; one trial finds none at six months. Neither"
            " speaks of a cure.",
            "A longer trial against placebo with 240 mg of salicin.",
            boosts=("proven", "cures"),
            outcome="low back pain",
            population="adults with chronic low back pain",
        ),
        made(
            "Clinical trials have proven the effect of willow bark on back pain.",
            ClaimType.EVIDENCE,
            (place(one, cure), place(two, cure)),
            VerdictLabel.PARTLY_SUPPORTED,
            (evidence(_r(1), s, "We found six trials, four of them at high risk of bias.", REVIEW, 0.7),),
            46,
            (Reason.PART_OF_CLAIM, Reason.WORDING_STRONGER),
            "Trials exist, as the review says; “proven” is more than it concludes.",
            "A review that rates the certainty of these trials as high.",
            boosts=("proven",),
        ),
        made(
            "240 mg of salicin a day works better than ibuprofen.",
            ClaimType.COMPARATIVE,
            (place(one, "240 mg of salicin a day worked better than ibuprofen"),),
            VerdictLabel.NO_EVIDENCE_FOUND,
            (evidence(_r(3), n, "Participants took 120 mg of salicin or placebo.", TRIAL, 0.6, about=False,
                      mismatch=(Mismatch(MismatchKind.COMPARATOR, "ibuprofen", "placebo"),
                                Mismatch(MismatchKind.DOSE, "240 mg", "120 mg"))),),
            61,
            (Reason.CITED_STUDY_NOT_FOUND,),
            "62 records were read for it; none compares the two.",
            "A trial that gives one group salicin and another ibuprofen.",
        ),
        made(
            "Willow bark has no effect on the stomach.",
            ClaimType.NO_HARM,
            (place(one, stomach), place(two, stomach)),
            VerdictLabel.UNDETERMINED,
            (evidence(_r(4), m, "Mucosal injury was seen at the high dose only.", MICE, 0.4, unsure=True,
                      mismatch=(Mismatch(MismatchKind.SPECIES, "people", "mice"),)),),
            21,
            (Reason.CANNOT_TELL,),
            "One study in mice points both ways; which way it bears on people is for a person to read.",
            "Endoscopy data in people.",
            negated=True,
        ),
        made(
            "Willow bark never causes bleeding.",
            ClaimType.NO_HARM,
            (place(one, "never causes bleeding"), place(two, "never causes bleeding")),
            VerdictLabel.CONTRADICTED,
            (
                evidence(_r(6), c, "Bleeding events were recorded in 37 of 4102 users.", COHORT, 0.96),
                evidence(_r(5), c, "The patient's bleeding stopped when willow bark was withdrawn.", CASE, 0.9),
                evidence(_r(9), c, "INR rose in users of salicylates.", DOUBTED, 0.66),
                evidence(_r(4), s, "No bleeding was seen.", MICE, 0.55, mismatch=(Mismatch(MismatchKind.SPECIES, "people", "mice"),)),
            ),
            17,
            (Reason.HARM_REPORTED,),
            "Bleeding is reported in a cohort and in a case report; any report of harm in people"
            " contradicts a denial of it.",
            "Nothing short of showing that these reports were mistaken.",
            negated=True,
        ),
        made(
            "Willow bark may help you sleep.",
            ClaimType.EFFICACY,
            (place(one, "it may help you sleep"),),
            VerdictLabel.PARTLY_SUPPORTED,
            (evidence(RECORDS["D7"], s, RECORDS["D7"].digest.finding, SURVEY, 0.6),),
            30,
            (Reason.SELF_REPORT_ONLY, Reason.DIGESTS_ONLY),
            "Only what users report of themselves.",
            "A controlled trial with sleep as its outcome.",
            hedges=("may",),
        ),
        made(
            "People who are allergic to aspirin can react to willow bark.",
            ClaimType.HARM,
            (place(one, "People who are allergic to aspirin can react to willow bark."),),
            VerdictLabel.SUPPORTED,
            (evidence(_r(8), s, "She developed anaphylaxis after two capsules of willow bark.", CASE, 0.97),),
            9,
            (),
            "A case in a person is enough for a claim that something can happen.",
            "Showing that the reaction had another cause.",
        ),
        made(
            "Willow bark does not interact with blood thinners.",
            ClaimType.NO_HARM,
            (place(one, "Willow bark does not interact with blood thinners."),),
            VerdictLabel.CONTRADICTED,
            (evidence(_r(9), c, "INR rose in users of salicylates.", DOUBTED, 0.83),),
            14,
            (Reason.HARM_REPORTED, Reason.INDIRECT),
            "A cohort reports a rise in INR; the study carries an expression of concern.",
            "A pharmacokinetic study in people on warfarin.",
            negated=True,
        ),
        made(
            "Willow bark lowers fever in children.",
            ClaimType.EFFICACY,
            (place(one, "it lowers fever in children"),),
            VerdictLabel.NO_EVIDENCE_FOUND,
            (),
            40,
            (),
            "40 records were read for it; none has children with fever in it.",
            "Any controlled study in children.",
        ),
        made(
            "Willow tea protects the heart.",
            ClaimType.EFFICACY,
            (place(two, "Drinking willow tea every day protects the heart."),),
            VerdictLabel.NO_EVIDENCE_FOUND,
            (),
            40,
        ),
        made(
            "Some users say their knees feel ten years younger.",
            ClaimType.NOT_CHECKABLE,
            (place(one, "Some users say their knees feel ten years younger!"),),
            VerdictLabel.NOT_CHECKABLE,
            why="What users say of how they feel is no statement of fact.",
        ),
    )  # fmt: skip


def _citations(one: Article) -> tuple[CitationCheck, ...]:
    ids = count(1)

    def made(words, kind, state, why, **more):
        known = {
            k: more.pop(k) for k in ("journal", "year", "author", "identifiers", "n") if k in more
        }
        where = place(one, words)
        return CitationCheck(
            CitationMention(f"m{next(ids)}", kind, where, where, **known), state, why, **more
        )

    looked = ("the 318 records held, 2026-03-14 09:26 UTC",)
    return (
        made("A 2016 study published in the Journal of Botanical Relief", MentionKind.NAMED,
             CitationState.NOT_FOUND_WEAK, "No record of that journal and year is held.",
             journal="Journal of Botanical Relief", year=2016, looked_in=looked,
             nearest=(Nearest(_r(3), "another journal, five years earlier, placebo and not ibuprofen"),)),
        made("Clinical trials have proven", MentionKind.GENERIC, CitationState.UNSPECIFIC,
             "No journal, year or author is given."),
        made("Ødegård et al. (2011, PMID 90000003)", MentionKind.IDENTIFIER, CitationState.VERIFIED,
             "PMID, author and year agree.", author="Ødegård", year=2011, record=_r(3), looked_in=looked,
             identifiers=(Identifier("pmid", "90000003"),)),
        made("Another trial (PMID 90000011)", MentionKind.IDENTIFIER, CitationState.NOT_FOUND_DEFINITIVE,
             "PubMed answers that no such PMID was ever assigned.", looked_in=("PubMed, 2026-03-14",),
             identifiers=(Identifier("pmid", "90000011"),)),
        made("a survey in Rheumatic Care Today of 812 patients in 2014", MentionKind.NAMED,
             CitationState.MISREPORTED, "The survey asked; it did not test. It had no control group.",
             journal="Rheumatic Care Today", year=2014, n=812, record=RECORDS["D7"], looked_in=looked),
        made("Studies show that it lowers fever", MentionKind.GENERIC, CitationState.LOOKUP_FAILED,
             "PubMed did not answer within 60 seconds.", looked_in=("PubMed, 2026-03-14: no answer",)),
        made("thousands of years", MentionKind.NAMED, CitationState.METADATA_DIFFERS,
             "The year differs: 2017, the article says 2007.", record=_r(5), retracted=True,
             looked_in=looked),
        made("Its active compound", MentionKind.IDENTIFIER, CitationState.IDENTIFIER_POINTS_ELSEWHERE,
             "The DOI belongs to a study of bread mould.", looked_in=looked, record=_r(10)),
        made("In this guide", MentionKind.NAMED, CitationState.NOT_FOUND_STRONG,
             "All 48 papers of that year's volume are in PubMed; none is on the subject.",
             journal="Annals of Invented Botany", year=2009, looked_in=("PubMed, 2026-03-14",)),
    )  # fmt: skip


def _decisions(one: Article, two: Article) -> tuple[Decision, ...]:
    bleeding = next(v for v in _verdicts(one, two) if v.claim.id == "c06")
    return (
        Decision("c06", "R. Ames", datetime(2026, 3, 12, 15, 2, tzinfo=UTC), Opinion.AGREE,
                 "contradicted", "contradicted", bleeding.fingerprint, "Read both papers.",
                 topic="willow-back-pain", version="0.1.0"),
        Decision("c02", "R. Ames", datetime(2026, 3, 12, 15, 9, tzinfo=UTC), Opinion.DISAGREE,
                 "contested", "partly_supported", "0000000000000000",
                 "The six-month trial was not powered for it.", topic="willow-back-pain",
                 version="0.1.0"),
    )  # fmt: skip


def _past() -> tuple[PastRun, ...]:
    held = VerdictLabel.NO_EVIDENCE_FOUND, VerdictLabel.SUPPORTED, VerdictLabel.CONTESTED
    return tuple(
        PastRun(
            datetime(2025, 12 if month < 1 else month, 14, 7, tzinfo=UTC)
            if month < 1
            else datetime(2026, month, 14, 7, tzinfo=UTC),
            (("c02", held[month]), ("c06", VerdictLabel.UNDETERMINED), ("c08", VerdictLabel.SUPPORTED)),
        )
        for month in range(3)
    )  # fmt: skip


def _sentences(source: Article) -> tuple[ArticleSentence, ...]:
    said = []
    for start, end in spans(source.text):
        words = source.text[start:end]
        fate, why = _fate(words)
        said.append(ArticleSentence(Place(source.id, start, end, words), fate, why))
    return tuple(said)


def _fate(words: str) -> tuple[SentenceFate, str]:
    if not words.endswith((".", "!", "?")):
        return SentenceFate.NOT_CHECKABLE, "a heading"
    if words.startswith(("Always", "Start", "Try", "In this", "Is it", "Some")):
        return SentenceFate.NOT_CHECKABLE, "advice or announcement"
    if words.startswith("Willow bark has been used"):
        return SentenceFate.DROPPED, "history, not in the scope of the topic"
    return SentenceFate.CHECKED, "asserts an effect"


def hostile(text: str = HOSTILE) -> Report:
    """A report in which every text that comes from outside is `text`."""
    base = willow()
    source = Article("a1", text, text, f"{text} {text}", WHEN)
    where = Place("a1", 0, len(text), text)
    says = replace(base.verdicts[1].claim, text=text, places=(where,), intervention=text)
    bad = replace(
        RECORDS["90000001"],
        title=text,
        authors=(Author(text, text, "X"),),
        journal=Journal(text, text),
        doi=text,
        abstract=(Section(text, text),),
    )
    shown = evidence(
        bad, Stance.CONTRADICTS, text, REVIEW, mismatch=(Mismatch(MismatchKind.DOSE, text, text),)
    )
    mention = CitationMention("m1", MentionKind.NAMED, where, where, journal=text)
    return replace(
        base,
        title=text,
        articles=(source,),
        sentences=(ArticleSentence(where, SentenceFate.CHECKED, text),),
        verdicts=(
            replace(base.verdicts[1], claim=says, evidence=(shown,), why=text, would_change=text),
        ),
        citations=(
            CitationCheck(mention, CitationState.NOT_FOUND_WEAK, text, (text,), None, (Nearest(bad, text),)),
        ),
        searched=replace(
            base.searched, queries=(SearchRun(text, text, text, WHEN, 1, 0, (text,), text),)
        ),
        missing_articles=(text,),
        versions=((text, text),),
        decisions=(
            Decision(says.id, text, WHEN, Opinion.DISAGREE, "contested", "supported", "x", text),
        ),
    )  # fmt: skip


def empty() -> Report:
    """An article without claims, a corpus without records."""
    return Report(
        "empty", "Nothing yet", WHEN, offline=True, articles=(article("a1", "A heading\n"),),
        sentences=(), verdicts=(), citations=(), searched=Searched(0, 0, 0),
    )  # fmt: skip
