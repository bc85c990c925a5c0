"""The reference page of visible digital seals works as it is written and names every code."""

import re
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from travesia.seals.findings import SEVERITIES
from travesia.seals.tests.vds_cases import certificate_der
from travesia.seals.visible import DOCUMENT_TYPES
from travesia.seals.visible.reference import reference_markdown

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "visible-seals.md"


def test_the_worked_example_works() -> None:
    key = ec.generate_private_key(ec.BrainpoolP256R1())
    found: dict[str, object] = {"private_key": key, "certificate_file": certificate_der(key)}
    example = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[0]
    exec(example, found)  # noqa: S102 - the page's own words
    assert str(getattr(found["verdict"], "state", "")) == "verified"
    zone = getattr(found["seal"], "zone", ())
    assert [len(line) for line in zone] == [36, 36]


def test_the_page_names_every_code_and_every_kind_of_document() -> None:
    page = reference_markdown()
    for code in SEVERITIES:
        if code.startswith(("seal.", "symbol.")):
            assert f"| `{code}` |" in page
    for kind in DOCUMENT_TYPES.values():
        assert f"(`{kind.name}`)" in page
