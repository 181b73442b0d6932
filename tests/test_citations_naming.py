"""How papers, press releases and persuasive pages name studies, and what names none."""

from __future__ import annotations

import pytest

from littrack.model import Article, CitationMention, MentionKind, SourceType
from littrack.pipeline.extract_claims import read_article


def mentions(text: str) -> list[CitationMention]:
    found = read_article(Article("a", "a", "", text)).mentions
    return [m for m in found if m.kind is MentionKind.NAMED and m.source_type is SourceType.STUDY]


NAMED = """
A randomized trial from 2018 (Hale et al., JAMA Neurology) found that X helps.|JAMA Neurology|2018|Hale
A later paper in the New England Journal of Medicine agreed.|New England Journal of Medicine||
A carefully designed, government-funded study in the Annals of Internal Medicine failed.|Annals of Internal Medicine||
According to a 2019 Cochrane review, zinc shortens colds.|Cochrane Database of Systematic Reviews|2019|
Researchers at Tufts University reported in Nutrition Reviews last year that walnuts help.|Nutrition Reviews||Tufts University
The findings, published online in BMJ Open, suggest that shift work harms.|BMJ Open||
Writing in The Lancet, a Finnish team described fewer strokes.|The Lancet||
Cranberry juice does not prevent infections (Barros et al., 2012).||2012|Barros
Smith, Jones, and Patel (2021) tested it in 60 students.||2021|Smith
[Lin 2014] reported that cherries shorten gout flares.||2014|Lin
As Okonkwo et al. showed in 2019, ginger tea calms nausea.||2019|Okonkwo
A team led by Marta Ruiz of the University of Valencia found that olive oil helps.|||Marta Ruiz
A study published in 2021 in the International Journal of Obesity showed it.|International Journal of Obesity|2021|
A systematic review of 14 trials (Chen 2020) found that it eases hay fever.||2020|Chen
In 2014, a small study in Phytotherapy Research reported that lavender helps.|Phytotherapy Research|2014|
The researchers, whose work appears in Proceedings of the National Academy of Sciences, gave mice salt.|Proceedings of the National Academy of Sciences||
A report in J Clin Oncol in 2011 tied obesity to worse survival.|J Clin Oncol|2011|
A 2022 PLoS ONE paper found that chewing gum helps.|PLoS ONE|2022|
A preprint posted on medRxiv in 2021 suggested that rinses help.|medRxiv|2021|
A 2013 meta-analysis by Kessler and colleagues concluded that it works.||2013|Kessler
A study from Johns Hopkins University found that it helps.|||Johns Hopkins University
Dr. Lena Fischer and her colleagues reported in Gut that psyllium helps.|Gut||Lena Fischer
A paper that appeared last spring in Brain, Behavior, and Immunity showed it.|Brain, Behavior, and Immunity||
A study in Food & Function (2020) credited blueberries.|Food & Function|2020|
The European Journal of Clinical Nutrition published a study in 2010 of nuts.|European Journal of Clinical Nutrition|2010|
Lead author Priya Nair, whose study was published in Neurology, is pleased.|Neurology||Priya Nair
The journal Pediatrics recently carried a study of toddlers.|Pediatrics||
A Danish cohort study of 90,000 adults, published this month in Circulation, found it.|Circulation||
The work was published in Diabetes Care on Tuesday.|Diabetes Care||
A 16-week study of 77 shift workers, out now in Sleep, found that light helps.|Sleep||
The claim goes back to Hartmann (1983), who gave tryptophan to ten insomniacs.||1983|Hartmann
It did not help, according to Ringman and others (Alzheimers Res Ther, 2012).|Alzheimers Res Ther|2012|Ringman
The study by the Karolinska Institute appeared on 4 March 2021 in PLOS Medicine.|PLOS Medicine|2021|the Karolinska Institute
Last November, the Annals of Oncology carried a Spanish trial in which ginger eased nausea after chemotherapy.|Annals of Oncology||
The strongest data come from a 2021 network meta-analysis in World Psychiatry.|World Psychiatry|2021|
Writing in the Medical Journal of Australia in 2015, GP Alan Marsh called the tests useless for fatigue.|Medical Journal of Australia|2015|
Black cohosh did no better than placebo (Newton KM, Ann Intern Med 2006).|Ann Intern Med|2006|Newton
A recent article by two Swedish nutritionists in Nutrients claims that oats feed the gut.|Nutrients||
Gomez-Pinilla's group at UCLA reported in 2012 that sugar slows rats in a maze.||2012|Gomez-Pinilla
That finding was replicated in 2016 by Weber et al. in a sample of 300 students with anxiety.||2016|Weber
A Harvard Medical School report from 2009 warned of calcium and heart attacks.||2009|Harvard Medical School
Published in the peer-reviewed journal Complementary Therapies in Medicine, the trial tested reflexology for migraine.|Complementary Therapies in Medicine||
A study of 1,200 Norwegian twins (International Journal of Epidemiology, 2008) blamed genes for insomnia.|International Journal of Epidemiology|2008|
According to research published in Tobacco Control, menthol makes quitting harder.|Tobacco Control||
The authors of a 2022 Cochrane Review concluded that exercise eases period pain.|Cochrane Database of Systematic Reviews|2022|
In a letter to The Lancet Oncology, three surgeons described liver failure after green tea extract.|The Lancet Oncology||
A 2021 study published in Contemporary Clinical Trials found that it helps.|Contemporary Clinical Trials|2021|
A study published in Journal of substance abuse treatment found that it helps.|Journal of substance abuse treatment||
A study published in Drug and alcohol dependence found that it helps.|Drug and alcohol dependence||
A team led by A Cowan reported in British Journal of Pharmacology that it helps.|British Journal of Pharmacology||A Cowan
New research out of Emory University, appearing this week in Cell Metabolism, ties late meals to weight gain.|Cell Metabolism||Emory University
The 2019 paper by Abrams and co-workers in Psychosomatic Medicine is often quoted by sellers of magnesium.|Psychosomatic Medicine|2019|Abrams
Fiber supplements lowered LDL by 7 percent in a meta-analysis (Am J Clin Nutr, 2016).|Am J Clin Nutr|2016|
In October 2020, The BMJ ran an observational study of 44,000 Britons who drank tea.|BMJ|2020|
That claim rests on a tiny 1987 experiment by the Canadian doctor Hugh Lang, printed in Rheumatology International.|Rheumatology International|1987|Hugh Lang
A new clinical trial of 212 veterans, detailed in JAMA Psychiatry, finds that yoga eases PTSD.|JAMA Psychiatry||
A team at Kyoto University, writing in Scientific Reports in 2022, says that a hot bath improves sleep.|Scientific Reports|2022|Kyoto University
Dr. Omar Aziz, lead author of the study, published in the American Journal of Gastroenterology, urges caution with laxatives.|American Journal of Gastroenterology||Omar Aziz
As reported in the October issue of Mayo Clinic Proceedings, statins rarely harm muscles.|Mayo Clinic Proceedings||
The same conclusion was drawn by Petrov, Lund and Mbeki in 2018 after they tested 90 runners.||2018|Petrov
An umbrella review published in eClinicalMedicine found weak evidence for elderberry.|eClinicalMedicine||
One 2011 study, which appeared in the Korean Journal of Family Medicine, reported that ginseng reduces fatigue.|Korean Journal of Family Medicine|2011|
A Swiss trial (published in Allergy in 2018) found that butterbur relieves hay fever.|Allergy|2018|
A 2020 survey by the consumer group Green Label found lead in ten protein powders.||2020|Green Label
Scientists from the University of Otago describe in this month's Appetite how almonds curb hunger.|Appetite||the University of Otago
A much-cited Lancet Neurology review of 2012 lists riboflavin among the options for migraine.|Lancet Neurology|2012|
The evidence comes from a single crossover trial in Clinical Nutrition, published in 2006.|Clinical Nutrition|2006|
Bauer and Singh, reporting in 2017 in the British Journal of Dermatology, found that zinc heals warts.|British Journal of Dermatology|2017|Bauer
The analysis, which pooled 22 trials and was published by the Cochrane Collaboration in 2018, found no benefit of omega-3 for heart attacks.|Cochrane Database of Systematic Reviews|2018|
A University of Michigan study published on Thursday found that masks do not raise heart rate.|||University of Michigan
In a 2004 issue of Headache, doctors reported that feverfew halves attacks.|Headache|2004|
"We saw no effect on sleep," said Ingrid Solberg, who led the study published in Sleep Health.|Sleep Health||Ingrid Solberg
An often-quoted article (Ernst, 2002) counted nine deaths from kava.||2002|Ernst
German physicians writing in Deutsches Arzteblatt International warned in 2013 that ivy syrup can cause hives.|Deutsches Arzteblatt International|2013|
A team from Seoul National University Hospital published its trial of red ginseng in Maturitas in 2012.|Maturitas|2012|Seoul National University Hospital
Taking saffron for six weeks eased depression in a trial of 40 adults [Akhondzadeh et al., Phytother Res 2005].|Phytother Res|2005|Akhondzadeh
A preprint on bioRxiv, not yet reviewed, reports that the extract kills flu virus in cells.|bioRxiv||
The often repeated figure stems from a 1992 survey in The Journal of the American Medical Association.|The Journal of the American Medical Association|1992|
A Medicare report in 2021 put the cost of falls at 50 billion dollars.||2021|
""".strip().splitlines()  # noqa: E501 - a sentence and what it says of its study are one row


