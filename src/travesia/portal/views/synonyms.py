"""The page for editors on which words stand for each other in the search."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from travesia.access import gate
from travesia.core.errors import DomainError
from travesia.portal import selectors, services
from travesia.portal.domain.search import EVERY, LANGUAGES, fold

_ANY = gettext_lazy("The same in every language")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a group in one language; `tag` is empty for those of every language."""

    tag: str
    name: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group as the list shows it."""

    row: selectors.SynonymRow
    languages: tuple[Phrases, ...]


class SynonymForm(forms.Form):
    """One box for each language, one word or phrase on a line."""

    number = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: object, row: selectors.SynonymRow | None = None) -> None:
        """Show the phrases of a group, or empty boxes for a new one."""
        super().__init__(*args)  # type: ignore[arg-type]  # data, as Django takes it
        for tag, name in _names().items():
            phrases = row.group.of(tag) if row else ()
            attributes = {"rows": max(3, len(phrases)), "lang": tag if tag != EVERY else "und"}
            self.fields[tag] = forms.CharField(
                label=name,
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs=attributes),
                initial="\n".join(phrases),
            )
        self.fields["number"].initial = row.number if row else 0

    def phrases(self) -> list[tuple[str, str]]:
        """Return language and phrase of every line that holds something."""
        return [
            (tag, line)
            for tag in _names()
            for line in self.cleaned_data[tag].splitlines()
            if line.strip()
        ]


@gate.requires("portal.edit")
def synonyms(request: HttpRequest) -> HttpResponse:
    """List the groups, those that hold a word when one is asked for."""
    wanted = request.GET.get("word", "")[:80]
    rows = selectors.synonym_rows()
    found = [row for row in rows if not wanted.strip() or _holds(row, wanted)]
    context = {"lines": [_line(row) for row in found], "count": len(rows), "word": wanted}
    return render(request, "portal/synonyms.html", context)


@gate.requires("portal.edit")
def synonym_group(request: HttpRequest, group: UUID | None = None) -> HttpResponse:
    """Show one group or a new one, and keep or remove what was sent."""
    row = selectors.synonym_row(group) if group else None
    form = SynonymForm(*([request.POST] if request.method == "POST" else []), row=row)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            said = _done(request, form, group)
        except DomainError as error:
            form.add_error(None, error.message)
            status = error.status
        else:
            messages.success(request, said)
            return redirect("portal:synonyms")
    elif request.method == "POST":
        status = 422
    return render(request, "portal/synonym_group.html", {"form": form, "row": row}, status=status)


def _done(request: HttpRequest, form: SynonymForm, group: UUID | None) -> str:
    actor, number = gate.actor_of(request), form.cleaned_data["number"] or 0
    if group is not None and "remove" in request.POST:
        services.remove_synonyms(actor=actor, group=group, number=number)
        return _("These words do not stand for each other any more.")
    services.save_synonyms(actor=actor, phrases=form.phrases(), group=group, number=number)
    return _("Kept. The next search knows these words.")


def _names() -> dict[str, str]:
    """Return language → its own name, in the order of the languages, and what fits all of them."""
    known = dict(settings.LANGUAGES)
    return {**{one: str(known.get(one, one)) for one in LANGUAGES}, EVERY: str(_ANY)}


def _holds(row: selectors.SynonymRow, wanted: str) -> bool:
    plain = [fold(word) for word in wanted.split()]
    return any(
        all(part in fold(phrase.replace(" ", "")) for part in plain if part)
        for _tag, phrase in row.group.phrases
    )


def _line(row: selectors.SynonymRow) -> GroupLine:
    found = ((tag, name, row.group.of(tag)) for tag, name in _names().items())
    return GroupLine(
        row,
        tuple(
            Phrases(tag if tag != EVERY else "", name, phrases)
            for tag, name, phrases in found
            if phrases
        ),
    )
