"""Write the reference pages that are made from the program; `--check` says which are stale."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import error_codes  # the path is set above

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made by tools/reference.py from the program; do not edit. -->"


def _cell(value: object) -> str:
    """Return a value as the text of a table cell."""
    return str(value).replace("\n", " ").replace("|", "\\|")


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table."""
    names = list(head)
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    lines += [f"| {' | '.join(_cell(value) for value in row)} |" for row in rows]
    return "\n".join(lines)


def settings_page() -> str:
    """Describe every setting of a node."""
    from travesia.config.env import Env

    rows = []
    for name, field in Env.model_fields.items():
        default = "none" if field.is_required() else _default(name, field.get_default())
        rows.append((f"`TRAVESIA_{name.upper()}`", field.description, default))
    return "\n\n".join(
        (
            "# Settings",
            MADE,
            "A node reads these variables when it starts. A data folder may carry some of them in "
            "`node.json`; a variable that is set wins.",
            table(("variable", "meaning", "default"), rows),
        )
    )


def _default(name: str, value: object) -> str:
    if name == "allowed_hosts":
        return "`127.0.0.1, localhost, [::1]`"
    return "none" if value in (None, "") else f"`{value}`"


def commands_page() -> str:
    """List every command."""
    from travesia.config.commands_cli import all_commands

    rows = [(f"`./travesia {name}`", text) for name, text in all_commands().items()]
    return "\n\n".join(
        (
            "# Commands",
            MADE,
            "Every command takes `--data DIR` (or the variable `TRAVESIA_DATA`), and `--json` "
            "where it prints results. Exit codes: 0 done, 1 something is wrong, 2 usage, 65 bad "
            "input, 77 not allowed.",
            table(("command", "what it does"), rows),
        )
    )


def events_page() -> str:
    """List every kind of event with its fields."""
    from dataclasses import fields

    from travesia.core.events import EVENTS

    parts = [
        "# Events",
        MADE,
        "What the journal records. A kind never changes its meaning; a new version stands beside "
        "the old one and the journal reads old entries through upcasters.",
    ]
    for kind in EVENTS:
        parts.append(f"## `{kind.key}`")
        parts.append((kind.event.__doc__ or "").strip().split("\n\n")[0].replace("\n", " "))
        parts.append(
            table(
                ("field", "type"),
                ((f"`{f.name}`", f"`{_type(f.type)}`") for f in fields(kind.event)),  # type: ignore[arg-type]  # every event is a dataclass
            )
        )
    return "\n\n".join(parts)


def _type(annotation: object) -> str:
    return str(getattr(annotation, "__name__", annotation)).replace("travesia.", "")


def permissions_page() -> str:
    """Show every permission, its purposes and the roles that hold it; then the roles."""
    from travesia.access.domain import PERMISSIONS, Purpose, Role

    rows = [
        (
            f"`{p.key}`",
            p.label,
            ", ".join(sorted(f"`{purpose}`" for purpose in p.purposes)) or "no personal data",
            ", ".join(sorted(f"`{role}`" for role in p.roles)) or "nobody",
        )
        for p in PERMISSIONS
    ]
    roles = [
        (f"`{role}`", ", ".join(f"`{p.key}`" for p in PERMISSIONS if role in p.roles) or "nothing")
        for role in Role
    ]
    return "\n\n".join(
        (
            "# Roles and permissions",
            MADE,
            "What is not in this table is denied. A role opens something only where a grant gives "
            "it: in a country, an agency or a post.",
            "## Permissions",
            table(("permission", "what it allows", "purposes", "roles"), rows),
            "## Roles",
            table(("role", "permissions"), roles),
            "## Purposes",
            ", ".join(f"`{purpose}`" for purpose in Purpose)
            + ". One of them stands beside every look at a person.",
        )
    )


