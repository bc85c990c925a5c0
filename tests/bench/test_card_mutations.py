"""No single changed byte of a signed card passes; and the counting would notice one that did."""

import pytest
from bench._mutations import changes, originals, run

from bench import _mutations
from travesia.seals.cose import Sign1


def test_sixty_thousand_changes_and_no_false_acceptance() -> None:
    tally = run(60_000, seed=7)
    assert tally.tried >= 60_000
    assert tally.false_acceptances == []
    assert tally.unreadable + tally.not_verified + tally.same == tally.tried


def test_only_what_zlib_wraps_a_card_in_has_bits_that_say_nothing() -> None:
    for name, card in originals():
        if "compressed" not in name:
            before = _mutations._verify(card)
            tally = _mutations.Tally()
            for at, changed in changes(card, len(card), _mutations.Random(1)):
                _mutations._judge(tally, f"{name} at {at}", changed, before)
            assert (tally.tried, tally.same) == (len(card), 0)


@pytest.mark.parametrize("card", [b"\x00\x01\x02", "AB:"])
def test_changes_reach_every_place_with_every_value_once(card: str | bytes) -> None:
    chance = _mutations.Random(3)
    made = [changed for _, changed in changes(card, 10_000, chance)]
    assert len(made) == len(set(made)) == 3 * (255 if isinstance(card, bytes) else 44)
    assert card not in made


def test_a_reader_that_believes_every_signature_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Sign1, "verify", lambda *_, **__: True)
    assert run(20_000).false_acceptances
