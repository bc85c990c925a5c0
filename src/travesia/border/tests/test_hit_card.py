"""The card of a list entry: why it is asked, how it stands, and what a silent list is worth."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import F
from django.test import Client
from django.utils import translation

from travesia.border.models import Inspection
from travesia.border.services.asking import shown_of
from travesia.border.tests.cast import SPECIMEN, FakeLists, hit
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.border.views.lists_asked import asked_lists, lines_of
from travesia.border.views.reckoning import HALF, reckoning_of
from travesia.core import clock
from travesia.lists.domain import EarlierAnswer, EntryKind, Hit, Outcome
from travesia.screening import Description, Name, compare
from travesia.screening.messages.explaining import sentences
from travesia.vocab import LANGUAGE_CODES

EXPLAINED = compare(
    Description((Name("ERIKSSON", "ANNA MARIA"),), "1974-08-12"),
    Description((Name("ERIKSON", "ANNA"),), "1974"),
).explanation
NOW = datetime(2026, 11, 20, 14, 32, tzinfo=UTC)


def explained(**changes: Any) -> Hit:
    """Return the entry like the specimen's holder, with the reckoning of the engine."""
    words = {
        code: ("List key; compared.", *sentences(EXPLAINED, code)[1:]) for code in LANGUAGE_CODES
    }
    return replace(hit(), explanation=EXPLAINED.as_json(), sentences=words, **changes)


def earlier(**changes: Any) -> EarlierAnswer:
    said = EarlierAnswer(Outcome.NOT_SAME, clock.now() - timedelta(days=90), entry_changed=False)
    return replace(said, **changes)


@pytest.fixture
def page(client: Client, db: None, fake_lists: FakeLists) -> Any:
    """Open the specimen at the desk while the lists say something; give the panel as HTML."""
    make_post_and_people()
    sign_in(client, "border_officer")

    def show(*hits: Hit, language: str = "en") -> str:
        client.get(f"/desk/?lang={language}")
        fake_lists.hits = hits
        # What was opened before is another traveller's: the same one within seconds stays open.
        Inspection.objects.update(opened_at=F("opened_at") - timedelta(minutes=1))
        form = {"zone": SPECIMEN, "direction": "entry", "nonce": str(uuid4())}
        where = client.post("/desk/read/", form)["Location"]
        found = client.get(where).content.decode()
        panel = re.search(r'aria-labelledby="hit">.*?</section>', found, re.DOTALL)
        assert panel is not None
        return panel[0]

    return show


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_card_says_why_it_asks_and_that_it_asks(page: Any) -> None:
    panel = page(explained())
    said = text_of(panel)
    for words in (
        "Why this entry?",
        "National alert list, version 3; compared by person_v2.",
        "the birth date agrees as far as it is stated.",
        "ERIKSSON and ERIKSON",
        "This is a question for a person.",
        "The sum says whether to ask, not who somebody is.",
    ):
        assert words in said
    assert "%" not in said
    assert said.count("compared") == 1  # the kept sentence would name the list by its key
    assert panel.index("</table>") < panel.index('<details class="hit-why">')
    assert '<details class="hit-why" open' not in panel


def test_the_sentences_are_in_the_officers_language(page: Any) -> None:
    assert sentences(EXPLAINED, "ht")[-1] in text_of(page(explained(), language="ht"))


def test_an_entry_found_by_its_number_alone_says_list_and_reason_without_a_sum(page: Any) -> None:
    panel = page(replace(hit(), reason_code="same_document"))
    said = text_of(panel)
    assert "National alert list, version 3." in said
    assert "The document number is the same." in said
    assert "This is a question for a person." in said
    assert 'class="weights"' not in panel


def test_bars_and_table_come_out_even() -> None:
    found = reckoning_of(shown_of(explained()))
    assert len(found.bars) == len(found.rows) == len(EXPLAINED.contributions)
    for bar, part in zip(found.bars, EXPLAINED.contributions, strict=True):
        assert bar.side == ("for" if part.log_odds > 0 else "against")
        assert bar.adds[0] == ("+" if part.log_odds > 0 else "−")
        assert float(bar.x) == pytest.approx(HALF if part.log_odds > 0 else HALF - float(bar.width))
    longest = max(EXPLAINED.contributions, key=lambda part: abs(part.log_odds))
    assert float(found.bars[EXPLAINED.contributions.index(longest)].width) == HALF
    adds, shares = (
        sum(float(row[column].replace("−", "-")) for row in found.rows) for column in (3, 4)
    )
    assert adds == pytest.approx(float(found.total[3].replace("−", "-")), abs=0.05)
    assert shares == pytest.approx(float(found.total[4]), abs=0.005)


