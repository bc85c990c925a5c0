"""Rooms fill the slots of the base page without `core` knowing them."""

import pytest
from django.template import Context, Engine

from travesia.core import parts
from travesia.core.parts import PagePart
from travesia.core.registry import Registry


def test_part_of_a_slot_is_rendered_with_the_page_context(monkeypatch: pytest.MonkeyPatch) -> None:
    registry: Registry[PagePart] = Registry("page parts")
    registry.register(PagePart("b", "end", "late.html", order=2))
    registry.register(PagePart("a", "end", "early.html", order=1))
    registry.register(PagePart("c", "head", "elsewhere.html"))
    monkeypatch.setattr(parts, "PAGE_PARTS", registry)
    pages = {"early.html": "1 {{ who }} ", "late.html": "2 {{ who }}", "elsewhere.html": "no"}
    engine = Engine(
        loaders=[("django.template.loaders.locmem.Loader", pages)],
        libraries={"parts": "travesia.core.templatetags.parts"},
    )
    page = engine.from_string('{% load parts %}{% page_parts "end" %}')
    assert page.render(Context({"who": "<me>"})) == "1 &lt;me&gt; 2 &lt;me&gt;"
