"""The house as drawn: rooms on their storeys, keys pointing down, pure rooms without Django."""

import subprocess
import sys

import pytest
from django.apps import apps

from tests.architecture.tree import (
    HELP_WING,
    IDENTITY_ROOMS,
    PURE,
    SOURCE,
    parsed,
    rooms,
    storey_of,
)

#: What may stand at the top of a room (ARCHITECTURE: inside a room).
ROOM_FILES = {
    *("__init__.py", "apps.py", "domain.py", "models.py", "events.py", "permissions.py"),
    *("selectors.py", "services.py", "receivers.py", "jobs.py", "forms.py", "views.py", "api.py"),
    *("admin.py", "urls.py", "README.md", "middleware.py"),
    *("indicators.py", "facts.py", "sync.py", "retention.py", "navigation.py"),
    *("domain", "services", "views", "selectors", "models", "events"),
    *("templates", "static", "templatetags", "management", "migrations", "tests"),
    "__pycache__",
}
#: Rooms that need something of their own at the top, each with its reason.
EXTRA_FILES = {
    "access": {"gate.py"},  # the declaration in front of every view
    "journal": {"verifier", "verify_cli.py"},  # runs without Django
}
#: The ground and the assembly are made of named modules; pure rooms are libraries.
FREE = {*PURE, "core", "config", "locale"}


def test_every_room_stands_on_a_storey() -> None:
    assert all(storey_of(room) >= 0 for room in rooms())


@pytest.mark.parametrize("room", [room for room in rooms() if room not in FREE])
def test_a_room_holds_only_what_rooms_hold(room: str) -> None:
    found = {path.name for path in (SOURCE / room).iterdir()}
    assert found - ROOM_FILES - EXTRA_FILES.get(room, set()) == set()


@pytest.mark.parametrize("room", rooms())
def test_every_room_explains_itself(room: str) -> None:
    readme = SOURCE / room / "README.md"
    assert readme.exists()
    assert len(readme.read_text("utf-8").split()) > 40


def _keys() -> list[tuple[str, str, str, object]]:
    """Return (room, target room, name, field) of each key that leaves its room for another."""
    found: list[tuple[str, str, str, object]] = []
    for model in apps.get_models():
        room = model._meta.app_label
        for field in model._meta.get_fields():
            other = field.related_model
            if room not in rooms() or not field.concrete or not isinstance(other, type):
                continue
            target = other._meta.app_label
            if target in rooms() and target != room:
                found.append((room, target, f"{room}.{model.__name__}.{field.name}", field))
    return found


def test_foreign_keys_point_down() -> None:
    assert not [name for room, to, name, _ in _keys() if storey_of(to) <= storey_of(room)]


def test_foreign_keys_leave_no_trace_below_and_protect_what_they_name() -> None:
    for _room, _to, name, field in _keys():
        remote = getattr(field, "remote_field", None)
        assert str(remote.related_name).endswith("+"), name
        assert remote.on_delete.__name__ == "PROTECT", name


def _pure_modules() -> list[str]:
    modules = [f"travesia.{room}" for room in PURE if room in rooms()]
    domains = [f"travesia.{r}.domain" for r in rooms() if (SOURCE / r / "domain.py").exists()]
    packages = [f"travesia.{r}.domain" for r in rooms() if (SOURCE / r / "domain").is_dir()]
    return [*modules, *domains, *packages, "travesia.journal.verifier"]


def test_pure_rooms_and_domains_import_with_django_blocked() -> None:
    program = (
        "import sys, importlib\n"
        "for name in ('django', 'ninja', 'allauth'): sys.modules[name] = None\n"
        f"for name in {_pure_modules()!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        cwd=SOURCE.parent,
    )
    assert done.returncode == 0, done.stderr


def test_the_wings_cannot_see_each_other() -> None:
    """The import contract forbids it; this also reads names in strings, which leave no import."""
    wrong = []
    for file, _tree in parsed():
        parts = file.relative_to(SOURCE).parts if file.is_relative_to(SOURCE) else ()
        if parts and parts[0] in HELP_WING:
            text = file.read_text("utf-8")
            wrong += [f"{file}: {r}" for r in IDENTITY_ROOMS if f"travesia.{r}" in text]
    assert not wrong


def test_no_model_signal_is_used_for_domain_flow() -> None:
    signals = ("django.db.models.signals", "django.dispatch")
    users = [
        str(file.relative_to(SOURCE))
        for file, _tree in parsed()
        if file.is_relative_to(SOURCE) and any(name in file.read_text("utf-8") for name in signals)
    ]
    assert users == []
