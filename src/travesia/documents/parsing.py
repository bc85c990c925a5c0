"""Reading a machine-readable zone: never raising on any text, never repairing unless asked to."""

from dataclasses import replace
from datetime import date
from typing import Any

from travesia.documents.deviations import Deviation, known_deviation
from travesia.documents.evidence import CheckDigit
from travesia.documents.findings import Finding, finding
from travesia.documents.formats import MrzFormat
from travesia.documents.kinds import read_document_code
from travesia.documents.lines import Lines, take_lines
from travesia.documents.long_numbers import LongNumber, find_long_number
from travesia.documents.mending import mend
from travesia.documents.plans import CUT, PLANS, Plan, compared
from travesia.documents.reading import MrzReading
from travesia.documents.values import (
    holder_notes,
    read_birth,
    read_expiry,
    read_name_field,
    read_number,
    read_sex,
    read_state,
)


def parse_mrz(
    text: str | bytes, *, today: date, training: bool = True, repair: bool = False
) -> MrzReading:
    """Read a zone from text as scanned, pasted or typed.

    Args:
        text: any text; bytes beyond ASCII become characters that no zone holds.
        today: the day that decides centuries and expiry (the caller's clock).
        training: accept the specimen state UTO; False refuses it, as real desks must.
        repair: put misread characters right where the check digits prove it, and fillers at the
            end of the name that were read as letters. Every repair is in `repairs` and among the
            findings. For text that a camera read; what a reader of zones or a person sent is
            better read as it is.

    Returns:
        a reading; whatever is wrong with the text is among its findings.

    Raises:
        TypeError: when `text` is neither str nor bytes. Nothing else, on any text.
    """
    if isinstance(text, (bytes, bytearray)):
        text = text.decode("latin-1")
    elif not isinstance(text, str):
        raise TypeError(f"parse_mrz reads str or bytes, not {type(text).__name__}")
    taken = take_lines(text)
    if taken.format is None:
        return MrzReading(taken.lines, None, today, training, tuple(taken.notes))
    plan = PLANS[taken.format]
    if taken.whole and not repair:
        return _read(plan, taken.lines, tuple(taken.notes), today, training)
    if taken.whole:
        mended = mend(plan.layout, taken.lines)
        notes = (*taken.notes, *mended.findings)
        return replace(_read(plan, mended.lines, notes, today, training), repairs=mended.repairs)
    return _read_in_part(plan, taken, today, training)


def _read(
    plan: Plan, lines: tuple[str, ...], notes: tuple[Finding, ...], today: date, training: bool
) -> MrzReading:
    """Read lines that all have the length of the format."""
    text = "".join(lines)
    raw = plan.cut(text)
    layout = plan.layout
    code, of_code = read_document_code(raw[0], layout.format, today)
    issuer, of_issuer = read_state(raw[1], "issuing_state", training)
    name, of_name = read_name_field(raw[2])
    expiry, of_expiry = read_expiry(raw[7], today)
    birth, of_birth = read_birth(raw[5], today, expiry.exact if expiry else None)
    nationality, of_nationality = read_state(raw[4], "nationality", training)
    sex, of_sex = read_sex(raw[6])
    parts = plan.parts(text)
    checks, of_checks = plan.compare(parts)
    if parts[1] == "<" and (long := find_long_number(layout, lines)):
        number, of_number = read_number(long.number)
        optional = "" if long.optional is None else long.optional.of(lines)
        checks[0], of_checks[:1] = _compared(long, layout.format, issuer)
    else:
        number, of_number = read_number(raw[3])
        optional = raw[8]
    return MrzReading(
        lines,
        layout.format,
        today,
        training,
        (
            *notes,
            *of_expiry,
            *of_code,
            *of_issuer,
            *of_name,
            *of_number,
            *of_nationality,
            *of_birth,
            *of_sex,
            *of_checks,
            *holder_notes(code, nationality),
        ),
        tuple(checks),
        code,
        issuer,
        name,
        number,
        nationality,
        birth,
        sex,
        expiry,
        optional.rstrip("<"),
        raw[9].rstrip("<") if plan.two_optional else None,
    )


def _compared(
    long: LongNumber, layout: MrzFormat, issuer: str | None
) -> tuple[CheckDigit, list[Finding]]:
    """Compare the digit of a long number; one computed over the filler is taken, and said."""
    about, found = "document_number", long.found
    if found != long.expected and found == long.expected_over_filler:
        check = CheckDigit(about, long.digit, long.expected, found, True)
        said = [finding("digit.over_filler", about, expected=long.expected, found=found)]
        if issuer and known_deviation(issuer, layout, Deviation.DIGIT_OVER_FILLER):
            said.append(finding("deviation.digit_over_filler", about, code=issuer))
    else:
        check, note = compared(about, long.digit, long.expected, found)
        said = [note]
    if not long.ends_in_filler:
        said.append(finding("number.no_filler_after", about))
    return check, said


def _read_in_part(plan: Plan, taken: Lines, today: date, training: bool) -> MrzReading:
    """Read what stands in lines of the right length; positions in the others mean nothing."""
    layout = plan.layout
    broken = {at for at, line in enumerate(taken.lines, 1) if len(line) != layout.length}
    whole = tuple(
        "<" * layout.length if at in broken else line for at, line in enumerate(taken.lines, 1)
    )
    reading = _read(plan, whole, (), today, training)
    lost = {spec.name for spec in layout.fields if spec.span.line in broken}
    if layout.composite and any(span.line in broken for span in layout.composite):
        lost.add("composite")
    kept: dict[str, Any] = {name: None if name in lost else getattr(reading, name) for name in CUT}
    about = [item for item in reading.findings if item.field and item.field not in lost]
    held = holder_notes(kept["document_code"], kept["nationality"])
    return replace(
        reading,
        lines=taken.lines,
        findings=(*taken.notes, *about, *held),
        checks=tuple(check for check in reading.checks if check.field not in lost),
        **kept,
    )
