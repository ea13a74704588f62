"""General knowledge of words: opposites, synonyms of political reporting, countries and their peoples.

Nothing here knows any article; every entry holds for news of any summit.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bot.words import stem

NEGATIONS = frozenset(
    "no not never none nobody nothing nowhere neither nor without hardly barely scarcely fail failed fails "
    "refuse refused refuses deny denied denies".split()
)

_OPPOSITES = """
developing developed; above below; raise lower; raises lowers; raised lowered; elevate lower; elevates lowers;
elevated lowered; elevate demote; ease exacerbate; eases exacerbates; eased exacerbated; ease aggravate; ease worsen;
worsen improve; worsens improves; worsened improved; essential useless; essential unnecessary; crucial unimportant;
crucial impossible; useful useless; necessary unnecessary; important unimportant; strategic tactical; common rare;
clear unclear; clearly hardly; deepen weaken; deepens weakens; deepened weakened; expand shrink; expanding shrinking;
widen narrow; build destroy; builds destroys; create destroy; protect attack; defend attack; invade withdraw; invaded
withdrew; invasion withdrawal; advance retreat; arrive leave; arrived left; enter leave; praise condemn; praises
condemns; praised condemned; welcomed condemned; trust mistrust; trust distrust; respect disrespect; unite divide;
united divided; unity division; together apart; near far; long short; large small; big small; hot cold; warm cool;
warmly coldly; optimistic pessimistic; hopeful hopeless; confident worried; calm angry; honest dishonest; transparent
opaque; public private; permanent temporary; sufficient insufficient; equal unequal; fair unfair; popular unpopular;
major minor; primary secondary; senior junior; superior inferior; ahead behind; forward backward; fast slow; quickly
slowly; sooner later; earlier later; old new; strengthened weakened; fully partly; completely partly; unlimited
limited; boost curb; boosts curbs; boosted curbed; encourage discourage; encouraged discouraged; allow forbid;
allowed banned; permit ban; lift impose; lifted imposed; remove impose; confirm deny; confirms denies; confirmed
denied; admit deny; admitted denied; remember forget; love hate; loved hated; hope fear; hopes fears; buy sell;
bought sold; import export; imports exports; importer exporter; producer consumer; lend borrow; profit loss; surplus
deficit; creditor debtor; teacher pupil; cause effect; stronger weaker; strong weak; strongest weakest; strength
weakness; strengthen weaken; strengthens weakens; more less; most least; more fewer; better worse; best worst; good
bad; high low; higher lower; highest lowest; rise fall; rises falls; rising falling; rose fell; increase decrease;
increases decreases; increased decreased; increasing decreasing; increase reduce; grow shrink; growing shrinking;
growth decline; up down; expand cut; gain lose; gains losses; win lose; won lost; victory defeat; success failure;
succeed fail; succeeded failed; support oppose; supports opposes; supported opposed; supporting opposing; accept
reject; accepts rejects; accepted rejected; agree disagree; agreed disagreed; agreement disagreement; ally enemy;
allies enemies; friend enemy; friends enemies; friendship enmity; friendly hostile; war peace; peaceful violent;
start end; starts ends; begin end; started ended; open closed; open close; include exclude; included excluded; first
last; always never; everyone nobody; everything nothing; all none; before after; rich poor; safe dangerous; safer
riskier; security insecurity; stable unstable; stability instability; possible impossible; likely unlikely; able
unable; legal illegal; lawful unlawful; right wrong; true false; truth lie; easy difficult; easy hard; easier harder;
ready unready; willing unwilling; welcome unwelcome; certain uncertain; dependent independent; dependence
independence; fairer unfairer; democracy autocracy; democracies autocracies; democratic autocratic; democratic
authoritarian; unilateral multilateral; unipolar multipolar; buyer seller; praise criticise; confidence doubt;
progress setback; attack defend; attacked defended; aggressor victim; aggression restraint; allowed forbidden; deepen
loosen; together alone; closer farther; close distant; warm cold; warmer colder; faster slower; accelerate slow;
early late; young old; east west; north south; eastern western; bigger smaller; larger smaller; junior senior;
majority minority; leader follower; master servant; complete incomplete; full empty; temporary permanent; rising
waning; ascending waning; freeze thaw; maintain abandon; keep abandon; continue stop; continued stopped; continue
halt; respect violate; respected violated; promote hinder; help hinder; help harm; constructive destructive; positive
negative; responsible irresponsible; rational irrational; limited unlimited; visible invisible; recognise ignore;
recognize ignore; yes no; peacemaker warmonger; gradually suddenly; steadily suddenly; withdraw deploy; withdrawal
deployment; escalate calm; escalation calming; escalate defuse; tighten loosen; tighten relax; optimism pessimism;
innocent guilty; present absent; presence absence; approve veto; hero villain; asset liability; benefit harm;
opportunity threat; sharper blunter; sharper blurred; sharp blurred; clear blurred; complete over; growing fading;
slowly steadily; cherish forget; cherished forgotten; remembered forgotten; necessary needless; essential irrelevant;
wide narrow; wider narrower; deep shallow; deeper shallower; alive dead; forwards backwards; voluntary forced;
subservient dominant; for against;
improvement deterioration; improvements deteriorations; dictator democrat; dictators democrats; kindness aggression;
kind cruel; stop keep; stopped kept
"""

_SYNONYMS = """
war conflict invasion fighting; invasion aggression attack onslaught offensive; deal accord agreement agree pact
treaty;
dependence reliance dependency dependent reliant reliance; partnership alliance friendship relationship relation ties
bond; cooperation collaboration coordination; plan proposal initiative; peace ceasefire truce; mediator broker
peacemaker mediation arbiter; talk negotiation dialogue discussion consultation; economy economic trade commerce
business; energy oil gas fuel electricity pipeline; currency yuan dollar euro ruble rouble renminbi yen; military
defence defense army arms weapon; arms weapon ammunition; drill exercise manoeuvre maneuver; media press propaganda;
censorship censor; netizen weibo twitter online social; leader president chairman; premier minister; support backing
aid assistance help; aid relief assistance; criticism criticise criticize condemn condemnation; scepticism skepticism
doubt sceptical skeptical; visit trip tour; meeting summit talks encounter conference; statement declaration
communique; reaction response reply; sanction embargo restriction; expert analyst scholar observer specialist
professor academic; death dead die died kill killed; casualty victim; election vote elect reelect; warrant arrest;
court tribunal; climate emission warming carbon; migrant migration refugee asylum; tariff duty; growth expansion; debt
loan lending; investment invest investor; company firm business; people person; farmer agriculture farming
agricultural; nuclear atomic; rights freedom; protest demonstration protester; terror terrorism terrorist; border
frontier; tech technology technological; hegemony hegemonic dominance; order system; opposition opposed oppose; skip
absent absence boycott; dinner banquet meal; aim goal objective; cause reason; outcome result; danger threat risk;
stance position; neutral neutrality impartial; pressure push; journalist reporter; billion bn; million mn; join attend
participate; worry concern fear alarm; isolated isolation isolate pariah; disagreement difference dispute; pledge vow
promise commit commitment; condemn denounce; biggest largest main; mention feature appear; sign conclude; speak talk
call;
start begin; send provide supply deliver ship give; stay spend last; end conclude finish; old age aged born; price
cost; attend participate join; buy purchase
"""

# names, then people and adjective, then capital and seat of power (a capital stands for the country, with less weight)
_COUNTRIES = """
usa, united states, america, united states of america; american, americans; washington, white house
russia, russian federation; russian, russians; moscow, kremlin
china, people's republic of china, prc; chinese; beijing
united kingdom, uk, britain, great britain; british, britons; london, downing street
ukraine; ukrainian, ukrainians; kyiv, kiev
european union, eu; european; brussels
germany; german, germans; berlin
france; french; paris
japan; japanese; tokyo
india; indian, indians; new delhi, delhi
italy; italian, italians; rome
spain; spanish, spaniards; madrid
poland; polish, poles; warsaw
turkey, turkiye; turkish, turks; ankara
iran; iranian, iranians; tehran
israel; israeli, israelis; jerusalem
saudi arabia; saudi, saudis; riyadh
north korea, dprk; north korean, north koreans; pyongyang
south korea, republic of korea; south korean, south koreans; seoul
brazil; brazilian, brazilians; brasilia
mexico; mexican, mexicans; mexico city
canada; canadian, canadians; ottawa
australia; australian, australians; canberra
south africa; south african, south africans; pretoria
egypt; egyptian, egyptians; cairo
kenya; kenyan, kenyans; nairobi
nigeria; nigerian, nigerians; abuja
ethiopia; ethiopian, ethiopians; addis ababa
indonesia; indonesian, indonesians; jakarta
vietnam; vietnamese; hanoi
philippines; filipino, philippine, filipinos; manila
taiwan; taiwanese; taipei
mongolia; mongolian, mongolians; ulaanbaatar
belarus; belarusian, belarusians; minsk
kazakhstan; kazakh, kazakhs; astana
pakistan; pakistani, pakistanis; islamabad
afghanistan; afghan, afghans; kabul
syria; syrian, syrians; damascus
iraq; iraqi, iraqis; baghdad
lebanon; lebanese; beirut
qatar; qatari, qataris; doha
united arab emirates, uae; emirati, emiratis; abu dhabi
norway; norwegian, norwegians; oslo
sweden; swedish, swedes; stockholm
finland; finnish, finns; helsinki
denmark; danish, danes; copenhagen
netherlands; dutch; the hague
belgium; belgian, belgians; brussels
switzerland; swiss; bern
austria; austrian, austrians; vienna
hungary; hungarian, hungarians; budapest
greece; greek, greeks; athens
portugal; portuguese; lisbon
ireland; irish; dublin
serbia; serbian, serbs; belgrade
romania; romanian, romanians; bucharest
czech republic, czechia; czech, czechs; prague
argentina; argentine, argentinian, argentines; buenos aires
chile; chilean, chileans; santiago
colombia; colombian, colombians; bogota
venezuela; venezuelan, venezuelans; caracas
cuba; cuban, cubans; havana
thailand; thai, thais; bangkok
malaysia; malaysian, malaysians; kuala lumpur
singapore; singaporean, singaporeans; singapore
west; western, westerners;
europe; european, europeans;
asia; asian, asians;
africa; african, africans;
middle east; middle eastern;
latin america; latin american, latin americans;
central asia; central asian, central asians;
united nations, un;
"""


# asking for something, not about something: never part of what a question is about
ASKING = frozenset(
    "article articles source sources quote quotes quoted quotation quotations summary summarise summarize "
    "takeaway takeaways tell give show list find explain please thing things something anything happened happen "
    "happens news latest whats topic topics subject matter issue issues main key important point points view "
    "views opinion thoughts story report reports reported reporting coverage detail details information info "
    "impact effect role importance overview brief short long know think thinks thought mean means difference "
    "differences differ differs compare compared comparison versus vs word words wording version versions "
    "different agree agrees disagree disagrees exactly ever did stuff bit abt regarding concerning mention "
    "mentions mentioned mentioning talk talking talked react reacts reacted reaction reactions respond responds "
    "responded response responses stance whole entire everything us new".split()
)


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of words (not stems) that mean the opposite, both ways round."""
    found = set()
    for pair in _OPPOSITES.replace("\n", " ").split(";"):
        if len(both := pair.split()) == 2:
            found |= {(both[0], both[1]), (both[1], both[0])}
    return frozenset(found)


