"""Forms of the framework: a result, an indicator, a target, the next version of a breakdown."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from travesia.core.indicators import COMPUTED
from travesia.core.textarea import Lines
from travesia.programme.domain import Basis
from travesia.programme.domain.results import (
    Aggregation,
    IndicatorView,
    Level,
    NodeView,
    SchemeView,
    TargetView,
    in_language,
)
from travesia.programme.domain.schemes import NOT_SPLIT
from travesia.programme.selectors import framework as reading
from travesia.programme.selectors import words
from travesia.programme.views.activity_forms import day_field, set_choices
from travesia.programme.views.register_forms import code_field
from travesia.programme.views.showing import language

_LEVELS = {
    Level.OBJECTIVE: _("Objective"),
    Level.OUTCOME: _("Outcome area"),
    Level.OUTPUT: _("Output"),
}
_AGGREGATIONS = {
    Aggregation.SUM: _("added, where that may be done"),
    Aggregation.LAST: _("the last one stands"),
    Aggregation.MAX: _("the largest one stands"),
    Aggregation.DISTINCT: _("counted anew from attendances"),
    Aggregation.RATIO: _("sum by sum"),
    Aggregation.NONE: _("none: each stands alone"),
}
#: Languages whose texts stand in the form at once; the others are folded away.
_FIRST = ("es", "en")
_CATEGORY = re.compile(r"^[a-z0-9][a-z0-9_+-]{0,39}$")


class TextsForm(forms.Form):
    """A form with texts in every language of the pages."""

    #: Names of the texts; each becomes one field for each language.
    TEXTS: Mapping[str, Any] = {"title": _("Title")}
    LONG: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Add a field for each text in each language."""
        super().__init__(*args, **kwargs)
        for name, label in self.TEXTS.items():
            for code, _spoken in settings.LANGUAGES:
                long = name in self.LONG
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=label,
                    required=False,
                    max_length=600 if long else 160,
                    widget=(Lines if long else forms.TextInput)(
                        attrs={"lang": code, **({"rows": 2} if long else {})}
                    ),
                )

    def groups(self) -> list[dict[str, Any]]:
        """Return the texts by language: code, name, fields, and whether it is folded away."""
        return [
            {
                "code": code,
                "name": spoken,
                "fields": [self[f"{name}_{code}"] for name in self.TEXTS],
                "folded": code not in _FIRST
                and not any(self[f"{name}_{code}"].value() for name in self.TEXTS),
            }
            for code, spoken in settings.LANGUAGES
        ]

    def plain(self) -> list[forms.BoundField]:
        """Return the fields that are the same in every language."""
        texts = {f"{name}_{code}" for name in self.TEXTS for code, _name in settings.LANGUAGES}
        return [field for field in self if field.name not in texts]

    def texts(self, name: str) -> dict[str, str]:
        """Return a text by language, without those that were left empty."""
        given = {code: self.cleaned_data[f"{name}_{code}"] for code, _name in settings.LANGUAGES}
        return {code: text.strip() for code, text in given.items() if text.strip()}

    def clean(self) -> dict[str, Any] | None:
        """Ask for a title in one language at least."""
        found = super().clean()
        if not self.errors and not self.texts("title"):
            self.add_error(None, _("Write the title in one language at least."))
        return found


def texts_of(name: str, texts: Mapping[str, str] | None) -> dict[str, str]:
    """Return what the fields of a text begin with."""
    return {f"{name}_{code}": text for code, text in (texts or {}).items()}


