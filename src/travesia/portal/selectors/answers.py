"""Procedures as desks read them out: documents, cost, place, time, steps, in a minute."""

from travesia.core.answers import Answer
from travesia.portal.domain import Kind, PublicItem, Topic, lines_of
from travesia.portal.selectors.reading import shown

#: Groups of topics of the desks → topics of the portal.
TOPICS: dict[str, frozenset[Topic]] = {
    "documents": frozenset({Topic.IDENTITY}),
    "status": frozenset({Topic.RESIDENCE, Topic.FAMILY}),
    "asylum": frozenset({Topic.ASYLUM}),
    "work": frozenset({Topic.WORK, Topic.MONEY}),
    "journey": frozenset({Topic.SAFETY, Topic.WORK}),
    "needs": frozenset({Topic.HEALTH, Topic.SHELTER}),
    "family": frozenset({Topic.FAMILY, Topic.SCHOOL, Topic.MONEY}),
    "return": frozenset({Topic.RETURN}),
    "other": frozenset(Topic),
}
#: Blocks whose part of an answer is called otherwise.
_PARTS = {"refused": "if_refused"}
_KINDS = (Kind.PROCEDURE, Kind.PATHWAY)


def find_answers(topic: str, country: str, language: str) -> tuple[Answer, ...]:
    """Return procedures and pathways for a topic of the desks, those in the language first.

    Args:
        topic: code of a topic or of a group of the desks, as `documents.passport`; empty for all.
        country: ISO 3166-1 alpha-3; empty for every country.
        language: the one to read out in; another stands in where it is missing.
    """
    wanted = TOPICS.get(topic.partition(".")[0], frozenset(Topic)) if topic else frozenset(Topic)
    items = [
        item
        for item in shown(country=country)
        if item.facts.kind in _KINDS and item.facts.topic in wanted
    ]
    found = [_answer(item, topic, language) for item in items]
    return tuple(sorted(found, key=lambda one: (one.language != language, one.title.casefold())))


def _answer(item: PublicItem, topic: str, language: str) -> Answer:
    facts, reading = item.facts, item.reading(language)
    text = {one.block.key: one.text for one in reading.passages}
    return Answer(
        key=facts.slug,
        topic=topic,
        country=facts.countries[0] if len(facts.countries) == 1 else "",
        title=reading.title,
        documents=lines_of(text.get("documents", "")),
        cost=_line(text.get("cost", "")),
        place=_line(text.get("place", "")),
        time=_line(text.get("time", "")),
        steps=lines_of(text.get("steps", "")),
        if_refused=_line(text.get("refused", "")),
        source=facts.source.title,
        reviewed_on=facts.reviewed_on,
        language=reading.language,
        url=f"/{language}/p/{facts.slug}/",
        stands_in={
            _PARTS.get(one.block.key, one.block.key): one.language
            for one in reading.passages
            if one.stands_in
        },
    )


def _line(text: str) -> str:
    return " ".join(text.split())
