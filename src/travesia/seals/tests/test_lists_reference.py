"""The page of lists names every code, and its example is run."""

from travesia.seals.findings import SEVERITIES
from travesia.seals.trust.reference import lists_markdown


def test_every_code_of_lists_stands_on_the_page() -> None:
    page = lists_markdown()
    codes = [code for code in SEVERITIES if code.startswith(("trust.", "status.", "jws."))]
    assert len(codes) >= 35
    assert [code for code in codes if f"| `{code}` |" not in page] == []


def test_the_example_shows_a_revoked_card_and_an_answer_that_is_not_fresh_any_more() -> None:
    page = lists_markdown()
    assert "Trust list 1 was taken in." in page
    assert "after 1 hours: status 1, fresh: True" in page
    assert "after 30 hours: status 1, fresh: False" in page
