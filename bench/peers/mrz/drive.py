"""Drives one program that reads zones: loads it once, then answers commands, a JSON line each.

Runs in the environment of the program it drives (or in ours), so it uses the standard library
only. `judge` gives what the program said of each text; `time` reads texts for some seconds.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from typing import Any

Found = dict[str, Any]
Pair = tuple[Callable[[str], Any], Callable[[Any], Found]]


def load_ours(today: date, repair: bool = False) -> Pair:
    """Ours: the reading holds values, places, check digits and findings."""
    from travesia.documents import Severity, parse_mrz

    heavy = (Severity.CAUTION, Severity.STOP)

    def found(reading: Any) -> Found:
        values = reading.as_dict()
        warned = any(item.severity in heavy for item in reading.findings_about("name"))
        return {**values, "birth": values["birth_date"], "warned": warned}

    return (lambda text: parse_mrz(text, today=today, repair=repair)), found


def load_ours_repairing(today: date) -> Pair:
    """Ours, asked to put right what the check digits prove, and tails of the name."""
    return load_ours(today, repair=True)


def load_ours_as_dict(today: date) -> Pair:
    """Ours, with every sentence written out as `parse --json` does."""
    work, found = load_ours(today)
    return (lambda text: work(text).as_dict()), found


def load_mrz(today: date) -> Pair:
    """PyPI `mrz`: the caller chooses the checker, so the right one is chosen here."""
    from mrz.checker.mrva import MRVACodeChecker
    from mrz.checker.mrvb import MRVBCodeChecker
    from mrz.checker.td1 import TD1CodeChecker
    from mrz.checker.td2 import TD2CodeChecker
    from mrz.checker.td3 import TD3CodeChecker

    passports, visas = {2: TD3CodeChecker, 3: TD1CodeChecker}, MRVACodeChecker

    def work(text: str) -> Any:
        lines = text.count("\n") + 1
        small = lines == 2 and len(text) < 80
        if text[0] == "V":
            checker = (MRVBCodeChecker if small else visas)(text)
        else:
            checker = (TD2CodeChecker if small else passports.get(lines, TD3CodeChecker))(text)
        return bool(checker), checker.fields(), checker

    def found(answer: Any) -> Found:
        valid, fields, checker = answer
        values = fields._asdict()
        return {
            **values,
            "valid": valid,
            "given_names": values.get("name"),
            "issuing_state": values.get("country"),
            "birth": values.get("birth_date"),
            "warned": bool(checker.report.warnings),
        }

    return work, found


def load_passporteye(today: date) -> Pair:
    """PassportEye: its reader of text, without its eyes."""
    from passporteye.mrz.text import MRZ

    def found(values: Any) -> Found:
        code, optional = values[1].get("mrz_type"), values[1]
        return {
            "valid": values[0],
            "document_number": optional.get("number"),
            "surname": optional.get("surname"),
            "given_names": optional.get("names"),
            "issuing_state": optional.get("country"),
            "nationality": optional.get("nationality"),
            "birth": optional.get("date_of_birth"),
            "sex": optional.get("sex"),
            "optional_data": optional.get("personal_number" if code == "TD3" else "optional1"),
            "optional_data_2": optional.get("optional2"),
        }

    def work(text: str) -> Any:
        reading = MRZ(text.split("\n"))
        return reading.valid, reading.to_dict()

    return work, found


def load_fastmrz(today: date) -> Pair:
    """FastMRZ: text in, without its eyes."""
    from fastmrz import FastMRZ

    reader = FastMRZ()

    def found(values: Any) -> Found:
        return {
            **values,
            "valid": values.get("status") == "SUCCESS",
            "given_names": values.get("given_name"),
            "issuing_state": values.get("issuer_code"),
            "nationality": values.get("nationality_code"),
            "birth": values.get("birth_date"),
            "optional_data": values.get("optional_data", values.get("optional_data_1")),
        }

    return (lambda text: reader.get_details(text, input_type="text")), found


LOADERS: dict[str, tuple[str, Callable[[date], Pair]]] = {
    "ours": ("", load_ours),
    "ours-repairing": ("", load_ours_repairing),
    "ours-as-dict": ("", load_ours_as_dict),
    "mrz": ("mrz", load_mrz),
    "passporteye": ("passporteye", load_passporteye),
    "fastmrz": ("fastmrz", load_fastmrz),
}


def judge(pair: Pair, texts: list[str]) -> list[Found]:
    """Give what the program says of each text; what it raises is an answer too."""
    work, found = pair
    answers: list[Found] = []
    for text in texts:
        try:
            answers.append(json.loads(json.dumps(found(work(text)), default=str)))
        except Exception as error:
            answers.append({"exception": f"{type(error).__name__}: {error}"[:120]})
    return answers


def timed(pair: Pair, texts: list[str], seconds: float) -> Found:
    """Read the texts again and again for about some seconds."""
    work, count = pair[0], 0
    started = time.perf_counter()
    while (spent := time.perf_counter() - started) < seconds:
        for text in texts:
            work(text)
        count += len(texts)
    return {"documents": count, "seconds": spent}


def main(program: str, today: str) -> None:
    """Load the program, then answer until standard input ends."""
    # Programs that print must not speak into the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    package, load = LOADERS[program]
    started = time.perf_counter()
    pair = load(date.fromisoformat(today))
    loaded = time.perf_counter() - started
    told: Any = {"version": version(package) if package else "", "seconds": loaded}
    while True:
        answers.write(json.dumps(told) + "\n")
        answers.flush()
        asked = json.loads(sys.stdin.readline() or "null")
        if asked is None:
            return
        if asked["do"] == "judge":
            told = judge(pair, asked["texts"])
        else:
            told = timed(pair, asked["texts"], asked["seconds"])


if __name__ == "__main__":
    main(*sys.argv[1:])
