"""What the portal of the demonstration tells: examples in five languages, one file each.

Nothing in them is legal advice, and every office in them is invented. The files say how many days
before the demonstration an item was reviewed, so that most are fresh, two are ageing and one is
stale; which translation waits for a second pair of eyes; and what was changed in the source after
the translations were made.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from typing import Any
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor
from travesia.core import clock
from travesia.portal import selectors, services
from travesia.portal.domain import LANGUAGES, Kind, Source, Stage, Topic, Wording

AUTHOR = Actor.system("demo-author", allowed={"portal.edit"})
APPROVER = Actor.system("demo-approver", allowed={"portal.publish"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One file: an item, its words in some languages, and what became of them."""

    slug: str
    kind: Kind
    topic: Topic
    stage: Stage
    owner: str
    source_title: str
    code: str
    #: Days before the demonstration on which somebody read it through.
    reviewed: int
    texts: Mapping[str, Wording]
    countries: tuple[str, ...] = ()
    source_language: str = "es"
    source_url: str = ""
    origin: str = ""
    destination: str = ""
    purpose: str = ""
    safety: bool = False
    #: Days after the demonstration on which it is shown for the last time; none stays.
    expires: int | None = None
    #: Languages whose text nobody has approved yet.
    waiting: tuple[str, ...] = ()
    #: Words that were changed in substance so many days after the first ones were let out.
    later: Mapping[str, Wording] = field(default_factory=dict)
    later_after: int = 0

    @property
    def order(self) -> tuple[str, ...]:
        """Its languages, that of the source first: no translation is let out before it."""
        others = (one for one in LANGUAGES if one in self.texts and one != self.source_language)
        return (self.source_language, *others)


def examples() -> Iterator[Example]:
    """Yield the files by name; TypeError for one with a key that is not known or missing."""
    folder = files("travesia.config.demo") / "portal"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            yield _example(file.name.removesuffix(".toml"), tomllib.loads(file.read_text("utf-8")))


def _example(slug: str, raw: dict[str, Any]) -> Example:
    texts = {code: raw.pop(code) for code in LANGUAGES if code in raw}
    later = {
        code: {**texts[code], "blocks": texts[code]["blocks"] | changed["blocks"]}
        for code, changed in raw.pop("later", {}).items()
    }
    return Example(
        slug=slug,
        kind=Kind(raw.pop("kind")),
        topic=Topic(raw.pop("topic")),
        stage=Stage(raw.pop("stage")),
        countries=tuple(raw.pop("countries")),
        waiting=tuple(raw.pop("waiting", ())),
        texts={code: Wording(**words) for code, words in texts.items()},
        later={code: Wording(**words) for code, words in later.items()},
        **raw,
    )


def load_portal() -> int:
    """Write every example that is not there yet; returns how many there are.

    An example is written whole or not at all, so that the step can be taken again.
    """
    known = {row.facts.slug for row in selectors.board(languages=())}
    told = tuple(examples())
    for example in told:
        if example.slug not in known:
            with transaction.atomic():
                _tell(example)
    return len(told)


def _tell(example: Example) -> None:
    """Open an item on the day of its review, have another let its texts out, then the changes."""
    now = clock.now()
    first = now - timedelta(days=example.reviewed)
    expires_on = None
    if example.expires is not None:
        expires_on = (now + timedelta(days=example.expires)).date()
    with clock.use_clock(clock.FixedClock(first)):
        item = services.open_item(
            actor=AUTHOR,
            given=_given(example, expires_on),
            words=example.texts[example.source_language],
        )
        for language in example.order:
            approved = language not in example.waiting
            _write(item.id, language, example.texts[language], approved=approved)
    with clock.use_clock(clock.FixedClock(first + timedelta(days=example.later_after))):
        for language in example.order:
            if language in example.later:
                _write(item.id, language, example.later[language], approved=True)


def _given(example: Example, expires_on: date | None) -> services.ItemGiven:
    """Say of an item what holds in every language; it is due again when it would be ageing."""
    return services.ItemGiven(
        kind=example.kind,
        topic=example.topic,
        stage=example.stage,
        owner=example.owner,
        source=Source(example.source_title, example.source_url, clock.today()),
        countries=example.countries,
        origin=example.origin,
        destination=example.destination,
        purpose=example.purpose,
        source_language=example.source_language,
        slug=example.slug,
        code=example.code,
        safety=example.safety,
        example=True,
        expires_on=expires_on,
    )


def _write(item_id: UUID, language: str, words: Wording, *, approved: bool) -> None:
    """Write a text and send it to review; another system actor lets it out."""
    begun = selectors.text_in_work(item_id, language)
    text = services.save_text(
        actor=AUTHOR,
        item_id=item_id,
        language=language,
        words=words,
        edition=begun.edition if begun else 0,
    )
    services.send_text(actor=AUTHOR, text_id=text.id)
    if approved:
        services.approve_text(actor=APPROVER, text_id=text.id)
