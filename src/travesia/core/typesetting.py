"""Set documents as PDF with Typst, which refuses one that a screen reader could not follow.

Typst is in the extra `publish`: a post that prints nothing need not carry it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.util import find_spec
from typing import ClassVar, Final, Literal

from django.utils.translation import gettext_lazy as _

from travesia.core.errors import DomainError

PdfStandard = Literal["a-3a", "ua-1"]
"""Standards that our documents declare, as Typst names them."""

#: PDF/UA-1: tagged, with title and language (ISO 14289-1).
STANDARD: Final[PdfStandard] = "ua-1"
#: The same, and fit for archives, with files attached (ISO 19005-3, level A).
ARCHIVE: Final[tuple[PdfStandard, ...]] = ("a-3a", STANDARD)


class TypesettingError(DomainError):
    """A document cannot be set here, or could not be set."""

    status: ClassVar[int] = 503


def can_typeset() -> bool:
    """Tell whether this node has Typst."""
    return find_spec("typst") is not None


def typeset(
    source: str,
    values: Mapping[str, object],
    *,
    made_at: datetime,
    standards: Sequence[PdfStandard] = (STANDARD,),
) -> bytes:
    """Return a Typst document as PDF/UA-1; `values` reach it as JSON under `sys.inputs.values`.

    Values are text to the document and never markup. No font of the machine is used and nothing is
    fetched, so the same values give the same pages everywhere. TypesettingError where Typst is not
    installed (`core.typesetting_missing`) or refuses the document (`core.typesetting_failed`).
    """
    if not can_typeset():
        raise TypesettingError(
            "core.typesetting_missing",
            _(
                "This machine makes no PDF: the part that sets pages is not installed. "
                "Print the page, or take the figures as a workbook. An administrator installs "
                'it with: pip install "travesia[publish]"'
            ),
        )
    import typst  # noqa: PLC0415  # an extra

    try:
        made: bytes = typst.compile(
            source.encode(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"values": json.dumps(values)},
            pdf_standards=list(standards),
            timestamp=int(made_at.timestamp()),
        )
    except typst.TypstError as error:
        raise TypesettingError(
            "core.typesetting_failed",
            _("The PDF could not be made (%(why)s). Nothing else was changed."),
            why=str(error)[:200],
        ) from error
    return made