@pytest.mark.parametrize("row", NAMED, ids=[row[:30] for row in NAMED])
def test_a_study_is_named_with_its_journal_year_and_author(row: str) -> None:
    text, journal, year, author = row.split("|")
    (found,) = mentions(text)
    assert (found.journal, str(found.year or ""), found.author) == (journal, year, author)


TWO = [
    ("The 2013 trial by Ito in Gut and the 2019 trial by Sato in Pain agree.", ["Gut", "Pain"]),
    (
        "A 2014 report in JAMA Cardiology and a 2016 one in Heart agree.",
        ["JAMA Cardiology", "Heart"],
    ),
    ("One trial in JAMA and another in the BMJ found no benefit.", ["JAMA", "BMJ"]),
    ("Two studies, one in Chest and the other in Thorax, linked the two.", ["Chest", "Thorax"]),
]


@pytest.mark.parametrize(("text", "journals"), TWO, ids=[t[0][:20] for t in TWO])
def test_two_studies_of_one_sentence_are_two(text: str, journals: list[str]) -> None:
    assert [m.journal for m in mentions(text)] == journals


TRIALS = [
    ("A phase 3 trial, ORION-10, showed that it halves LDL cholesterol.", "ORION-10", None),
    ("The VITAL trial, a randomized study of adults, was large.", "VITAL", None),
    ("Results from the Nurses' Health Study II suggest it.", "Nurses' Health Study II", None),
    ("In the STEP-1 trial, weekly shots led to weight loss.", "STEP-1", None),
    ("The 2005 SELECT trial tested selenium in men.", "SELECT", 2005),
    ("The Framingham Heart Study showed that smoking harms.", "Framingham Heart Study", None),
]


