"""The reference page says what the code does."""

from pathlib import Path

from travesia.documents import SEVERITIES
from travesia.documents.reference import reference_markdown

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "documents.md"
CHIP_PAGE = PAGE.with_name("electronic-passports.md")


def test_reference_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == reference_markdown()


def test_every_finding_code_is_documented() -> None:
    page = PAGE.read_text("utf-8") + CHIP_PAGE.read_text("utf-8")
    assert [code for code in SEVERITIES if f"`{code}`" not in page] == []
