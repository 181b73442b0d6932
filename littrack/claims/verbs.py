"""What verbs do, in all their forms, and which forms are as often nouns."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What a verb says its subject does to its object."""

    LESS = "less"
    MORE = "more"
    CAUSE = "cause"
    TOUCH = "touch"
    GIVE = "give"
    LINK = "link"
    BE = "be"
    LAST = "last"
    HOLD = "hold"
    USE = "use"
    FEEL = "feel"
    SAY = "say"
    HELP = "help"
    FAIL = "fail"
    HARM = "harm"
    OTHER = "other"


# Base forms; `_` joins a verb and its particle.
VERBS: dict[Act, str] = {
    Act.LESS: """
    reduce decrease lower lessen diminish minimize minimise mitigate alleviate relieve ease
    soothe curb cut limit weaken dampen suppress attenuate blunt shorten slow delay reverse
    counteract combat fight stop end eliminate eradicate clear resolve cure heal treat manage
    address tackle ameliorate quell calm quiet subdue prevent protect overcome lift drop relax
    melt torch blast shred strip shed dissolve banish squash crush zap erase beat conquer
    defeat numb tame slash shrink rid halt halve remove ward stave fend taper improve_on
    abolish repel deter fix dodge inhibit_pain flush detoxify repair
""",
    Act.MORE: """
    increase raise enhance improve boost elevate heighten strengthen support promote aid
    accelerate speed maximize maximise optimize optimise restore maintain extend prolong sharpen
    foster encourage bolster ensure enable balance regenerate rejuvenate energize nourish
    feed fuel sustain stabilize stabilise double triple quadruple build preserve replenish
    deepen lengthen supercharge turbocharge kickstart rejuvenate fortify
""",
    Act.CAUSE: """
    cause trigger induce produce provoke lead_to result_in bring_about contribute_to
    give_rise_to precipitate spark make generate elicit evoke lead result contribute
""",
    Act.HARM: """
    worsen aggravate exacerbate damage harm injure impair kill poison compromise disrupt disturb
    upset threaten endanger destroy hurt burden erode burn clog irritate stain corrode scar
    rob deprive inflame wreck ruin devastate ravage rot
""",
    Act.TOUCH: """
    interact bind act activate block inhibit modulate mimic engage affect influence regulate
    release metabolize metabolise absorb cross penetrate convert alter stimulate target
    antagonize antagonise agonize impact change trigger_release interfere work function
    desensitize inactivate neutralize neutralise upregulate downregulate circulate penetrate
    attach encode deliver train code teach instruct react bypass saturate deplete
""",
    Act.GIVE: """
    offer provide give yield have show exhibit possess carry pose bring lack present hold
    represent serve
""",
    Act.LINK: """
    blame associate link correlate tie connect relate attribute implicate predict
""",
    Act.BE: """
    be become remain seem appear constitute stay prove
""",
    Act.LAST: """
    last persist begin start peak manifest occur happen develop emerge subside vanish disappear
    vary differ range depend continue fade arise set_in recur fluctuate resolve_by run
    double_every wane peak_at drop rise fall decline grow climb spike settle
""",
    Act.HOLD: """
    contain include comprise consist feature combine involve characterize characterise derive
    originate belong come stem extract
""",
    Act.USE: """
    use take consume drink smoke apply administer chew prescribe employ inject brew swallow dose
""",
    Act.FEEL: """
    experience feel find suffer face develop_from enjoy notice undergo sleep recover benefit
    respond quit relapse die survive struggle live
""",
    Act.SAY: """
    suggest indicate demonstrate reveal confirm conclude establish report find say believe think
    estimate claim note emphasize emphasise warn argue assume consider expect propose
    hypothesize recognize document observe discover know estimate suspect agree state underline
    underscore highlight caution stress acknowledge detect test assess evaluate investigate
    describe explore examine study research compare evidence publish review insist recommend advise
    hope
    recall determine
""",
    Act.HELP: """
    help assist aim attempt try tend need allow let cease serve_to
""",
    Act.FAIL: """
    fail
""",
    Act.OTHER: """
    gain garner attract receive draw win require demand depict symbolize illustrate capture seek
    navigate adhere explore understand approach consult guide monitor educate adjust tailor
    integrate incorporate follow ask talk speak empower equip deserve love want like ship sell
    buy order visit call contact read learn join sign discover choose save pick leave thin wear
    wipe swell widen narrow harden soften thicken tighten loosen keep go get see look do put
    turn point play meet lose drive push knock pull send weigh eat grow write post share click
    subscribe market sell
    adapt cope adjust deal crowd wash
    regulate ban approve license classify schedule authorize reject enrol enroll recruit
    randomize randomise assign measure score complete receive measure average total account
    exceed reach cost spend earn fund sponsor launch announce plan intend seek found own operate
    thrill continue pass walk run move stand sit hear watch believe_in trust worry care mean
    matter exist constitute span belong warrant merit hinge revolve center focus rely base
    design formulate craft source manufacture test grind harvest dry roast mix blend stir add
    store inspire possess navigate spend advise counsel inform remind aware emphasise involve
    remain exert promise expand refine facilitate pronounce initiate fall inject wake serve
    illuminate harness delve delineate switch stop_taking restrict withdraw
""",
}
_IRREGULAR = {
    "find": ("found", "found"),
    "lead": ("led", "led"),
    "cut": ("cut", "cut"),
    "let": ("let", "let"),
    "put": ("put", "put"),
    "hurt": ("hurt", "hurt"),
    "set": ("set", "set"),
    "read": ("read", "read"),
    "spread": ("spread", "spread"),
    "quit": ("quit", "quit"),
    "fight": ("fought", "fought"),
    "bring": ("brought", "brought"),
    "think": ("thought", "thought"),
    "buy": ("bought", "bought"),
    "seek": ("sought", "sought"),
    "teach": ("taught", "taught"),
    "give": ("gave", "given"),
    "take": ("took", "taken"),
    "make": ("made", "made"),
    "hold": ("held", "held"),
    "bind": ("bound", "bound"),
    "show": ("showed", "shown"),
    "drink": ("drank", "drunk"),
    "begin": ("began", "begun"),
    "rise": ("rose", "risen"),
    "arise": ("arose", "arisen"),
    "fall": ("fell", "fallen"),
    "grow": ("grew", "grown"),
    "feel": ("felt", "felt"),
    "sleep": ("slept", "slept"),
    "keep": ("kept", "kept"),
    "say": ("said", "said"),
    "know": ("knew", "known"),
    "become": ("became", "become"),
    "come": ("came", "come"),
    "run": ("ran", "run"),
    "build": ("built", "built"),
    "lose": ("lost", "lost"),
    "meet": ("met", "met"),
    "win": ("won", "won"),
    "draw": ("drew", "drawn"),
    "overcome": ("overcame", "overcome"),
    "speed": ("sped", "sped"),
    "see": ("saw", "seen"),
    "go": ("went", "gone"),
    "get": ("got", "got"),
    "write": ("wrote", "written"),
    "eat": ("ate", "eaten"),
    "sell": ("sold", "sold"),
    "mean": ("meant", "meant"),
    "spend": ("spent", "spent"),
    "stand": ("stood", "stood"),
    "tell": ("told", "told"),
    "withdraw": ("withdrew", "withdrawn"),
    "understand": ("understood", "understood"),
    "choose": ("chose", "chosen"),
    "undergo": ("underwent", "undergone"),
    "prove": ("proved", "proven"),
    "grind": ("ground", "ground"),
    "feed": ("fed", "fed"),
    "shed": ("shed", "shed"),
    "beat": ("beat", "beaten"),
    "shrink": ("shrank", "shrunk"),
    "rid": ("rid", "rid"),
    "drive": ("drove", "driven"),
    "send": ("sent", "sent"),
    "strip": ("stripped", "stripped"),
    "break": ("broke", "broken"),
    "hit": ("hit", "hit"),
    "wake": ("woke", "woken"),
}
_DOUBLED = frozenset(
    """
    zap strip shed rid cut stop let put run win get plan begin quit set ship regret ban drop clog
    scar rot slip trim occur recur incur deter
""".split()
)


