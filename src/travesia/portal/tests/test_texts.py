"""Nothing is shown that a second person did not read, and nobody's words are lost."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.journal import selectors as journal
from travesia.portal import selectors, services
from travesia.portal.domain import (
    Kind,
    PortalConflictError,
    PortalError,
    PortalNotFoundError,
    TextState,
    Wording,
)
from travesia.portal.models import Text
from travesia.portal.tests.cast import (
    CREOLE,
    ELSEWHERE,
    READER,
    REGION,
    SPANISH,
    WRITER,
    approved,
    opened,
    published,
    translated,
)

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def test_a_draft_is_shown_to_nobody(frozen_clock: clock.FixedClock) -> None:
    facts = opened()
    assert selectors.shown() == ()
    with pytest.raises(PortalNotFoundError):
        selectors.item_by_slug(facts.slug)


def test_whoever_wrote_a_text_cannot_let_it_out(frozen_clock: clock.FixedClock) -> None:
    facts = opened()
    text = selectors.text_in_work(facts.id, "es")
    assert text is not None
    services.send_text(actor=WRITER, text_id=text.id)
    with pytest.raises(PortalError) as refused:
        services.approve_text(actor=WRITER, text_id=text.id)
    assert refused.value.code == "portal.own_text"
    with pytest.raises(IntegrityError), transaction.atomic():
        Text.objects.filter(id=text.id).update(approver=WRITER.id)


def test_an_approved_text_is_shown_and_stands_in_the_journal(
    frozen_clock: clock.FixedClock,
) -> None:
    facts = published()
    item = selectors.item_by_slug(facts.slug)
    assert item.reading("es").title == SPANISH.title
    kinds = [line.kind for line in journal.newest_entries(before=None, limit=3)]
    assert kinds == ["portal.text_approved", "portal.text_sent_for_review", "portal.item_opened"]


def test_an_incomplete_text_is_kept_and_cannot_be_sent(frozen_clock: clock.FixedClock) -> None:
    facts = opened(Wording("Acta", "", {}))
    text = selectors.text_in_work(facts.id, "es")
    assert text is not None
    with pytest.raises(PortalError) as refused:
        services.send_text(actor=WRITER, text_id=text.id)
    assert refused.value.code == "portal.incomplete"
    assert ("missing", "cost") in refused.value.facts["lacks"]  # type: ignore[operator]  # a tuple
    assert selectors.text(text.id).state is TextState.DRAFT


def test_two_editors_on_one_text_do_not_write_over_each_other(
    frozen_clock: clock.FixedClock,
) -> None:
    facts = opened()
    work = selectors.text_in_work(facts.id, "es")
    assert work is not None
    services.save_text(
        actor=WRITER, item_id=facts.id, language="es", words=SPANISH, edition=work.edition
    )
    other = Wording("Otro título", SPANISH.summary, SPANISH.blocks)
    with pytest.raises(PortalConflictError):
        services.save_text(
            actor=READER, item_id=facts.id, language="es", words=other, edition=work.edition
        )
    kept = selectors.text_in_work(facts.id, "es")
    assert kept is not None
    assert kept.words.title == SPANISH.title


def test_a_new_version_replaces_the_old_one_only_once_it_is_approved(
    frozen_clock: clock.FixedClock,
) -> None:
    facts = published()
    newer = Wording("Pedir el acta", SPANISH.summary, SPANISH.blocks)
    services.save_text(actor=WRITER, item_id=facts.id, language="es", words=newer)
    assert selectors.item_by_slug(facts.slug).reading("es").title == SPANISH.title
    approved(facts.id, "es")
    assert selectors.item_by_slug(facts.slug).reading("es").title == "Pedir el acta"
    states = [text.state for text in selectors.texts_of(facts.id)]
    assert states == [TextState.LIVE, TextState.REPLACED]


def test_a_text_for_next_week_waits_for_next_week(frozen_clock: clock.FixedClock) -> None:
    facts = published()
    newer = Wording("Desde el lunes", SPANISH.summary, SPANISH.blocks)
    text = services.save_text(actor=WRITER, item_id=facts.id, language="es", words=newer)
    services.send_text(actor=WRITER, text_id=text.id)
    week = clock.now() + timedelta(days=7)
    services.approve_text(actor=READER, text_id=text.id, live_from=week)
    assert selectors.item_by_slug(facts.slug).reading("es").title == SPANISH.title
    frozen_clock.set(week)
    assert selectors.item_by_slug(facts.slug).reading("es").title == "Desde el lunes"


def test_a_translation_grows_old_with_its_source_unless_only_a_slip_was_mended(
    frozen_clock: clock.FixedClock,
) -> None:
    facts = published()
    translated(facts.id, "ht", CREOLE)

    def state() -> str:
        (row,) = selectors.board(languages=("ht",))
        return row.languages[0].state

    assert state() == "live"
    slip = Wording(SPANISH.title, SPANISH.summary + " Gracias.", SPANISH.blocks)
    services.save_text(actor=WRITER, item_id=facts.id, language="es", words=slip)
    work = selectors.text_in_work(facts.id, "es")
    assert work is not None
    services.save_text(
        actor=WRITER,
        item_id=facts.id,
        language="es",
        words=slip,
        edition=work.edition,
        minor=True,
    )
    approved(facts.id, "es")
    assert state() == "live"
    changed = Wording(SPANISH.title, "Cambió.", SPANISH.blocks)
    services.save_text(actor=WRITER, item_id=facts.id, language="es", words=changed)
    approved(facts.id, "es")
    assert state() == "outdated"


def test_a_translation_cannot_go_out_before_its_source(frozen_clock: clock.FixedClock) -> None:
    facts = opened()
    text = services.save_text(actor=WRITER, item_id=facts.id, language="ht", words=CREOLE)
    services.send_text(actor=WRITER, text_id=text.id)
    with pytest.raises(PortalError) as refused:
        services.approve_text(actor=READER, text_id=text.id)
    assert refused.value.code == "portal.source_first"


def test_a_warning_is_not_shown_until_three_languages_are_complete(
    frozen_clock: clock.FixedClock,
) -> None:
    words = Wording("Estafa", "Citas falsas.", {"body": "Nadie cobra.", "do": "No pague."})
    facts = published(words, kind=Kind.ALERT)
    assert selectors.shown() == ()
    for language in ("en", "ht"):
        translated(facts.id, language, words)
    assert [item.facts.id for item in selectors.shown()] == [facts.id]


def test_what_is_withdrawn_or_past_its_last_day_is_gone(frozen_clock: clock.FixedClock) -> None:
    facts = published(expires_on=clock.today())
    assert selectors.shown(country="GTM")
    services.withdraw_item(actor=READER, item_id=facts.id, reason="The office moved")
    assert selectors.shown() == ()
    services.restore_item(actor=READER, item_id=facts.id, reason="It moved back")
    assert selectors.shown()
    frozen_clock.set(clock.now() + timedelta(days=1))
    assert selectors.shown() == ()


def test_an_editor_writes_for_their_own_country_alone(frozen_clock: clock.FixedClock) -> None:
    facts = published()
    with pytest.raises(AccessDeniedError):
        services.save_text(actor=ELSEWHERE, item_id=facts.id, language="es", words=SPANISH)
    with pytest.raises(AccessDeniedError):
        services.withdraw_item(actor=ELSEWHERE, item_id=facts.id, reason="x")
    with pytest.raises(AccessDeniedError):
        opened(countries=())
    services.withdraw_item(actor=REGION, item_id=facts.id, reason="Checked at the region")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"slug": "Ñandú"}, "portal.bad_slug"),
        ({"code": "abc1"}, "portal.bad_code"),
        ({"owner": "  "}, "portal.bad_owner"),
        ({"origin": "XXX"}, "portal.bad_country"),
        ({"kind": Kind.PATHWAY}, "portal.bad_pathway"),
        ({"source_language": "de"}, "portal.bad_language"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_nothing_is_begun(
    changes: dict[str, object], code: str, frozen_clock: clock.FixedClock
) -> None:
    with pytest.raises(PortalError) as refused:
        opened(SPANISH, **changes)
    assert refused.value.code == code
    assert selectors.board(languages=("es",)) == ()


def test_two_items_of_one_title_have_two_addresses(frozen_clock: clock.FixedClock) -> None:
    assert opened().slug != opened().slug
