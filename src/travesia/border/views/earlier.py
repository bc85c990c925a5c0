"""The line of earlier crossings, with the gaps that are missing facts."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travesia.border.domain import Direction, Step
from travesia.border.selectors import InspectionView
from travesia.border.views import days
from travesia.places import selectors as places
from travesia.places.domain import PostView
from travesia.vocab import term_name


def line_of(view: InspectionView, post: PostView) -> list[dict[str, Any]]:
    """Return the line of earlier crossings, with the gaps that are missing facts."""
    names = places.posts_by_code(step.movement.post_code for step in view.line)
    rows = []
    for place, step in enumerate(view.line):
        movement = step.movement
        at = names.get(movement.post_code)
        zone = at.time_zone if at else post.time_zone
        rows.append(
            {
                "when": days.short_day(days.at_post(movement.occurred_at, zone)),
                "where": at.name if at else movement.post_code,
                "what": _what(
                    step, newest=place == 0, view=view, exits=at is None or at.exit_control
                ),
                "now": place == 0,
                "gap": any(one.exit_missing for one in view.line[place + 1 : place + 2]),
            }
        )
    return rows


def _what(step: Step, *, newest: bool, view: InspectionView, exits: bool) -> str:
    """Say a movement, and the days that an officer granted with it."""
    said, granted = _moved(step, newest=newest, view=view, exits=exits), step.movement.days_granted
    if granted is None:
        return said
    words = ngettext("%(count)s day granted", "%(count)s days granted", granted)
    return f"{said}; {words % {'count': granted}}"


def _moved(step: Step, *, newest: bool, view: InspectionView, exits: bool) -> str:
    movement = step.movement
    if movement.direction is Direction.EXIT:
        return _("Left")
    still_open = newest and view.direction is Direction.ENTRY and movement.country == view.country
    if step.exit_missing or still_open:
        if not exits:
            return _("Entered; this post records no exits")
        return _("Entered; exit not recorded")
    if movement.purpose_of_travel:
        purpose = term_name("purposes", movement.purpose_of_travel, days.language())
        return _("Entered: %(purpose)s") % {"purpose": purpose}
    return _("Entered")
