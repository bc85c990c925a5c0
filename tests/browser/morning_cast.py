"""Whoever comes to one post on one morning, and what is known of them before; all invented."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from travesia.access.domain import Role, Scope
from travesia.border.domain import ImportedCrossing
from travesia.border.tests.authorised_cast import TERMS
from travesia.border.tests.cast import zone
from travesia.border.tests.presented_cast import CARD, PERMIT, card
from travesia.border.tests.signing_in import MAKER, POST
from travesia.border.tests.staying_cast import bring, moved
from travesia.core import clock
from travesia.credentials import services as credentials
from travesia.credentials.domain import AuthorisationView, Holder, Kind, NewAuthorisation
from travesia.documents import PartialDate
from travesia.lists import services as lists
from travesia.lists.domain import NewListEntry
from travesia.people.domain import Claim, HeldDocument
from travesia.places import selectors as places
from travesia.screening import Name
from travesia.testing import actor


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody with a good passport of Utopia."""

    number: str
    surname: str
    given: str
    born: str = "1986-04-21"
    sex: str = "F"

    def zone(self) -> str:
        """Return the two lines of the passport, in date on the day of the test."""
        year, month, day = map(int, self.born.split("-"))
        return zone(
            self.number,
            self.surname,
            given_names=self.given,
            birth_date=PartialDate(year, month, day),
            sex=self.sex,
            expiry_date=date(clock.today().year + 4, 1, 1),
        )

    def claim(self) -> Claim:
        """Return who they claim to be, as the passport has it."""
        names = (self.surname.upper(), self.given.upper())
        return Claim(*names, self.born, self.sex, "UTO")


def _child(number: str, given: str, age: int) -> Traveller:
    born = clock.today() - timedelta(days=366 * age)
    return Traveller(number, "Torvaldsen", given, born.isoformat(), "M")


RETURNING = (
    Traveller("UT100001", "Arnesen", "Signe"),
    Traveller("UT100002", "Bellweather", "Rufus", "1979-11-02", "M"),
    Traveller("UT100003", "Castellane", "Odile", "1991-07-15"),
    Traveller("UT100004", "Dragomir", "Petru", "1968-01-30", "M"),
)
FIRST_TIME = (
    Traveller("UT200001", "Evenstad", "Liv", "1995-05-05"),
    Traveller("UT200002", "Farkasova", "Milena", "1983-12-12"),
    Traveller("UT200003", "Gulbrand", "Aksel", "2001-02-28", "M"),
)
MOTHER = Traveller("UT300001", "Torvaldsen", "Ingrid", "1988-06-17")
FATHER = Traveller("UT300002", "Torvaldsen", "Emil", "1985-09-03", "M")
COACH = tuple(
    Traveller(f"UT40000{at}", surname, given, f"197{at}-03-1{at}", sex)
    for at, (surname, given, sex) in enumerate(
        [
            *(("Halloran", "Maeve", "F"), ("Isaksen", "Torbjorn", "M"), ("Jovanka", "Vesna", "F")),
            *(("Kestrel", "Amos", "M"), ("Lindholm", "Astrid", "F"), ("Montclar", "Guy", "M")),
        ]
    )
)
WITH_VISA = Traveller("UT500001", "Norrgard", "Elin", "1990-10-10")
WITH_CARD = Traveller("UT500002", "Oyelaran", "Tunde", "1987-08-08", "M")
TOO_LONG = Traveller("UT500003", "Pellegrin", "Armand", "1976-02-14", "M")
LIKE_A_LISTED = Traveller("UT500004", "Eriksson", "Anna Maria", "1974-08-12")
LISTED = Traveller("UT500005", "Quistgaard", "Jonas", "1981-05-09", "M")
DAMAGED = Traveller("UT500006", "Rasmussen", "Karla", "1993-03-27")
UNREADABLE = Traveller("UT500007", "Solberg", "Nils", "1970-12-01", "M")
REFUSED = Traveller("UT500008", "Thorgrim", "Vidar", "1989-04-04", "M")
#: Written on forms on the evening before, when there was no power: the second is like a listed one,
#: the third was sent to second line and let through there.
ON_PAPER = (
    Traveller("UT600001", "Ulriksen", "Dagny", "1992-09-09"),
    Traveller("UT600002", "Eriksson", "Anna Karin", "1974-03-03"),
    Traveller("UT600003", "Vesterholt", "Mads", "1977-06-30", "M"),
)


