"""The lists that were asked: how old each was, which could not answer, what "nobody" is worth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travesia.border.views import days
from travesia.border.views.document import Line
from travesia.lists.domain import Freshness, freshness_of


@dataclass(frozen=True, slots=True)
class AskedList:
    """One list as it stood when the inspection was opened."""

    label: str
    version: str
    published: datetime
    """When the version was published, by the clock of the post."""
    age: str
    freshness: Freshness
    answered: bool
    """False while the index of its new version is being made: it was not asked."""

    @property
    def is_stale(self) -> bool:
        """Tell whether it is too old for "nobody is alike" to mean anything."""
        return self.answered and self.freshness is Freshness.STALE

    @property
    def is_doubtful(self) -> bool:
        """Tell whether its silence says nothing: it did not answer, or it is too old."""
        return not self.answered or self.is_stale


def asked_lists(
    rows: Iterable[Mapping[str, str]], *, asked_at: datetime, time_zone: str
) -> tuple[AskedList, ...]:
    """Return the lists of an inspection with their age at the moment they were asked."""
    found = []
    for row in rows:
        at = datetime.fromisoformat(row["published_at"])
        found.append(
            AskedList(
                label=row["label"],
                version=row["version"],
                published=days.at_post(at, time_zone),
                age=days.ago(at, asked_at),
                freshness=freshness_of(at, asked_at),
                answered=bool(row.get("asked", True)),
            )
        )
    return tuple(found)


def lines_of(lists: Iterable[AskedList]) -> tuple[Line, ...]:
    """Say of each list what its silence is worth, loudest first."""
    order = ("stop", "caution", "ok")
    return tuple(sorted(map(_line, lists), key=lambda line: order.index(line.meaning)))


def _line(one: AskedList) -> Line:
    facts = {"version": one.version, "age": one.age}
    if not one.answered:
        return Line("caution", one.label, _("is being made ready and could not be asked"))
    if one.freshness is Freshness.STALE:
        said = _("version %(version)s, %(age)s old: “no hit” cannot be relied on")
        return Line("stop", one.label, said % facts)
    if one.freshness is Freshness.OLD:
        return Line(
            "caution", one.label, _("version %(version)s, %(age)s old: nobody alike") % facts
        )
    return Line("ok", one.label, _("version %(version)s: nobody alike") % facts)


def late_words(lists: Iterable[AskedList]) -> str:
    """Say in a sentence what the lists said of somebody who had crossed before they were asked."""
    asked = tuple(lists)
    if not asked:
        return _("No list was asked: there is none on this machine.")
    if any(not one.answered for one in asked):
        return _("Not every list could be asked: nothing is known either way.")
    if any(one.is_stale for one in asked):
        return _("Asked late. A list is older than seven days: it cannot say that nobody is alike.")
    named = ", ".join(f"{one.label} {one.version}" for one in asked)
    return _("Asked late, nobody alike: %(lists)s.") % {"lists": named}


def not_shown_words(shown: Mapping[str, Any]) -> str:
    """Say how many entries are alike too and are not among the cards: nothing goes unsaid."""
    count = int(shown.get("more", 0))
    if not count:
        return ""
    if shown.get("more_at_least"):
        said = _("At least %(count)s more entries are alike and are not shown.")
    else:
        said = ngettext(
            "%(count)s more entry is alike and is not shown.",
            "%(count)s more entries are alike and are not shown.",
            count,
        )
    return said % {"count": count}