@pytest.mark.parametrize(("text", "trial", "year"), TRIALS, ids=[t[1] for t in TRIALS])
def test_a_trial_is_named_by_its_name(text: str, trial: str, year: int | None) -> None:
    (found,) = mentions(text)
    assert (found.trial, found.year) == (trial, year)


def test_a_talk_is_named_by_its_meeting() -> None:
    text = "Results presented at the 2023 annual meeting of the American Thoracic Society agree."
    (found,) = mentions(text)
    assert (found.meeting, found.year) == (
        "2023 annual meeting of the American Thoracic Society",
        2023,
    )


NONE = [
    "The Guardian's 2020 report on vaping quoted two doctors on lung damage.",
    "Researchers have long known that lack of sleep raises blood sugar.",
    "We and others, among them Pfizer and others, sell it.",
    "In Nature's Bounty tablets, a 2021 recall found too little iron.",
    "A study funded by the maker and published in its own magazine showed that it cures arthritis.",
    "The British Medical Association warned in 2019 against vaping for weight loss.",
    "Time named the vaccine its invention of 2020.",
    "In 2015 the Supreme Court ruled on pain drugs in Glossip v. Gross.",
    "The World Health Organization listed gaming disorder as a disease in 2018.",
    "The Journal app tracks your mood and sleep.",
    "Health magazine named the drops its product of the year in 2021 for better sleep.",
    "Most clinical trials of the herb were done in China between 1995 and 2008.",
    "A report on CNN in March 2022 praised cold baths for anxiety.",
    "The Endocrine Society updated its guideline on vitamin D in 2024.",
    "The Los Angeles Times and Reuters both reported in May 2019 that the pills harmed livers.",
    "Under the Dietary Supplement Act of 1994, makers need not prove that pills are safe.",
    "Our 2023 survey winner, Sleep Well Gummies, contains 5 mg of melatonin.",
    "Nature provides many remedies for pain, says Cell Health founder Mark Todd.",
    "This article uses the second edition of the Beck Depression Inventory.",
    "A crossover trial (ACTRN12612001004853) of ginger was the first phase III trial.",
    "Studies show that fish oil improves mood.",
    "A recent study found that garlic lowers blood pressure.",
    "A 2019 law banned the sale of flavored vaping products to children.",
    "The 2018 Farm Bill made hemp extracts legal in the United States.",
    "The New York Times reported that the supplement caused liver damage.",
    "Nature Made vitamin D tablets contain 2,000 units per pill.",
    "The American Heart Association recommends two servings of fish a week.",
    "In her 2017 book, Why We Sleep Less, the author argues that screens harm sleep.",
    "A study in the United States found that one in five adults sleeps poorly.",
    "Sales rose in 2020, according to a report in The Wall Street Journal.",
    "The Food and Drug Administration approved the drug in 2016 for seizures.",
    "In 2021 the company began a study of its sleep drops in 40 volunteers.",
    "Our customers in Boston and Denver (2020) say that the tea eases pain.",
]


@pytest.mark.parametrize("text", NONE, ids=[text[:24] for text in NONE])
def test_laws_news_places_products_and_hints_name_no_study(text: str) -> None:
    assert mentions(text) == []


def test_a_study_whose_words_are_a_link_has_the_identifier_of_the_address() -> None:
    text = "As [Okafor et al.](https://doi.org/10.1000/abc.1) showed, mint calms colic."
    (found,) = mentions(text)
    assert [i.value for i in found.identifiers] == ["10.1000/abc.1"]


def others(text: str) -> list[tuple[str, str]]:
    found = read_article(Article("a", "a", "", text)).mentions
    named = [m for m in found if m.kind is MentionKind.NAMED]
    return [(m.source_type, m.author) for m in named if m.source_type is not SourceType.STUDY]


SOURCES = [
    ("The CDC estimates that one in ten adults sleeps badly.", "agency", "CDC"),
    ("According to the World Health Organization, measles is back.", "agency", None),
    ("The Endocrine Society updated its guidelines on vitamin D in 2024.", "guideline", "Society"),
    ("Danish guidelines from the Board of Health advise against it.", "guideline", None),
    ("An accompanying editorial called the result fragile.", "comment", ""),
    ("The pills are popular, according to the Evening Tribune.", "press", None),
]


@pytest.mark.parametrize(("text", "source", "author"), SOURCES, ids=[s[0][:20] for s in SOURCES])
def test_what_is_no_study_is_kept_apart_by_its_kind(
    text: str, source: str, author: str | None
) -> None:
    (found,) = others(text)
    assert found[0] == source
    assert author is None or found[1].endswith(author)


MADE = [
    ("Dr. Ada Lind, who led the trial, was pleased with the sleep scores.", "Ada Lind"),
    ("Lind's study followed 90 nurses through a winter of night shifts.", "Lind"),
    ("Ortiz and colleagues randomly assigned 60 men to walk or to rest.", "Ortiz"),
    ("A survey for the Institute of Sleep found that naps are common.", "Institute of Sleep"),
    ("The Leeds-led trial enrolled 150 babies.", "Leeds"),
]


@pytest.mark.parametrize(("text", "author"), MADE, ids=[m[1] for m in MADE])
def test_a_study_is_named_by_who_made_it(text: str, author: str) -> None:
    (found,) = mentions(text)
    assert found.author.removeprefix("the ") == author


@pytest.mark.parametrize(
    "text",
    [
        "Scientists at the Lund Institute are building a pump for the knee.",
        "Ortiz and colleagues work with children who snore.",
        "Findings presented at meetings are preliminary.",
        "The FDA warned the sellers of two pills for sleep.",
    ],
    ids=["building", "working", "meetings", "warned"],
)
def test_people_at_work_make_no_study_of_their_sentence(text: str) -> None:
    assert (mentions(text), others(text)) == ([], [])


def test_a_quoted_title_is_the_studys_title() -> None:
    text = 'The paper, titled "Night light and melatonin in rowing crews", drew attention.'
    (found,) = mentions(text)
    assert found.title == "Night light and melatonin in rowing crews"


def test_the_study_before_its_journal_is_given_is_that_study() -> None:
    text = (
        "The study enrolled 40 rowers. It was cold.\nThe findings were published in Sleep Health."
    )
    first, *_ = mentions(text)
    assert (first.place.text, first.journal) == ("The study", "Sleep Health")
