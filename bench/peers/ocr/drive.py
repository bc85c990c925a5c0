"""Drives one program that reads pages: loads it once, then reads the file named on each line.

Runs in the environment of the program it drives (or in ours), so it uses the standard library
only. Answers with the fields of the zone as the program gives them, whether the program calls it
valid, and the seconds it took; or with the exception.
"""

import json
import os
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from typing import Any

Found = dict[str, Any]
FIELDS = ("number", "birth", "expiry", "nationality", "sex", "surname", "given_names")


def load_ours(today: date) -> Callable[[str], Found]:
    """Ours: what the reading holds."""
    from travesia.documents.ocr import read_photo

    def read(file: str) -> Found:
        photo = read_photo(file, today=today, seconds=300)
        found = photo.reading
        if found is None or found.format is None:
            return {}
        lines = found.lines
        warned = any(str(item.severity) in ("caution", "stop") for item in photo.findings)
        return {
            "number": found.document_number,
            "birth": lines[1][13:19],
            "expiry": lines[1][21:27],
            "nationality": found.nationality,
            "sex": found.sex,
            "surname": found.surname,
            "given_names": found.given_names,
            "valid": found.conforms,
            "warned": warned,
        }

    return read


def load_passporteye(today: date) -> Callable[[str], Found]:
    """PassportEye finds the zone with scikit-image and reads it with Tesseract."""
    from passporteye import read_mrz

    def read(file: str) -> Found:
        found = read_mrz(file)
        if found is None:
            return {}
        return {
            "number": found.number,
            "birth": found.date_of_birth,
            "expiry": found.expiration_date,
            "nationality": found.nationality,
            "sex": found.sex,
            "surname": found.surname,
            "given_names": found.names,
            "valid": bool(found.valid),
        }

    return read


def load_fastmrz(today: date) -> Callable[[str], Found]:
    """FastMRZ finds the zone with a network and reads it with a model of its own."""
    from fastmrz import FastMRZ

    reader = FastMRZ()

    def read(file: str) -> Found:
        found = reader.get_details(file, include_checkdigit=False)
        return {
            "number": found.get("document_number"),
            "birth": str(found.get("birth_date") or "").replace("-", "")[2:],
            "expiry": str(found.get("expiry_date") or "").replace("-", "")[2:],
            "nationality": found.get("nationality_code"),
            "sex": found.get("sex"),
            "surname": found.get("surname"),
            "given_names": found.get("given_name"),
            "valid": found.get("status") == "SUCCESS",
        }

    return read


LOADERS: dict[str, tuple[str | None, Callable[[date], Callable[[str], Found]]]] = {
    "ours": (None, load_ours),
    "passporteye": ("passporteye", load_passporteye),
    "fastmrz": ("fastmrz", load_fastmrz),
}


def main(program: str, today: str) -> None:
    """Load the program, then answer until standard input ends."""
    # Programs that print must not speak into the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    warnings.simplefilter("ignore")
    package, load = LOADERS[program]
    started = time.perf_counter()
    read = load(date.fromisoformat(today))
    loaded = time.perf_counter() - started
    told: Any = {"version": version(package) if package else "", "seconds": loaded}
    while True:
        answers.write(json.dumps(told, default=str) + "\n")
        answers.flush()
        asked = json.loads(sys.stdin.readline() or "null")
        if asked is None:
            return
        started = time.perf_counter()
        try:
            told = read(asked["file"])
        except Exception as error:
            told = {"exception": f"{type(error).__name__}: {error}"[:160]}
        told["seconds"] = time.perf_counter() - started


if __name__ == "__main__":
    main(*sys.argv[1:])
