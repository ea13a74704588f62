"""Who said each quotation: candidates ranked, pronouns and descriptions resolved, chances of one speaker added up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.candidates import Candidate, candidates
from bot.extract.coreference import resolve
from bot.extract.mentions import Mention
from bot.extract.model import probabilities
from bot.extract.syntax import verb_group

_PROSE = 300  # quotations a paragraph; one with more is no prose, and nobody speaks there
_MANY, _SPARSE = 3000, 60  # an article of so many quotations, with so few characters to each, is no prose either
_DOUBTFUL = 0.3  # chance below which "nobody" is no finding but ignorance
_SENTENCE = 5  # words from which a quotation is surely somebody's
_LABEL = re.compile(r"([A-Z][A-Z.'’ -]{2,30}): ")
_FAINT = 0.02  # candidates less likely than this are not resolved
_PAIRS = frozenset(
    "leaders presidents both two pair duo men countries nations sides allies ministers counterparts".split()
)
_BODIES = frozenset(
    "group organisation organization company agency newspaper paper website magazine broadcaster union party".split()
)
_DOCUMENTS = frozenset(
    """statement declaration communique communiqué agreement document accord pact treaty text resolution report
    readout""".split()
)
_SAME_KIND = {
    "document": _DOCUMENTS,
    "text": _DOCUMENTS,
    "source": frozenset("source official diplomat aide person".split()),
}
_ARTICLES = frozenset("the a an this that his her its their".split())
_COMPLEMENTS = frozenset("of for at from in with on to close familiar briefed near about".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """``members`` index the cast; ``description`` stands for an unnamed speaker; neither means that nobody spoke."""

    members: tuple[int, ...] = ()
    description: str = ""
    confidence: float = 0.0
    mention: Mention | None = None
    cue: str | None = None
    nobody: bool = False


def attribute(read: Read) -> list[Attribution]:
    """One attribution a quotation, in order."""
    done: list[Attribution] = []
    crowded = _crowded(read)
    for number, quotation in enumerate(read.quotations):
        done.append(
            Attribution(nobody=True, confidence=1.0) if quotation.passage in crowded else _decide(read, number, done)
        )
    for number in range(len(done) - 2, -1, -1):
        if done[number].nobody and done[number].cue == "next":
            done[number] = replace(done[number + 1], confidence=done[number].confidence * done[number + 1].confidence)
    return [_echoed(read, number, done) if said.nobody else said for number, said in enumerate(done)]


def _labelled(read: Read, number: int) -> Attribution | None:
    """The speaker of a transcript that names them before their words: “DOE: We came to listen.”"""
    label = _LABEL.match(read.tokens[read.places[number]].text)
    if label is None:
        return None
    word = label[1].split()[-1].lower()
    member = next(
        (k for k, m in enumerate(read.cast.members) if m.type == "person" and m.names[-1].lower() == word), None
    )
    if member is not None:
        return Attribution(members=(member,), confidence=0.95, cue=":")
    return Attribution(description=label[1].title(), confidence=0.7, cue=":")


def _crowded(read: Read) -> set[int]:
    """Passages that hold more quotations than prose can."""
    counts = Counter(q.passage for q in read.quotations)
    if len(read.quotations) > _MANY and len(read.raw) < _SPARSE * len(read.quotations):
        return set(counts)
    return {passage for passage, count in counts.items() if count > _PROSE}


def _echoed(read: Read, number: int, done: Sequence[Attribution]) -> Attribution:
    """A headline's quotation has the speaker whom the article's own text gives the same words."""
    quotation = read.quotations[number]
    if read.passages[quotation.passage].kind not in ("title", "heading"):
        return done[number]
    own = _plain(read, number)
    if len(own.split()) < 2:
        return done[number]
    for other, said in enumerate(done):
        if (
            not said.nobody
            and read.passages[read.quotations[other].passage].kind in ("body", "block")
            and own in _plain(read, other)
        ):
            return replace(said, confidence=0.95 * said.confidence)
    return done[number]


def _plain(read: Read, number: int) -> str:
    quotation = read.quotations[number]
    return " ".join(re.findall(r"\w+", read.raw[quotation.start : quotation.end].lower()))


def _decide(read: Read, number: int, done: Sequence[Attribution]) -> Attribution:
    if spoken_of(read, number):
        return Attribution(nobody=True, confidence=0.95)
    choices = candidates(read, number)
    for sift in (_without_documents, _without_patients, _without_doubled):
        choices = sift(read, number, choices)
    chances = probabilities("speaker", [c.features for c in choices])
    pooled: dict[tuple[object, ...], tuple[float, float, Attribution]] = {}
    for choice, chance in zip(choices, chances, strict=True):
        if chance < _FAINT:
            continue
        for found, share in _resolved(read, choice, done):
            key = (found.members, found.description.lower(), found.nobody, found.cue == "next")
            total, most, best = pooled.get(key, (0.0, 0.0, found))
            if chance > most:
                most, best = chance, found if found.mention or not best.mention else best
            pooled[key] = (total + chance * share, most, best)
    labelled = _labelled(read, number)
    if labelled is not None:
        return labelled
    if not pooled:
        return Attribution()
    total, _, best = max(pooled.values(), key=lambda entry: entry[0])
    if best.nobody and total < _DOUBTFUL and len(read.tokens[read.places[number]].text.split()) >= _SENTENCE:
        return Attribution(confidence=0.0)  # somebody said it, but who cannot be told
    return replace(best, confidence=min(1.0, total))


def _without_documents(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops a document that only vouches: in "according to the statement, Doe urged …" the speaker is Doe."""
    place = read.places[number]
    vouching = []
    speaking = False
    for choice in choices:
        mention = choice.mention
        if (
            mention is None
            or read.tokens[mention.first].sentence != read.tokens[place].sentence
            or mention.first > place
        ):
            continue
        verb = read.predicate(mention)
        if mention.type == "document" and verb is not None and verb.link == "acc":
            vouching.append(choice)
        elif (
            verb is not None and verb.group in ("say", "call") and verb.link in ("adj", "app", "pp") and verb.at < place
        ):
            speaking = True
    return [c for c in choices if c not in vouching] if speaking else choices


