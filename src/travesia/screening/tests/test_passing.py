"""Names that nobody would be asked about are passed over: whoever is asked about stays the same."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.screening import Description, DocumentNumber, Entry, Name, build_index
from travesia.screening.indexing import searching
from travesia.screening.matching.bounding import bounds_of, most_shared
from travesia.screening.matching.model import MODELS, model
from travesia.screening.matching.preparing import _unlike, prepare, setting_of
from travesia.screening.matching.scoring import score_pair
from travesia.screening.romanising import same_syllables
from travesia.screening.sounding import sound_key
from travesia.screening.spellings import variants
from travesia.screening.tests.strategies import DESCRIPTIONS
from travesia.screening.tests.test_index import FAMILIES, GIVEN


@pytest.mark.parametrize("algorithm", MODELS)
@given(DESCRIPTIONS, DESCRIPTIONS)
@settings(max_examples=300, deadline=None)
def test_nothing_scores_more_than_was_said_before_the_names_were_aligned(
    algorithm: str, left: Description, right: Description
) -> None:
    chosen = model(algorithm)
    setting = setting_of(reading=chosen.reading)
    one, other = prepare(left), prepare(Description(right.names, right.birth_date))
    scored = score_pair(one, other, setting=setting, model=chosen)
    bound = bounds_of(chosen).get(scored.birth[0])
    if bound is not None:
        sides = (
            max(most_shared(name.words, setting.rarity) for name in side.names)
            for side in (one, other)
        )
        start, each = bound
        assert scored.log_odds <= start + each * min(sides)


@given(st.lists(DESCRIPTIONS, min_size=1, max_size=8), DESCRIPTIONS)
@settings(max_examples=60, deadline=None)
def test_the_same_entries_are_asked_about_with_and_without_passing_over(
    described: list[Description], asked: Description
) -> None:
    index = build_index([Entry(str(place), one) for place, one in enumerate(described)])
    for threshold in (None, 0.02, 0.6):
        everybody = index.search(asked, limit=50, threshold=threshold)
        hits = index.search(asked, limit=50, threshold=threshold, hits_only=True)
        wanted = {found.id: found.score for found in everybody if found.decision == "hit"}
        assert {found.id for found in hits} == set(wanted)
        assert index.count_hits(asked, threshold=threshold) == len(wanted)


def test_far_birth_dates_are_passed_over_unless_the_document_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = (Name("ERIKSSON", "ANNA MARIA"),)
    index = build_index(
        [
            Entry("far", Description(names, "1931-02-03")),
            Entry("near", Description(names, "1974-08-12")),
            Entry(
                "holder",
                Description(
                    (Name("LOPEZ", "JUAN"),), "1931-02-03", documents=(DocumentNumber("D23145890"),)
                ),
            ),
        ]
    )
    aligned = []
    ours = score_pair

    def noted(query, entry, **how):  # type: ignore[no-untyped-def]  # as it is
        aligned.append(entry.births)
        return ours(query, entry, **how)

    monkeypatch.setattr(searching, "score_pair", noted)
    asked = Description(names, "1974-08-12", documents=(DocumentNumber("D23145890"),))
    assert [one.id for one in index.search(asked, hits_only=True)] == ["holder", "near"]
    assert len(aligned) == 2


def test_how_two_words_begin_by_ear_never_says_more_than_their_keys() -> None:
    """What is told by the beginnings alone is what the whole keys would have said."""
    words = sorted({*FAMILIES, *GIVEN, *_HEARD.split()})
    for one, other in product(words, words):
        begin_alike = sound_key(one)[0] == sound_key(other)[0]
        nothing_else = other not in variants(one) and not same_syllables(one, other)
        assert _unlike(one, other) == (nothing_else and not begin_alike)


_HEARD = (
    "JIMENEZ XIMENES GIMENEZ YUSUF YOUSSEF PIERRE PYE XU HSU TSUI JIANGUO CHIENKUO HELENE ELENA "
    "WONG HUANG QUISPE KISPE GUERRERO WERERO PHILIPPE FELIPE EMMA IRMA EVE IVES HUGO UGO"
)
