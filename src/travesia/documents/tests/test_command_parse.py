"""`travesia mrz parse`: documents from any text, a line each, and never a traceback."""

import io
import sys
from pathlib import Path

import pytest

from travesia.documents.commands.texts import LARGEST, chunks, documents
from travesia.documents.mrz_cli import main
from travesia.documents.tests.cases import SPECIMEN, zone
from travesia.documents.tests.command_line import Desk

KEYS = [
    *("format", "valid", "document_code", "document_number", "surname", "given_names"),
    *("issuing_state", "nationality", "birth_date", "sex", "expiry_date", "optional_data"),
    *("optional_data_2", "name_truncated", "checks", "findings"),
]
WRONG = SPECIMEN[:-1] + "7"


def test_every_document_is_an_object_on_a_line_with_the_agreed_keys(mrz: Desk) -> None:
    said = mrz("parse", "--json", given=f"{SPECIMEN}\n\n{zone()}\n\n\n\n{WRONG}\n")
    assert said.code == 0
    assert [list(found) for found in said.objects] == [KEYS] * 3
    assert [found["valid"] for found in said.objects] == [True, True, False]
    assert said.objects[0]["surname"] == "ERIKSSON"


def test_what_is_no_document_is_read_as_invalid_and_still_done(mrz: Desk) -> None:
    said = mrz("parse", "--json", given="not a passport\n\n<<<\n")
    assert said.code == 0
    assert [found["valid"] for found in said.objects] == [False, False]
    assert said.objects[0]["format"] is None


def test_the_specimen_state_is_refused_at_a_live_desk_only(mrz: Desk) -> None:
    assert mrz("parse", "--json", given=SPECIMEN).objects[0]["valid"] is True
    live = mrz("parse", "--json", "--live", given=SPECIMEN).objects[0]
    assert live["valid"] is False
    assert "state.specimen_live" in {found["code"] for found in live["findings"]}


def test_the_day_decides_expiry(mrz: Desk) -> None:
    def expired(day: str) -> bool:
        found = mrz("parse", "--json", "--today", day, given=SPECIMEN).objects[0]
        return "document.expired" in {item["code"] for item in found["findings"]}

    assert not expired("2012-04-15")
    assert expired("2012-04-16")


def test_a_misread_character_is_put_right_on_demand_only(mrz: Desk) -> None:
    misread = SPECIMEN.replace("7408122", "74O8122")
    (left,) = mrz("parse", "--json", given=misread).objects
    assert (list(left), left["valid"]) == (KEYS, False)
    (mended,) = mrz("parse", "--json", "--repair", given=misread).objects
    assert (mended["valid"], mended["birth_date"]) == (True, "1974-08-12")
    assert mended["repairs"][0]["from"] == "O"
    assert "Line 2, column 16" in mrz("parse", "--repair", given=misread).out


@pytest.mark.parametrize(
    "given",
    [
        SPECIMEN.replace("\n", "\r\n").encode(),
        SPECIMEN.replace("\n", "\r").encode(),
        SPECIMEN.replace("\n", "\r\r\n").encode(),
        b"\xef\xbb\xbf" + SPECIMEN.encode(),
        SPECIMEN.encode("utf-16"),
        b"\r\n \t\r\n" + SPECIMEN.encode() + b"\r\n\r\n\x1a",
    ],
    ids=["crlf", "cr", "twice converted", "byte order mark", "utf-16", "blank and end of file"],
)
def test_any_line_end_and_encoding_gives_the_same_document(mrz: Desk, given: bytes) -> None:
    assert (
        mrz("parse", "--json", given=given).objects
        == mrz("parse", "--json", given=SPECIMEN).objects
    )


def test_latin_1_text_is_read_as_it_stands(mrz: Desk) -> None:
    said = mrz("parse", "--json", given="PASAPORTE N\xba 1\n".encode("latin-1") + SPECIMEN.encode())
    assert said.objects[0]["surname"] == "ERIKSSON"
    strange = mrz("parse", "--json", given=SPECIMEN.replace("K", "\xd1").encode("latin-1"))
    assert any("\xd1" in item["message"] for item in strange.objects[0]["findings"])


