"""Twins named alike in the linkage benchmark: who they are, and how they are counted."""

from pathlib import Path

import pytest
from bench._link_alike import Merged, counted, file_of, markdown, pairs_of_names, put_into
from bench._link_damage import MIX_B
from rapidfuzz.distance import OSA

from bench import _link_alike, linkage

FOUND = [
    Merged("with documents", (3, 20), (1, 20), (97, 100)),
    Merged("without documents", (3, 20), (2, 20), (95, 100)),
]


def test_each_pair_is_of_two_names_one_or_two_letters_apart_and_of_either_kind() -> None:
    pairs = pairs_of_names()
    assert all(1 <= OSA.distance(pair["one"], pair["other"]) <= 2 for pair in pairs)
    of_one_sex = sum(pair["one_sex"] == pair["other_sex"] for pair in pairs)
    assert min(of_one_sex, len(pairs) - of_one_sex) >= 20
    assert len({frozenset((pair["one"], pair["other"])) for pair in pairs}) == len(pairs)


def test_twins_named_alike_share_all_but_given_name_and_document_and_are_the_only_twins() -> None:
    people, made = file_of(MIX_B, 5, tail=50, count=2_000)
    assert len(made) == 2_000
    twins = [someone for someone in people if someone.twin >= 0]
    assert len(twins) == 4 * len(pairs_of_names())
    for one, other in zip(twins[::2], twins[1::2], strict=True):
        assert (one.family, one.born, one.twin) == (other.family, other.born, other.twin)
        assert one.given != other.given
        assert one.given[1:] == other.given[1:]
        assert one.number != other.number
    assert {person for _, person in made} >= set(range(len(twins)))


def test_merged_pairs_are_counted_by_sex_and_split_people_lower_the_recall() -> None:
    people, made = file_of(MIX_B, 5, tail=50, count=2_000)
    apart = {values[0]: f"c{person}" for values, person in made}
    none = counted("", people, made, apart)
    pairs = pairs_of_names()
    of_one_sex = 2 * sum(pair["one_sex"] == pair["other_sex"] for pair in pairs)
    assert (none.other_sex, none.same_sex) == (
        (0, 2 * len(pairs) - of_one_sex),
        (0, of_one_sex),
    )
    assert none.own[0] == none.own[1] > 0
    first = {people[0].sex, people[1].sex}
    assert first == {"M", "F"}
    together = {key: "c0" if one == "c1" else one for key, one in apart.items()}
    assert counted("", people, made, together).other_sex[0] == 1
    alone = counted("", people, made, {key: key for key in apart})
    assert alone.own[0] == 0
    assert alone.own[1] == none.own[1]


def test_the_section_says_each_count_and_whether_a_tenth_is_kept() -> None:
    text = markdown(FOUND, made_at="Today.")
    assert "given names independently" in text
    assert "| with documents | 3 of 20 | 1 of 20 | 4 of 40 | 0.9700 | met |" in text
    assert "| without documents | 3 of 20 | 2 of 20 | 5 of 40 | 0.9500 | NOT MET |" in text


def test_the_section_is_put_into_a_page_once_before_the_records_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Linkage\n\n| goal |\n\n## Labelled records of others\n\nFEBRL.\n", "utf-8")
    monkeypatch.setattr(_link_alike, "measured", lambda *_, **__: FOUND)
    for _ in range(2):
        assert linkage.main(["--alike", str(page)]) == 0
        told = page.read_text("utf-8")
        assert told.count(_link_alike.HEADING) == 1
        assert told.startswith("# Linkage\n\n| goal |\n\n## Twins")
        assert told.endswith("NOT MET |\n\n## Labelled records of others\n\nFEBRL.\n")
    assert put_into("# Page\n", "\n## Twins\n") == "# Page\n\n## Twins\n"
