"""Editors of an invented office, and items that they bring out."""

from datetime import date
from uuid import UUID

from travesia.access.domain import Role, Scope
from travesia.portal import selectors, services
from travesia.portal.domain import ItemFacts, Kind, Source, Stage, TextView, Topic, Wording
from travesia.portal.services import ItemGiven
from travesia.testing import actor

WRITER = actor("editor of Guatemala", Role.EDITOR, scope=Scope("GTM"))
READER = actor("second editor of Guatemala", Role.EDITOR, scope=Scope("GTM"))
ELSEWHERE = actor("editor of Panama", Role.EDITOR, scope=Scope("PAN"))
REGION = actor("editor of the region", Role.EDITOR)
REGION_READER = actor("second editor of the region", Role.EDITOR)

SPANISH = Wording(
    "Pedir una copia del acta de nacimiento",
    "La copia sirve para pedir el pasaporte. No le preguntan por su situación.",
    {
        "who": "Toda persona nacida en el país.",
        "documents": "Un documento con su nombre\nEl lugar y el año en que nació",
        "cost": "Nada.",
        "place": "Ventanilla Puerto Sol.",
        "time": "15 días.",
        "steps": "Vaya a una oficina.\nPida la copia.\nVuelva con el comprobante.",
        "refused": "Pida la razón por escrito.",
    },
)
CREOLE = Wording(
    "Mande yon kopi batistè",
    "Kopi a sèvi pou mande paspò.",
    {
        "who": "Tout moun ki fèt nan peyi a.",
        "documents": "Yon papye ki gen non ou\nKote ou fèt ak ki ane",
        "cost": "Anyen.",
        "place": "Biwo Puerto Sol.",
        "time": "15 jou.",
        "steps": "Ale nan yon biwo.\nMande kopi a.\nTounen ak resi a.",
    },
)


def given(kind: Kind = Kind.PROCEDURE, **changes: object) -> ItemGiven:
    """Return the facts of an item for Guatemala."""
    facts: dict[str, object] = {
        "kind": kind,
        "topic": Topic.IDENTITY,
        "stage": Stage.ORIGIN,
        "owner": "Registry of Puerto Sol",
        "source": Source("Circular 7 (invented)", "", date(2026, 11, 1)),
        "countries": ("GTM",),
        **changes,
    }
    return ItemGiven(**facts)  # type: ignore[arg-type]  # the fields stand above


def opened(words: Wording = SPANISH, /, **changes: object) -> ItemFacts:
    """Begin an item, a draft."""
    return services.open_item(actor=WRITER, given=given(**changes), words=words)  # type: ignore[arg-type]  # facts


def published(words: Wording = SPANISH, /, **changes: object) -> ItemFacts:
    """Begin an item and bring its first text out."""
    facts = opened(words, **changes)
    approved(facts.id, facts.source_language)
    return facts


def translated(item_id: UUID, language: str, words: Wording) -> TextView:
    """Write a text in another language and bring it out."""
    services.save_text(actor=WRITER, item_id=item_id, language=language, words=words)
    return approved(item_id, language)


def approved(item_id: UUID, language: str) -> TextView:
    """Let the draft of a language be read and approved by the second editor."""
    work = selectors.text_in_work(item_id, language)
    assert work is not None
    services.send_text(actor=WRITER, text_id=work.id)
    return services.approve_text(actor=READER, text_id=work.id)
