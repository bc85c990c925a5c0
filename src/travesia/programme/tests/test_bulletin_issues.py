"""An issue from its desk to the public: who may do what, what stops it, what stays as it was."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image

from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.programme.domain.bulletin import IssueState
from travesia.programme.domain.bulletin.errors import BulletinConflictError, BulletinError
from travesia.programme.models import Issue, Photograph
from travesia.programme.selectors import bulletin as reads
from travesia.programme.selectors.bulletin_paper import figures_json, pdf
from travesia.programme.services import bulletin as writing
from travesia.programme.services import bulletin_publishing as publishing
from travesia.programme.services import figures as register
from travesia.programme.tests.bulletin_cast import (
    COLLEAGUE,
    MONITOR,
    OFFICER,
    READER,
    TRAINED,
    WRITER,
    begun,
    document,
    frozen,
    registered,
)

pytestmark = pytest.mark.django_db


def refused(code: str, act: Callable[[], object]) -> BulletinError:
    with pytest.raises(BulletinError) as caught:
        act()
    assert caught.value.code == code
    return caught.value


@pytest.mark.storage
def test_an_issue_is_published_when_another_person_has_read_each_language(
    frozen_clock: clock.FixedClock,
) -> None:
    registered()
    issue = begun()
    first = writing.read_issue(actor=READER, issue_id=issue.id, language="en")
    assert first.state is IssueState.DRAFT
    second = writing.read_issue(actor=READER, issue_id=issue.id, language="es")
    assert second.state is IssueState.REVIEWED

    out = publishing.freeze_issue(actor=READER, issue_id=issue.id)

    assert out.published
    assert len(out.digest) == 64
    assert {one["code"] for one in out.kept} == {"U.F1", "U.F2", "U.F3"}


def test_nobody_reads_or_publishes_what_they_wrote_themselves(
    frozen_clock: clock.FixedClock,
) -> None:
    registered()
    issue = begun()
    refused(
        "programme.issue_own",
        lambda: writing.read_issue(actor=WRITER, issue_id=issue.id, language="en"),
    )
    for language in issue.languages:
        writing.read_issue(actor=READER, issue_id=issue.id, language=language)
    refused("programme.issue_own", lambda: publishing.freeze_issue(actor=WRITER, issue_id=issue.id))


def test_a_save_takes_the_readings_back(frozen_clock: clock.FixedClock) -> None:
    registered()
    issue = begun()
    writing.read_issue(actor=READER, issue_id=issue.id, language="en")

    saved = writing.save_issue(
        actor=WRITER, issue_id=issue.id, document=document(number=15), edition=0
    )

    assert saved.readers == {}
    refused(
        "programme.issue_moved",
        lambda: publishing.freeze_issue(actor=READER, issue_id=issue.id),
    )


def test_the_second_of_two_savers_is_told_and_nothing_is_lost(
    frozen_clock: clock.FixedClock,
) -> None:
    issue = begun()
    writing.save_issue(actor=WRITER, issue_id=issue.id, document=document(number=15), edition=0)

    with pytest.raises(BulletinConflictError):
        writing.save_issue(actor=READER, issue_id=issue.id, document=document(number=16), edition=0)

    assert reads.issue(issue.id).document["number"] == 15


def test_a_figure_that_nobody_verified_is_not_published(frozen_clock: clock.FixedClock) -> None:
    registered(verified=False)
    issue = begun()

    error = refused(
        "programme.issue_faults",
        lambda: writing.read_issue(actor=READER, issue_id=issue.id, language="en"),
    )

    found = error.facts["faults"]
    assert isinstance(found, tuple)
    assert {fault[0] for fault in found} == {"figure_unverified"}


@pytest.mark.storage
def test_a_figure_corrected_after_publication_changes_nothing_that_is_published(
    frozen_clock: clock.FixedClock,
) -> None:
    registered()
    out = frozen()
    before = (pdf(out, "es"), figures_json(out))

    register.correct_figure(
        actor=OFFICER, code="U.F1", new=replace(TRAINED, value=Decimal(5141)), reason="a list late"
    )

    again = reads.issue(out.id)
    assert (pdf(again, "es"), figures_json(again)) == before
    assert reads.figures_of(again)["U.F1"].value == Decimal(5140)


def test_a_figure_corrected_between_reading_and_publishing_stops_the_issue(
    frozen_clock: clock.FixedClock,
) -> None:
    registered()
    issue = begun()
    for language in issue.languages:
        writing.read_issue(actor=READER, issue_id=issue.id, language=language)
    changed = replace(TRAINED, value=Decimal(5141))
    register.correct_figure(actor=OFFICER, code="U.F1", new=changed, reason="a list late")

    refused(
        "programme.issue_faults",
        lambda: publishing.freeze_issue(actor=READER, issue_id=issue.id),
    )
    register.verify_figure(actor=COLLEAGUE, code="U.F1")
    assert publishing.freeze_issue(actor=READER, issue_id=issue.id).published


@pytest.mark.storage
def test_a_published_issue_is_corrected_beside_and_never_inside(
    frozen_clock: clock.FixedClock,
) -> None:
    registered()
    out = frozen()
    refused(
        "programme.issue_not_draft",
        lambda: writing.save_issue(
            actor=WRITER, issue_id=out.id, document=document(number=99), edition=0
        ),
    )
    refused(
        "programme.erratum_language",
        lambda: publishing.print_erratum(
            actor=READER, issue_id=out.id, texts={"en": "The post is in Cayo Norte."}
        ),
    )

    texts = {"en": "The post is in Cayo Norte.", "es": "El puesto está en Cayo Norte."}
    corrected = publishing.print_erratum(actor=READER, issue_id=out.id, texts=texts)

    assert corrected.state is IssueState.ERRATUM
    assert corrected.digest == out.digest
    assert [dict(one.texts) for one in corrected.errata] == [texts]


def test_an_issue_that_was_read_goes_back_with_a_reason_only(
    frozen_clock: clock.FixedClock,
) -> None:
    registered()
    issue = begun()
    for language in issue.languages:
        writing.read_issue(actor=READER, issue_id=issue.id, language=language)
    refused(
        "programme.issue_no_reason",
        lambda: writing.reopen_issue(actor=WRITER, issue_id=issue.id, reason="  "),
    )

    back = writing.reopen_issue(actor=WRITER, issue_id=issue.id, reason="A name is wrong")

    assert (back.state, back.readers) == (IssueState.DRAFT, {})


def test_a_short_name_is_taken_once(frozen_clock: clock.FixedClock) -> None:
    begun()
    refused("programme.issue_code_taken", begun)


def test_a_monitor_may_not_write(frozen_clock: clock.FixedClock) -> None:
    issue = begun()
    with pytest.raises(AccessDeniedError):
        writing.save_issue(actor=MONITOR, issue_id=issue.id, document=document(), edition=0)


def test_a_document_of_another_shape_is_refused_and_named(frozen_clock: clock.FixedClock) -> None:
    bad = document(blocks=[{"kind": "story", "id": "x"}])

    error = refused("programme.issue_misshapen", lambda: begun(bad))

    assert "issue.blocks[1].area" in str(error.facts["first"])
    assert not Issue.objects.exists()


def test_a_photograph_loses_what_the_camera_wrote_into_it(frozen_clock: clock.FixedClock) -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif[0x8825] = {1: "N", 2: (14.0, 37.0, 0.0)}
    brought = io.BytesIO()
    Image.new("RGB", (2400, 1200), "#742a5f").save(brought, "JPEG", exif=exif)

    digest = publishing.keep_photograph(actor=WRITER, content=brought.getvalue())

    kept = reads.photograph(digest)
    with Image.open(io.BytesIO(kept)) as opened:
        assert not dict(opened.getexif())
        assert opened.size == (1600, 800)
    assert hashlib.sha256(kept).hexdigest() == digest
    refused(
        "programme.bad_picture",
        lambda: publishing.keep_photograph(actor=WRITER, content=b"%PDF-1.7"),
    )
    assert Photograph.objects.count() == 1
