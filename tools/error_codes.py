"""Error codes read from the sources: `…Error("room.code", _("…"))`."""

import ast
import re
from pathlib import Path


def rows(package: Path) -> list[tuple[str, str]]:
    """Return (code, English sentence) of every error in the package, sorted."""
    files = [f for f in package.rglob("*.py") if not {"tests", "migrations"} & set(f.parts)]
    return sorted({row for file in files for row in _errors_in(file)})


def _errors_in(file: Path) -> list[tuple[str, str]]:
    """Return (code, English sentence) of each `…Error("room.code", _("…"))` in a file."""
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        code = node.args[0]
        if not name.endswith("Error") or not isinstance(code, ast.Constant):
            continue
        if isinstance(code.value, str) and re.fullmatch(r"[a-z_]+\.[a-z_]+", code.value):
            found.append((f"`{code.value}`", _sentence(node)))
    return found


def _sentence(call: ast.Call) -> str:
    """Return the literal text of the message, or the facts that a pure room's error carries."""
    if len(call.args) < 2:
        return f"for programs; facts: {', '.join(str(k.arg) for k in call.keywords) or 'none'}"
    texts = [n.value for n in ast.walk(call.args[1]) if isinstance(n, ast.Constant)]
    return " ".join(str(text) for text in texts) or "(made at run time)"
