"""`travesia mrz compose`: from options or from what `parse` gave; a sentence for each refusal."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travesia import documents
from travesia.documents import ComposeError, MrzFormat
from travesia.documents.commands.composing import document_of
from travesia.documents.commands.objects import objects
from travesia.documents.commands.words import refusal, table
from travesia.documents.tests.cases import SPECIMEN, zone
from travesia.documents.tests.command_line import Desk

OF_CARDS = {"TD1": "I", "TD2": "I", "TD3": "PP", "MRV-A": "V", "MRV-B": "V"}
HERS = ("--surname", "Ozanne", "--document-number", "AB1", "--birth-date", "1990-06-15")
VALID = ("--expiry-date", "2031-03-09")


@pytest.mark.parametrize("name", OF_CARDS)
def test_what_parse_gives_compose_writes_back(mrz: Desk, name: str) -> None:
    text = zone(format=MrzFormat(name), document_code=OF_CARDS[name])
    parsed = mrz("parse", "--json", given=f"{text}\n\n{text}")
    said = mrz("compose", given=parsed.out)
    assert (said.code, said.out) == (0, f"{text}\n\n{text}\n")


def test_a_long_number_and_an_unknown_date_come_back(mrz: Desk) -> None:
    text = zone(
        format=MrzFormat.TD1,
        document_code="I",
        document_number="ABCDEF1234567",
        birth_date=documents.PartialDate(1974, None, None),
    )
    assert mrz("compose", given=mrz("parse", "--json", given=text).out).out == f"{text}\n"


def test_options_write_a_zone_in_national_letters(mrz: Desk) -> None:
    said = mrz("compose", *HERS, *VALID, "--given-names", "Zoë-Ana", "--sex", "F")
    assert said.code == 0
    assert said.out.startswith("P<UTOOZANNE<<ZOE<ANA<")
    assert mrz("parse", "--json", given=said.out).objects[0]["valid"] is True


def test_the_styles_of_truncation_can_be_chosen(mrz: Desk) -> None:
    long = ("--given-names", "Bartholomea Constantina Wilhelmina Euphrosyne")
    said = {
        style: mrz("compose", *HERS, *VALID, *long, "--truncation", style).out
        for style in ("cut", "shorten", "initials")
    }
    assert len(set(said.values())) == 3


def test_json_gives_the_lines(mrz: Desk) -> None:
    said = mrz("compose", "--json", given=mrz("parse", "--json", given=SPECIMEN).out)
    assert said.objects == [{"format": "TD3", "lines": SPECIMEN.split("\n")}]


def test_what_cannot_be_written_is_a_sentence_and_the_others_are_written(mrz: Desk) -> None:
    good = mrz("parse", "--json", given=SPECIMEN).out
    said = mrz("compose", given=f'{{"surname": 5}}\n{good}not json\n[1]\n{{"surname": "X"}}\n')
    assert said.code == 65
    assert said.out.strip() == SPECIMEN
    assert [line.partition(":")[0] for line in said.err.splitlines()] == [
        *("Document 1", "Document 3", "Document 4", "Document 5"),
    ]
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (HERS, "date of expiry: not given"),
        ((*HERS, "--expiry-date", "soon"), "soon is not a date"),
        ((*HERS, *VALID, "--format", "TD9"), "TD9 is no format"),
        ((*HERS, *VALID, "--sex", "W"), "F, M or X"),
        ((*HERS, *VALID, "--document-number", "A" * 10), "10 characters; 9 fit"),
        ((*HERS, *VALID, "--surname", "..."), "no letter"),
        ((*HERS, *VALID, "--surname", "O\u2118"), "holds \u2118"),
        ((*HERS, *VALID, "--format", "TD1", "--document-code", "AI"), "AI cannot stand on a TD1"),
        ((*HERS, *VALID, "--issuing-state", "utopia"), "capital letters"),
    ],
)
def test_each_fault_is_told(mrz: Desk, words: tuple[str, ...], reason: str) -> None:
    said = mrz("compose", *words)
    assert (said.code, said.out) == (65, "")
    assert reason in said.err


def test_every_code_of_the_writer_has_sentences_in_five_languages() -> None:
    room = Path(documents.__file__).parent
    sources = [file for file in room.rglob("*.py") if "tests" not in file.parts]
    raised = {
        code
        for file in sources
        for code in re.findall(r'ComposeError\(\s*"([a-z_.]+)"', file.read_text("utf-8"))
    }
    assert raised <= set(table("refusals"))
    for row in (*table("refusals").values(), *table("words").values()):
        assert len({frozenset(re.findall(r"{(\w+)}", text)) for text in row.values()}) == 1
        assert all(row.values())
    error = ComposeError("value.too_long", field="surname", found=1, limit=0)
    assert len({refusal(error, lang) for lang in ("en", "es", "fr", "ht", "pt")}) == 5


def test_an_object_over_several_lines_is_one_object() -> None:
    text = b'{\n "a": {"b": 1},\n "c": "}"\n}\n[{"d": 1},\n{"e": 2}]\n'
    assert list(objects(text.split(b"\n"))) == [{"a": {"b": 1}, "c": "}"}, {"d": 1}, {"e": 2}]


def test_brackets_without_end_are_answered() -> None:
    deep = b'{"a":' * 100_000 + b"}" * 100_000
    (found,) = objects([deep])
    with pytest.raises(ComposeError, match="json"):
        document_of(found)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*table("words"), "format", "birth_date", "sex", "expiry_date"]),
        st.one_of(st.text(max_size=12), st.integers(), st.none(), st.lists(st.none())),
    )
)
def test_any_object_is_a_document_or_a_reason(found: dict[str, object]) -> None:
    try:
        document_of(found)
    except ComposeError as error:
        said = refusal(error, "ht")
        assert said != str(error)  # noqa: PT017  # either outcome is right, nothing else is
