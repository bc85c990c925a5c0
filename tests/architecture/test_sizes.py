"""Budgets on the tail: everybody's median function is short; taste shows in the longest."""

import ast
import statistics

from tests.architecture.tree import ROOT, parsed, python_files

FILE_LINES, FILE_P90 = 400, 200
FUNCTION_LINES, CLASS_LINES = 60, 250
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
FORBIDDEN_NAMES |= {"data", "info"}


def test_no_file_is_over_four_hundred_lines() -> None:
    lengths = {f: len(f.read_text("utf-8").splitlines()) for f in python_files()}
    long = {str(f.relative_to(ROOT)): n for f, n in lengths.items() if n > FILE_LINES}
    assert not long


def test_nine_files_in_ten_are_under_two_hundred_lines() -> None:
    lengths = [len(f.read_text("utf-8").splitlines()) for f in python_files()]
    assert statistics.quantiles(lengths, n=10)[-1] <= FILE_P90


def _spans(kinds: tuple[type[ast.stmt], ...]) -> dict[str, int]:
    spans = {}
    for file, tree in parsed():
        for node in ast.walk(tree):
            if isinstance(node, kinds):
                name = getattr(node, "name", "")
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                spans[f"{file.relative_to(ROOT)}:{node.lineno} {name}"] = length
    return spans


def test_no_function_is_over_sixty_lines() -> None:
    spans = _spans((ast.FunctionDef, ast.AsyncFunctionDef))
    assert not {where: n for where, n in spans.items() if n > FUNCTION_LINES}


def test_the_median_function_is_short() -> None:
    spans = _spans((ast.FunctionDef, ast.AsyncFunctionDef))
    assert statistics.median(spans.values()) <= 12


def test_no_class_is_over_two_hundred_and_fifty_lines() -> None:
    assert not {where: n for where, n in _spans((ast.ClassDef,)).items() if n > CLASS_LINES}


def test_no_module_is_an_attic() -> None:
    names = {str(f.relative_to(ROOT)) for f in python_files() if f.stem in FORBIDDEN_NAMES}
    assert not names
