"""After a change of the node's secret, applications open under the new one alone once rewrapped."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from travesia.core.encryption import EncryptionError
from travesia.credentials.services import evisa
from travesia.credentials.tests.evisa_cast import complete

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock", "quick_codes")]


def run() -> dict[str, object]:
    out = StringIO()
    call_command("credentials_rewrap_handed_in", "--json", stdout=out)
    found: dict[str, object] = json.loads(out.getvalue())
    return found


def test_what_was_handed_in_opens_under_the_new_secret_alone(settings: object) -> None:
    settings.FIELD_SECRETS = ["this year"]  # type: ignore[attr-defined]  # pytest-django's settings
    key = complete()
    settings.FIELD_SECRETS = ["next year", "this year"]  # type: ignore[attr-defined]  # see above
    assert run()["done"] == 4
    assert run()["done"] == 0
    settings.FIELD_SECRETS = ["next year"]  # type: ignore[attr-defined]  # see above
    assert evisa.look_up(key).view.particulars is not None


def test_what_is_of_an_unknown_key_refuses_and_is_named(settings: object) -> None:
    settings.FIELD_SECRETS = ["lost"]  # type: ignore[attr-defined]  # pytest-django's settings
    key = complete()
    settings.FIELD_SECRETS = ["new"]  # type: ignore[attr-defined]  # pytest-django's settings
    with pytest.raises(CommandError, match="4 values refused"):
        run()
    with pytest.raises(EncryptionError):
        evisa.look_up(key)
