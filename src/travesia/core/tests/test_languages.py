"""Dates, numbers and Django's own words in the five languages, Haitian Creole included."""

from datetime import UTC, date, datetime
from pathlib import Path

import django
import polib
import pytest
from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.timesince import timesince

from travesia.core.templatetags.kit import number

BORROWED = Path(__file__).resolve().parents[1] / "borrowed"
CODES = [code for code, _name in settings.LANGUAGES]
BORN = date(1974, 8, 12)
#: Parts of Django whose sentences people see.
SEEN = ("core/paginator.py", "core/validators.py", "forms/", "template/defaultfilters.py", "utils/")


@pytest.mark.parametrize(
    ("code", "short", "long", "moment"),
    [
        ("en", "12 Aug 1974", "12 August 1974", "3 Oct 2026, 14:05"),
        ("es", "12 ago 1974", "12 de agosto de 1974", "3 oct 2026, 14:05"),
        ("fr", "12 août 1974", "12 août 1974", "3 oct. 2026, 14:05"),
        ("ht", "12 out 1974", "12 out 1974", "3 okt 2026, 14:05"),
        ("pt", "12 ago 1974", "12 de agosto de 1974", "3 out 2026, 14:05"),
    ],
)
def test_a_date_names_its_month(code: str, short: str, long: str, moment: str) -> None:
    with translation.override(code):
        assert date_format(BORN, "SHORT_DATE_FORMAT") == short
        assert date_format(BORN, "DATE_FORMAT") == long
        at = datetime(2026, 10, 3, 14, 5, tzinfo=UTC)
        assert date_format(at, "SHORT_DATETIME_FORMAT") == moment
        assert date_format(at, "SHORT_MOMENT_FORMAT") == f"{moment}:00"
        assert date_format(at, "SHORT_MONTH_DAY_TIME_FORMAT") == moment.replace(" 2026", "")
        assert date_format(at, "SHORT_MONTH_DAY_FORMAT") in moment


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "1,234,567.5"),
        ("es", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,5"),
        ("fr", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,5"),
        ("ht", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,5"),
        ("pt", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,5"),
    ],
)
def test_a_number_cannot_be_misread(code: str, written: str) -> None:
    with translation.override(code):
        assert number_format(1234567.5, 1, force_grouping=True) == written
        assert number(1234567.5, 1) == written
        assert number(None) == "–"
        assert str(number(2026)) != ""


def test_haitian_creole_names_every_month_and_day() -> None:
    with translation.override("ht"):
        months = [date_format(date(2026, m, 1), "F") for m in range(1, 13)]
        days = [date_format(date(2026, 6, d), "l") for d in range(1, 8)]
    assert months[0] == "janvye"
    assert months[7] == "out"
    assert len(set(months)) == 12
    assert days == ["lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch"]


def test_a_form_complains_in_haitian_creole() -> None:
    class Form(forms.Form):
        when = forms.DateField()
        many = forms.IntegerField(max_value=3)

    with translation.override("ht"):
        errors = Form({"when": "", "many": "9"}).errors
        assert errors["when"] == ["Ou dwe ranpli jaden sa a."]
        assert errors["many"] == ["Valè sa a pa dwe depase 3."]


def test_time_passed_is_said_in_haitian_creole() -> None:
    with translation.override("ht"):
        assert (
            timesince(datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 3, tzinfo=UTC))
            == "2\N{NO-BREAK SPACE}jou"
        )


def test_no_word_of_django_is_missing_in_haitian_creole() -> None:
    """Fails when a new Django says something new."""
    source = Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po"
    ours = {(e.msgctxt, e.msgid) for e in polib.pofile(str(BORROWED / "ht/LC_MESSAGES/django.po"))}
    theirs = {
        (e.msgctxt, e.msgid)
        for e in polib.pofile(str(source))
        if any(path.startswith(SEEN) for path, _line in e.occurrences)
    }
    assert theirs - ours == set()


@pytest.mark.parametrize("code", ["ht", "pt"])
def test_borrowed_words_are_complete_and_compiled(code: str) -> None:
    text = polib.pofile(str(BORROWED / code / "LC_MESSAGES/django.po"))
    binary = polib.mofile(str(BORROWED / code / "LC_MESSAGES/django.mo"))
    assert all(entry.translated() for entry in text)
    assert {(e.msgctxt, e.msgid): e.msgstr for e in text} == {
        (e.msgctxt, e.msgid): e.msgstr for e in binary
    }


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("typed", ["1974-08-12", "12/08/1974", "12 08 1974"])
def test_a_typed_date_is_read_alike_in_every_language(code: str, typed: str) -> None:
    with translation.override(code):
        assert forms.DateField(localize=True).clean(typed) == BORN


@pytest.mark.parametrize("code", CODES)
def test_every_language_knows_its_name(code: str) -> None:
    assert translation.get_language_info(code)["name_local"]
    assert translation.check_for_language(code)
