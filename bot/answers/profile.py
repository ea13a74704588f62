"""Who or what somebody is, in the articles' own words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.answers.names import Resolution, resolve, taken_for
from bot.answers.quotes import quotes_of
from bot.answers.ranking import Scored, found
from bot.answers.reply import Reply, count, listed, one_line, times
from bot.answers.summarise import best_among, best_on, not_covered
from bot.answers.topic import covered, hits, topic_of
from bot.index import Index, Sentence
from bot.model import Answer, Entity, FoundQuote, Mention
from bot.words import key

_QUOTES = 2
_SENTENCES = 3
_ROLES = 4
_CONNECTED = 5
_NAMED_IN = 12  # articles that are cited for naming somebody
_OFTEN = 3  # mentions from which it means something who else is named


def profile(index: Index, name: str, *, question: str | None = None) -> Answer:
    """What the articles say of a person, organisation, place, event or work."""
    reply = Reply(index, name if question is None else question, "profile")
    who = resolve(index, name)
    if who.ambiguous and who.entities:
        reply.line(f"“{name.strip()}” may be {' or '.join(who.names)}: which one?")
        return reply.done("ambiguous")
    if not who.entities:
        return _without_entity(index, reply, name, who)
    if note := taken_for(who, name):
        reply.line(note)
    return _of_entity(index, reply, who)


def _of_entity(index: Index, reply: Reply, who: Resolution) -> Answer:
    entity = who.entities[0]
    reply.line(entity.name + _roles(reply, entity))
    if others := [alias for alias in entity.aliases if key(alias) != key(entity.name)]:
        reply.line(f"Also called: {', '.join(others[:6])}.")
    sentences = [found(one) for one in _about(index, entity)]
    if sentences:
        reply.line("What the articles say:")
    for one in sentences:
        reply.sentence(one, of=index.document_count())
    shown = _quoted(index, reply, who)
    _mentioned(index, reply, entity)
    return reply.done("found", quotes=shown, sentences=sentences)


def _roles(reply: Reply, entity: Entity) -> str:
    roles: dict[str, Mention] = {}
    for role in entity.roles:
        roles.setdefault(key(role.text), role)
    texts = [f"{one_line(role.text)} {reply.cite(role.document)}" for role in list(roles.values())[:_ROLES]]
    return f": {'; '.join(texts)}." if texts else f" ({entity.kind})."


def _about(index: Index, entity: Entity) -> Sequence[Scored]:
    """The sentences that name the entity."""
    named: dict[str, list[int]] = {}
    for one in entity.mentions:
        named.setdefault(one.document, []).append(one.start)
    about = hits(index, topic_of(index, entity.name))
    own = [hit for hit in about if _names(hit.sentence, named)]
    return best_among(index, [hit.sentence for hit in own or about], _SENTENCES)


def _names(sentence: Sentence, places: Mapping[str, Sequence[int]]) -> bool:
    """Whether one of the places, in ascending order for every document, lies in the sentence."""
    starts = places.get(sentence.document, ())
    first = bisect_left(starts, sentence.start)
    return first < len(starts) and starts[first] < sentence.end


def _quoted(index: Index, reply: Reply, who: Resolution) -> list[FoundQuote]:
    said = [quote for quote in quotes_of(index, who) if quote.kind != "reported"]
    if said:
        reply.line(f"Quoted {times(len(said))}:")
    shown = [FoundQuote(quote, "exact", 1.0, (), reply.passage(quote).number) for quote in said[:_QUOTES]]
    for one in shown:
        reply.quotation(one)
    return shown


def _mentioned(index: Index, reply: Reply, entity: Entity) -> None:
    documents = Counter(mention.document for mention in entity.mentions)
    if documents:
        marks = " ".join(
            sorted((reply.cite(document) for document in [*documents][:_NAMED_IN]), key=lambda mark: int(mark[1:-1]))
        )
        more = " and more" if len(documents) > _NAMED_IN else ""
        reply.line(f"Named {times(len(entity.mentions))} in {count(len(documents), 'article')}: {marks}{more}")
    if len(entity.mentions) >= _OFTEN and (connected := _connected(index, entity, documents)):
        reply.line(f"Often named with: {listed(connected)}.")


def _connected(index: Index, entity: Entity, documents: Counter[str]) -> list[str]:
    names: Counter[str] = Counter()
    for document, mentions in documents.items():
        for name, often in index.entities_in(document):
            names[name] += min(mentions, often)
    names.pop(entity.name, None)
    return [name for name, _ in names.most_common(_CONNECTED)]


def _without_entity(index: Index, reply: Reply, name: str, who: Resolution) -> Answer:
    """A speaker without a name, a thing that is only spoken of, or nothing that the articles know."""
    if who.speakers:
        return _of_speaker(index, reply, who)
    topic = topic_of(index, name)
    about = hits(index, topic)
    if covered(topic, about) and (picked := best_on(index, topic, about, _SENTENCES)):
        reply.line(f"What the articles say on “{name.strip()}”:")
        sentences = [found(one) for one in picked]
        for one in sentences:
            reply.sentence(one, of=index.document_count())
        return reply.done("found", sentences=sentences)
    if who.near:
        reply.line(f"The articles do not name “{name.strip()}”. Nearest names: {listed(who.near)}.")
        return reply.done("not_found")
    return not_covered(index, reply, topic)


def _of_speaker(index: Index, reply: Reply, who: Resolution) -> Answer:
    reply.line(f"{listed(who.speakers)}: a speaker whom the articles do not name.")
    return reply.done("found", quotes=_quoted(index, reply, who))
