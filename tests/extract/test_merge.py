"""Articles brought together: one name for one person, one utterance for its wordings, points with their support."""

from bot.model import Entity, Extraction

from .conftest import extract


def entity(extraction: Extraction, name: str) -> Entity:
    return next(e for e in extraction.entities if e.name == name)


def test_spellings_of_one_name_are_one_person() -> None:
    found = extract(
        "President Oleksandr Lysenko arrived in Riga on Monday, where he met the hosts.",
        "President Oleksander Lysenkko left Riga. “We agreed,” Lysenkko said.",
        "In Riga, Lysenko said “the talks were good” and left.",
    )
    people = [e for e in found.entities if "Lysenk" in e.name]
    assert len(people) == 1
    assert {q.speakers for q in found.quotes if q.kind == "speech"} == {(people[0].name,)}


def test_two_people_of_one_surname_stay_two() -> None:
    found = extract(
        "Prime Minister Anna Berg opened the talks. Professor Lars Berg of Oslo watched. “It is late,” Lars Berg said.",
    )
    assert {"Anna Berg", "Lars Berg"} <= {e.name for e in found.entities}


def test_a_surname_alone_joins_the_only_person_who_has_it() -> None:
    found = extract("Kari Solberg opened the talks. “It is late,” she said.", "“It is early,” Solberg said at dinner.")
    assert {q.speakers for q in found.quotes} == {("Kari Solberg",)}


def test_a_country_has_one_entity_under_all_its_names() -> None:
    found = extract("The United States agreed. The U.S. signed. Officials from the US left.")
    countries = [e for e in found.entities if {e.name, *e.aliases} & {"US", "U.S.", "United States"}]
    assert len(countries) == 1


def test_roles_are_the_articles_own_words() -> None:
    found = extract("“It is a beginning,” said Eva Lind, a senior fellow at the Arctic Institute in Oslo.")
    assert [r.text for r in entity(found, "Eva Lind").roles] == ["senior fellow at the Arctic Institute in Oslo"]


def test_wordings_of_one_remark_share_an_utterance_and_look_alikes_do_not() -> None:
    found = extract(
        "Kari Solberg said: “The northern strait must stay open to every ship.”",
        "Kari Solberg said: “The northern strait has to stay open for every ship.”",
        "Matti Virtanen said: “The northern strait must stay open to every ship.”",
    )
    first, second, other = (q for q in found.quotes if q.kind == "speech")
    assert first.utterance is not None
    assert first.utterance == second.utterance
    assert other.utterance is None


def test_points_that_several_articles_carry_come_first() -> None:
    shared = "The two governments agreed to open the northern strait to cargo ships from all countries next spring."
    found = extract(
        f"{shared} Nothing else was settled between the delegations on the first day of the meeting.",
        f"Fishing quotas were left for another year because the experts could not agree on any numbers. {shared}",
    )
    first = found.takeaways[0]
    assert first.text == shared
    assert [s.document for s in first.support] != [first.document]


def test_reported_speech_has_its_speaker_and_is_marked() -> None:
    found = extract("Kari Solberg opened the summit. Solberg said the strait would be open by the end of the year.")
    (report,) = (q for q in found.quotes if q.kind == "reported")
    assert report.speakers == ("Kari Solberg",)
    assert report.text == "the strait would be open by the end of the year"


def test_what_only_looks_like_reported_speech_is_none() -> None:
    found = extract(
        "While the hosts were at sea, Russia continued to wait in port. Kari Solberg concluded a visit to Oslo. "
        "In a joint statement, both said little."
    )
    assert [q.text for q in found.quotes if q.kind == "reported"] == []
