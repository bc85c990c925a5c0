"""Words in five languages: every code has its sentence in each of them."""

import ast
from pathlib import Path

import pytest

from travesia import screening
from travesia.screening import FieldComparison, Relation
from travesia.screening.messages import CATALOGUE

GROUPS = ("FIELDS", "RELATIONS", "NOTES", "REMARKS", "REASONS")


def codes_in(*modules: str) -> set[str]:
    """Return every plain text in the source that could be a code."""
    folder = Path(screening.__file__).parent
    found = set()
    for module in modules:
        for node in ast.walk(ast.parse((folder / f"{module}.py").read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


@pytest.mark.parametrize("language", sorted(CATALOGUE))
def test_every_language_has_every_code(language: str) -> None:
    for group in GROUPS:
        english, words = getattr(CATALOGUE["en"], group), getattr(CATALOGUE[language], group)
        assert set(words) == set(english)
        assert all(text.strip() for text in words.values())


def test_every_message_is_of_a_code_in_use() -> None:
    used = codes_in(
        "name_relation",
        "birth_relation",
        "document_relation",
        "comparing",
        "asking",
        "values",
        "matching/comparison",
    )
    for group in GROUPS:
        assert set(getattr(CATALOGUE["en"], group)) <= used


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "One letter off"), ("es-do", "Una letra distinta"), ("xx", "One letter off")],
)
def test_note_speaks_before_the_relation(language: str, words: str) -> None:
    row = FieldComparison("family_name", "A", "B", Relation.NEAR, "one_letter_off")
    assert screening.relation_words(row, language) == words
    bare = FieldComparison("family_name", "A", "B", Relation.DIFFERS)
    assert screening.relation_words(bare, "fr") == "Diffère"