def _forms(base: str) -> dict[str, str]:
    """Every form of a verb -> which one it is (base, s, ed, ing)."""
    doubled = base + base[-1] if base in _DOUBLED else base
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else doubled
    past, participle = _IRREGULAR.get(base, (_past(base, doubled),) * 2)
    return {base: "base", third: "s", past: "ed", participle: "ed", stem + "ing": "ing"}


def _past(base: str, doubled: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return doubled + "ed"


def _table() -> dict[str, tuple[str, str, Act]]:
    table: dict[str, tuple[str, str, Act]] = {}
    for act, words in VERBS.items():
        for base in words.split():
            if act is not Act.BE or base != "be":
                for form, kind in _forms(base).items():
                    table.setdefault(form, (base, kind, act))
    return table


# form -> (base, kind of form, what it does)
VERB_FORMS = _table()


# What a verb does with its particle: "drives down", "wards off", "brings on".
_DOWN = "drive bring push keep knock pull force send cut"
PHRASAL = {
    **{(base, "down"): Act.LESS for base in _DOWN.split()},
    **{(base, "up"): Act.MORE for base in "drive bring push send pull force build".split()},
    **{(base, "off"): Act.LESS for base in "ward stave fend keep fight burn".split()},
    **{(base, "away"): Act.LESS for base in "keep melt burn take drive wash".split()},
    **{(base, "out"): Act.LESS for base in "wipe flush drive crowd wash".split()},
    ("bring", "on"): Act.CAUSE,
    ("set", "off"): Act.CAUSE,
    **{(base, "to"): Act.LESS for base in ("adapt", "adjust")},
    **{(base, "with"): Act.LESS for base in ("cope", "deal")},
    ("rid", "of"): Act.LESS,
}


def third_person(base: str) -> str:
    """Give "reduces" for "reduce"."""
    return next(form for form, kind in _forms(base).items() if kind == "s")


# Forms that are a noun at least as often as a verb: a verb only where a verb must stand.
_NOUNISH = frozenset(
    """
    fix dodge flush flushes crowd wash approach doubt study tax aid aids balance balances benefit
    benefits block blocks boost burden burdens cause causes change changes claim claims combat
    cure cures cut cuts damage damages delay delays dose doses drink drinks drop end ends estimate
    estimates experience experiences extract extracts face faces fall feature features fight find
    focus function functions harm harms help highlight hope impact impacts increase increases
    decrease decreases influence influences interest lack last lead limit limits link links look
    market note notes order orders peak plan plans point points present produce promise promises
    range ranges release releases report reports research result results review reviews rise run
    runs score scores shift show sleep source sources spark speed start state states stem stress
    study studies support supports survey target targets taste spike climb test tests tie wake
    fall triggers trigger treat treats use uses upset value walk warrant work worry leave leaves
    yield yields post posts share shares ship supply run aims aim need needs play set trust triple
    double evidence calm quiet clear slow lower better relapse recall train records code codes
    cost costs stores store total average account complete mean means like care design base center
    function functions train approach guide guides counsel sponsor live close research combine
    contract impacts gain gains stay stays attempt attempts hold deal deals concern strip strips
    blast blasts fuel fuels feed feeds crush beat beats drive push slash ward wards send ruin
""".split()
)

NOUNISH = (_NOUNISH | frozenset(third_person(word) for word in _NOUNISH)) - {
    "works",
    "finds",
    "thins",
    "looks",
}
