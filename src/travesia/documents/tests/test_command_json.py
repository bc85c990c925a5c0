"""The lines that `parse --json` writes are what a reading gives as a dictionary, word for word."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.documents import compose_mrz, parse_mrz
from travesia.documents.commands.json_lines import json_lines
from travesia.documents.mrz_cli import main
from travesia.documents.tests.cases import SPECIMEN, TODAY, documents, zone

LINES = {language: json_lines(language) for language in ("en", "es", "fr", "ht", "pt")}


def _same(text: str, language: str) -> None:
    for repair in (False, True):
        reading = parse_mrz(text, today=TODAY, repair=repair)
        line = LINES[language](reading)
        assert line.endswith("}\n")
        found = json.loads(line)
        assert found == reading.as_dict(language)
        assert list(found) == list(reading.as_dict(language))


@pytest.mark.parametrize("language", LINES)
@pytest.mark.parametrize(
    "text", [SPECIMEN, SPECIMEN.replace("74081", "74O8I"), zone(), "", "x\ny", "P<\n" * 9]
)
def test_chosen_texts(text: str, language: str) -> None:
    _same(text, language)


@settings(max_examples=300)
@given(
    st.one_of(documents().map(compose_mrz), st.text(max_size=200)),
    st.sampled_from(list(LINES)),
)
def test_any_text(text: str, language: str) -> None:
    _same(text, language)


def test_accents_are_escaped_where_the_output_cannot_hold_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SPECIMEN.encode())))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["parse", "--json", "--lang", "es"]) == 0
    assert raw.getvalue().isascii()
    assert "caducó" in json.loads(raw.getvalue())["findings"][0]["message"]