class NodeForm(TextsForm):
    """An objective, outcome area or output."""

    code = code_field()
    level = forms.ChoiceField(label=_("Level"))
    parent = forms.ChoiceField(label=_("Stands under"), required=False)
    position = forms.IntegerField(label=_("Place in the order"), min_value=0, max_value=999)
    gcm = forms.CharField(
        label=_("Objectives of the Global Compact"),
        required=False,
        max_length=80,
        help_text=_("Numbers from 1 to 23, as 5, 6, 11"),
    )
    sdg = forms.CharField(
        label=_("Targets of the 2030 Agenda"),
        required=False,
        max_length=120,
        help_text=_("As 8.8, 10.7"),
    )

    def __init__(self, *args: Any, own: str = "", **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Offer what it may stand under; never itself."""
        super().__init__(*args, **kwargs)
        above = [
            one for one in reading.nodes() if one.level is not Level.OUTPUT and one.code != own
        ]
        set_choices(
            self,
            level=[(level.value, text) for level, text in _LEVELS.items()],
            parent=[("", "–"), *((one.code, in_language(one.title, language())) for one in above)],
        )

    def clean_gcm(self) -> tuple[int, ...]:
        """Return the numbers; what is none is named."""
        typed = _listed(self.cleaned_data["gcm"])
        if not all(one.isdigit() for one in typed):
            raise forms.ValidationError(_("Write numbers from 1 to 23, as 5, 6, 11."))
        return tuple(int(one) for one in typed)

    def clean_sdg(self) -> tuple[str, ...]:
        """Return the targets; what is none is named."""
        typed = _listed(self.cleaned_data["sdg"])
        if not all(re.fullmatch(r"\d{1,2}\.[0-9a-z]{1,2}", one) for one in typed):
            raise forms.ValidationError(_("Write targets as 8.8, 10.7."))
        return tuple(typed)

    def new(self) -> NodeView:
        """Return the result as typed."""
        data = self.cleaned_data
        return NodeView(
            code=data["code"],
            level=Level(data["level"]),
            parent=data["parent"],
            title=self.texts("title"),
            position=data["position"],
            gcm=data["gcm"],
            sdg=data["sdg"],
        )


def node_initial(node: NodeView) -> dict[str, Any]:
    """Return what the form of a result begins with."""
    return {
        "code": node.code,
        "level": node.level.value,
        "parent": node.parent,
        "position": node.position,
        "gcm": ", ".join(map(str, node.gcm)),
        "sdg": ", ".join(node.sdg),
        **texts_of("title", node.title),
    }


class IndicatorForm(TextsForm):
    """What is measured, and how."""

    TEXTS = {
        "title": _("Title"),
        "definition": _("Definition"),
        "verification": _("Means of verification"),
    }
    LONG = frozenset({"definition", "verification"})

    code = code_field()
    node = forms.ChoiceField(label=_("Stands under"), required=False)
    unit = forms.ChoiceField(label=_("Unit of count"))
    basis = forms.ChoiceField(label=_("How it is counted"))
    aggregation = forms.ChoiceField(label=_("Several figures become one"))
    scheme_key = forms.ChoiceField(label=_("Broken down by"), required=False)
    baseline = forms.DecimalField(label=_("Baseline"), required=False, max_digits=16, min_value=0)
    baseline_on = day_field(_("Day of the baseline"), required=False)
    computed = forms.ChoiceField(label=_("Counted by this node"), required=False)
    position = forms.IntegerField(label=_("Place in the order"), min_value=0, max_value=999)
    public = forms.BooleanField(label=_("On the public page of results"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Offer results, units, ways of counting and breakdowns."""
        super().__init__(*args, **kwargs)
        none = ("", "–")
        keys = dict.fromkeys(one.key for one in reading.schemes())
        set_choices(
            self,
            node=[none, *((n.code, in_language(n.title, language())) for n in reading.nodes())],
            unit=words.units(),
            basis=[(one.value, words.basis_words(one)) for one in Basis],
            aggregation=[(one.value, text) for one, text in _AGGREGATIONS.items()],
            scheme_key=[none, *((key, words.category_words(key)) for key in keys)],
            computed=[none, *((one.key, one.label) for one in COMPUTED)],
        )

    def new(self) -> IndicatorView:
        """Return the indicator as typed; targets are set one by one."""
        data = self.cleaned_data
        return IndicatorView(
            code=data["code"],
            node=data["node"],
            title=self.texts("title"),
            unit=data["unit"],
            basis=Basis(data["basis"]),
            aggregation=Aggregation(data["aggregation"]),
            definition=self.texts("definition"),
            verification=self.texts("verification"),
            scheme_key=data["scheme_key"],
            baseline=data["baseline"],
            baseline_on=data["baseline_on"],
            computed=data["computed"],
            public=data["public"],
            position=data["position"],
        )


def indicator_initial(one: IndicatorView) -> dict[str, Any]:
    """Return what the form of an indicator begins with."""
    names = ("code", "node", "unit", "scheme_key", "baseline_on", "computed", "position", "public")
    return {
        **{name: getattr(one, name) for name in names},
        "basis": one.basis.value,
        "aggregation": one.aggregation.value,
        "baseline": None if one.baseline is None else f"{one.baseline.normalize():f}",
        **texts_of("title", one.title),
        **texts_of("definition", one.definition),
        **texts_of("verification", one.verification),
    }


class TargetForm(forms.Form):
    """What is to be reached, and from when to when."""

    first = day_field(_("First day"))
    last = day_field(_("Last day"))
    value = forms.DecimalField(label=_("Target"), max_digits=16, decimal_places=2, min_value=0)

    def new(self) -> TargetView:
        """Return the target as typed."""
        data = self.cleaned_data
        return TargetView(data["first"], data["last"], data["value"])


class SchemeForm(forms.Form):
    """The next version of a breakdown."""

    in_force_from = day_field(_("In force from"))
    categories = forms.CharField(
        label=_("Categories"),
        max_length=2000,
        widget=Lines(attrs={"rows": 6}),
        help_text=_("One on each line: its code, then its name, as 25-59: 25 to 59"),
    )
    mapping = forms.CharField(
        label=_("What became of the categories before"),
        required=False,
        max_length=2000,
        widget=Lines(attrs={"rows": 6}),
        help_text=_(
            "One on each line, as 18-29 → 18-24. Write not_split for one that became several: its "
            "figures then read “not broken down”. What keeps its code need not be named."
        ),
    )

    def clean_categories(self) -> dict[str, str]:
        """Return names by code; a line without a code that can be kept is named."""
        found: dict[str, str] = {}
        for line in self.cleaned_data["categories"].splitlines():
            code, _colon, name = (part.strip() for part in line.partition(":"))
            if line.strip():
                if not _CATEGORY.match(code):
                    raise forms.ValidationError(
                        _("“%(line)s” has no code: small letters, digits, + and hyphens."),
                        params={"line": line.strip()[:60]},
                    )
                found[code] = name
        return found

    def clean_mapping(self) -> dict[str, str]:
        """Return new codes by old ones; a line without an arrow is named."""
        found: dict[str, str] = {}
        for line in self.cleaned_data["mapping"].splitlines():
            if line.strip():
                old, arrow, new = line.replace("->", "→").partition("→")
                if not arrow:
                    raise forms.ValidationError(
                        _("“%(line)s” has no arrow (→ or ->)."), params={"line": line.strip()[:60]}
                    )
                found[old.strip()] = new.strip()
        return found

    def new(self, before: SchemeView) -> SchemeView:
        """Return the version after `before`; names stand in the language of the page."""
        data = self.cleaned_data
        named = {code: name for code, name in data["categories"].items() if name}
        kept = {code: dict(before.labels.get(code, {})) for code in data["categories"]}
        return SchemeView(
            key=before.key,
            version=before.version + 1,
            categories=tuple(data["categories"]),
            in_force_from=data["in_force_from"],
            mapping={old: new for old, new in data["mapping"].items() if old != new},
            labels={
                code: {**kept[code], **({language(): named[code]} if code in named else {})}
                for code in data["categories"]
                if kept[code] or code in named
            },
        )


def scheme_initial(before: SchemeView) -> dict[str, Any]:
    """Return what the form of the next version begins with: the categories as they are."""
    return {
        "categories": "\n".join(f"{code}: {_named(before, code)}" for code in before.categories),
        "mapping": "\n".join(f"{code} → {code}" for code in before.categories if code != NOT_SPLIT),
    }


def _named(scheme: SchemeView, code: str) -> str:
    return in_language(scheme.labels.get(code), language()) or words.category_words(code)


def _listed(text: str) -> list[str]:
    return [one for one in re.split(r"[\s,;]+", text.strip()) if one]