def test_lengths_are_written_as_pictures_need_them_in_every_language() -> None:
    for code in LANGUAGE_CODES:
        with translation.override(code):
            bars = reckoning_of(shown_of(explained())).bars
            assert all("," not in bar.width + bar.x for bar in bars)
            assert all(bar.label and bar.words for bar in bars)


def test_an_earlier_answer_stands_beside_the_question_and_hides_nothing(page: Any) -> None:
    said = text_of(page(explained(earlier_answer=earlier(confirmed=True))))
    assert re.search(r"Compared on \d+ \w+\.? 2026: not the same person\.", said)
    assert "A second officer agreed." in said
    assert "One letter off" in said


def test_an_entry_that_changed_since_is_to_be_compared_anew(page: Any) -> None:
    panel = page(explained(earlier_answer=earlier(entry_changed=True, confirmed=True)))
    (line,) = re.findall(r'<li class="is-caution">.*?</li>', panel)
    assert "not the same person. The owner has changed the entry since" in text_of(line)
    assert "A second officer agreed." not in panel


def test_a_weak_alias_is_named(page: Any) -> None:
    assert "Only a weak alias is alike." in text_of(page(explained(weak=True)))
    assert "weak alias" not in text_of(page(explained()))


def test_entries_that_are_not_shown_are_counted_on_every_card(
    page: Any, fake_lists: FakeLists
) -> None:
    assert "not shown" not in page(explained())
    fake_lists.more = 1
    assert "1 more entry is alike and is not shown." in text_of(page(explained()))
    fake_lists.more = 4
    said = text_of(page(explained(), explained()))
    assert "4 more entries are alike and are not shown." in said
    fake_lists.more_at_least = True
    assert "At least 4 more entries" in text_of(page(explained()))


def test_a_listed_document_asks_about_the_document(page: Any) -> None:
    said = text_of(page(replace(hit(), kind=EntryKind.DOCUMENT, reason_code="same_document")))
    assert "One listed document to compare" in said
    assert "The document itself is listed." in said
    assert "Not this document" in said
    assert "Not the same person" not in said


def test_a_list_too_old_is_said_in_red_before_the_comparison(
    page: Any, fake_lists: FakeLists
) -> None:
    fake_lists.published_at = clock.now() - timedelta(days=9)
    panel = page(explained())
    assert panel.index('<li class="is-stop">') < panel.index("<table")
    assert "This list is 9 days old." in text_of(panel)
    assert "“no hit” on it cannot be relied on" in text_of(panel)


def test_nobody_alike_on_a_list_too_old_is_no_answer(page: Any, fake_lists: FakeLists) -> None:
    fake_lists.published_at = clock.now() - timedelta(days=9)
    panel = page()
    assert "“no hit” cannot be relied on" in text_of(panel)
    assert '<p class="note stop">' in panel
    assert "nobody alike" not in text_of(panel)


def test_the_document_panel_does_not_say_nobody_alike_either(
    client: Client, page: Any, fake_lists: FakeLists
) -> None:
    fake_lists.published_at = clock.now() - timedelta(days=9)
    page()
    found = client.get(f"/desk/{Inspection.objects.get().id}/").content.decode()
    assert "“No hit” cannot be relied on" in text_of(found)
    assert "nobody alike" not in text_of(found).lower()


def test_a_list_that_is_being_made_ready_is_never_a_silent_no_hit(
    page: Any, fake_lists: FakeLists
) -> None:
    fake_lists.ready = False
    said = text_of(page())
    assert "National alert list is being made ready and could not be asked" in said
    assert "nobody alike" not in said
    assert "Not every list could be asked" in text_of(page(explained()))


@pytest.mark.parametrize(
    ("age", "meaning", "says"),
    [
        (timedelta(hours=3), "ok", "version 3: nobody alike"),
        (timedelta(hours=30), "caution", "version 3, 30 h old: nobody alike"),
        (timedelta(days=7), "stop", "version 3, 7 days old: “no hit” cannot be relied on"),
    ],
)
def test_what_the_silence_of_a_list_is_worth_goes_by_its_age(
    age: timedelta, meaning: str, says: str
) -> None:
    row = {"label": "National", "version": "3", "published_at": (NOW - age).isoformat()}
    (line,) = lines_of(asked_lists([row], asked_at=NOW, time_zone="America/Port-au-Prince"))
    assert (line.meaning, line.soft) == (meaning, says)


def test_a_hit_kept_by_an_older_version_is_still_shown() -> None:
    old = {
        key: value
        for key, value in shown_of(hit()).items()
        if key not in {"explanation", "sentences", "kind", "weak", "nationalities"}
    }
    assert reckoning_of(old).sentences[0] == "National alert list, version 3."
