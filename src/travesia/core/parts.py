"""Parts of pages that other rooms supply: `core` has the slots, rooms fill them."""

from dataclasses import dataclass

from travesia.core.registry import Registry

#: The slots: of the base page beside the menu and after everything else, and of the page of one
#: second-line case (context `case`), where a room that takes cases over may offer to.
SLOTS = ("head", "end", "second_line")


@dataclass(frozen=True, slots=True)
class PagePart:
    """One template that a page includes in a slot, with the page's own context."""

    key: str
    slot: str
    template: str
    order: int = 100


PAGE_PARTS: Registry[PagePart] = Registry("page parts")


def parts_in(slot: str) -> tuple[PagePart, ...]:
    """Return the parts of one slot in their order."""
    found = [part for part in PAGE_PARTS if part.slot == slot]
    return tuple(sorted(found, key=lambda part: (part.order, part.key)))
