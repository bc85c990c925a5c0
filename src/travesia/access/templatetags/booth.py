"""Words of booth sessions and grants for templates."""

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from travesia.access import domain
from travesia.access.domain import GrantState, SessionEnd
from travesia.access.selectors import GrantView
from travesia.core import clock

register = template.Library()


@register.simple_tag
def idle_seconds() -> int:
    """Return after how many seconds without a key a booth locks."""
    return int(settings.ENV.idle_lock_minutes) * 60


@register.filter
def post_name(code: str) -> str:
    """Return a post's name with its code."""
    return domain.post_words(code)


@register.filter
def session_end(because: str) -> str:
    """Say why a session ended."""
    return {
        SessionEnd.SIGNED_OUT: _("Signed out"),
        SessionEnd.HAND_OVER: _("Shift ended"),
        SessionEnd.SIGNED_IN_ELSEWHERE: _("Signed in elsewhere"),
        SessionEnd.TIME_LIMIT: _("Longest time reached"),
        SessionEnd.UNLOCK_REFUSED: _("Too many wrong passwords"),
        SessionEnd.DEACTIVATED: _("Access stopped or renewed"),
    }[SessionEnd(because)]


@register.filter
def grant_state(grant: GrantView) -> str:
    """Say where a grant is in its life, running out included."""
    if grant.state is GrantState.ACTIVE:
        over = grant.valid_until is not None and grant.valid_until <= clock.now()
        return _("Ran out") if over else _("Holds")
    return {
        GrantState.PROPOSED: _("Waits for a second person"),
        GrantState.REFUSED: _("Refused"),
        GrantState.REVOKED: _("Taken back"),
    }[grant.state]
