"""What people enter: a figure with everything that must be known of it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.places import selectors as places
from travesia.programme.domain import (
    Basis,
    Figure,
    Kind,
    NullReason,
    Part,
    Period,
    Qualifier,
    Split,
    SplitForm,
    SubsetStatus,
)
from travesia.programme.domain.results import in_language
from travesia.programme.selectors import framework, words
from travesia.programme.selectors.figures import figures

#: Kinds that somebody enters; the others come with published lists.
_KINDS = (Kind.OUTPUT, Kind.REACH, Kind.STOCK, Kind.CUMULATIVE)
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
SEXES = ("women", "men", "other", "not_stated")


class CountForm(forms.Form):
    """Days and country for which the program counts."""

    first = forms.DateField(label=_("First day"), widget=_DAY)
    last = forms.DateField(label=_("Last day"), widget=_DAY)
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # as Django's forms
        """Offer the countries that have posts or areas here."""
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("Whole programme")), *_countries()]  # type: ignore[attr-defined]  # a choice field


class ReasonForm(forms.Form):
    """Why something is changed or taken out."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class FigureForm(forms.Form):
    """One figure; what is unknown is left empty and said to be, never typed as zero."""

    indicator = forms.ChoiceField(label=_("Indicator"))
    subject = forms.CharField(
        label=_("What was counted"),
        max_length=240,
        help_text=_("In a few words, such as: border officers who finished the course"),
    )
    qualifier = forms.ChoiceField(label=_("Before the number"))
    value = forms.DecimalField(
        label=_("Value"), required=False, min_value=0, max_digits=16, decimal_places=2
    )
    null_reason = forms.ChoiceField(
        label=_("No value, because"),
        required=False,
        help_text=_("Only where there is no number. Unknown is not zero."),
    )
    kind = forms.ChoiceField(label=_("What sort of number"))
    basis = forms.ChoiceField(label=_("How it was counted"))
    first = forms.DateField(label=_("First day"), widget=_DAY, required=False)
    last = forms.DateField(label=_("Last day"), widget=_DAY)
    geography = forms.MultipleChoiceField(
        label=_("Countries"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: the whole programme."),
    )
    women = forms.IntegerField(label=_("Women"), required=False, min_value=0)
    men = forms.IntegerField(label=_("Men"), required=False, min_value=0)
    other = forms.IntegerField(label=_("Other"), required=False, min_value=0)
    not_stated = forms.IntegerField(label=_("Not stated"), required=False, min_value=0)
    subset_of = forms.CharField(
        label=_("Part of another figure"),
        required=False,
        max_length=40,
        help_text=_("Its code, such as B2.F1, where these people may be counted there too."),
    )
    subset_status = forms.ChoiceField(label=_("Is it inside that figure?"), required=False)
    attribution_share = forms.DecimalField(
        label=_("Share of the programme, in percent"),
        required=False,
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        help_text=_("Only where another programme paid for a part."),
    )
    evidence = forms.CharField(
        label=_("Proof"),
        max_length=300,
        help_text=_("Where it can be looked up: list, report, address"),
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
    reason = forms.CharField(label=_("Reason for the correction"), max_length=300)

    def __init__(self, *args: Any, correcting: bool = False, **kwargs: Any) -> None:  # noqa: ANN401  # as Django's forms
        """Offer the words of this node; a reason is asked for a correction only."""
        super().__init__(*args, **kwargs)
        if not correcting:
            del self.fields["reason"]
        none = ("", "–")
        for name, offered in {
            "indicator": _indicators(),
            "qualifier": [(q.value, _before(q)) for q in Qualifier],
            "null_reason": [none, *((r.value, words.null_words(r)) for r in list(NullReason)[:2])],
            "kind": [(kind.value, words.kind_words(kind)) for kind in _KINDS],
            "basis": [(basis.value, words.basis_words(basis)) for basis in Basis],
            "geography": _countries(),
            "subset_status": [none, *((s.value, _inside(s)) for s in SubsetStatus)],
        }.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]  # choice fields

    def figure(self, before: Figure | None) -> Figure:
        """Return the figure as it was entered; of one that is corrected, what no field shows."""
        said: Mapping[str, Any] = self.cleaned_data
        indicator = framework.indicator_by_code(said["indicator"])
        share = said["attribution_share"]
        reason, status = said["null_reason"], said["subset_status"]
        return Figure(
            code=before.code if before else "",
            value=said["value"],
            qualifier=Qualifier(said["qualifier"]),
            unit=before.unit if before else indicator.unit,
            subject=said["subject"],
            kind=Kind(said["kind"]),
            basis=Basis(said["basis"]),
            indicator=indicator.code,
            period=Period(said["first"], said["last"]),
            geography=tuple(sorted(said["geography"])),
            split=self._split(before),
            subset_of=said["subset_of"],
            subset_status=SubsetStatus(status) if status else None,
            section=before.section if before else "",
            system=before.system if before else "",
            note=said["note"],
            evidence=said["evidence"],
            attribution_share=None if share is None else Decimal(share) / 100,
            null_reason=NullReason(reason) if reason else None,
            language=before.language
            if before and before.subject == said["subject"]
            else _language(),
        )

    def _split(self, before: Figure | None) -> Split | None:
        """Return the breakdown by sex; one by anything else, or in percents, stays as it was."""
        kept = before.split if before else None
        if kept is not None and (kept.dimension != "sex" or kept.form is not SplitForm.COUNTS):
            return kept
        said = {name: self.cleaned_data.get(name) for name in SEXES}
        if all(value is None for value in said.values()):
            return None
        scheme = framework.newest_scheme("sex")
        parts = tuple(
            Part(name, None, NullReason.NOT_STATED) if value is None else Part(name, Decimal(value))
            for name, value in said.items()
        )
        version = kept.version if kept is not None else scheme.version if scheme else 1
        return Split("sex", SplitForm.COUNTS, parts, version)


def form_data(figure: Figure) -> dict[str, object]:
    """Return a figure as the form shows it."""
    split = figure.split
    counts = split is not None and split.dimension == "sex" and split.form is SplitForm.COUNTS
    parts = {p.category: p.value for p in split.parts} if split is not None and counts else {}
    share = figure.attribution_share
    return {
        "indicator": figure.indicator,
        "subject": figure.subject,
        "qualifier": figure.qualifier.value,
        "value": None if figure.value is None else figure.value.normalize(),
        "null_reason": figure.null_reason.value if figure.null_reason else "",
        "kind": figure.kind.value,
        "basis": figure.basis.value,
        "first": figure.period.first,
        "last": figure.period.last,
        "geography": list(figure.geography),
        **{name: None if parts.get(name) is None else int(parts[name] or 0) for name in SEXES},
        "subset_of": figure.subset_of,
        "subset_status": figure.subset_status.value if figure.subset_status else "",
        "attribution_share": None if share is None else share * 100,
        "evidence": figure.evidence,
        "note": figure.note,
    }


def _indicators() -> list[tuple[str, str]]:
    return [(one.code, in_language(one.title, _language())) for one in framework.indicators()]


def _countries() -> list[tuple[str, str]]:
    """Return the countries of this node's posts and of its figures; all where there are none."""
    near = {post.country for post in places.posts()}
    near |= {code for one in figures() for code in one.geography}
    known = [one for one in places.countries() if one.alpha3 in near or not near]
    return sorted(((one.alpha3, one.name(_language())) for one in known), key=lambda pair: pair[1])


def _language() -> str:
    return get_language() or "en"


def _before(qualifier: Qualifier) -> str:
    return words.qualifier_words(qualifier) or str(_("exactly this many"))


def _inside(status: SubsetStatus) -> str:
    return str(
        {
            SubsetStatus.INSIDE: _("Yes, wholly"),
            SubsetStatus.OUTSIDE: _("No, these are others"),
            SubsetStatus.OVERLAPS: _("In part"),
            SubsetStatus.UNKNOWN: _("Nobody stated it"),
        }[status]
    )
