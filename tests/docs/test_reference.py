"""Documents say what the program does: each command, setting, event, permission and role."""

import re

import pytest
from django.utils import translation
from tools import reference

from tests.architecture.tree import ROOT, SOURCE, rooms

DOCS = ROOT / "docs"


def _all_docs() -> str:
    return "\n".join(p.read_text("utf-8") for p in sorted(DOCS.rglob("*.md")))


@pytest.mark.parametrize("name", sorted(reference.PAGES))
def test_generated_reference_is_current(name: str) -> None:
    with translation.override("en"):
        made = reference.PAGES[name]() + "\n"
    assert (DOCS / "reference" / name).read_text("utf-8") == made, "run tools/reference.py"


def test_every_command_explains_itself() -> None:
    from travesia.config.commands_cli import all_commands

    assert not [name for name, text in all_commands().items() if len(text) < 15]


def test_every_permission_is_named_by_its_room() -> None:
    from travesia.access.domain import PERMISSIONS

    assert len(PERMISSIONS) > 5
    for permission in PERMISSIONS:
        assert permission.key.split(".")[0] in rooms()
        assert permission.roles or permission.label


def test_every_domain_error_code_is_documented() -> None:
    """Codes are stable and people search for them, so each stands in the reference."""
    codes = set()
    for room in rooms():
        for file in (SOURCE / room).rglob("*.py"):
            if "tests" in file.parts:
                continue
            found = re.findall(r'Error\(\s*"([a-z_]+\.[a-z_]+)"', file.read_text("utf-8"))
            codes.update(found)
    page = (DOCS / "reference" / "errors.md").read_text("utf-8")
    assert sorted(code for code in codes if f"`{code}`" not in page) == []


def test_the_glossary_has_the_words_of_the_house() -> None:
    glossary = (DOCS / "glossary.md").read_text("utf-8")
    for word in ("crossing", "travel document", "refusal of entry", "second line", "P-code"):
        assert f"| {word} |" in glossary or f"| {word} (" in glossary


def test_documents_link_to_pages_that_exist() -> None:
    link = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
    broken = [
        f"{page.relative_to(ROOT)} → {target}"
        for page in sorted([*DOCS.rglob("*.md"), ROOT / "README.md"])
        for target in link.findall(page.read_text("utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []
