"""Field encryption: opens where it was put, nowhere else, and outlives a change of the secret."""

from dataclasses import replace

import pytest

from travesia.core import encryption
from travesia.core.encryption import EncryptionError, context_of

HERE = context_of("table", 1, "field")


@pytest.fixture(autouse=True)
def secrets(settings: object) -> list[str]:
    settings.FIELD_SECRETS = ["the secret of this year"]  # type: ignore[attr-defined]  # pytest-django's settings
    return settings.FIELD_SECRETS  # type: ignore[attr-defined,no-any-return]  # pytest-django's settings


def refusal(stored: encryption.Encrypted, context: bytes = HERE) -> str:
    with pytest.raises(EncryptionError) as refused:
        encryption.decrypt(stored, context=context)
    return refused.value.code


def test_what_was_encrypted_opens_and_is_not_to_be_seen_in_what_is_stored() -> None:
    stored = encryption.encrypt(b"a face", context=HERE)
    assert encryption.decrypt(stored, context=HERE) == b"a face"
    assert b"a face" not in stored.ciphertext
    assert "a face" not in repr(stored)


def test_same_value_twice_is_stored_under_two_keys() -> None:
    first, second = (encryption.encrypt(b"a face", context=HERE) for _ in range(2))
    assert len({first.ciphertext, second.ciphertext}) == 2
    assert len({first.nonce, second.nonce, first.wrapped_key[:12], second.wrapped_key[:12]}) == 4


def test_value_opens_in_its_own_row_only() -> None:
    stored = encryption.encrypt(b"a face", context=HERE)
    assert refusal(stored, context_of("table", 2, "field")) == "core.ciphertext_refused"


def test_parts_of_a_place_cannot_run_into_each_other() -> None:
    assert context_of("a", "bc") != context_of("ab", "c")


@pytest.mark.parametrize("column", ["ciphertext", "nonce", "wrapped_key"])
def test_one_changed_bit_anywhere_refuses(column: str) -> None:
    stored = encryption.encrypt(b"a face", context=HERE)
    before: bytes = getattr(stored, column)
    for place in (0, len(before) // 2, len(before) - 1):
        after = bytearray(before)
        after[place] ^= 1
        assert refusal(replace(stored, **{column: bytes(after)})) == "core.ciphertext_refused"  # type: ignore[arg-type]  # a column of bytes


@pytest.mark.parametrize("column", ["ciphertext", "nonce", "wrapped_key"])
def test_cut_short_it_refuses_with_a_sentence(column: str) -> None:
    stored = encryption.encrypt(b"a face", context=HERE)
    cut = replace(stored, **{column: getattr(stored, column)[:3]})
    assert refusal(cut) == "core.ciphertext_refused"


def test_key_of_one_value_does_not_open_another() -> None:
    one, other = (encryption.encrypt(b"a face", context=HERE) for _ in range(2))
    assert refusal(replace(one, wrapped_key=other.wrapped_key)) == "core.ciphertext_refused"


def test_value_whose_key_was_dropped_never_opens() -> None:
    stored = encryption.encrypt(b"a face", context=HERE)
    assert refusal(replace(stored, wrapped_key=b"")) == "core.key_dropped"


def test_new_secret_opens_old_values_while_the_old_one_is_known(settings: object) -> None:
    stored = encryption.encrypt(b"a face", context=HERE)
    settings.FIELD_SECRETS = ["next year", "the secret of this year"]  # type: ignore[attr-defined]  # pytest-django's settings
    assert encryption.decrypt(stored, context=HERE) == b"a face"
    moved = encryption.rewrap(stored, context=HERE)
    assert moved.ciphertext == stored.ciphertext
    settings.FIELD_SECRETS = ["next year"]  # type: ignore[attr-defined]  # pytest-django's settings
    assert encryption.decrypt(moved, context=HERE) == b"a face"
    assert refusal(stored) == "core.key_unknown"


def test_ids_of_keys_tell_nothing_of_the_secret() -> None:
    (key_id,) = encryption.known_key_ids()
    assert key_id == encryption.current_key_id()
    assert len(key_id) == 16
    assert key_id not in b"the secret of this year".hex()
