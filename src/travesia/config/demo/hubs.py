"""Invented hubs, hotlines and three months of invented contacts in eight countries."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor
from travesia.core import clock
from travesia.helpdesk import selectors, services
from travesia.helpdesk.domain import (
    AgeBand,
    CallbackSaid,
    Channel,
    DeskKind,
    Duration,
    Gender,
    Loop,
    NewContact,
    NewDesk,
    NewReferral,
    Outcome,
    Profile,
    ReferralMethod,
    Repeat,
    Urgency,
    topics,
)

#: Days of contacts before today; the last whole month and the two before are in it.
DAYS = 58
_LOADER = Actor.system(
    "demo-hubs", {"helpdesk.manage_desks", "helpdesk.log_contact", "helpdesk.call_back"}
)
_SAID = CallbackSaid("Persona inventada", "+888 0000 0000", "Cita para el pasaporte")
_EMERGENCY = "Invented protection line 0000, invented child protection 0001"


@dataclass(frozen=True, slots=True)
class Hub:
    """One invented desk: code, name, kind, area, languages and how many come in a day."""

    code: str
    name: str
    kind: DeskKind
    area: str
    languages: tuple[str, ...]
    daily: int
    service: str


_H, _M, _L = DeskKind.HUB, DeskKind.MOBILE, DeskKind.HOTLINE
HUBS = (
    Hub("GTM-TEC", "VIMMIG Tecún Umán", _H, "GT12", ("es", "mam"), 5, "Casa Sur (invented)"),
    Hub("GTM-LIN", "Línea 0000 Guatemala", _L, "GT01", ("es", "quc", "kek"), 3, "RENAP (invented)"),
    Hub("MEX-TAP", "Ventanilla Tapachula", _H, "MX07", ("es", "ht"), 5, "Albergue Sur (invented)"),
    Hub("BLZ-BQV", "Hub Benque Viejo", _H, "BZ02", ("en", "es"), 3, "Labour office (invented)"),
    Hub("SLV-SMI", "Ventanilla San Miguel", _H, "SV12", ("es",), 4, "Registro (invented)"),
    Hub("HND-OCO", "Ventanilla Ocotepeque", _M, "HN14", ("es",), 4, "Centro de salud (invented)"),
    Hub("CRI-UPA", "Ventanilla Upala", _H, "CR02", ("es", "gym"), 4, "DGME cita (invented)"),
    Hub("PAN-DAV", "Ventanilla David", _H, "PA04", ("es", "gym"), 3, "Defensoría (invented)"),
    Hub("HTI-ALO", "Alo 0000", _L, "HT01", ("ht", "fr"), 6, "CRLDI Belladère (invented)"),
)
#: How often each topic comes up, the first of the book more often than the last.
_TOPICS = tuple(topics())


def load_hubs(*, seed: int) -> int:
    """Add the desks and log their contacts; return how many contacts there are then.

    Taken again it adds nothing: ids come from the seed, and what is known stays as it is.
    """
    known = {desk.code for desk in selectors.desks()}
    logged = 0
    for hub in HUBS:
        if hub.code not in known:
            services.add_desk(actor=_LOADER, new=_desk(hub))
            services.ask_callback(actor=_LOADER, desk=hub.code, said=_SAID, wanted="8:00-12:00")
        with transaction.atomic():
            logged += _load(hub, seed)
    return logged


def _desk(hub: Hub) -> NewDesk:
    return NewDesk(
        code=hub.code,
        name=hub.name,
        kind=hub.kind,
        country=hub.code[:3],
        area=hub.area,
        languages=hub.languages,
        hours="8:00-16:00, L-V",
        phone="0000" if hub.kind is DeskKind.HOTLINE else "",
        emergency=_EMERGENCY,
        emergency_checked_on=clock.today(),
    )


def _load(hub: Hub, seed: int) -> int:
    drawn = random.Random(f"{seed} {hub.code}")  # noqa: S311  # invented people, no secret
    made = list(_contacts(hub, drawn))
    done = services.log_contacts(actor=_LOADER, entries=made)
    refused = [one for one in done if one.state == "refused"]
    if refused:
        raise ValueError(f"{hub.code}: {refused[0].code} {refused[0].says}")
    for one, kept in zip(made, done, strict=True):
        if one.referral is not None and kept.state == "kept":
            _close(one, drawn)
    return len(done)


def _contacts(hub: Hub, drawn: random.Random) -> Iterator[NewContact]:
    today = clock.today()
    for back in range(DAYS, 0, -1):
        day = today - timedelta(days=back)
        busy = hub.daily if day.weekday() < 5 else hub.daily // 3
        for _ in range(drawn.randrange(busy + 1)):
            hour = datetime.combine(day, time(13 + drawn.randrange(8)), UTC)
            yield _contact(hub, hour, drawn)


def _contact(hub: Hub, hour: datetime, drawn: random.Random) -> NewContact:
    outcome = drawn.choices(list(Outcome), weights=(60, 12, 22, 2, 3, 6, 3))[0]
    referral = None
    if outcome is Outcome.REFERRED:
        method = drawn.choice(list(ReferralMethod))
        referral = NewReferral(hub.service, method)
    channel = Channel.PHONE if hub.kind is DeskKind.HOTLINE else Channel.HUB
    several = drawn.choices((1, 2, 3, 5, 8), weights=(60, 18, 12, 7, 3))[0]
    return NewContact(
        id=UUID(int=drawn.getrandbits(128), version=4),
        desk=hub.code,
        begun_at=hour,
        topics=_topics(drawn),
        channel=drawn.choices((channel, Channel.WHATSAPP, Channel.OUTREACH), (80, 14, 6))[0],
        language=drawn.choices((*hub.languages, "en"), (70, *([20] * len(hub.languages))))[0],
        area=hub.area,
        profile=drawn.choices(list(Profile), weights=(22, 30, 14, 16, 9, 3, 2, 4))[0],
        age_band=drawn.choices(list(AgeBand), weights=(6, 24, 52, 8, 10))[0],
        gender=drawn.choices(list(Gender), weights=(52, 42, 1, 5))[0],
        persons=several,
        outcome=outcome,
        repeat=drawn.choices(list(Repeat), weights=(58, 26, 16))[0],
        duration=drawn.choices(list(Duration), weights=(30, 42, 16, 4, 8))[0],
        urgency=drawn.choices(list(Urgency), weights=(80, 17, 3))[0],
        referral=referral,
    )


def _topics(drawn: random.Random) -> tuple[str, ...]:
    weights = [1 / (place + 3) for place in range(len(_TOPICS))]
    count = drawn.choices((1, 2, 3), weights=(72, 22, 6))[0]
    return tuple(dict.fromkeys(drawn.choices(_TOPICS, weights=weights, k=count)))


def _close(new: NewContact, drawn: random.Random) -> None:
    """Let two of three loops be closed within days, as far as the days have passed."""
    loop = drawn.choices(list(Loop), weights=(34, 44, 13, 9))[0]
    on = new.hour.date() + timedelta(days=1 + drawn.randrange(9))
    if loop is not Loop.PENDING and on <= clock.today():
        services.close_referral(actor=_LOADER, referral_id=new.id, loop=loop, on=on)