def children() -> tuple[Traveller, ...]:
    """Return the two children of the family, who are children on whatever day the test runs."""
    return (_child("UT300003", "Oskar", 9), _child("UT300004", "Leif", 14))


#: What officers write on this morning, and what the owner of the list asks for.
WORDS = {
    "en": {
        "list": "National alert list",
        "ask": "Compare, then ask for a second pair of eyes. The entry alone decides nothing.",
        "alone": "About eight, says the aunt waits outside.",
        "aunt": "The aunt came with the birth certificate.",
        "listed": "Name and whole date agree with the entry.",
        "changed": "The page of the photo was changed.",
    },
    "es": {
        "list": "Lista nacional de alerta",
        "ask": "Compare y pida una segunda mirada. La entrada sola no decide nada.",
        "alone": "Unos ocho, dice que la tia espera afuera.",
        "aunt": "La tia vino con el acta de nacimiento.",
        "listed": "Nombre y fecha completa coinciden con la entrada.",
        "changed": "La hoja de la foto fue cambiada.",
    },
}


def make_lists(words: dict[str, str]) -> None:
    """Publish a list with one entry like a traveller, and one of a traveller."""
    today = clock.today()
    entries = (
        ("0417", Name("ERIKSON", "ANNA"), "1974", "F"),
        ("0533", Name("QUISTGAARD", "JONAS"), "1981-05-09", "M"),
    )
    lists.register_source(
        actor=MAKER, key="national", label=words["list"], owner="Ministry of Utopia"
    )
    made = tuple(
        NewListEntry(
            number=number,
            names=(name,),
            birth_dates=(born,),
            sex=sex,
            instruction=words["ask"],
            review_due=today + timedelta(days=120),
        )
        for number, name, born, sex in entries
    )
    lists.publish_version(actor=MAKER, source_key="national", entries=made)


def make_past() -> None:
    """Bring in what the log knows: who came and left before, and who came long ago and stayed."""
    rows = []
    for one in RETURNING:
        rows += [_moved("+", 60, one), _moved("-", 50, one)]
    bring(*rows, _moved("+", 130, TOO_LONG))


def _moved(sign: str, days: int, who: Traveller) -> ImportedCrossing:
    # The post's own day: at one in the morning of Greenwich it is still the evening before there.
    day = clock.today(ZoneInfo(places.time_zone_of(POST))) - timedelta(days=days)
    when = day.strftime("%Y-%m-%dT10:00")
    document = HeldDocument("PP", "UTO", who.number, None)
    return moved(f"{sign}{when}@{POST}", who.number, claim=who.claim(), document=document)


def make_visa() -> AuthorisationView:
    """Issue a visa for two entries to the traveller who shows one."""
    country = POST[:3]
    who = WITH_VISA
    holder = Holder(who.surname.upper(), who.given.upper(), who.born, "F", "UTO", "UTO", who.number)
    today = clock.today()
    terms = replace(TERMS, valid_from=today.replace(day=1), valid_until=today + timedelta(days=90))
    return credentials.issue(
        actor=actor("permit officer", Role.PERMIT_OFFICER, scope=Scope(country)),
        new=NewAuthorisation(Kind.VISA, holder, terms, country, country, "tourism"),
    )


def permit_card() -> str:
    """Return the code of a card that the labour ministry of Utopia signed for its holder."""
    today, now = clock.today(), clock.now()
    permit = replace(
        PERMIT,
        holder=f"{WITH_CARD.given} {WITH_CARD.surname}",
        valid_from=today - timedelta(days=20),
        valid_until=today + timedelta(days=160),
    )
    return card(
        permit=permit,
        issued_at=now - timedelta(days=20),
        expires_at=now + timedelta(days=160),
        id=CARD.id,
    )
