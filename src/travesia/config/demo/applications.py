"""Invented applications for online visas, one or more in each state; pictures are patterns."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from uuid import NAMESPACE_URL, UUID, uuid5

from PIL import Image, ImageDraw

from travesia.access import selectors as access
from travesia.access.domain import Actor
from travesia.access.selectors import DemoPerson
from travesia.core import clock
from travesia.credentials.domain import Holder, RefusalReason, Terms
from travesia.credentials.domain.evisa import (
    ApplicationState,
    Money,
    NewApplication,
    NoticeOutcome,
    Offer,
    Particulars,
)
from travesia.credentials.selectors import evisa as selectors
from travesia.credentials.services import evisa as services
from travesia.documents import MrzFormat, PartialDate, TravelDocument, compose_mrz

COUNTRY = "HTI"


@dataclass(frozen=True, slots=True)
class Asked:
    """One invented application: whose, for what, how long ago it was sent, where it ends."""

    primary: str
    secondary: str
    born: str
    sex: str
    number: str
    offer: str
    ends: ApplicationState
    days_ago: int = 0
    purpose: str = "Invented for the demonstration"


_S = ApplicationState
STORIES = (
    Asked("MUESTRA", "ELENA", "1991-02-11", "F", "U5500001", "HTI-TOURISM", _S.WAITING, 9),
    Asked("FICTICIO", "RAMON", "1984-10-03", "M", "U5500002", "HTI-BUSINESS", _S.WAITING, 7),
    Asked("INVENTADA", "SOFIA", "1999-07-22", "F", "U5500003", "HTI-TOURISM", _S.WAITING, 1),
    Asked("EJEMPLAR", "HUGO", "1977-12-30", "M", "U5500004", "HTI-HUMANITARIAN", _S.ASKED, 5),
    Asked("MODELO", "IRIS", "1988-04-17", "F", "U5500005", "HTI-TOURISM", _S.UNPAID),
    Asked("UTOPIENNE", "CLAIRE", "1995-01-09", "F", "U5500006", "HTI-BUSINESS", _S.BEGUN),
    Asked("SPECIMEN", "PAULO", "1969-08-25", "M", "U5500007", "HTI-TOURISM", _S.APPROVED, 8),
    Asked("EGZANP", "MIRLANDE", "1992-11-14", "F", "U5500008", "HTI-TOURISM", _S.REFUSED, 8),
    Asked("AMOSTRA", "RUI", "1981-06-06", "M", "U5500009", "HTI-TOURISM", _S.WITHDRAWN, 4),
)


def load_applications(*, cast: tuple[DemoPerson, ...]) -> int:
    """Have invented applicants apply and a permit officer decide; return how many stand.

    Taken again it adds nothing once the last one stands.
    """
    found = next(one for one in cast if one.username.startswith("permit_officer@"))
    officer = access.actor_for(access.user_by_id(found.id), None)
    if selectors.queue(actor=officer, state=STORIES[-1].ends).total:
        return len(STORIES)
    for story in STORIES:
        _tell(story, officer)
    return len(STORIES)


def _tell(story: Asked, officer: Actor) -> None:
    """Take one application to where its story ends; what came before is dated back."""
    moment = clock.now() - timedelta(days=story.days_ago)
    with clock.use_clock(clock.FixedClock(moment)):
        key = _sent(story)
    if story.ends is _S.WITHDRAWN:
        services.withdraw_application(key=key)
        return
    then = _DECIDED.get(story.ends)
    if then is not None:
        then(services.look_up(key).view.id, officer)


def _sent(story: Asked) -> services.Key:
    offer = selectors.book_of_offers().offer(story.offer, clock.today())
    if offer is None:
        raise LookupError(f"the examples offer no {story.offer}")
    token = uuid5(NAMESPACE_URL, f"https://demo.example/visa/{story.number}")
    made = services.begin(new=_new(story, offer), token=token)
    key = services.Key(made.reference, made.code)
    for kind in offer.asks:
        services.hand_in(key=key, kind=kind, content=_pattern(f"{story.number} {kind}"))
    if story.ends is _S.BEGUN:
        return key
    services.submit(key=key)
    if offer.fee:
        _pay(key, short=story.ends is _S.UNPAID)
    return key


def _pay(key: services.Key, *, short: bool) -> None:
    """Pay in the simulator; `short` pays a tenth of the fee, which has to be returned."""
    services.start_payment(key=key)
    payment = services.look_up(key).view.payments[0]
    amount = Money(payment.amount.minor // 10, payment.amount.currency) if short else payment.amount
    body, headers = services.simulated_notice(str(payment.id), NoticeOutcome.PAID, amount)
    services.take_notice(adapter_key=payment.adapter, body=body, headers=headers)


def _new(story: Asked, offer: Offer) -> NewApplication:
    arrives = clock.today() + timedelta(days=35)
    expires = arrives + timedelta(days=4 * 365)
    return NewApplication(
        offer=offer,
        particulars=Particulars(
            holder=Holder(
                story.primary, story.secondary, story.born, story.sex, "UTO", "UTO", story.number
            ),
            document_code="P",
            document_expires=expires.isoformat(),
            zone=_zone(story, expires),
            contact="applicant@demo.example",
            purpose=story.purpose,
            address="Hotel Ejemplo (invented)",
        ),
        arrives_on=arrives,
        departs_on=arrives + timedelta(days=12),
        language="es",
    )


def _zone(story: Asked, expires: date) -> str:
    """Return the two lines of the invented passport."""
    return compose_mrz(
        TravelDocument(
            surname=story.primary,
            given_names=story.secondary,
            document_number=story.number,
            nationality="UTO",
            birth_date=PartialDate(*map(int, story.born.split("-"))),
            sex=story.sex,
            expiry_date=PartialDate(expires.year, expires.month, expires.day),
            issuing_state="UTO",
            document_code="P",
            format=MrzFormat.TD3,
        )
    )


def _pattern(seed: str) -> bytes:
    """Return an invented page: bars of grey and the word that says so, no face."""
    drawn = random.Random(seed)  # noqa: S311  # a pattern, no secret
    page = Image.new("RGB", (420, 300), "white")
    pen = ImageDraw.Draw(page)
    pen.text((16, 12), f"SPECIMEN {seed}", fill="black")
    for row in range(6):
        grey = drawn.randrange(90, 220)
        pen.rectangle((16, 50 + row * 38, 60 + drawn.randrange(320), 74 + row * 38), (grey,) * 3)
    out = BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def _approve(application_id: UUID, officer: Actor) -> None:
    opened = selectors.access_application(actor=officer, application_id=application_id)
    offer, first = opened.offer, opened.view.arrives_on
    if offer is None:
        raise LookupError("the offer of an application just made is not known")
    last = first + timedelta(days=offer.validity_days - 1)
    services.approve(
        actor=officer,
        application_id=application_id,
        terms=Terms(first, last, offer.entries, offer.days_per_stay),
    )


def _refuse(application_id: UUID, officer: Actor) -> None:
    services.refuse_application(
        actor=officer, application_id=application_id, reason=RefusalReason.PURPOSE_NOT_SHOWN
    )


def _ask(application_id: UUID, officer: Actor) -> None:
    services.ask_applicant(
        actor=officer, application_id=application_id, text="¿Con quién viaja usted?"
    )


_DECIDED: Mapping[ApplicationState, Callable[[UUID, Actor], None]] = {
    _S.APPROVED: _approve,
    _S.REFUSED: _refuse,
    _S.ASKED: _ask,
}
