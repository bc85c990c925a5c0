"""Booth sessions: begun at sign-in, locked when nobody is there, ended by hand-over or time."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from travesia.access import domain, events, selectors
from travesia.access.domain import Actor, SessionEnd
from travesia.access.models import Device, PostSession, User
from travesia.access.selectors import SessionView
from travesia.access.services.recording import record
from travesia.access.services.refusals import AccessError
from travesia.core import clock
from travesia.core.middleware import SESSION_KEY as LANGUAGE_KEY

#: Where Django's session keeps the id of the booth session.
SESSION_KEY = "travesia_session"

#: A signed cookie that names an enrolled machine.
DEVICE_COOKIE = "travesia_device"

#: A sign of life is written at most this often: a key press must not cost a write each time.
SEEN_EVERY = timedelta(seconds=15)


def open_session(*, user_id: UUID, device_id: str = "", demo: bool = False) -> SessionView:
    """Begin a session for a person who just signed in; an earlier one of theirs ends.

    Somebody with a single post in scope works there without being asked.
    """
    user = selectors.user_by_id(user_id)
    with transaction.atomic():
        # The row lock makes two sign-ins of one person at one moment wait for each other.
        User.objects.select_for_update().get(pk=user_id)
        actor = selectors.actor_for(user, None)
        end_sessions_of(actor=actor, user_id=user_id, because=SessionEnd.SIGNED_IN_ELSEWHERE)
        now = clock.now()
        posts = domain.posts_open_to(actor)
        row = PostSession.objects.create(
            user_id=user_id,
            device=_device(device_id),
            post=posts[0].code if len(posts) == 1 else "",
            demo=demo,
            started_at=now,
            last_seen_at=now,
        )
        view = selectors.session_view(row)
        record(
            actor=selectors.actor_for(user, view),
            event=events.SignedIn(user_id, row.id, view.device, demo),
            users=[user_id],
        )
    return view


def begin_session(*, request: HttpRequest, demo: bool = False) -> SessionView:
    """Open a booth session for whoever just signed in on this request, and name it there."""
    device = request.get_signed_cookie(DEVICE_COOKIE, default="", salt=DEVICE_COOKIE) or ""
    session = open_session(user_id=UUID(str(request.user.pk)), device_id=device, demo=demo)
    request.session[SESSION_KEY] = str(session.id)
    language = selectors.user_by_id(session.user_id).language
    if language and not demo:  # a visitor of the demonstration keeps their own
        request.session[LANGUAGE_KEY] = language
    return session


def leave(*, request: HttpRequest, because: SessionEnd) -> None:
    """End the booth session of this request, if there is one, and Django's with it."""
    named = request.session.get(SESSION_KEY)
    if named and request.user.is_authenticated:
        user = selectors.user_by_id(UUID(str(request.user.pk)))
        session = selectors.session_by_id(UUID(named))
        if session is not None and session.user_id == user.id:
            actor = selectors.actor_for(user, session)
            end_session(actor=actor, session_id=session.id, because=because)
    logout(request)


def lapsed(session: SessionView, moment: datetime) -> SessionEnd | None:
    """Return why a session that is still open must end now, or None."""
    limit = timedelta(hours=settings.ENV.session_hours)
    return SessionEnd.TIME_LIMIT if moment - session.started_at >= limit else None


def idle(session: SessionView, moment: datetime) -> bool:
    """Tell whether nobody touched the session for as long as a booth may stand open."""
    limit = timedelta(minutes=settings.ENV.idle_lock_minutes)
    return moment - session.last_seen_at >= limit


def seen(*, session: SessionView) -> None:
    """Note that the person is there; a locked or ended session hears nothing."""
    now = clock.now()
    if now - session.last_seen_at >= SEEN_EVERY:
        PostSession.objects.filter(
            pk=session.id, locked_at__isnull=True, ended_at__isnull=True
        ).update(last_seen_at=now)


def lock_session(*, actor: Actor, session_id: UUID) -> None:
    """Lock the session until its person opens it again; locking twice is locking once."""
    with transaction.atomic():
        row = _open_row(session_id)
        if row is None or row.locked_at is not None:
            return
        row.locked_at = clock.now()
        row.save(update_fields=["locked_at"])
        record(actor=actor, event=events.SessionLocked(row.user_id, row.id), users=[row.user_id])


def unlock_session(*, actor: Actor, session_id: UUID, method: str) -> None:
    """Open a locked session again, after the caller proved who is there by `method`."""
    with transaction.atomic():
        row = _open_row(session_id)
        if row is None:
            raise AccessError("access.session_over", _("This session has ended. Sign in again."))
        row.locked_at = None
        row.last_seen_at = clock.now()
        row.save(update_fields=["locked_at", "last_seen_at"])
        record(
            actor=actor,
            event=events.SessionUnlocked(row.user_id, row.id, method),
            users=[row.user_id],
        )


def end_session(*, actor: Actor, session_id: UUID, because: SessionEnd) -> None:
    """End one session; ending what has ended changes nothing."""
    with transaction.atomic():
        row = _open_row(session_id)
        if row is not None:
            _end(actor, row, because)


def end_sessions_of(*, actor: Actor, user_id: UUID, because: SessionEnd) -> int:
    """End every open session of a person and return how many there were."""
    rows = PostSession.objects.select_for_update().filter(user_id=user_id, ended_at__isnull=True)
    for row in rows:
        _end(actor, row, because)
    return len(rows)


def choose_post(*, actor: Actor, post_code: str, lane: str = "") -> None:
    """Say at which post and lane the actor works in this session.

    Raises AccessError for a post outside the actor's grants, as for one that does not exist.
    """
    open_codes = {post.code for post in domain.posts_open_to(actor)}
    if post_code not in open_codes:
        raise AccessError("access.post_not_open", _("That post is not among yours."))
    with transaction.atomic():
        row = _open_row(UUID(actor.session)) if actor.session else None
        if row is None:
            raise AccessError("access.session_over", _("This session has ended. Sign in again."))
        row.post, row.lane = post_code, lane.strip()[:20]
        row.save(update_fields=["post", "lane"])
        record(
            actor=actor,
            event=events.PostChosen(row.user_id, row.id, row.post, row.lane),
            users=[row.user_id],
        )


def _open_row(session_id: UUID) -> PostSession | None:
    rows = PostSession.objects.select_for_update()
    return rows.filter(pk=session_id, ended_at__isnull=True).first()


def _end(actor: Actor, row: PostSession, because: SessionEnd) -> None:
    row.ended_at = clock.now()
    row.ended_because = because.value
    row.save(update_fields=["ended_at", "ended_because"])
    record(
        actor=actor,
        event=events.SessionEnded(row.user_id, row.id, because.value),
        users=[row.user_id],
    )


def _device(device_id: str) -> Device | None:
    try:
        return Device.objects.filter(pk=UUID(device_id)).first() if device_id else None
    except ValueError:
        return None
