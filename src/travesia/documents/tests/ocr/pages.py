"""Invented pages for the tests."""

from dataclasses import replace
from datetime import date
from typing import Any

from travesia.documents import MrzFormat
from travesia.documents.ocr.specimen import Specimen, draw_page
from travesia.documents.tests.cases import HOLDER

TODAY = date(2026, 11, 20)
CODES = {
    MrzFormat.TD1: "I",
    MrzFormat.TD2: "I",
    MrzFormat.TD3: "PP",
    MrzFormat.MRV_A: "V",
    MrzFormat.MRV_B: "V",
}


def page(form: MrzFormat = MrzFormat.TD3, **changes: Any) -> Specimen:
    """Draw the page of the invented holder."""
    return draw_page(replace(HOLDER, format=form, document_code=CODES[form], **changes))
