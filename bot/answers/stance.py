"""“How did Norway react?”: sentences in which the one asked about, or their people, say, want or judge something."""

from __future__ import annotations

import re

from bot.answers.lexicon import countries
from bot.answers.topic import Topic
from bot.index import Index, Sentence
from bot.words import key, stem, words

_ASKED = re.compile(
    r"\b(?:react\w*|respon[ds]\w*|thinks?|thought|views?|opinions?|stances?|attitudes?|feels?|sees?|says|reception)\b",
    re.IGNORECASE,
)
_REACH = 7  # words between who and what they do
_VERBS = frozenset(
    map(
        stem,
        "say said state tell told announce declare add warn argue insist claim call urge demand ask want reject "
        "dismiss refuse deny oppose support back welcome praise hail criticise condemn denounce accuse doubt fear "
        "worry concern alarm trouble see view regard believe think hope expect agree disagree reiterate stress "
        "respond react skepticism sceptical skeptical suspicious misleading unlikely vow pledge decline".split(),
    )
)


class Stance:
    """Tells the sentences in which the people or countries of a topic take a stand."""

    def __init__(self, index: Index, topic: Topic) -> None:
        names = [concept.asked for concept in topic.concepts if concept.name][:1]
        self._who = frozenset(form for name in names for form in _people(index, name))

    @staticmethod
    def asked(topic: Topic) -> bool:
        """Whether the question asks what somebody thinks or how they react."""
        return bool(_ASKED.search(topic.asked)) and any(concept.name for concept in topic.concepts)

    def taken_in(self, sentence: Sentence) -> bool:
        """Whether one of them is followed closely by a verb of saying, wanting or judging."""
        said = sentence.said.split()
        places = [n for n, term in enumerate(said) if term in self._who]
        return any(not _VERBS.isdisjoint(said[n + 1 : n + 1 + _REACH]) for n in places)


def _people(index: Index, name: str) -> set[str]:
    """The stems of a name, its people's names, and the surnames of those whose role names the country."""
    names, _ = countries().get(name, ((), ()))
    forms = {stem(word) for form in (name, *names) if len(form.split()) == 1 for word in words(form)}
    described = [entity for form in forms for entity in index.entities_described([form])]
    return forms | {stem(key(entity.name).split()[-1]) for entity in described if entity.kind == "person"}
