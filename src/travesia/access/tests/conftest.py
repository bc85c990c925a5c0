"""Fixtures of this room."""

import pytest
from django.core.cache import cache
from pytest_django import Settings

from travesia.access.tests.cast import kept

__all__ = ["kept"]


@pytest.fixture(autouse=True)
def _quick_and_fresh(settings: Settings) -> None:
    """Hash passwords quickly and forget what rate limits counted in the test before."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
