"""Options are written as a loop would, escaped, with what was chosen."""

from collections.abc import Sequence

from django.template import Context, Template
from django.utils.translation import gettext_lazy

TEMPLATE = Template("{% load options %}{% options choices chosen %}")


def written(choices: Sequence[tuple[str, object]], **more: object) -> str:
    return TEMPLATE.render(Context({"choices": choices, **more}))


def test_the_chosen_one_is_selected_and_words_are_escaped() -> None:
    choices = [("", "Not asked"), ("work", "Work & <trade>"), ('a"b', "Other")]
    assert written(choices, chosen="work") == (
        '<option value="">Not asked</option>'
        '<option value="work" selected>Work &amp; &lt;trade&gt;</option>'
        '<option value="a&quot;b">Other</option>'
    )


def test_nothing_chosen_selects_nothing() -> None:
    assert "selected" not in written([("", "Not asked"), ("work", "Work")])
    assert "selected" not in written([("", "Not asked")], chosen=None)


def test_each_language_has_its_own_words() -> None:
    from django.utils import translation

    words = gettext_lazy("Entry")
    with translation.override("en"):
        english = written([("entry", words)])
    with translation.override("es"):
        assert written([("entry", words)]) != english
