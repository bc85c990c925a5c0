"""Words of the pages: states, ages, purposes, kinds, fields, and who acted."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from travesia.access import selectors as access
from travesia.core.errors import NotFoundError
from travesia.lists.domain import (
    ChangeAct,
    EntryKind,
    Freshness,
    ListPurpose,
    Remark,
    ThresholdState,
    ThresholdView,
    VersionState,
)
from travesia.screening.calibrating import FEWEST

STATE_WORDS: Mapping[VersionState, tuple[str, str | Promise]] = {
    VersionState.LOADING: ("none", gettext_lazy("Coming in")),
    VersionState.PROPOSED: ("caution", gettext_lazy("Waits for a person")),
    VersionState.PUBLISHED: ("ok", gettext_lazy("In force")),
    VersionState.REPLACED: ("none", gettext_lazy("Replaced")),
    VersionState.REJECTED: ("none", gettext_lazy("Turned down")),
}
PURPOSE_WORDS: Mapping[ListPurpose, str | Promise] = {
    ListPurpose.ARREST: gettext_lazy("Arrest"),
    ListPurpose.BAN: gettext_lazy("Entry ban"),
    ListPurpose.INFORM: gettext_lazy("Inform the owner"),
    ListPurpose.MISSING: gettext_lazy("Missing person"),
    ListPurpose.PROTECT: gettext_lazy("Protect"),
}
KIND_WORDS: Mapping[EntryKind, str | Promise] = {
    EntryKind.PERSON: gettext_lazy("Person"),
    EntryKind.DOCUMENT: gettext_lazy("Document"),
    EntryKind.VEHICLE: gettext_lazy("Vehicle"),
    EntryKind.VESSEL: gettext_lazy("Vessel"),
}
ACT_WORDS: Mapping[ChangeAct, str | Promise] = {
    ChangeAct.ADD: gettext_lazy("Add"),
    ChangeAct.CHANGE: gettext_lazy("Change"),
    ChangeAct.WITHDRAW: gettext_lazy("Withdraw"),
}
AGE_WORDS: Mapping[Freshness, tuple[str, str | Promise]] = {
    Freshness.FRESH: ("ok", gettext_lazy("Under a day old")),
    Freshness.OLD: ("caution", gettext_lazy("Over a day old")),
    Freshness.STALE: ("stop", gettext_lazy("Over seven days old")),
}
NO_VERSION: tuple[str, str | Promise] = ("stop", gettext_lazy("No version in force"))
REGISTER: tuple[str, str | Promise] = ("none", gettext_lazy("A register, asked over a line"))

FIELD_WORDS: Mapping[str, str | Promise] = {
    "number": gettext_lazy("Number"),
    "kind": gettext_lazy("Kind"),
    "names": gettext_lazy("Names"),
    "weak_names": gettext_lazy("Aliases of low quality"),
    "birth": gettext_lazy("Born"),
    "sex": gettext_lazy("Sex"),
    "nationalities": gettext_lazy("Nationalities"),
    "countries": gettext_lazy("Other countries"),
    "documents": gettext_lazy("Documents"),
    "marks": gettext_lazy("Plates and ship numbers"),
    "purpose": gettext_lazy("Asked for"),
    "instruction": gettext_lazy("What the officer is asked to do"),
    "reason": gettext_lazy("Reason"),
    "owner": gettext_lazy("Owner"),
    "reference": gettext_lazy("File of the owner"),
    "valid_from": gettext_lazy("First day"),
    "expires_on": gettext_lazy("Last day"),
    "review_due": gettext_lazy("Review due"),
}


WAITS_WORDS: Mapping[str, str | Promise] = {
    "size_changed": gettext_lazy(
        "The list grows or shrinks by more than a fifth. Compare with its owner before you publish."
    ),
    "content_changed": gettext_lazy(
        "More than a fifth of the entries are gone or changed, though the list keeps its size. "
        "Make sure that the file is of this list before you publish."
    ),
    "incomplete": gettext_lazy(
        "Its owner announces more than the file holds. What is missing here would not be asked."
    ),
    "overtaken": gettext_lazy(
        "Something else came into force while this was made ready. Turn it down, or load it anew."
    ),
}


CONFIRM_WORDS: Mapping[str, str | Promise] = {
    "size_changed": gettext_lazy("I have checked the change of size."),
    "content_changed": gettext_lazy("I have checked that the file is of this list."),
}


def remark_words(one: Remark) -> str:
    """Say what there is to say of a file; the code itself when it is not known."""
    facts = {"count": one.count, "about": one.about}
    if one.code == "records_missing":
        said = ngettext(
            "%(count)s record that the owner announces is not in the file",
            "%(count)s records that the owner announces are not in the file",
            one.count,
        )
    elif one.code == "records_twice":
        said = ngettext(
            "%(count)s record came twice and was taken once",
            "%(count)s records came twice and were taken once",
            one.count,
        )
    else:
        return one.code
    said %= facts
    return f"{said} ({one.about})." if one.about else f"{said}."


def threshold_words(view: ThresholdView) -> tuple[str, str]:
    """Say how the thresholds of a list were set: meaning and sentence."""
    if view.state is ThresholdState.TOO_FEW:
        said = _(
            "Fewer than %(fewest)s persons: too few to try it on. It is asked with the "
            "threshold of the matcher for lists of its size."
        )
        return "none", said % {"fewest": FEWEST}
    if view.state is ThresholdState.NOT_YET:
        return "caution", _(
            "Its own thresholds are not set yet. Until the job is done it is asked with the "
            "threshold of the matcher for lists of its size."
        )
    facts = {
        "people": view.people,
        "alarms": view.alarms,
        "share": number_format(100 * view.alarm, 2),
        "upto": number_format(100 * view.alarm_up_to, 2),
        "budget": number_format(100 * view.budget, 1),
        "number": view.list_version,
        "persons": view.persons,
    }
    said = _(
        "Its own thresholds, set on version %(number)s with %(persons)s persons. Of %(people)s "
        "people who are not on it, it would ask about %(alarms)s: %(share)s %%, at most %(upto)s "
        "%% with 95 %% certainty. Accepted: %(budget)s %%."
    )
    told = [said % facts]
    if view.partial_people:
        partial = {"people": view.partial_people, "alarms": view.partial_alarms}
        told.append(
            _("With no more than a year of birth or 1 January: %(alarms)s of %(people)s.") % partial
        )
    if view.raised:
        told.append(
            _(
                "A second set of people had shown more alarms than that; the threshold was raised "
                "until it held for them as well."
            )
        )
    return ("ok" if view.alarm <= 1.5 * view.budget else "caution"), " ".join(told)


def name_of(actor_id: str) -> str:
    """Return who acted, in words; the id when the person is not known here any more."""
    kind, _colon, rest = actor_id.partition(":")
    if kind == "system":
        return _("the system (%(name)s)") % {"name": rest}
    try:
        return access.user_by_id(UUID(rest)).name
    except (ValueError, NotFoundError):
        return actor_id
