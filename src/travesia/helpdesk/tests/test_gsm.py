"""Texts for telephones of any age: letters, messages, screens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.helpdesk.domain.gsm import USSD, fold_gsm, screens, segments


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Renovación sin cita: ¿cuánto cuesta?", "Renovacion sin cita: ¿cuanto cuesta?"),
        ("niñas, pingüinos, café", "niñas, pingüinos, café"),
        ("Paspò a koute kòb, anvè ayè", "Paspò a koute kòb, anvè ayè"),
        ("Reçu à l’hôtel, cœur", "Recu à l'hotel, coeur"),
        (
            "informações já são grátis",
            "informacoes ja sao gratis",
        ),
        ("₡125 000 – pago único…", "CRC 125 000 - pago unico..."),
    ],
)
def test_accents_that_old_telephones_lack_are_left_out(text: str, folded: str) -> None:
    assert fold_gsm(text) == folded
    assert not segments(folded).ucs2


@pytest.mark.parametrize(
    ("text", "count", "ucs2"),
    [
        ("", 0, False),
        ("a" * 160, 1, False),
        ("a" * 161, 2, False),
        ("a" * 306, 2, False),
        ("a" * 307, 3, False),
        ("á" + "a" * 69, 1, True),
        ("á" + "a" * 70, 2, True),
        ("á" + "a" * 133, 2, True),
        ("á" + "a" * 134, 3, True),
        ("€" * 80, 1, False),
        ("€" * 81, 2, False),
        ("a" * 152 + "€" * 5, 2, False),  # the euro is never cut between two messages
    ],
)
def test_messages_are_counted_as_networks_count_them(text: str, count: int, ucs2: bool) -> None:
    found = segments(text)
    assert (found.count, found.ucs2) == (count, ucs2)


@given(st.text(alphabet="abc áñ€\n1", max_size=900))
def test_no_screen_is_longer_than_a_session_shows(text: str) -> None:
    parts = screens(text, more="9 more")
    assert all(segments(part).length <= USSD for part in parts)
    assert all(part.endswith("9 more") for part in parts[:-1])


@given(st.lists(st.sampled_from(["hola", "niña", "paspò", "x" * 200]), max_size=60))
def test_no_word_is_lost_between_screens(words: list[str]) -> None:
    joined = "".join("".join(screens(" ".join(words))).split())
    assert joined == fold_gsm("".join(words))
