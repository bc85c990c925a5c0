"""The bench of the portal: faults count, an absent judge is named, a text browser sees all."""

import os
import shutil

import pytest
from bench._portal_judges import PublicPage, Verdict, Weighed, text_browser
from bench._portal_pages import Judged, beside, section
from bench._portal_views import View

GOOD_VIEW = View("front", "es", 13_000, 4, 0, 0, 2.5)


def test_what_is_over_a_goal_is_not_good() -> None:
    assert Judged(views=[GOOD_VIEW], weighed=[Weighed("front", "es", (95, 100, 95, 99), ())]).good
    assert not Judged(verdicts=[Verdict("vnu", 1, ("error",))]).good
    assert not Judged(views=[View("front", "es", 13_000, 4, 0, 0, 4.0)]).good
    assert not Judged(views=[View("front", "es", 30_001, 4, 0, 0, 2.5)]).good
    assert not Judged(weighed=[Weighed("front", "es", (94, 100, 100, 100), ())]).good


def test_the_page_names_who_was_not_asked_and_shows_the_worst() -> None:
    said = Judged(
        pages=70,
        verdicts=[Verdict("vnu", absent="java is not on this machine"), Verdict("w3m", 70)],
        views=[GOOD_VIEW, View("front", "ht", 14_000, 5, 0, 0, 3.1)],
        weighed=[
            Weighed("front", "es", (99, 100, 100, 100), ()),
            Weighed("front", "ht", (97, 100, 96, 100), ()),
        ],
        missing=["Lighthouse, because node is not on this machine"],
    )
    text = "\n".join(section(said))
    assert "| vnu | – | java is not on this machine |" in text
    assert "| w3m | 70 | 0 |" in text
    assert "| front | 3.1 | 14,000 | 5 | 0 | 0 |" in text
    assert "| front | 97 | 100 | 96 | 100 |" in text
    assert "Not measured: Lighthouse, because node is not on this machine." in text


def test_a_peer_that_is_not_there_is_named() -> None:
    assert beside([], "the environment could not be made", 500)[-1] == (
        "Not measured, because the environment could not be made."
    )


@pytest.mark.skipif(
    not (shutil.which("w3m") or shutil.which("lynx") or os.environ.get("TRAVESIA_REQUIRE_W3M")),
    reason="no text browser: apt install w3m",
)
def test_a_text_browser_says_which_heading_it_could_not_read() -> None:
    shown = "<!doctype html><meta charset=utf-8><h1>Pedir una <b>cédula</b></h1><h2>Costo</h2>"
    hidden = shown.replace("<h2>Costo</h2>", "<script>'<h2>Costo</h2>'</script>")
    good = PublicPage("item", "es", "/es/", shown)
    assert text_browser([good]).faults == ()
    bad = PublicPage("item", "es", "/es/", hidden)
    assert text_browser([bad]).faults == ("es item: cannot be read: Costo",)