def retention_page() -> str:
    """List how long each kind of record is kept."""
    from travesia.core.retention import RETENTION

    rows = [
        (f"`{r.key}`", r.purpose, r.legal_basis, f"{r.keep_days} days", r.action) for r in RETENTION
    ]
    return "\n\n".join(
        (
            "# Retention",
            MADE,
            "Defaults, to be confirmed by each country's counsel; a hold keeps a record longer, "
            "with its reason and owner.",
            table(("kind", "purpose", "legal basis", "kept", "then"), rows),
        )
    )


def errors_page() -> str:
    """List every error code that a person or a program may meet, read from the sources."""
    rows = error_codes.rows(ROOT / "src" / "travesia")
    return "\n\n".join(
        (
            "# Errors",
            MADE,
            "Codes are stable. A page shows the sentence in the reader's language, the API answers "
            "`application/problem+json` with the code, a command ends with the exit code.",
            table(("code", "sentence"), rows),
        )
    )


def documents_page() -> str:
    """Describe the reading of travel documents: findings, codes, positions."""
    from travesia.documents.reference import reference_markdown

    return reference_markdown().rstrip("\n")


def letters_page() -> str:
    """Show the tables by which names are written in the letters of a zone."""
    from travesia.vocab.letters.reference import letters_markdown

    return letters_markdown().rstrip("\n")


def electronic_passports_page() -> str:
    """Describe passive authentication: example, steps, choices, algorithms, findings."""
    from travesia.documents.emrtd.reference import reference_markdown

    title, _, rest = reference_markdown().partition("\n")
    return f"{title}\n\n{MADE}\n{rest}".rstrip("\n")


def visible_seals_page() -> str:
    """Describe visible digital seals: example, limits, kinds of documents, findings."""
    from travesia.seals.visible.reference import reference_markdown

    title, _, rest = reference_markdown().partition("\n")
    return f"{title}\n\n{MADE}\n{rest}"


def cards_page() -> str:
    """Describe cards: example, claims, rules of the reader, verdicts, differences, findings."""
    from travesia.seals.cards.reference import cards_markdown

    title, _, rest = cards_markdown().partition("\n")
    return f"{title}\n\n{MADE}\n{rest}".rstrip("\n")


def lists_page() -> str:
    """Describe trust lists and status lists: example, fields, rules, every code."""
    from travesia.seals.trust.reference import lists_markdown

    title, _, rest = lists_markdown().partition("\n")
    return f"{title}\n\n{MADE}\n{rest}".rstrip("\n")


def screening_page() -> str:
    """The matcher with its weights; the words of the page are in the room."""
    from travesia.screening.reference import screening_markdown

    return screening_markdown()


def stays_page() -> str:
    """Describe the stay calculator: rules, examples, published cases, reasons."""
    from travesia.border.domain.staying.reference import reference_markdown

    title, _, rest = reference_markdown().partition("\n")
    return f"{title}\n\n{MADE}\n{rest}"


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "events.md": events_page,
    "roles-and-permissions.md": permissions_page,
    "retention.md": retention_page,
    "errors.md": errors_page,
    "visible-seals.md": visible_seals_page,
    "cards.md": cards_page,
    "trust-and-status.md": lists_page,
    "documents.md": documents_page,
    "electronic-passports.md": electronic_passports_page,
    "letters.md": letters_page,
    "screening.md": screening_page,
    "stays.md": stays_page,
}


def stale() -> list[str]:
    """Return the pages that do not say what the program says."""
    found = []
    for name, make in PAGES.items():
        file = REFERENCE / name
        if not file.exists() or file.read_text("utf-8") != make() + "\n":
            found.append(name)
    return found


def main(argv: list[str]) -> int:
    """Write the pages, or with --check name the stale ones and return 1."""
    os.environ.setdefault("TRAVESIA_ROLE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    sys.path.insert(0, str(ROOT / "src"))
    import django

    django.setup()
    from django.utils import translation

    translation.activate("en")
    if "--check" in argv:
        for name in stale():
            sys.stderr.write(f"docs/reference/{name} is stale. Run: tools/reference.py\n")
        return int(bool(stale()))
    for name, make in PAGES.items():
        (REFERENCE / name).write_text(make() + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
