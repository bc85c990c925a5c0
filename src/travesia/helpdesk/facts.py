"""What contacts and referrals count as in statistics: four units that are never added."""

from collections.abc import Mapping, Sequence

from travesia.core.events import EntryView
from travesia.core.facts import DATASETS, FACTS, Dataset, Fact, FactMaker

_COLUMNS = (
    *("month", "country", "desk", "channel", "language", "profile", "age_group", "gender"),
    *("topic", "outcome", "repeat"),
)
CONTACTS = DATASETS.register(Dataset("helpdesk.contacts", "contacts", _COLUMNS))
PERSONS = DATASETS.register(Dataset("helpdesk.persons_informed", "persons informed", _COLUMNS))
TOPICS = DATASETS.register(
    Dataset("helpdesk.topics", "topics mentioned", ("month", "country", "desk", "topic"))
)
REFERRALS = DATASETS.register(
    Dataset("helpdesk.referrals_closed", "referrals", ("month", "country", "desk", "loop"))
)


def contact_facts(entry: EntryView) -> Sequence[Fact]:
    """Count one contact, who was there, and each topic; an erased body counts as nothing."""
    return () if entry.body is None else _contact(entry.body, 1)


def withdrawn_facts(entry: EntryView) -> Sequence[Fact]:
    """Take back everything that a contact logged by mistake had counted as."""
    body = entry.body
    if body is None:
        return ()
    loop, made = str(body.get("referral_loop", "")), body.get("referral_made_on")
    closed = bool(made) and loop not in ("", "pending")
    sent = {**body, "made_on": made}
    return (*_contact(body, -1), *([Fact(REFERRALS.key, _loop(sent, loop), -1)] if closed else []))


def _contact(body: Mapping[str, object], sign: int) -> tuple[Fact, ...]:
    topics = body.get("topics")
    said = [str(one) for one in topics] if isinstance(topics, Sequence) else []
    values = {name: str(body.get(name, "")) for name in _COLUMNS}
    values["age_group"] = str(body.get("age_band", ""))
    values["country"], values["topic"] = str(body.get("desk_country", "")), said[0] if said else ""
    place = {name: values[name] for name in ("month", "country", "desk")}
    persons = body.get("persons")
    weight = persons if isinstance(persons, int) else 1
    return (
        Fact(CONTACTS.key, values, sign),
        Fact(PERSONS.key, values, sign * weight),
        *(Fact(TOPICS.key, {**place, "topic": topic}, sign) for topic in said),
    )


def closing_facts(entry: EntryView) -> Sequence[Fact]:
    """Count a referral whose loop was closed, in the month in which it was made.

    One that was unknown and became known after all is taken back and counted anew.
    """
    body = entry.body
    if body is None:
        return ()
    before = str(body.get("before", ""))
    taken_back = (
        () if before in ("", "pending") else (Fact(REFERRALS.key, _loop(body, before), -1),)
    )
    return (*taken_back, Fact(REFERRALS.key, _loop(body, str(body.get("loop", "")))))


def _loop(body: Mapping[str, object], loop: str) -> dict[str, str]:
    return {
        "month": str(body.get("made_on", ""))[:7],
        "country": str(body.get("desk_country", "")),
        "desk": str(body.get("desk", "")),
        "loop": loop,
    }


FACTS.register(FactMaker("helpdesk.contact", "helpdesk.contact_logged", contact_facts))
FACTS.register(FactMaker("helpdesk.withdrawn", "helpdesk.contact_withdrawn", withdrawn_facts))
FACTS.register(FactMaker("helpdesk.closing", "helpdesk.referral_closed", closing_facts))
