"""Messages for people who do not read: what is taken, and how players get it."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.portal.domain import PortalError
from travesia.portal.domain.recording import SIZE_LIMIT, media_type_of, range_of
from travesia.portal.services.recordings import NewRecording, bring_recording, remove_recording
from travesia.portal.tests.cast import ELSEWHERE, READER, published

OPUS = b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(400)


def new(**changes: object) -> NewRecording:
    facts: dict[str, object] = {
        "language": "gym",
        "content": OPUS,
        "seconds": 50,
        "transcript": "La copia es gratis.",
        "transcript_language": "es",
        **changes,
    }
    return NewRecording(**facts)  # type: ignore[arg-type]  # the fields stand above


@pytest.mark.django_db
@pytest.mark.storage
def test_a_message_in_ngabere_is_offered_with_its_words_and_played_in_pieces(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    facts = published()
    bring_recording(actor=READER, item_id=facts.id, new=new())
    page = client.get(f"/es/p/{facts.slug}/").content.decode()
    assert "Ngäbere" in page
    assert 'preload="none"' in page
    assert "La copia es gratis." in page
    sound = f"/es/p/{facts.slug}/".replace("/es/", "/") + "gym.audio"
    whole = client.get(sound)
    assert (whole.status_code, whole.content) == (200, OPUS)
    piece = client.get(sound, headers={"range": "bytes=0-3"})
    assert (piece.status_code, piece.content) == (206, b"OggS")
    assert piece.headers["Content-Range"] == f"bytes 0-3/{len(OPUS)}"
    remove_recording(actor=READER, item_id=facts.id, language="gym")
    assert client.get(sound).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"content": b"MZ\x90\x00"}, "portal.bad_sound"),
        ({"content": OPUS + bytes(SIZE_LIMIT)}, "portal.sound_too_large"),
        ({"transcript": "  "}, "portal.no_transcript"),
        ({"language": "xx"}, "portal.bad_language"),
        ({"seconds": 0}, "portal.bad_seconds"),
    ],
)
def test_what_is_no_message_is_refused(
    changes: dict[str, object], code: str, frozen_clock: clock.FixedClock
) -> None:
    facts = published()
    with pytest.raises(PortalError) as refused:
        bring_recording(actor=READER, item_id=facts.id, new=new(**changes))
    assert refused.value.code == code
    with pytest.raises(AccessDeniedError):
        bring_recording(actor=ELSEWHERE, item_id=facts.id, new=new())


@given(st.text(max_size=40), st.integers(0, 5000))
def test_a_range_lies_within_the_sound_or_asks_for_all(header: str, size: int) -> None:
    found = range_of(header, size)
    assert found is None or 0 <= found[0] <= found[1] < size


@pytest.mark.parametrize(
    ("header", "piece"),
    [
        ("bytes=0-", (0, 99)),
        ("bytes=10-19", (10, 19)),
        ("bytes=90-500", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=100-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,5-6", None),
        ("", None),
    ],
)
def test_pieces_are_those_of_the_rule(header: str, piece: tuple[int, int] | None) -> None:
    assert range_of(header, 100) == piece


@given(st.binary(max_size=80))
def test_a_type_is_one_of_three_or_none(content: bytes) -> None:
    assert media_type_of(content) in ("", "audio/ogg", "audio/mpeg", "audio/mp4")
