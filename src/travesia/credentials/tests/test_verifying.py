"""One check for what is shown: a visa is compared with the ledger, a card with the trust lists."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from travesia.access.services import AccessDeniedError
from travesia.core.clock import FixedClock
from travesia.credentials import selectors, services
from travesia.credentials.domain import (
    AuthorisationView,
    Level,
    Presented,
    Shown,
    Size,
    State,
    StickerFacts,
    Trust,
    Verification,
    VerifiedHow,
    zone_of,
)
from travesia.credentials.models import Authorisation, CardCheck
from travesia.credentials.services import verifying
from travesia.credentials.tests.cast import (
    ANNA,
    AT_POST,
    DECIDER,
    DESK,
    OFFICER,
    PASSPORT,
    TODAY,
    entered,
    revoked,
    visa,
)
from travesia.credentials.tests.conftest import Entries
from travesia.seals.cards import StatusAnswer, sign_card
from travesia.seals.cose import key_id
from travesia.seals.tests.card_cast import CARD, ES256_KEY, TRUST, Answers, with_permit
from travesia.testing import TODAY as NOW

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]
TEXT = sign_card(CARD.front(), key=ES256_KEY)


def answers(code: int = 0, hours: int = 2) -> Answers:
    return Answers(StatusAnswer(code, NOW - timedelta(hours=hours), hours <= 24))


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> list[Trust]:
    """What the node checks with; a test may put another in its place."""
    held = [Trust(keys=TRUST, status=answers(), version="3")]
    monkeypatch.setattr(verifying, "trust_here", lambda: held[0])
    return held


OTHER_KEY = ec.derive_private_key(0xBAD, ec.SECP256R1())


def _kid_of_issuer() -> bytes:
    return key_id(ES256_KEY.public_key())


def check(text: str, shown: Presented = PASSPORT) -> Verification:
    return services.verify(
        actor=OFFICER, text=text, shown=shown, now=NOW, purpose=DESK, scope=AT_POST
    )


def codes(found: Verification) -> list[str]:
    return [note.code for note in found.notes]


def sticker(view: AuthorisationView, until: date | None = None, primary: str = "ERIKSSON") -> str:
    facts = StickerFacts(
        view.number, view.issuer, replace(ANNA, primary=primary), until or view.terms.valid_until
    )
    return "\n".join(zone_of(facts, Size.MRV_A))


def test_visa_that_says_what_was_issued_is_as_issued() -> None:
    view = visa()
    found = check(sticker(view))
    assert (found.what, found.level) == (Shown.VISA, Level.OK)
    assert codes(found)[:2] == ["visa_as_issued", "in_force"]
    assert found.authorisation is not None
    assert found.authorisation.id == view.id


def test_copied_or_lengthened_visa_stops() -> None:
    view = visa()
    for forged in (sticker(view, primary="OTHER"), sticker(view, until=date(2028, 4, 30))):
        found = check(forged)
        assert (found.level, codes(found)[0]) == (Level.STOP, "visa_differs")


def test_revoked_visa_stops_though_the_sticker_is_genuine() -> None:
    view = visa()
    revoked(view)
    found = check(sticker(view))
    assert (found.level, codes(found)) == (Level.STOP, ["visa_as_issued", "revoked"])


def test_visa_that_nobody_here_issued_is_a_question() -> None:
    view = replace(visa(), number="V9999999X")
    found = check(sticker(view))
    assert (found.level, codes(found), found.authorisation) == (
        Level.CAUTION,
        ["visa_unknown"],
        None,
    )


@pytest.mark.parametrize("text", ["", "hello", "P<UTO<<", "V<UTOERIKSSON<<ANNA"])
def test_what_is_neither_is_said_in_a_sentence(text: str, lists: list[Trust]) -> None:
    with pytest.raises(services.CredentialError):
        check(text)


def test_card_is_checked_offline_and_only_its_terms_are_kept(
    lists: list[Trust], written: Entries
) -> None:
    found = check(TEXT)
    assert (found.level, found.card_state, found.trust_version) == (Level.OK, "verified", "3")
    assert codes(found) == ["card_verified", "in_force", "entries_any", "stay_until", "list_fresh"]
    row = Authorisation.objects.get()
    assert (row.number, row.category) == ("UT1234567", "seasonal")
    assert (row.primary, row.secondary, row.birth_date) == ("", "", "")
    assert row.document_number == "L898902C3"
    kept = CardCheck.objects.get()
    assert (kept.state, kept.trust_version) == ("verified", "3")
    assert kept.list_as_of == NOW - timedelta(hours=2)
    event = written()[-1]
    assert event.kind == "credentials.card_checked"
    assert "ROSA" not in str(event.body)


def test_card_checked_before_is_known_at_the_desk_with_its_age(
    lists: list[Trust], frozen_clock: FixedClock
) -> None:
    check(TEXT)
    check(TEXT)
    assert Authorisation.objects.count() == 1
    frozen_clock.set(NOW + timedelta(days=3))
    (view,) = selectors.authorisations_for(
        actor=OFFICER,
        shown=PASSPORT,
        on=TODAY + timedelta(days=3),
        purpose=DESK,
        scope=AT_POST,
    )
    assert view.verified_how is VerifiedHow.SIGNATURE
    assert view.verified_at == NOW
    assert view.notes[-1].code == "list_too_old"
    assert view.notes[-1].facts["hours"] == 74
    assert entered(view, 1, TODAY).entries_left is None


def test_revocation_is_seen_offline_and_lets_nobody_in(lists: list[Trust]) -> None:
    check(TEXT)
    lists[0] = Trust(keys=TRUST, status=answers(code=1), version="4")
    found = check(TEXT)
    assert (found.level, codes(found)[0]) == (Level.STOP, "card_revoked")
    assert found.authorisation is not None
    assert found.authorisation.state is State.REVOKED
    with pytest.raises(services.CredentialConflictError):
        entered(found.authorisation, 1)


def test_suspended_card_lets_nobody_in_until_a_later_list_says_otherwise(
    lists: list[Trust],
) -> None:
    lists[0] = Trust(keys=TRUST, status=answers(code=2), version="3")
    found = check(TEXT)
    assert found.authorisation is not None
    assert not found.authorisation.lets_in
    lists[0] = Trust(keys=TRUST, status=answers(), version="3")
    again = check(TEXT)
    assert again.authorisation is not None
    assert again.authorisation.lets_in


def test_old_list_is_a_caution_with_its_age_and_never_a_silent_yes(lists: list[Trust]) -> None:
    lists[0] = Trust(keys=TRUST, status=answers(hours=30), version="3")
    found = check(TEXT)
    assert found.level is Level.CAUTION
    assert codes(found)[0] == "card_stale_status"
    assert codes(found)[-1] == "list_too_old"


@pytest.mark.parametrize(
    ("trust", "state"),
    [(Trust(), "not_checked"), (Trust(keys=type(TRUST)(), version="3"), "unknown_issuer")],
)
def test_card_that_nobody_here_trusts_leaves_nothing(
    lists: list[Trust], trust: Trust, state: str
) -> None:
    lists[0] = trust
    found = check(TEXT)
    assert (found.card_state, found.authorisation) == (state, None)
    assert found.level is Level.CAUTION
    assert not Authorisation.objects.exists()


def test_forged_card_stops_and_leaves_nothing(lists: list[Trust]) -> None:
    forged = sign_card(
        with_permit(CARD.front(), number="UT7654321"), key=OTHER_KEY, kid=_kid_of_issuer()
    )
    found = check(forged)
    assert (found.level, found.card_state) == (Level.STOP, "failed")
    assert not Authorisation.objects.exists()


def test_card_shown_with_another_document_is_a_question(lists: list[Trust]) -> None:
    check(TEXT)
    found = check(TEXT, Presented(documents=(("UTO", "X1234567"),)))
    assert "other_document" in codes(found)


def test_card_of_another_issuer_is_not_revoked_here(lists: list[Trust]) -> None:
    found = check(TEXT)
    assert found.authorisation is not None
    with pytest.raises(services.CredentialError) as refused:
        revoked(found.authorisation)
    assert refused.value.code == "credentials.not_issued_here"


def test_check_is_for_the_desk(lists: list[Trust]) -> None:
    with pytest.raises(AccessDeniedError):
        services.verify(actor=DECIDER, text=TEXT, shown=PASSPORT, now=NOW, purpose=DESK)
