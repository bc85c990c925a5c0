"""Components tie their parts together; keys, windows and the toast work by keyboard alone."""

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from travesia.core import sheet
from travesia.core.tests.conftest import Bench


def made(source: str, **values: object) -> str:
    return Template("{% load kit %}" + source).render(Context(values))


@pytest.fixture
def asked() -> HttpRequest:
    return RequestFactory().get("/list/?country=HTI&page=2")


class Form(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the zone")
    way = forms.ChoiceField(choices=(("a", "Entry"), ("b", "Exit")), widget=forms.RadioSelect)
    open_now = forms.BooleanField(label="Open now")
    nonce = forms.CharField(widget=forms.HiddenInput, required=False)


def test_a_field_is_tied_to_its_label_hint_and_error() -> None:
    page = made("{% field form.name %}", form=Form({"name": ""}))
    assert '<label for="id_name">Name</label>' in page
    described = re.search(r'aria-describedby="([^"]+)"', page)
    assert described is not None
    for part in described.group(1).split():
        assert f'id="{part}"' in page
    assert 'aria-invalid="true"' in page
    assert "field-error" in page


def test_choices_are_a_group_with_a_name() -> None:
    page = made("{% field form.way %}", form=Form({}))
    assert page.count('type="radio"') == 2
    assert "<fieldset" in page
    assert "<legend>Way</legend>" in page
    assert 'id="id_way_error"' in page
    assert re.search(r'<fieldset[^>]*aria-describedby="id_way_error"', page)


def test_a_tick_has_its_words_beside_it_and_a_hidden_field_has_none() -> None:
    assert re.search(
        r'type="checkbox"[^>]*><label for="id_open_now">Open now',
        made("{% field f.open_now %}", f=Form()),
    )
    assert "label" not in made("{% field f.nonce %}", f=Form())


def test_what_people_typed_is_never_markup() -> None:
    evil = "<b>x</b>"
    row = SimpleNamespace(label=evil, left=evil, right=evil, relation="near", word=evil)
    page = made(
        '{% mark "ok" e %}{% tag "stop" e %}{% verdict "ok" e e %}{% compare rows e e e %}'
        '{% timeline items %}{% figure e e e %}{% empty "list" e e %}{% data_table e heads cells %}'
        '{% note "ok" %}{{ e }}{% endnote %}{% dialog "d" e %}{{ e }}{% enddialog %}'
        '{% chart "c" e e e heads cells %}<svg></svg>{% endchart %}{% progress e 1 2 %}',
        e=evil,
        rows=[row],
        items=[{"when": evil, "text": evil}],
        heads=[(evil, False)],
        cells=[(evil, evil)],
    )
    assert evil not in page
    assert "&lt;b&gt;" in page
    assert "<svg></svg>" in page


def test_a_comparison_says_how_the_sides_relate_in_words() -> None:
    page = made('{% compare rows "Traveller" "List entry" %}', rows=sheet.COMPARED)
    for words in ("One letter off", "In part", "Agrees", "Differs", "Not known"):
        assert words in page
    assert "%" not in page


@pytest.mark.parametrize(
    ("left", "sentence"),
    [(1, "About 1 second left."), (40, "About 40 seconds left."), (600, "About 10 minutes left.")],
)
def test_long_work_says_what_is_left(left: int, sentence: str) -> None:
    assert sentence in made("{% progress 'x' 1 2 left %}", left=left)


def test_work_without_a_total_draws_no_bar() -> None:
    assert "<progress" not in made("{% progress 'x' 7 0 %}")


def test_pages_of_a_list_keep_the_other_choices(asked: HttpRequest) -> None:
    page = Template("{% load kit %}{% paging page %}").render(
        RequestContext(asked, {"page": Paginator(range(30), 10).page(2)})
    )
    assert 'href="?country=HTI&amp;page=1"' in page
    assert 'href="?country=HTI&amp;page=3"' in page


@pytest.mark.parametrize("code", ["es", "en", "fr", "ht", "pt"])
@pytest.mark.parametrize("frame", ["base", "desk", "public", "design", "error", "error_plain"])
def test_every_frame_declares_its_language(frame: str, code: str) -> None:
    with translation.override(code):
        values = {**sheet.context(), "request": RequestFactory().get("/"), "problem": {}}
        page = render_to_string(f"core/{frame}.html", values)
    assert f'<html lang="{code}">' in page
    assert page.count("<main") == page.count("<h1") == 1 or frame in {"base", "desk", "public"}


def test_a_public_page_needs_no_script() -> None:
    page = render_to_string("core/public.html", {"request": RequestFactory().get("/")})
    assert "<script" not in page
    with_exit = render_to_string(
        "core/public.html",
        {"request": RequestFactory().get("/"), "quick_exit_url": "https://example.org/"},
    )
    assert "data-exit" in with_exit
    assert 'rel="noreferrer"' in with_exit


DESK = (
    '<main id="main"><button data-key="F2" data-toast="Admitted.">Admit</button>'
    '<button data-key="F9" data-dialog="d">Refuse</button>'
    '<button data-key="F8" data-toast="Not yet." aria-disabled="true">Later</button>'
    '<dialog id="d"><button data-key="F2" data-close>Close</button></dialog></main>'
)


@pytest.mark.browser
def test_a_key_presses_its_button_once_even_when_held(bench: Bench) -> None:
    page = bench.show(DESK)
    page.evaluate(
        "() => { window.n = 0; document.querySelector('[data-key=F2]')"
        ".addEventListener('click', () => { window.n += 1; }); }"
    )
    for _ in range(3):
        page.keyboard.down("F2")
    page.keyboard.up("F2")
    assert page.locator(".toast").inner_text() == "Admitted."
    assert page.evaluate("() => window.n") == 1
    assert bench.complaints == []


@pytest.mark.browser
def test_in_a_window_keys_mean_what_the_window_shows(bench: Bench) -> None:
    page = bench.show(DESK)
    page.keyboard.press("F9")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("F2")
    assert page.locator("dialog[open]").count() == 0
    assert page.locator(".toast").count() == 0
    page.keyboard.press("F9")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


@pytest.mark.browser
def test_a_form_is_sent_once(bench: Bench) -> None:
    page = bench.show('<main id="main"><form action="/sent"><button>Send</button></form></main>')
    sent = page.evaluate(
        "() => { let n = 0; const form = document.querySelector('form');"
        " window.addEventListener('submit', (e) => { n += e.defaultPrevented ? 0 : 1;"
        " e.preventDefault(); }); form.requestSubmit(); form.requestSubmit(); return n; }"
    )
    assert sent == 1
