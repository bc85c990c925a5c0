"""Keeping the framework and the registers in the browser: what may be changed, and what stays."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from travesia.access.services import AccessDeniedError
from travesia.core.indicators import COMPUTED
from travesia.programme.domain import SplitForm
from travesia.programme.domain.attendance import SPLITS, HeadCount
from travesia.programme.domain.facilities import FacilityKind
from travesia.programme.selectors import figures, framework, registers
from travesia.programme.services import attendance, computing
from travesia.programme.services import figures as figure_services
from travesia.programme.services import registers as register_services
from travesia.programme.services.registers import NewFacility, NewPublication
from travesia.programme.tests.activity_cast import entered as held
from travesia.programme.tests.cast import IN_GUATEMALA, OFFICER, a_figure
from travesia.programme.tests.test_pages import signed_in

pytestmark = pytest.mark.usefixtures("framework")
_INDICATOR = {
    "code": "posts_open",
    "title_es": "Puestos abiertos",
    "title_en": "Posts that are open",
    "definition_en": "Posts that received a traveller in the month (invented).",
    "node": "migration_management",
    "unit": "post",
    "basis": "facility",
    "aggregation": "last",
    "position": "7",
    "public": "on",
}


@pytest.fixture
def office(framework: None) -> Client:
    """The browser of a programme officer."""
    return signed_in("programme_officer")


def test_an_officer_adds_an_indicator_with_a_target_and_finds_it_in_the_framework(
    office: Client,
) -> None:
    kept = office.post("/programme/framework/indicators/new/", _INDICATOR)
    target = {"first": "2026-01-01", "last": "2026-12-31", "value": "8"}
    office.post("/programme/indicators/posts_open/target/", target)

    assert kept.status_code == 302
    one = framework.indicator_by_code("posts_open")
    assert one.title == {"es": "Puestos abiertos", "en": "Posts that are open"}
    assert [target.value for target in one.targets] == [Decimal(8)]
    page = office.get("/programme/framework/?lang=es").content.decode()
    assert "Puestos abiertos" in page
    assert "/programme/framework/results/migration_management/" in page


def test_a_change_raises_the_version_and_leaves_the_figures_alone(office: Client) -> None:
    entered = figure_services.enter_figure(actor=OFFICER, new=a_figure())
    form = _INDICATOR | {"unit": "person", "basis": "attendance", "aggregation": "sum"}
    office.post("/programme/indicators/people_trained/change/", form | {"code": "another"})

    one = framework.indicator_by_code("people_trained")
    assert (one.version, one.title["en"]) == (2, "Posts that are open")
    assert figures.figure_by_code(entered.code).value == entered.value


@pytest.mark.parametrize(
    ("path", "form", "says"),
    [
        ("framework/indicators/new/", {"title_es": "", "title_en": ""}, "one language at least"),
        ("framework/indicators/new/", {"code": "people_trained"}, "people_trained already"),
        ("indicators/people_trained/target/", {"first": "2026-12-31"}, "before it starts"),
        ("framework/results/new/", {"gcm": "24"}, "1 to 23"),
        ("framework/results/new/", {"gcm": "six"}, "1 to 23"),
        ("framework/results/new/", {"sdg": "ten"}, "8.8, 10.7"),
        ("framework/breakdowns/sex/", {"mapping": "other = men"}, "no arrow"),
        ("framework/breakdowns/sex/", {"mapping": "other → nobody"}, "every category"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(
    office: Client, path: str, form: dict[str, str], says: str
) -> None:
    known = (framework.nodes(), framework.indicators(), framework.schemes())
    usual = {
        **_INDICATOR,
        **{"level": "output", "parent": "migration_management"},
        **{"first": "2026-01-01", "last": "2026-06-30", "value": "8"},
        **{"in_force_from": "2026-06-01", "categories": "men: Men\nwomen: Women\nnot_stated:"},
    }
    answer = office.post(f"/programme/{path}?lang=en", usual | form)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert (framework.nodes(), framework.indicators(), framework.schemes()) == known


def test_a_new_version_of_a_breakdown_touches_no_figure(office: Client) -> None:
    entered = figure_services.enter_figure(actor=OFFICER, new=a_figure())
    form = {
        "in_force_from": "2026-06-01",
        "categories": "women: Women\nmen: Men\nnon_binary: Non-binary\nnot_stated: Not stated",
        "mapping": "other → not_split",
    }
    assert office.post("/programme/framework/breakdowns/sex/?lang=en", form).status_code == 302

    newest = framework.newest_scheme("sex")
    assert newest is not None
    assert (newest.version, newest.categories[2]) == (2, "non_binary")
    assert newest.labels["non_binary"] == {"en": "Non-binary"}
    kept = figures.figure_by_code(entered.code)
    assert kept.split is not None
    assert (kept.split.version, kept.split.value_of("women")) == (1, Decimal(35))


def test_a_monitor_reads_the_framework_and_changes_nothing() -> None:
    monitor = signed_in("monitor")

    assert "Add an indicator" not in monitor.get("/programme/framework/?lang=en").content.decode()
    for path in (
        "framework/indicators/new/",
        "framework/results/migration_management/",
        "framework/breakdowns/sex/",
        "indicators/people_trained/change/",
        "indicators/people_trained/target/",
    ):
        assert monitor.post(f"/programme/{path}", _INDICATOR).status_code == 403


def test_facilities_and_publications_are_corrected_and_never_overwritten(office: Client) -> None:
    facility = NewFacility("post-1", "Post of Utopia", FacilityKind.BORDER_POST, "GTM")
    register_services.keep_facility(actor=OFFICER, new=facility)
    register_services.keep_publication(
        actor=OFFICER, new=NewPublication("study-1", "A study (invented)", "2026-03")
    )
    typed = {"code": "post-1", "name": "Post of the bridge", "kind": "border_post"}
    typed |= {"country": "GTM", "quantity": "2"}

    again = office.post("/programme/facilities/new/?lang=en", typed)
    assert again.status_code == 422
    assert "post-1 already" in again.content.decode()
    assert registers.facility_by_code("post-1").name == "Post of Utopia"
    assert office.post("/programme/facilities/post-1/change/", typed).status_code == 302
    assert registers.facility_by_code("post-1").name == "Post of the bridge"

    said = {"code": "study-1", "title": "A better study", "published": "2026-04"}
    assert office.post("/programme/publications/new/", said).status_code == 422
    assert office.post("/programme/publications/study-1/", said).status_code == 302
    assert registers.publication_by_code("study-1").published == "2026-04"


def test_a_facility_of_another_country_is_not_taken_over() -> None:
    there = NewFacility("post-2", "Post of Utopia", FacilityKind.BORDER_POST, "HND")
    register_services.keep_facility(actor=OFFICER, new=there)
    here = NewFacility("post-2", "Mine", FacilityKind.BORDER_POST, "GTM")

    with pytest.raises(AccessDeniedError):
        register_services.keep_facility(actor=IN_GUATEMALA, new=here)
    assert registers.facility_by_code("post-2").country == "HND"


def test_attendance_is_split_as_the_newest_breakdowns_say() -> None:
    for key, categories in SPLITS.items():
        newest = framework.newest_scheme(key)
        assert newest is not None
        assert set(newest.categories) == set(categories), key


@pytest.mark.usefixtures("frozen_clock")
def test_what_the_node_counts_at_trainings_keeps_its_sexes(office: Client) -> None:
    made = held()
    head = HeadCount(30, {"sex": {"women": 18, "men": 11, "other": 1, "not_stated": 0}})
    attendance.count_heads(actor=OFFICER, activity_id=made.id, head=head)
    office.post(
        "/programme/indicators/people_trained/change/",
        _INDICATOR | {"unit": "person", "computed": "programme.attendances_trained"},
    )
    assert "programme.attendances_trained" in COMPUTED

    kept = computing.observe_computed(
        actor=OFFICER,
        indicator="people_trained",
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
    )

    assert kept.value == 30
    assert kept.split is not None
    assert kept.split.form is SplitForm.COUNTS
    assert kept.split.value_of("women") == 18


def test_a_figure_names_the_language_in_which_it_is_described(office: Client) -> None:
    figure_services.enter_figure(actor=OFFICER, new=a_figure(code="U.F9", language="en"))

    page = office.get("/programme/figures/U.F9/?lang=es").content.decode()

    assert '<p class="lede" lang="en">people trained in Tecún Umán</p>' in page
