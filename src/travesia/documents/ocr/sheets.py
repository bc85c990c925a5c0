"""From found lines to characters: grid, fillers, and a clean sheet that Tesseract reads."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from travesia.documents.ocr.fillers import likeness
from travesia.documents.ocr.grid import LENGTHS, Grid, grid_of
from travesia.documents.ocr.ink import Grey
from travesia.documents.ocr.shapes import doubted
from travesia.documents.ocr.strips import CAPITAL
from travesia.documents.ocr.tesseract import read_characters

UNREAD = "?"
"""Stands where nothing could be read; no zone holds it, so no such zone conforms."""
_FILLER = 0.84
"""Likeness from which a character is a filler: in heavy blur K reaches 0.79, fillers keep 0.90."""
_GAP = 40
"""Points of white between the lines of a sheet."""
_MOST_COST = 0.42
"""Ink on the edges of characters beyond which this is no even pitch."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One character of a zone as it was read."""

    text: str
    confidence: float
    """From 0 to 100."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The straightened lines of a zone with their grids, right way up."""

    strips: tuple[Grey, ...]
    grids: tuple[Grid, ...]
    likes: tuple[Grey, ...]
    """For each line, how much each character looks like a filler."""
    upside_down: bool


def sheet_of(strips: list[Grey]) -> Sheet | None:
    """Lay grids over the lines of a zone and turn it the right way up; None if they fit none."""
    fits = [[grid_of(strip, length) for strip in strips] for length in LENGTHS.get(len(strips), ())]
    grids = min(fits, key=lambda grids: sum(grid.cost for grid in grids), default=None)
    if grids is None or sum(grid.cost for grid in grids) / len(grids) > _MOST_COST:
        return None
    pairs = list(zip(strips, grids, strict=True))
    right = [likeness(strip, grid) for strip, grid in pairs]
    wrong = [likeness(strip, grid, backwards=True) for strip, grid in pairs]
    if _fillers(wrong) > _fillers(right):
        return Sheet(
            tuple(strip[::-1, ::-1] for strip in reversed(strips)),
            tuple(_turned(strip, grid) for strip, grid in reversed(pairs)),
            tuple(like[::-1] for like in reversed(wrong)),
            upside_down=True,
        )
    return Sheet(tuple(strips), tuple(grids), tuple(right), upside_down=False)


def _fillers(likes: list[Grey]) -> int:
    return sum(int((like > _FILLER).sum()) for like in likes)


def _turned(strip: Grey, grid: Grid) -> Grid:
    return Grid(strip.shape[1] - grid.edges[::-1], grid.cost)


def read_sheet(sheet: Sheet, *, size: float = 1.0, seconds: float) -> list[list[Cell]]:
    """Read the characters of each line; raises PictureError as `read_characters` does.

    Args:
        sheet: the lines of a zone.
        size: of the letters shown to Tesseract, which reads some better larger or smaller.
        seconds: how long it may take.
    """
    rows = [_written(sheet, row) for row in range(len(sheet.strips))]
    tall = sheet.strips[0].shape[0]
    wide = max(edges[-1] for _, edges, _ in rows)
    ink = np.zeros((len(rows) * (tall + _GAP) + _GAP, wide + 2 * _GAP), dtype=np.float32)
    for row, (line, _, _) in enumerate(rows):
        top = _GAP + row * (tall + _GAP)
        ink[top : top + tall, _GAP : _GAP + line.shape[1]] = line
    picture = Image.fromarray(np.uint8(255 * (1 - ink)))
    if size != 1.0:
        picture = picture.resize(
            (round(picture.width * size), round(picture.height * size)), Image.Resampling.BICUBIC
        )
    lines = [_empty(sheet, row) for row in range(len(rows))]
    for char in read_characters(picture, seconds=seconds):
        row = int((char.y / size - _GAP / 2) // (tall + _GAP))
        if not 0 <= row < len(rows):
            continue
        line, edges, columns = rows[row]
        middle = (char.left + char.right) / 2 / size - _GAP
        place = max(0, int(np.searchsorted(edges, middle)) - 1)
        if place < len(columns):
            column = columns[place]
            piece = line[:, edges[place] : edges[place + 1]]
            sure = doubted(char.text, char.confidence, piece)
            # Two characters in one place: the surer one stands.
            if sure >= lines[row][column].confidence:
                lines[row][column] = Cell(char.text, sure)
    return lines


def surer(one: list[list[Cell]], other: list[list[Cell]]) -> list[list[Cell]]:
    """Take for each place the reading with the greater confidence."""
    return [
        [max(pair, key=lambda cell: cell.confidence) for pair in zip(*rows, strict=True)]
        for rows in zip(one, other, strict=True)
    ]


def _empty(sheet: Sheet, row: int) -> list[Cell]:
    return [
        Cell("<", 100 * float(like)) if like > _FILLER else Cell(UNREAD, 0.0)
        for like in sheet.likes[row]
    ]


def _written(sheet: Sheet, row: int) -> tuple[Grey, list[int], list[int]]:
    """Write the characters of a line side by side without its fillers, as one word.

    (Tesseract gives no confidence for the first character after a space.) Gives the ink, the edges
    of the characters in it, and which character of the line each is.
    """
    strip, grid = sheet.strips[row], sheet.grids[row]
    middle = strip.shape[0] / 2
    top, bottom = max(0, int(middle - 0.66 * CAPITAL)), int(middle + 0.66 * CAPITAL)
    pieces, edges, columns = [np.zeros((strip.shape[0], 0), dtype=np.float32)], [0], []
    for column, (left, right) in enumerate(grid.cells()):
        piece = strip[:, max(0, left) : right]
        if sheet.likes[row][column] > _FILLER or not piece.size:
            continue
        full = max(0.25, float(np.percentile(piece, 96)))
        clean = np.zeros_like(piece)
        clean[top:bottom] = np.clip((piece[top:bottom] / full - 0.12) / 0.8, 0.0, 1.0)
        pieces.append(clean)
        edges.append(edges[-1] + piece.shape[1])
        columns.append(column)
    return np.hstack(pieces), edges, columns
