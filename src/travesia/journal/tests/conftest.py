"""Fixtures of the journal's tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from travesia.journal.tests import sample
from travesia.journal.tests.cups import cups_are_known


@pytest.fixture(autouse=True)
def _cup_kind() -> Iterator[None]:
    with cups_are_known():
        yield


@pytest.fixture(scope="session")
def sample_journal(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Path:
    """A data folder with the sample journal, made once; copy it before changing it."""
    if connection.vendor != "sqlite":
        pytest.skip("the sample is an SQLite file")
    folder = tmp_path_factory.mktemp("sample")
    notes = settings.DATA / "checkpoints"
    with django_db_blocker.unblock(), cups_are_known():
        call_command("flush", interactive=False, verbosity=0)
        shutil.rmtree(notes, ignore_errors=True)
        sample.fill()
        sample.save_copy(folder / "travesia.sqlite3")
        shutil.copytree(notes, folder / "checkpoints")
        call_command("flush", interactive=False, verbosity=0)
    return folder
