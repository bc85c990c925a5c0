"""The lists that were asked: how old each was, which could not answer, what "nobody" is worth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travesia.border.domain import How
from travesia.border.selectors import how_of
from travesia.border.views import days
from travesia.border.views.document import Line
from travesia.lists.domain import Freshness, freshness_of


@dataclass(frozen=True, slots=True)
class AskedList:
    """One list as it stood when the inspection was opened."""

    label: str
    version: str
    published: datetime | None
    """When the version was published, by the clock of the post; None when none ever was."""
    age: str
    """How old it was when it was asked; empty when it was never loaded."""
    freshness: Freshness
    how: How
    needed: bool = True

    @property
    def answered(self) -> bool:
        """Tell whether it was asked to the end, however old it is."""
        return self.how in (How.ANSWERED, How.STALE)

    @property
    def is_stale(self) -> bool:
        """Tell whether it is too old for "nobody is alike" to mean anything."""
        return self.how is How.STALE

    @property
    def is_doubtful(self) -> bool:
        """Tell whether its silence says nothing: it did not answer, or it is too old."""
        return self.how is not How.ANSWERED


def asked_lists(
    rows: Iterable[Mapping[str, str]], *, asked_at: datetime, time_zone: str
) -> tuple[AskedList, ...]:
    """Return the lists of an inspection with their age at the moment they were asked."""
    return tuple(_asked(row, asked_at, time_zone) for row in rows)


def _asked(row: Mapping[str, str], opened_at: datetime, time_zone: str) -> AskedList:
    how, needed = how_of(row, opened_at), bool(row.get("needed", True))
    if not row["published_at"]:
        return AskedList(row["label"], "", None, "", Freshness.STALE, how, needed)
    asked_at = datetime.fromisoformat(row["asked_at"]) if row.get("asked_at") else opened_at
    at = datetime.fromisoformat(row["published_at"])
    return AskedList(
        label=row["label"],
        version=row["version"],
        published=days.at_post(at, time_zone),
        age=days.ago(at, asked_at),
        freshness=freshness_of(at, asked_at),
        how=how,
        needed=needed,
    )


def lines_of(
    lists: Iterable[AskedList], registers: Iterable[Mapping[str, Any]] = ()
) -> tuple[Line, ...]:
    """Say of each list and register what its silence is worth, loudest first."""
    order = ("stop", "caution", "ok")
    lines = [*map(_line, lists), *map(_register_line, registers)]
    return tuple(sorted(lines, key=lambda line: order.index(line.meaning)))


def _line(one: AskedList) -> Line:
    facts = {"version": one.version, "age": one.age}
    loud = "stop" if one.needed else "caution"
    if one.how is How.NEVER:
        return Line(loud, one.label, _("has never been loaded here"))
    if one.how is How.LATE:
        return Line(loud, one.label, _("did not answer in time: nothing is known either way"))
    if one.how is How.PREPARING:
        return Line("caution", one.label, _("is being made ready and could not be asked"))
    if one.freshness is Freshness.STALE:
        said = _("version %(version)s, %(age)s old: “no hit” cannot be relied on")
        return Line(loud, one.label, said % facts)
    if one.freshness is Freshness.OLD:
        return Line(
            "caution", one.label, _("version %(version)s, %(age)s old: nobody alike") % facts
        )
    return Line("ok", one.label, _("version %(version)s: nobody alike") % facts)


def _register_line(row: Mapping[str, Any]) -> Line:
    loud = "stop" if row["needed"] else "caution"
    if row["how"] == How.LATE:
        return Line(loud, row["label"], _("did not answer in time: nothing is known either way"))
    if row["how"] == How.SILENT:
        return Line(loud, row["label"], _("gave no answer: nothing is known either way"))
    if row.get("hit"):
        return Line("caution", row["label"], _("somebody reported this document"))
    return Line("ok", row["label"], _("nobody reported this document"))


def late_words(lists: Iterable[AskedList]) -> str:
    """Say in a sentence what the lists said of somebody who had crossed before they were asked."""
    asked = tuple(lists)
    if not asked:
        return _("No list was asked: there is none on this machine.")
    if any(not one.answered for one in asked):
        return _("Not every list could be asked: nothing is known either way.")
    if any(one.is_stale for one in asked):
        stale = ", ".join(
            _("%(list)s (%(age)s old)") % {"list": one.label, "age": one.age}
            for one in asked
            if one.is_stale
        )
        said = _("Asked late. Too old to say that nobody is alike: %(lists)s.")
        return said % {"lists": stale}
    named = ", ".join(
        _("%(list)s %(version)s (%(age)s old)")
        % {"list": one.label, "version": one.version, "age": one.age}
        for one in asked
    )
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
