"""Which places of a zone hold letters only: where a misread digit is a letter, and which one."""

from travesia.documents.findings import Finding, finding
from travesia.documents.formats import LAYOUTS, SHAPES, Layout
from travesia.documents.ocr.sheets import UNREAD, Cell

LETTER_OF = {"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"}
"""Digits that readers take letters for, and the letters. In OCR-B 0 and O differ in width only."""
UNSURE = 60.0
"""Confidence under which a character is to be compared with the page."""
_LETTERS_ONLY = ("document_code", "issuing_state", "name", "nationality", "sex")


def layout_of(lines: list[list[Cell]]) -> Layout | None:
    """Find the layout by the shape of a zone, and its first letter for visas."""
    shape = SHAPES.get((len(lines), len(lines[0]))) if lines else None
    if shape is None:
        return None
    return LAYOUTS[shape[1] if lines[0][0].text == "V" else shape[0]]


def put_in_place(lines: list[list[Cell]]) -> tuple[list[str], list[Finding]]:
    """Take digits for letters where only letters can stand, and say what else is doubtful.

    Where digits and letters can both stand nothing is changed: check digits decide there.
    """
    layout = layout_of(lines)
    places = _letters_only(layout) if layout else set()
    notes: list[Finding] = []
    rows = []
    for row, cells in enumerate(lines):
        text = ""
        for column, cell in enumerate(cells):
            put = cell.text
            if (row, column) in places and put in LETTER_OF:
                put = LETTER_OF[put]
                notes.append(_note("photo.by_place", row, column, found=cell.text, put=put))
            if put == UNREAD:
                notes.append(_note("photo.unread", row, column))
            elif cell.confidence < UNSURE:
                sure = round(cell.confidence)
                notes.append(_note("photo.unsure", row, column, found=put, confidence=sure))
            text += put
        rows.append(text)
    return rows, notes


def _letters_only(layout: Layout) -> set[tuple[int, int]]:
    fields = [spec.span for spec in layout.fields if spec.name in _LETTERS_ONLY]
    return {
        (span.line - 1, column - 1) for span in fields for column in range(span.start, span.end + 1)
    }


def _note(code: str, row: int, column: int, **facts: str | int) -> Finding:
    return finding(code, None, line=row + 1, column=column + 1, **facts)