def test_messages_come_in_the_language_asked_for_or_the_machines(
    mrz: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def first(*words: str) -> str:
        return str(
            mrz("parse", "--json", *words, given=SPECIMEN).objects[0]["findings"][0]["message"]
        )

    said = {lang: first("--lang", lang) for lang in ("en", "es", "fr", "ht", "pt")}
    assert len(set(said.values())) == 5
    monkeypatch.setenv("LANG", "pt_BR.UTF-8")
    assert first() == said["pt"]
    monkeypatch.setenv("LC_ALL", "C")
    assert first() == said["en"]


def test_people_read_a_line_with_what_weighs(mrz: Desk) -> None:
    said = mrz("parse", given=f"{zone()}\n\n{WRONG}")
    first, second = said.out.splitlines()
    assert "OZANNE / MIRELA TABITA" in first
    assert "Keeps the rules of the zone." in first
    assert "Breaks the rules of the zone." in second
    assert "computed" not in first
    assert "gives 0" in second or "give 0" in second


def test_no_character_of_a_document_reaches_the_terminal_as_a_command(mrz: Desk) -> None:
    said = mrz("parse", given=SPECIMEN.replace("K", "\x9b31m").encode("utf-8"))
    assert "\x9b" not in said.out


def test_a_file_that_cannot_be_read_is_a_sentence(mrz: Desk, tmp_path: Path) -> None:
    for name in (tmp_path / "none.txt", tmp_path):
        said = mrz("parse", "--json", str(name))
        assert said.code == 65
        assert str(name) in said.err
        assert said.out == ""


def test_a_file_is_read_like_standard_input(mrz: Desk, tmp_path: Path) -> None:
    file = tmp_path / "zones.txt"
    file.write_text(SPECIMEN)
    assert (
        mrz("parse", "--json", str(file)).objects
        == mrz("parse", "--json", "-", given=SPECIMEN).objects
    )


def test_wrong_words_are_a_matter_of_usage(mrz: Desk) -> None:
    assert mrz("parse", "--today", "soon").code == 2
    assert mrz("prse").code == 2
    assert mrz().code == 2
    assert mrz("parse", "--help").code == 0


def test_nothing_at_all_is_said_on_the_error_channel_only(mrz: Desk) -> None:
    said = mrz("parse", "--json", given=b"\n \n")
    assert (said.code, said.out) == (0, "")
    assert said.err == "No document was read.\n"


def test_an_answer_does_not_wait_for_the_next_document(monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.StringIO()

    class Slow(io.RawIOBase):
        """Gives a document at a time, and looks at what was answered before each."""

        def __init__(self) -> None:
            self.parts = [f"{SPECIMEN}\n\n".encode()] * 3
            self.answers: list[int] = []

        def read1(self, _size: int) -> bytes:
            self.answers.append(said.getvalue().count("\n"))
            return self.parts.pop() if self.parts else b""

    slow = Slow()
    monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": slow, "isatty": lambda _: False})())
    monkeypatch.setattr(sys, "stdout", said)
    assert main(["parse", "--json"]) == 0
    assert slow.answers == [0, 1, 2, 3]


def test_a_document_without_end_is_held_in_bounds() -> None:
    endless = io.BytesIO(
        b"A" * (3 * LARGEST) + b"\n" + b"B\n" * LARGEST + b"\n" + SPECIMEN.encode()
    )
    found = list(documents(chunks(endless, before=lambda: None)))
    assert len(found) == 2
    assert len(found[0]) <= 2 * LARGEST
    assert found[1] == SPECIMEN


def test_carriage_returns_without_end_cost_no_more_than_other_lines() -> None:
    # Quadratic work on them would take minutes, not a moment.
    assert list(documents([b"\r" * 2_000_000, b"\n", SPECIMEN.encode()])) == [SPECIMEN]


def test_documents_stay_the_same_however_the_text_arrives() -> None:
    text = f"{SPECIMEN}\r\n\r\n\r\n{zone()}\r\r{SPECIMEN}".encode()
    whole = list(documents([text]))
    assert len(whole) == 3
    for size in (1, 2, 3, 7, 45):
        parts = [text[at : at + size] for at in range(0, len(text), size)]
        assert list(documents(parts)) == whole
