"""Border posts: registration and the change of their state."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import once
from travesia.core.errors import ConflictError
from travesia.journal import services as journal
from travesia.places import selectors
from travesia.places.domain import (
    NewPost,
    PlacesError,
    PostState,
    PostView,
    StateOn,
    order_problem,
)
from travesia.places.events import PostRegistered, PostStateChanged
from travesia.places.models import DatedState, Post
from travesia.places.services.checks import (
    check_code,
    check_position,
    check_time_zone,
    country_row,
)


def register_post(*, actor: Actor, post: NewPost) -> PostView:
    """Enter a border post in the register with its history so far.

    Raises PlacesError when code, position, time zone, country or history cannot be, ConflictError
    (`places.post_exists`) when the code is taken.
    """
    access.authorize(
        actor=actor, permission="places.manage", scope=Scope(country=post.country, post=post.code)
    )
    check_code(post.code, post.country)
    check_position(post.latitude, post.longitude)
    check_time_zone(post.time_zone)
    _check_history(post.code, post.states)
    with transaction.atomic():
        country = country_row(post.country)
        if Post.objects.filter(code=post.code).exists():
            raise ConflictError(
                "places.post_exists", _("There is a post %(post)s already."), post=post.code
            )
        row = Post.objects.create(
            code=post.code,
            name=post.name,
            other_name=post.other_name,
            country=country,
            area_pcode=post.area,
            mode=post.mode,
            latitude=post.latitude,
            longitude=post.longitude,
            time_zone=post.time_zone,
            exit_control=post.exit_control,
            opposite_code=post.opposite,
            source=post.source,
        )
        DatedState.objects.bulk_create(
            DatedState(post=row, place=place, state=item.state, since=item.since)
            for place, item in enumerate(post.states)
        )
        journal.record(actor=actor, event=_registered(post), purpose=Purpose.ADMINISTRATION)
    once.forget()
    return selectors.post_by_code(post.code)


def change_post_state(*, actor: Actor, code: str, state: PostState, since: date) -> PostView:
    """Let a post go over to another state on a day.

    Raises NotFoundError for an unknown post, PlacesError (`places.state_order`,
    `places.state_dates`) when that state may not follow or begins before the present one.
    """
    before = selectors.post_by_code(code)
    access.authorize(
        actor=actor, permission="places.manage", scope=Scope(country=before.country, post=code)
    )
    with transaction.atomic():
        row = Post.objects.select_for_update().get(code=code)
        known = [StateOn(PostState(item.state), item.since) for item in row.states.all()]
        _check_history(code, (*known, StateOn(state, since)))
        DatedState.objects.create(post=row, place=len(known), state=state, since=since)
        event = PostStateChanged(
            code=code,
            before=known[-1].state if known else "",
            after=state,
            since=since.isoformat(),
        )
        journal.record(actor=actor, event=event, purpose=Purpose.ADMINISTRATION)
    once.forget()
    return selectors.post_by_code(code)


def _check_history(code: str, states: tuple[StateOn, ...]) -> None:
    problem = order_problem(states) if states else "first"
    if problem == "dates":
        raise PlacesError(
            "places.state_dates",
            _("A state of %(post)s begins before the one it follows."),
            post=code,
        )
    if problem:
        raise PlacesError(
            "places.state_order",
            _("The states of %(post)s cannot follow each other in this order: %(states)s."),
            post=code,
            states=", ".join(item.state for item in states),
        )


def _registered(post: NewPost) -> PostRegistered:
    return PostRegistered(
        code=post.code,
        name=post.name,
        country=post.country,
        mode=post.mode,
        area=post.area,
        latitude=post.latitude,
        longitude=post.longitude,
        time_zone=post.time_zone,
        exit_control=post.exit_control,
        states=tuple((item.state.value, item.since.isoformat()) for item in post.states),
    )
