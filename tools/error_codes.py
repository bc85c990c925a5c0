"""Error codes read from the sources: `…Error("room.code", _("…"))`."""

import ast
import re
from pathlib import Path


def rows(package: Path) -> list[tuple[str, str]]:
    """Return (code, English sentence) of every error in the package, sorted."""
    files = [f for f in package.rglob("*.py") if not {"tests", "migrations"} & set(f.parts)]
    tables = _tables(package)
    return sorted({row for file in files for row in _errors_in(file, tables)})


def _tables(package: Path) -> dict[str, str]:
    """Return code → English sentence of the tables in which pure rooms keep their sentences."""
    found = {}
    for table in package.glob("*/messages/*.tsv"):
        head, *lines = (line.split("\t") for line in table.read_text("utf-8").splitlines())
        if head[0] == "code":
            found.update({line[0]: line[head.index("en")] for line in lines})
    return found


def _errors_in(file: Path, tables: dict[str, str]) -> list[tuple[str, str]]:
    """Return (code, English sentence) of each `…Error("room.code", _("…"))` in a file."""
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        code = node.args[0]
        if not name.endswith("Error") or not isinstance(code, ast.Constant):
            continue
        if isinstance(code.value, str) and re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", code.value):
            found.append((f"`{code.value}`", tables.get(code.value) or _sentence(node)))
    return found


def _sentence(call: ast.Call) -> str:
    """Return the literal text of the message, or the facts that a pure room's error carries."""
    if len(call.args) < 2:
        return f"for programs; facts: {', '.join(str(k.arg) for k in call.keywords) or 'none'}"
    texts = [n.value for n in ast.walk(call.args[1]) if isinstance(n, ast.Constant)]
    return " ".join(str(text) for text in texts) or "(made at run time)"