_RIVALS = """
dollar buck, euro, yuan renminbi, rouble ruble, yen, pound sterling, franc, rupee, lira, peso, rand;
monday, tuesday, wednesday, thursday, friday, saturday, sunday;
january, february, march, april, june, july, august, september, october, november, december;
president, premier minister, chancellor, king, queen, ambassador, senator, governor, mayor, pope;
oil, gas, coal, wheat, grain, gold, steel, copper, uranium; father, mother, brother, sister, son, daughter;
spring, summer, autumn, winter; army, navy, police; north, south, east, west;
day, week, month, year, decade, century; hundred, thousand, million, billion, trillion; mile, kilometre, metre
"""


@cache
def rivals() -> dict[str, tuple[int, int]]:
    """For the stem of a word that excludes others (“dollar”, “yuan”): its group, and its place there."""
    return {
        stem(word): (group, place)
        for group, line in enumerate(_RIVALS.replace("\n", " ").split(";"))
        for place, words in enumerate(line.split(","))
        for word in words.split()
    }


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """For a stem, the stems of words that reporters use in its place."""
    return groups(_SYNONYMS.replace("\n", " ").split(";"))


def groups(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """For a stem, those that stand in a line with it."""
    found: dict[str, set[str]] = {}
    for line in lines:
        stems = {stem(word) for word in line.split()}
        for one in stems:
            found.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in found.items()}


@cache
def countries() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """For a country's name or people: the names and peoples that mean the same, and its seats of power."""
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for line in _COUNTRIES.strip().splitlines():
        names, people, seats = (
            [name.strip() for name in part.split(",") if name.strip()] for part in (line + ";;").split(";")[:3]
        )
        entry = (tuple(names + people), tuple(seats))
        for name in entry[0]:
            found.setdefault(name, entry)
    return found