def _without_patients(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops the subject of a passive whose agent is named: in "Doe was hailed by Roe for “X”" the speaker is Roe."""
    token = read.tokens[read.places[number]]
    patients, agent = [], False
    for choice in choices:
        if choice.mention is None or read.tokens[choice.mention.first].sentence != token.sentence:
            continue
        verb = read.predicate(choice.mention)
        if verb is not None and verb.group == "passive":
            patients.append(choice)
        agent = agent or (verb is not None and verb.link == "by" and verb.group in ("say", "call"))
    return [c for c in choices if c not in patients] if agent else choices


def _without_doubled(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops the pronoun of an attribution that a full name repeats: "he said. says Jane Doe of the institute"."""
    place = read.places[number]
    after = [c for c in choices if c.mention is not None and 0 < c.mention.first - place < 16]
    named = [c for c in after if c.mention and c.mention.kind == "name" and _links(read, c.mention) == "inv"]
    said = [c for c in after if c.mention and c.mention.kind == "pronoun" and _links(read, c.mention) in ("adj", "inv")]
    return [c for c in choices if c not in said] if named and said else choices


def _links(read: Read, mention: Mention) -> str:
    verb = read.predicate(mention)
    return verb.link if verb is not None and verb.group == "say" else ""


def spoken_of(read: Read, number: int) -> bool:
    """Whether a quotation is a title or words that are named as words, which nobody says there."""
    k = read.places[number]
    tokens = read.tokens
    words = [w for w in tokens[k].text.split() if w[0].isalpha()]
    long = [w for w in words if len(w) > 3]
    titled = (
        len(words) > 2
        and len(long) > 1
        and words[0][0].isupper()
        and all(w[0].isupper() for w in long)
        and tokens[k].text[-1:] not in "!?"
    )
    before = [t.low for t in tokens[max(0, k - 4) : k] if t.sentence == tokens[k].sentence]
    named = (
        len(before) > 1
        and before[-2:] == ["such", "as"]
        and bool({"term", "terms", "word", "words", "phrase", "phrases", "hashtag", "hashtags"} & set(before))
    )
    return titled or named


def _resolved(read: Read, choice: Candidate, done: Sequence[Attribution]) -> list[tuple[Attribution, float]]:
    if choice.kind == "nobody":
        return [(Attribution(nobody=True), 1.0)]
    if choice.kind == "next":
        return [(Attribution(nobody=True, cue="next"), 1.0)]
    if choice.kind == "previous":
        return [(replace(done[-1], cue=None), done[-1].confidence)] if not done[-1].nobody else []
    assert choice.mention is not None
    verb = read.predicate(choice.mention)
    cue = read.tokens[verb.at].text if verb else None
    return [
        (replace(found, mention=choice.mention, cue=cue), share) for found, share in _who(read, choice.mention, done)
    ]


def who(read: Read, mention: Mention) -> tuple[Attribution, float] | None:
    """Whom a mention means, and how surely; None when that cannot be told."""
    found = _who(read, mention, ())
    return max(found, key=lambda pair: pair[1]) if found else None


def _who(read: Read, mention: Mention, done: Sequence[Attribution]) -> list[tuple[Attribution, float]]:
    """Whom a mention means, with the chance that it means them."""
    low = mention.text.lower()
    if mention.kind == "name" and mention.entity >= 0:
        return [(Attribution(members=joint(read, mention)), 1.0)]
    if mention.kind == "pronoun" and low in ("he", "she", "his", "her", "him"):
        member, chance = resolve(read, mention, _last_speaker(done))
        return [(Attribution(members=(member,)), chance)] if member is not None else []
    if mention.kind == "pronoun":
        return _plural(read, mention, done)
    if mention.kind == "relative":
        here = read.tokens[mention.first].sentence
        near = (m for m in read.before(mention.first, 3) if m.kind != "relative" and m.last <= mention.first)
        antecedent = next((m for m in near if read.tokens[m.first].sentence == here), None)
        return _who(read, antecedent, done) if antecedent else []
    return [_described(read, mention)]


def joint(read: Read, mention: Mention) -> tuple[int, ...]:
    """A name with those joined to it by "and": "Xi and Putin both voiced …"."""
    members = [mention.entity]
    tokens = read.tokens
    for step in (1, -1):
        here = mention
        while True:
            k = here.last if step > 0 else here.np - 1
            if not 0 <= k < len(tokens) or tokens[k].low != "and" or tokens[k].sentence != tokens[here.first].sentence:
                break
            if here.last and tokens[here.last - 1].possessive and step > 0:
                break
            near = read.between(k + 1, k + 6) if step > 0 else [m for m in read.before(k, 4) if m.last == k]
            other = next((m for m in near if m.kind == "name" and (m.np == k + 1 or step < 0)), None)
            if other is None or other.entity < 0 or other.entity in members:
                break
            if read.cast.members[other.entity].type != read.cast.members[mention.entity].type:
                break
            members.insert(len(members) if step > 0 else 0, other.entity)
            here = other
    first = members[0]
    if len(members) > 1 and step_blocked(read, mention):
        return (mention.entity,)
    return tuple(dict.fromkeys([first, *members]))


def step_blocked(read: Read, mention: Mention) -> bool:
    """Whether the "and" before a name joins clauses, not names: "met Kishida and Zelensky said"."""
    verb = read.predicate(mention)
    if verb is None or verb.link == "inv":
        return False
    left = next((m for m in read.before(mention.np, 3) if m.last == mention.np - 1), None)
    if left is None:
        return False
    k = left.np - 1
    return k >= 0 and verb_group(read.tokens[k]) is not None


def _plural(read: Read, mention: Mention, done: Sequence[Attribution]) -> list[tuple[Attribution, float]]:
    low = mention.text.lower()
    if low in ("they", "their", "them"):
        last = next((d for d in reversed(done) if not d.nobody), None)
        if last and (len(last.members) > 1 or last.description):
            return [(replace(last, mention=None), 0.8)]
        pair = _pair_before(read, mention)
        if pair:
            return [(Attribution(members=pair), 0.7)]
        group = next((m for m in read.before(mention.first, 6) if m.kind == "nominal" and m.head.endswith("s")), None)
        if group:
            return [_described(read, group)]
    if low == "it":
        for other in read.before(mention.first, 8):
            if (
                other.kind == "name"
                and other.entity >= 0
                and read.cast.members[other.entity].type in ("organisation", "")
            ):
                return [(Attribution(members=(other.entity,)), 0.6)]
            if other.kind == "nominal" and other.type == "document":
                found, share = _described(read, other)
                return [(found, 0.6 * share)]
    return []


def _last_speaker(done: Sequence[Attribution]) -> int | None:
    return next((d.members[0] for d in reversed(done) if d.members), None)


def _pair_before(read: Read, mention: Mention) -> tuple[int, ...]:
    """The two people or states most lately named side by side."""
    for other in read.before(mention.first, 40):
        if (
            other.kind == "name"
            and other.entity >= 0
            and read.cast.members[other.entity].type in ("person", "place", "")
        ):
            pair = joint(read, other)
            if len(pair) == 2:
                return pair
    return ()


def _described(read: Read, mention: Mention) -> tuple[Attribution, float]:
    """A description: the person or body it fits, two people where it means a pair, or the words themselves."""
    tokens = read.tokens
    words = [t.base for t in tokens[mention.np : mention.last]]
    lows = {w.lower() for w in words}
    beside = _apposed(read, mention)
    if beside is not None:
        return Attribution(members=(beside,)), 0.97
    if mention.head in _PAIRS and (lows & {"two", "both"} or words[0].lower() == "the"):
        kinds = ("place",) if mention.head in ("countries", "nations", "sides", "allies", "states") else ("person",)
        pair = _main_pair(read, mention, kinds)
        if pair:
            return Attribution(members=pair), 0.8
    if lows & {"the", "his", "her", "their"} and mention.type == "person":
        member = read.cast.described(words, mention.first)
        if member is not None:
            return Attribution(members=(member,)), 0.85
    if words[0].lower() == "the" and len(words) <= 3 and mention.head in _BODIES:
        body = _body_before(read, mention)
        if body is not None:
            return Attribution(members=(body,)), 0.7
    return Attribution(description=description(read, mention)), 0.95


def _apposed(read: Read, mention: Mention) -> int | None:
    """The person named right beside a description: "Doe, director of X" or "the director, Jane Doe,"."""
    tokens = read.tokens
    k = mention.np - 1
    if k > 0 and tokens[k].text == "," and tokens[k].sentence == tokens[mention.first].sentence:
        before = next((m for m in read.before(k, 2) if m.last == k and m.kind == "name"), None)
        if before is not None and before.entity >= 0 and read.cast.members[before.entity].type == "person":
            return before.entity
    if mention.last < len(tokens) and tokens[mention.last].text == ",":
        after = next(
            (
                m
                for m in read.between(mention.last + 1, mention.last + 5)
                if m.kind == "name" and m.np == mention.last + 1
            ),
            None,
        )
        if (
            after is not None
            and after.entity >= 0
            and read.cast.members[after.entity].type == "person"
            and mention.type == "person"
        ):
            return after.entity
    return None


def _body_before(read: Read, mention: Mention) -> int | None:
    """The body that "the organisation", "the paper" means: the one named last before it."""
    for other in read.before(mention.first, 14):
        if other.kind == "name" and other.entity >= 0 and read.cast.members[other.entity].type == "organisation":
            return other.entity
    return None


def _main_pair(read: Read, mention: Mention, kinds: tuple[str, ...]) -> tuple[int, ...]:
    """The two members of a kind that the article names most, in the order it names them; () when there are not two."""
    counts = [(len(m.mentions), k) for k, m in enumerate(read.cast.members) if m.type in kinds and m.mentions]
    counts.sort(key=lambda pair: (-pair[0], pair[1]))
    several = read.tokens[mention.np].low == "the" and mention.head not in ("two", "pair", "duo")
    if len(counts) < 2 or counts[1][0] < 2 or (several and len(counts) > 2 and counts[2][0] * 1.5 > counts[1][0]):
        return ()
    chosen = [k for _, k in counts[:2]]
    return tuple(sorted(chosen, key=lambda k: read.cast.members[k].mentions[0].first))


def description(read: Read, mention: Mention) -> str:
    """An unnamed speaker in the article's own words, completed from the fullest earlier phrase that it takes up."""
    own = phrase(read, mention)
    first = read.tokens[mention.np].low
    if first in ("another", "one") and mention.head in ("another", "one", "user", "person"):
        return _one_of(read, mention, own)
    if first not in ("the", "this", "that") and mention.last - mention.np != 1:
        return own
    family = _SAME_KIND.get(mention.head, frozenset((mention.head,)))
    for other in read.before(mention.np, 40):
        if other.kind == "nominal" and other.head in family and other.last - other.np > 1:
            earlier = phrase(read, other)
            if len(earlier.split()) > len(own.split()):
                return earlier
    return own


def _one_of(read: Read, mention: Mention, own: str) -> str:
    """ "Another wrote" after "On Weibo, one user wrote": another Weibo user."""
    noun = mention.head if mention.head not in ("another", "one") else ""
    place = ""
    for other in [mention, *read.before(mention.np, 30)]:
        if (
            not noun
            and other.kind == "nominal"
            and other.head in ("user", "users", "person", "official", "analyst", "resident", "commenter", "expert")
        ):
            noun = other.head.removesuffix("s")
        place = place or _platform(read, other)
        if noun and place:
            break
    article = "another" if own.lower().startswith("another") else "a"
    return " ".join(w for w in (article, place, noun) if w) if noun and place else f"{article} {noun}" if noun else own


def _platform(read: Read, mention: Mention) -> str:
    """The place that opens a mention's sentence: "On Weibo, …"."""
    tokens = read.tokens
    k = mention.first
    while k > 0 and tokens[k - 1].sentence == tokens[mention.first].sentence:
        k -= 1
    while k < mention.first and tokens[k].kind == "b":
        k += 1
    if k + 2 < len(tokens) and tokens[k].low == "on" and tokens[k + 1].capital and tokens[k + 2].text == ",":
        return tokens[k + 1].base
    return ""


def phrase(read: Read, mention: Mention) -> str:
    """The words of a noun phrase with what completes it: "a person close to the Kremlin"."""
    tokens = read.tokens
    last = mention.last
    k = last
    while (
        k < len(tokens)
        and k - mention.last < 9
        and tokens[k].kind == "w"
        and tokens[k].sentence == tokens[mention.first].sentence
    ):
        group = verb_group(tokens[k])
        if k == mention.last and tokens[k].low not in (
            _COMPLEMENTS if mention.type != "document" else ("of", "from", "by", "between", "on")
        ):
            break
        if (
            tokens[k].low == "for"
            and k + 2 < len(tokens)
            and tokens[k + 1].low == "the"
            and tokens[k + 2].low in ("first", "second", "third", "last")
        ):
            break
        if (
            (group and tokens[k - 1].low not in _ARTICLES and tokens[k].low not in _COMPLEMENTS)
            or tokens[k].base in lex.WEEKDAYS_MONTHS
            or tokens[k].low in ("who", "which", "that", "when", "while")
        ):
            break
        k += 1
    while k > last and (
        tokens[k - 1].low in _COMPLEMENTS
        or tokens[k - 1].low in ("the", "a", "an", "and", "on")
        or tokens[k - 1].low in lex.ADVERBS
    ):
        k -= 1
    end = tokens[max(k, last) - 1]
    return read.raw[tokens[mention.np].start : end.start + len(end.base)]
