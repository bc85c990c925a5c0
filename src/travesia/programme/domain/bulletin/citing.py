"""Which figures, notes and links an issue refers to."""

from collections.abc import Iterator

from travesia.programme.domain.bulletin.markup import FigureRef, Link, NoteRef, Piece, pieces
from travesia.programme.domain.bulletin.texts import Document, Place, places


def cited_codes(document: Document) -> frozenset[str]:
    """Return the codes of all figures that the texts, tiles and charts of an issue refer to."""
    in_texts = {piece.code for _, _, piece in references(document) if isinstance(piece, FigureRef)}
    return frozenset(in_texts | {code for _, code, _ in drawn(document)})


def drawn(document: Document) -> Iterator[tuple[str, str, str]]:
    """Go through the tiles and bars: place, code of the figure, category of it (empty: whole)."""
    for at, block in enumerate(document["blocks"]):
        for name in ("tiles", "bars"):
            for row, one in enumerate(block.get(name, ())):
                yield f"blocks.{at}.{name}.{row}", one["figure"], one.get("part", "")


def references(document: Document) -> Iterator[tuple[Place, str, Piece]]:
    """Go through the references in all texts, with their place and language."""
    for place in places(document):
        for language, text in place.texts.items():
            for piece in pieces(text):
                if isinstance(piece, FigureRef | NoteRef | Link):
                    yield place, language, piece


def note_order(document: Document, language: str) -> tuple[str, ...]:
    """Return the keys of the notes in the order in which one language first refers to them."""
    keys = (
        piece.key
        for place, spoken, piece in references(document)
        if spoken == language and isinstance(piece, NoteRef) and place.name != "note"
    )
    return tuple(dict.fromkeys(keys))
