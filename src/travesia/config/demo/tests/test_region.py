"""The tables of the demonstration: posts, areas and naming cultures hold together."""

import csv
from random import Random
from zoneinfo import ZoneInfo

import pytest

from travesia.config.demo.cultures import cultures, invent_name, period_of
from travesia.config.demo.region import DEMO_COUNTRIES, STATES, DemoPost, folder, posts
from travesia.vocab.states import is_nationality, state_by_alpha3

BY_CODE = {post.code: post for post in posts()}


def test_eight_countries_of_the_programme_have_posts() -> None:
    assert {post.country for post in posts()} == set(DEMO_COUNTRIES)
    assert len(DEMO_COUNTRIES) == 8
    assert len(BY_CODE) == len(posts()) >= 40


@pytest.mark.parametrize("post", posts(), ids=lambda post: post.code)
def test_post_is_complete_and_lies_in_the_region(post: DemoPost) -> None:
    assert post.code.startswith(f"{post.country}-")
    assert post.mode in {"land", "air", "sea"}
    assert 7 < post.latitude < 33
    assert -118 < post.longitude < -71
    assert ZoneInfo(post.time_zone).key == post.time_zone
    assert post.source == "public knowledge, not surveyed"
    assert post.weight > 0


@pytest.mark.parametrize("post", posts(), ids=lambda post: post.code)
def test_states_of_a_post_come_in_order(post: DemoPost) -> None:
    names = [state for state, _ in post.states]
    dates = [day for _, day in post.states]
    assert names == [state for state in STATES if state in names]
    assert names[0] == "planned"
    assert dates == sorted(dates)


def test_opposite_posts_point_at_each_other_across_a_border_and_lie_close() -> None:
    for post in posts():
        if post.opposite:
            other = BY_CODE[post.opposite]
            assert other.opposite == post.code
            assert other.country != post.country
            if post.mode == "land":
                assert abs(other.latitude - post.latitude) < 0.05
                assert abs(other.longitude - post.longitude) < 0.05


def test_every_state_of_a_post_and_a_post_without_exit_control_occur() -> None:
    assert {post.states[-1][0] for post in posts()} == set(STATES)
    assert any(not post.exit_control for post in posts())


def test_areas_have_one_code_each_and_cover_every_post() -> None:
    rows = list(csv.DictReader(folder().joinpath("areas.csv").read_text("utf-8").splitlines()))
    codes = {row["ADM1_PCODE"]: row["ADM0_PCODE"] for row in rows}
    assert len(codes) == len(rows)
    for code, country in codes.items():
        assert code.startswith(country)
    for post in posts():
        state = state_by_alpha3(post.country)
        assert state is not None
        assert codes[post.area] == state.alpha2


def test_every_naming_culture_of_the_region_is_there() -> None:
    wanted = {
        "hispanic_central_america", "hispanic_mexico", "haitian", "garifuna", "kiche", "mam",
        "qeqchi", "yucatec", "ngabe", "guna", "caribbean_english", "belizean_creole",
        "mennonite", "chinese_diaspora", "lebanese_diaspora", "brazilian", "venezuelan", "cuban",
        "ecuadorian", "indian", "cameroonian", "congolese", "angolan",
    }  # fmt: skip
    assert wanted <= set(cultures())


@pytest.mark.parametrize("code", sorted(cultures()))
def test_culture_has_names_for_both_sexes_in_every_period_and_known_nationalities(
    code: str,
) -> None:
    culture = cultures()[code]
    assert len(culture.surnames) >= 30
    assert {sex for sex, _ in culture.given} == {"F", "M"}
    assert {period for _, period in culture.given} == {period_of(y) for y in (1950, 1970, 2000)}
    assert all(len(names) >= 12 for names in culture.given.values())
    assert all(is_nationality(nationality) for nationality, _ in culture.nationalities)


def test_given_names_follow_the_period_of_birth() -> None:
    culture = cultures()["hispanic_central_america"]
    names = [invent_name(Random(n), culture, sex="F", born=2001).secondary for n in range(80)]
    young = "|".join(culture.given["F", "from_1990"])
    assert all(word in young for name in names for word in name.split())


def test_person_of_unspecified_sex_gets_a_name() -> None:
    assert invent_name(Random(1), cultures()["cuban"], sex="X", born=1990).secondary


def test_name_without_secondary_part_occurs_where_people_have_one_name() -> None:
    names = [invent_name(Random(n), cultures()["indian"], sex="M", born=1995) for n in range(60)]
    single = [name for name in names if not name.secondary]
    assert single
    assert all(name.primary for name in single)


@pytest.mark.parametrize("code", sorted(cultures()))
def test_stocks_hold_parts_of_names_and_no_whole_person(code: str) -> None:
    culture = cultures()[code]
    given = {name for names in culture.given.values() for name in names}
    whole = {f"{name} {surname}" for name in given for surname in culture.surnames}
    assert not whole & (given | set(culture.surnames))
