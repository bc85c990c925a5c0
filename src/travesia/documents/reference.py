"""The reference page of the room, made from the tables themselves so that it cannot go stale."""

from collections.abc import Iterator

from travesia.documents.deviations import deviation_rows
from travesia.documents.document_codes import DOCUMENT_CODES
from travesia.documents.findings import SEVERITIES, Severity
from travesia.documents.formats import LAYOUTS
from travesia.documents.long_numbers import longest_number
from travesia.documents.messages import CATALOGUE

_INTRO = """# Travel documents

`travesia.documents` reads and writes the machine-readable zone of travel documents
(ICAO Doc 9303). A reading gives evidence for each rule; it never says that a document is
authentic, because whoever can print a zone can print its check digits.

This page is made by `tools/reference.py` from the tables of the room; a test compares it.

## Worked example

```python
from datetime import date
from travesia.documents import parse_mrz

reading = parse_mrz(
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\n"
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    today=date(2026, 11, 20),
)
reading.surname, reading.given_names   # ('ERIKSSON', 'ANNA MARIA')
str(reading.birth_date)                # '1974-08-12'
reading.all_digits_agree               # True
[f.code for f in reading.findings if f.severity == "stop"]   # ['document.expired']
```

`training=False` refuses the specimen state UTO, as a desk that serves real travellers must.

A card with a long document number, one of whose zeros a camera took for the letter O:

```python
reading = parse_mrz(
    "I<UTOD23145890<7349<<<<<<<<<<<\\n"
    "34O7127M9507122UTO<<<<<<<<<<<2\\n"
    "STEVENSON<<PETER<JOHN<<<<<<<<<",
    today=date(2026, 11, 20),
    repair=True,
)
reading.document_number                # 'D23145890734'
[(r.line, r.column, r.found, r.put) for r in reading.repairs]   # [(2, 3, 'O', '0')]
reading.field("document_number").places   # columns 6–14, 16–18 and the digit at 19 of line 1
```

Nothing is repaired unless asked for, and only where the check digits prove it.
"""

_WEIGHTS = {
    Severity.STOP: "breaks a rule of the zone, or of admission: a person must decide",
    Severity.CAUTION: "a person should look",
    Severity.INFO: "worth knowing; nothing is wrong",
    Severity.OK: "evidence that agrees",
}


def reference_markdown() -> str:
    """Write docs/reference/documents.md: findings, document codes, positions of fields."""
    return (
        "\n".join([_INTRO, *_findings(), *_codes(), *_positions(), *_deviations()]).rstrip("\n")
        + "\n"
    )


def _findings() -> Iterator[str]:
    yield "## Findings\n"
    yield "Codes are stable. Words in braces are facts of the case.\n"
    for severity, meaning in _WEIGHTS.items():
        yield f"### {severity.value.capitalize()}: {meaning}\n"
        yield "| code | severity | message in English |"
        yield "|---|---|---|"
        for code in sorted(code for code, weight in SEVERITIES.items() if weight is severity):
            if code.startswith("chip."):
                continue  # these have a page of their own
            yield f"| `{code}` | {severity.value} | {CATALOGUE.templates[code]['en']} |"
        yield ""


def _codes() -> Iterator[str]:
    yield "## Document codes of passports\n"
    yield "| code | kind of document |"
    yield "|---|---|"
    for code, names in DOCUMENT_CODES.items():
        yield f"| `{code}` | {names['en']} |"
    yield ""


def _positions() -> Iterator[str]:
    yield "## Positions\n"
    yield "Lines and columns count from 1.\n"
    for layout in LAYOUTS.values():
        shape = f"{layout.lines} lines of {layout.length} characters"
        yield f"### {layout.format.value}: {shape}\n"
        yield "| field | line | columns | check digit at |"
        yield "|---|---|---|---|"
        for spec in layout.fields:
            span, digit = spec.span, str(spec.digit.start) if spec.digit else "–"
            yield f"| {spec.name} | {span.line} | {span.start}–{span.end} | {digit} |"
        if layout.composite_digit is not None:
            at = layout.composite_digit
            for line in sorted({span.line for span in layout.composite}):
                covered = [span for span in layout.composite if span.line == line]
                pieces = ", ".join(f"{span.start}–{span.end}" for span in covered)
                digit = str(at.start) if line == at.line else "–"
                yield f"| composite | {line} | {pieces} | {digit} |"
        else:
            yield "| composite | – | – | none |"
        if layout.long_number:
            most = longest_number(layout)
            yield f"\nA document number of more than 9 characters (up to {most}) goes on in"
            yield "`optional_data`: a filler stands in the place of its check digit, and the rest,"
            yield "the digit over the whole number and a filler begin the optional data."
        yield ""


def _deviations() -> Iterator[str]:
    yield "## Issuers known to deviate\n"
    yield "Documents known to deviate stay usable (Doc 9303-3 §7); a finding names the deviation.\n"
    yield "| issuer | format | deviation | source |"
    yield "|---|---|---|---|"
    for row in deviation_rows():
        yield f"| {row['issuer']} | {row['format']} | `{row['deviation']}` | {row['source']} |"
    yield ""
