"""`travesia mrz compose`: from the data of a document, or JSON as `parse` gives it, to a zone."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from travesia.documents.commands.answers import BAD_INPUT, DONE, add_language
from travesia.documents.commands.json_lines import encoder
from travesia.documents.commands.objects import BadObject, objects
from travesia.documents.commands.texts import chunks, lines, opened
from travesia.documents.commands.words import refusal, say, shown
from travesia.documents.composing import TravelDocument, compose_mrz
from travesia.documents.dates import PartialDate
from travesia.documents.errors import ComposeError
from travesia.documents.formats import MrzFormat
from travesia.documents.names import Truncation

FIELDS = {
    "format": "TD1, TD2, TD3 (passports, the default), MRV-A or MRV-B (visas)",
    "document_code": "P, I or V unless said, by the format",
    "issuing_state": "three letters or D; UTO, the state of specimens, unless said",
    "surname": "in national letters: they are transliterated",
    "given_names": "in national letters",
    "document_number": "letters and digits",
    "nationality": "the issuing state unless said",
    "birth_date": "1974-08-12; unknown parts as in 1974-08-XX or XXXX-XX-XX",
    "sex": "F, M or X (the default)",
    "expiry_date": "YYYY-MM-DD",
    "optional_data": "letters and digits",
    "optional_data_2": "TD1 only",
}
"""The fields that are taken, under the names that `parse --json` gives them."""

_CODES = {MrzFormat.TD3: "P", MrzFormat.MRV_A: "V", MrzFormat.MRV_B: "V"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of the word."""
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="JSON objects, if no field is given; - is stdin"
    )
    for field, help_text in FIELDS.items():
        parser.add_argument(f"--{field.replace('_', '-')}", metavar="TEXT", help=help_text)
    parser.add_argument(
        "--truncation",
        choices=[style.value for style in Truncation],
        default=Truncation.CUT.value,
        help="how a name that does not fit is shortened",
    )
    parser.add_argument(
        "--blank-optional-digit",
        action="store_true",
        help="TD3: < instead of 0 as the check digit of empty optional data",
    )
    parser.add_argument("--json", action="store_true", help="the lines of each zone as JSON")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Write a zone for each document; 65 when one cannot be written, with a sentence each.

    Raises UnreadableError when the file cannot be read.
    """
    given = {field: value for field in FIELDS if (value := getattr(args, field)) is not None}
    if given:
        return _Desk(args).write(given)
    name = args.file or "-"
    desk = _Desk(args)
    with opened(name) as stream:
        if name == "-" and sys.stdin.isatty():
            sys.stderr.write(say("waiting_for_objects", args.lang) + "\n")
        for found in objects(lines(chunks(stream, before=sys.stdout.flush))):
            desk.write(found)
    return desk.finish()


class _Desk:
    """Writes zones one after the other, keeping count and the exit code."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self._count = 0
        self._code = DONE
        self._encode = encoder()

    def write(self, found: Mapping[str, Any] | BadObject) -> int:
        """Write one zone, or a sentence about why not; return the exit code so far."""
        self._count += 1
        try:
            document = document_of(found)
            zone = compose_mrz(
                document,
                truncation=Truncation(self._args.truncation),
                blank_optional_digit=self._args.blank_optional_digit,
            )
        except ComposeError as error:
            self._code = BAD_INPUT
            label = say("document", self._args.lang, number=self._count)
            text = f"{label}: {refusal(error, self._args.lang)}\n"
            sys.stderr.write(shown(text))
            return self._code
        if self._args.json:
            answer = {"format": document.format.value, "lines": zone.split("\n")}
            sys.stdout.write(self._encode(answer) + "\n")
        else:
            sys.stdout.write("\n" * (self._count > 1) + f"{zone}\n")
        return self._code

    def finish(self) -> int:
        """Say when there was nothing to write; return the exit code."""
        sys.stdout.flush()
        if not self._count:
            sys.stderr.write(say("nothing_read", self._args.lang) + "\n")
        return self._code


def document_of(found: Mapping[str, Any] | BadObject) -> TravelDocument:
    """Take a document out of values named as `parse --json` names them; null is as if absent.

    Raises ComposeError with a code saying which value is missing or of the wrong kind.
    """
    if isinstance(found, BadObject):
        raise ComposeError("json.invalid", found=found.start)
    texts = dict(_texts(found))
    layout = _format(texts.get("format", MrzFormat.TD3.value))
    issuer = texts.get("issuing_state", "UTO")
    return TravelDocument(
        surname=_needed(texts, "surname"),
        given_names=texts.get("given_names", ""),
        document_number=_needed(texts, "document_number"),
        nationality=texts.get("nationality", issuer),
        birth_date=_date(texts, "birth_date"),
        sex=texts.get("sex", "X"),
        expiry_date=_date(texts, "expiry_date"),
        issuing_state=issuer,
        document_code=texts.get("document_code", _CODES.get(layout, "I")),
        optional_data=texts.get("optional_data", ""),
        format=layout,
        optional_data_2=texts.get("optional_data_2", ""),
    )


def _texts(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field in FIELDS:
        value = found.get(field)
        if value is None:
            continue
        if not isinstance(value, str):
            raise ComposeError("value.not_text", field=field, found=repr(value)[:40])
        yield field, value


def _needed(texts: Mapping[str, str], field: str) -> str:
    if field not in texts:
        raise ComposeError("value.missing", field=field)
    return texts[field]


def _format(text: str) -> MrzFormat:
    try:
        return MrzFormat(text)
    except ValueError:
        raise ComposeError("format.invalid", found=text[:40]) from None


def _date(texts: Mapping[str, str], field: str) -> PartialDate:
    text = _needed(texts, field)
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise ComposeError("date.invalid", field=field, found=text[:40]) from None
