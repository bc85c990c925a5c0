"""Two persons side by side: one score whichever comes first, and a verdict a reader can use."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.screening import Description, Name, compare, is_hit
from travesia.screening.matching.comparison import POSSIBLE
from travesia.screening.matching.rarity import common_names
from travesia.screening.screen_cli import main
from travesia.screening.tests.strategies import DATES, DESCRIPTIONS

#: Names of every culture of the region, and how documents cut, join and abbreviate them.
_WRITTEN = (
    "MARIA JOSE|MARIAJOSE|Mª|DE LA CRUZ|DELACRUZ|VDA DE PEREZ|JEAN-CLAUDE|JC|PIERRE LOUIS|O'BRIEN|"
    "CHIENKUO|JIAN GUO|王小明|ABD AL-RAHMAN|ABDELRAHMAN|محمد|BIN SALEH|Ngäbe|BESIKÓ|MUÑOZ|MUNXXOZ|"
    "SOUZA DA SILVA|XOCHITL|M.|J|JUAN|JUANA|JOHN|JANE|JR|Иванов|IVANOVA|PEREZ<<ANA<MARIA<<<<"
)
WORDS = st.one_of(
    st.sampled_from(_WRITTEN.split("|")),
    st.sampled_from(sorted(common_names())),
    st.text("AEILMNORST", min_size=1, max_size=7),
)
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Description, Description]:
    """Two persons whose names share words, in another order or with a letter changed."""
    words = draw(st.lists(WORDS, min_size=1, max_size=5))
    kept = [word for word in draw(st.permutations(words)) if draw(st.booleans())]
    other = " ".join([*kept, *draw(st.lists(WORDS, max_size=2))])
    if other and draw(st.booleans()):
        place = draw(st.integers(0, len(other) - 1))
        other = other[:place] + draw(st.sampled_from("AEN ")) + other[place + 1 :]
    left, right = Name(" ".join(words)), Name(other)
    return Description((left,), draw(DATES)), Description((right,), draw(DATES))


@settings(deadline=None, max_examples=400)
@given(st.one_of(pairs(), st.tuples(DESCRIPTIONS, DESCRIPTIONS)))
def test_score_and_decision_are_the_same_whoever_comes_first(
    two: tuple[Description, Description],
) -> None:
    one, other = compare(*two), compare(*reversed(two))
    assert (one.score, one.decision, one.verdict) == (other.score, other.decision, other.verdict)
    assert one.explanation.threshold == other.explanation.threshold
    assert is_hit(*two) == is_hit(*reversed(two)) == (one.verdict == "same")


@settings(deadline=None, max_examples=200)
@given(pairs())
def test_explanation_keeps_each_side_on_its_own_side(two: tuple[Description, Description]) -> None:
    """Whichever way round says less, the first person's words stand on the first side."""
    found = compare(*two).explanation
    one, other = (compare(side, side).explanation.query_normalised.split() for side in two)
    assert found.query_normalised.split() == one
    assert found.entry_normalised.split() == other
    words = [word for pair in found.aligned for word in pair.query.split()]
    assert sorted([*words, *found.query_left]) == sorted(one)
    terms = {row.term for row in found.contributions}
    assert "more_in_query" not in terms or found.query_left
    assert "more_in_entry" not in terms or found.entry_left


BORN = "1980-02-03"


@pytest.mark.parametrize(
    ("one", "other", "born", "others_birth", "verdict"),
    [
        ("Juan Pérez", "PEREZ<<JUAN<<<<", BORN, BORN, "same"),
        ("John Smith", "Smith, Jonh", BORN, "1980-03-02", "same"),
        ("Ana Silva", "Ana Silva", BORN, "1980", "same"),
        # One common name and no date: many bear it.
        ("John Smith", "John Smith", "", "", "possible"),
        # One birth date and one family name, as twins have.
        ("Ben Bodden", "Kirk Bodden", BORN, BORN, "possible"),
        ("John Smith", "Jane Smith", "", "", "different"),
        ("Juan Pérez", "Juana Pérez", BORN, BORN, "different"),
        ("John Smith", "John Smith", BORN, "1971-05-23", "different"),
        ("Xochitl Balam", "Kwame Etienne", BORN, BORN, "different"),
    ],
)
def test_verdict_is_what_a_reader_would_say(
    one: str, other: str, born: str, others_birth: str, verdict: str
) -> None:
    found = compare(Description((Name(one),), born), Description((Name(other),), others_birth))
    assert found.verdict == verdict
    assert found.explanation.threshold.value == 0.5
    assert (found.score >= 0.5, found.score >= POSSIBLE) == (
        verdict == "same",
        verdict != "different",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hans O. Friedrich", "Hans Joachim Friedrich"), ("Frost, William G.", "William W Frost")],
)
def test_initial_contradicts_another_name_in_its_place(one: str, other: str) -> None:
    found = compare(Description((Name(one),)), Description((Name(other),)))
    assert "conflict_unknown" in {row.term for row in found.explanation.contributions}


def test_initial_in_another_place_contradicts_nothing() -> None:
    """A second given name that one side has, and a second surname that the other has."""
    found = compare(
        Description((Name("Maria G. Perez"),)), Description((Name("Maria Perez Lopez"),))
    )
    assert "conflict_unknown" not in {row.term for row in found.explanation.contributions}


def test_word_that_nothing_answers_says_more_where_no_date_bears_the_rest_out() -> None:
    one, other = "Tahir Jalil Habbush Dulaimi", "Tahir Jalil Habbush Tikriti"
    found = compare(Description((Name(one),)), Description((Name(other),)))
    assert "conflict_without_date" in {row.term for row in found.explanation.contributions}
    assert found.verdict != "same"


@pytest.mark.parametrize(
    ("father", "child"),
    [("Oleksandr", "Oleksandrovych"), ("Ivan", "Ivanovich"), ("Ilya", "Ilyevna")],
)
def test_name_of_the_father_is_not_that_of_the_child(father: str, child: str) -> None:
    found = compare(
        Description((Name(f"{father} Zelenko"),)), Description((Name(f"Bohdan {child} Zelenko"),))
    )
    assert [pair.query for pair in found.explanation.aligned] == ["ZELENKO"]


def test_command_says_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "John Smith", "Smith, John", "--lang", "en"]) == 0
    assert "possible: what is known does not settle it" in capsys.readouterr().out
    assert main(["compare", "John Smith", "Smith, John", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["verdict"], told["decision"]) == ("possible", "no_hit")
