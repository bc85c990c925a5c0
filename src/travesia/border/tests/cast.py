"""Travellers, posts and officers for the tests of the desk; everybody is invented."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import MappingProxyType
from uuid import UUID, uuid4

from travesia.access.domain import Actor, Role, Scope
from travesia.border import services
from travesia.border.domain import Answer, Direction
from travesia.border.models import Inspection
from travesia.documents import PartialDate, TravelDocument, compose_mrz
from travesia.lists.domain import Hit, ListAge, ListName, ListPurpose, ListQuery, SearchResult
from travesia.screening import FieldComparison, Relation
from travesia.testing import actor

SPECIMEN = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
POST, OTHER_POST, FOREIGN_POST = "HTI-RCL", "HTI-PSL", "CRI-RCL"
HERE = Scope(country="HTI", post=POST)

OFFICER = actor("officer", Role.BORDER_OFFICER, scope=HERE, post=POST)
COLLEAGUE = actor("colleague", Role.BORDER_OFFICER, scope=HERE, post=POST)
SECOND = actor("second", Role.SECOND_LINE_OFFICER, scope=HERE, post=POST)
SUPERVISOR = actor("supervisor", Role.SUPERVISOR, scope=HERE, post=POST)
MONITOR = actor("monitor", Role.MONITOR)
NEIGHBOUR = actor(
    "neighbour", Role.BORDER_OFFICER, scope=Scope(country="HTI", post=OTHER_POST), post=OTHER_POST
)
FOREIGNER = actor("foreigner", Role.BORDER_OFFICER, scope=Scope(country="CRI"), post=FOREIGN_POST)
STRANGER = actor("stranger")
LOADER = Actor.system("loader", allowed={"border.import_crossings", "people.register"})


def zone(number: str = "X1234567", surname: str = "Lindqvist", **changes: object) -> str:
    """Write the zone of a good passport of Utopia, with anything about it changed."""
    fields: dict[str, object] = {
        "document_code": "PP",
        "surname": surname,
        "given_names": "Berta",
        "document_number": number,
        "nationality": "UTO",
        "birth_date": PartialDate(1990, 1, 2),
        "sex": "F",
        "expiry_date": date(2030, 1, 1),
    }
    return compose_mrz(TravelDocument(**(fields | changes)))  # type: ignore[arg-type]  # the fields of a document, by name


@dataclass
class FakeLists:
    """A list that says what a test wants, and keeps the answers it is given."""

    hits: tuple[Hit, ...] = ()
    answers: list[tuple[UUID, str, UUID | None]] = field(default_factory=list)
    queries: list[ListQuery] = field(default_factory=list)
    published_at: datetime = datetime(2026, 11, 20, 11, 40, tzinfo=UTC)
    ready: bool = True
    confirmed: list[UUID] = field(default_factory=list)
    late: bool = False
    never_loaded: tuple[ListName, ...] = ()
    needed: bool = True
    more: int = 0
    more_at_least: bool = False

    def search(self, *, query: ListQuery, **_rest: object) -> SearchResult:
        """Answer with the hits of the test."""
        self.queries.append(query)
        age = ListAge("national", "National alert list", 3, self.published_at, needed=self.needed)
        answers = self.ready and not self.late
        basis = MappingProxyType({"national": "3"} if answers else {})
        asked, silent = ((age,), ()) if self.ready else ((), (age,))
        asked, late = ((), (age,)) if self.late else (asked, ())
        return SearchResult(
            self.hits,
            asked,
            basis,
            "v1",
            silent,
            late=late,
            never_loaded=self.never_loaded,
            more=self.more,
            more_at_least=self.more_at_least,
        )

    def adjudicate(
        self, *, entry_id: UUID, person_id: UUID | None, outcome: str, **_rest: object
    ) -> None:
        """Keep the answer."""
        self.answers.append((entry_id, outcome, person_id))

    def confirm_match(self, *, entry_id: UUID, **_rest: object) -> None:
        """Keep that a second person compared."""
        self.confirmed.append(entry_id)


def hit() -> Hit:
    """Return an entry that looks like the specimen's holder."""
    return Hit(
        entry_id=uuid4(),
        list_key="national",
        list_label="National alert list",
        list_version=3,
        entry_number="0417",
        purpose_code=ListPurpose.INFORM,
        instruction="Tell the alerts office, ext. 214. Do not detain.",
        review_due=date(2027, 3, 1),
        comparison=(
            FieldComparison("family_name", "ERIKSSON", "ERIKSON", Relation.NEAR, "one_letter_off"),
            FieldComparison(
                "birth_date",
                "1974-08-12",
                "1974",
                Relation.PARTIAL,
                "year_agrees",
                remark_right="day_and_month",
            ),
            FieldComparison("sex", "F", "F", Relation.AGREES),
            FieldComparison("document", "L898902C3", "D23145890", Relation.DIFFERS),
        ),
        reason_code="name_and_date_in_part",
        algorithm="v1",
        earlier_answer=None,
    )


def opened(
    text: str = SPECIMEN, *, by: Actor = OFFICER, direction: Direction = Direction.ENTRY
) -> UUID:
    """Open an inspection at the post and return its id."""
    return services.open_inspection(
        actor=by, post_code=POST, nonce=uuid4(), direction=direction, zone=text
    )


def admit(
    inspection_id: UUID, *, by: Actor = OFFICER, **changes: object
) -> services.CrossingReceipt:
    """Admit with as little as an officer has to say."""
    fields: dict[str, object] = {
        "nonce": uuid4(),
        "journey": services.Journey(Direction.ENTRY),
        "ground": "humanitarian",
    }
    return services.record_crossing(actor=by, inspection_id=inspection_id, **(fields | changes))  # type: ignore[arg-type]  # the arguments of the verb, by name


def answer_all(inspection_id: UUID, answer: Answer = Answer.NOT_SAME, by: Actor = OFFICER) -> None:
    """Answer every list entry of an inspection alike."""
    for row in Inspection.objects.get(pk=inspection_id).hits.all():
        services.answer_hit(
            actor=by, inspection_id=inspection_id, entry_id=row.entry_id, answer=answer
        )
