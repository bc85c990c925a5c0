"""The codes of Doc 9303-3 §5 that are not of ISO 3166-1, and where each may stand."""

import pytest

from travesia.documents import MrzFormat
from travesia.documents.tests.cases import codes, read, zone

BOTH = [
    *("D", "RKS", "EUE", "UNO", "UNA", "UNK"),
    *("XBA", "XIM", "XCC", "XCE", "XCO", "XEC", "XPO", "XES", "XMP", "XOM", "XDC"),
]
NATIONALITY_ONLY = ["GBD", "GBN", "GBO", "GBP", "GBS", "XXA", "XXB", "XXC", "XXX"]
WITHDRAWN = ["ANT", "NTZ"]
FORMATS = [
    (MrzFormat.TD1, "I"),
    (MrzFormat.TD2, "I"),
    (MrzFormat.TD3, "P"),
    (MrzFormat.MRV_A, "V"),
    (MrzFormat.MRV_B, "V"),
]


def places(code: str, kind: MrzFormat, letter: str) -> tuple[set[str], set[str]]:
    """Read a code as issuer and as nationality, as a desk that serves travellers would."""
    text = zone(format=kind, document_code=letter, issuing_state=code, nationality=code)
    reading = read(text, training=False)
    assert (reading.issuing_state, reading.nationality) == (code, code)
    return codes(reading, "issuing_state"), codes(reading, "nationality")


@pytest.mark.parametrize(("kind", "letter"), FORMATS)
def test_each_code_stands_where_it_may_in_every_format(kind: MrzFormat, letter: str) -> None:
    for code in BOTH:
        assert places(code, kind, letter) == ({"state.known"}, {"state.known"}), code
    for code in NATIONALITY_ONLY:
        assert places(code, kind, letter) == ({"state.not_an_issuer"}, {"state.known"}), code
    for code in WITHDRAWN:
        assert places(code, kind, letter) == ({"state.withdrawn"}, {"state.withdrawn"}), code
    assert places("IAO", kind, letter) == ({"state.master_list_only"},) * 2
    assert places("UTO", kind, letter) == ({"state.specimen_live"},) * 2


@pytest.mark.parametrize(("kind", "letter"), FORMATS)
def test_specimen_conforms_in_training_and_never_live(kind: MrzFormat, letter: str) -> None:
    text = zone(format=kind, document_code=letter)
    assert read(text).conforms
    assert not read(text, training=False).conforms
