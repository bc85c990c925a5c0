"""The key that signs sessions: made once for a demo, demanded everywhere else."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from travesia.config.env import Env, NodeRole


def secret_key(env: Env, data: Path) -> str:
    """Return the node's secret key.

    The demo keeps one in a file of its data folder that only its user may read; tests use one of
    the moment. Every other role raises ImproperlyConfigured when none was given.
    """
    if env.secret_key is not None:
        return env.secret_key.get_secret_value()
    if env.role is NodeRole.TEST:
        return secrets.token_urlsafe(48)
    if env.role is NodeRole.DEMO:
        return _kept_in(data / "secret.key")
    raise ImproperlyConfigured(
        "TRAVESIA_SECRET_KEY is not set. Make one with "
        "`python3 -c 'import secrets; print(secrets.token_urlsafe(48))'` and keep it out of "
        "the repository."
    )


def _kept_in(file: Path) -> str:
    """Return the key in `file`, making it first when it is not there."""
    if file.exists():
        return file.read_text("ascii").strip()
    file.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(48)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(key)
    return key
