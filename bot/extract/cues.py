"""Words that attribute without quotation marks: verbs, nouns and adjectives of saying, thinking, wanting and judging.

Classes after the kinds of attribution in Pareti (2015), "Attribution: a computational approach": assertions, beliefs,
facts and eventualities; the last two are split by what they take as their content.
"""

from __future__ import annotations

from bot.extract.lexicon import inflect

_VERBS = {
    "say": """say:said add note state claim argue insist assert declare acknowledge admit concede contend maintain
    allege affirm reiterate stress emphasize emphasise underscore underline remark observe joke quip boast complain
    lament explain reply respond answer counter retort recall recount testify confess confide proclaim caution
    reckon opine muse wonder speculate hint imply conclude predict forecast:forecast repeat clarify elaborate
    stipulate write:wrote:written tweet post reason attest swear:swore:sworn protest""",
    "tell": "tell:told assure remind inform warn advise notify convince persuade brief",
    "show": """show:showed:shown reveal indicate suggest find:found prove:proved:proven demonstrate reflect document
    illustrate confirm report estimate calculate project detect discover disclose determine signal uncover conclude
    depict chronicle profile detail publish record list rank rate highlight specify""",
    "think": """ignore accept hear:heard think:thought believe feel:felt fear worry doubt know:knew:known
    understand:understood suspect assume realise realize consider remember forget:forgot:forgotten imagine guess
    learn:learned:learnt notice recognize recognise regret suppose trust misunderstand:misunderstood mean:meant
    sense foresee:foresaw:foreseen see:saw:seen view regard perceive expect anticipate judge""",
    "want": """want hope wish plan intend aim seek:sought decide refuse agree vow pledge promise threaten
    choose:chose:chosen decline hesitate prefer desire need vie resolve undertake:undertook:undertaken commit offer
    propose seem appear""",
    "ask": """ask urge demand request press encourage order beg implore invite instruct persuade challenge pressure
     lobby plead call""",
    "blame": """criticize criticise blast attack slam condemn denounce mock accuse blame question dispute reject
    dismiss oppose rebuke chide chastise ridicule decry deride lambaste assail berate scold bash hit knock hammer
    savage pillory disparage belittle insult taunt deny refute rebut discredit debunk contradict challenge disavow
    repudiate resent hate loathe dislike despise disdain slight scorn denigrate castigate excoriate lash rip pan
    fault downplay grill disagree bemoan deplore bristle pound pummel skewer""",
    "praise": """praise hail support back endorse applaud welcome defend tout promote champion favour favor like
    love admire salute celebrate laud commend cheer advocate embrace respect appreciate thank congratulate credit
    trumpet extol vouch justify excuse""",
    "name": """call describe dub label brand characterize characterise portray compare liken refer cast:cast paint
    deem term classify define identify equate pronounce frame""",
    "talk": """discuss mention cite address talk reference outline quote point invoke allude
    speak:spoke:spoken tackle debate stump testify comment lay:laid touch dwell hint focus echo sum marvel gripe
    vent rail fume hammer tease brag rant explore examine link chronicle""",
    "rule": """announce propose unveil vote rule charge convict declare reject approve""",
}
VERBS: dict[str, tuple[str, str]] = {}  # stem and class by form
for _name, _stems in _VERBS.items():
    for _form, _stem in inflect(_stems).items():
        VERBS.setdefault(_form, (_stem, _name))

CLAUSES_ONLY = frozenset("conclude maintain observe find add reason continue state".split())  # "concluded a visit"

NOUNS: dict[str, tuple[str, str]] = {}  # stem and class by form
for _name, _words in {
    "say": """claim assertion argument contention suggestion statement remark comment allegation accusation
    observation admission acknowledgment acknowledgement declaration explanation insistence testimony warning
    announcement reminder complaint assurance implication insinuation boast emphasis""",
    "show": """report finding evidence estimate forecast outlook revelation sign indication proof conclusion
    prediction projection signal""",
    "think": """belief view idea notion narrative consensus speculation stance bet obsession eagerness opinion fear
    concern hope doubt expectation suspicion perception sense feeling impression conviction worry theory
    understanding realization assumption skepticism scepticism confidence""",
    "want": """promise pledge vow plan proposal commitment desire decision intention willingness refusal agreement
    offer threat effort attempt bid ambition determination goal reluctance unwillingness resolution wish""",
    "ask": "call demand request appeal plea question invitation order recommendation",
    "blame": """disagreement criticism condemnation denial attack rejection opposition objection protest disdain
    disapproval outrage""",
    "praise": "adulation support praise endorsement defense defence admiration advocacy enthusiasm approval",
    "talk": "message discussion talk rhetoric speech mention reference description analysis rumor rumour story",
}.items():
    for _word in _words.split():
        NOUNS.setdefault(_word, (_word, _name))
        NOUNS.setdefault(_word[:-1] + "ies" if _word.endswith("y") else _word + "s", (_word, _name))

ADJECTIVES = frozenset(
    """sure certain confident worried concerned convinced aware proud afraid hopeful likely unlikely skeptical sceptical
    happy glad clear unclear optimistic pessimistic adamant wary critical frustrated angry supportive dismissive
    doubtful willing unwilling eager reluctant ready mindful sorry grateful disappointed surprised pleased alarmed
    determined opposed interested committed set keen""".split()
)
