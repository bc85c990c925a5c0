"""A sentence that is always the same is looked up once for each language, and says the same."""

import pytest
from django.template import Context, Template
from django.utils import translation

from travesia.core.said_once import SaidOnce

FIXED = '{% load i18n kit %}{% translate "Yes" %}'


def in_language(code: str, text: str, **values: object) -> str:
    with translation.override(code):
        return Template(text).render(Context(values))


def test_each_language_has_its_own_words() -> None:
    kept = Template(FIXED)
    for code in ("en", "es", "fr", "en", "es"):
        with translation.override(code):
            assert kept.render(Context()) == translation.gettext("Yes")


def test_it_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Template(FIXED)
    with translation.override("es"):
        first = kept.render(Context())
        monkeypatch.setattr("django.utils.translation._trans.gettext", lambda _text: "Other")
        assert kept.render(Context()) == first


@pytest.mark.parametrize(
    "text",
    [
        '{% load i18n kit %}{% translate "100%" %}',
        '{% load i18n kit %}{% translate "May" context "month" %}',
        "{% load i18n kit %}{% translate word %}",
        '{% load i18n kit %}{% translate "Yes" as said %}{{ said|upper }}',
        '{% load i18n kit %}{% translate "Yes" noop %}',
        '{% load i18n kit %}{% translate "Yes"|upper %}',
        '{% load i18n kit %}{% autoescape off %}{% translate "a < b" %}{% endautoescape %}',
        '{% load i18n kit %}{% translate "a < b" %}',
    ],
)
def test_it_says_what_the_tag_of_django_says(text: str) -> None:
    theirs = text.replace(" kit", "")
    for code in ("es", "fr", "es"):
        for word in ("Yes", "No"):
            assert in_language(code, text, word=word) == in_language(code, theirs, word=word)


def test_only_what_is_always_the_same_is_kept() -> None:
    assert isinstance(Template(FIXED).nodelist[-1], SaidOnce)
    for text in ("{% translate word %}", '{% translate "Yes" as said %}'):
        assert not isinstance(Template("{% load i18n kit %}" + text).nodelist[-1], SaidOnce)
