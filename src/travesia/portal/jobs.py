"""Long work of this room: many services for the search, and the check of links."""

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core.jobs import Progress, job
from travesia.portal import services
from travesia.portal.selectors.links import links_to_check

#: Looks at links at night, and when an editor asks for it.
LINK_CHECK = Actor.system("link-check", {"portal.edit"})


@job(
    key="portal.take_in_services",
    label=_("Take changed services into the search"),
    permission="portal.edit",
)
def take_in_services(progress: Progress) -> None:
    """Bring the search in line with the directory."""
    services.catch_up_places()
    progress.advance(1)


@job(
    key="portal.check_links",
    label=_("Check the links of the portal"),
    permission="portal.edit",
    shown_at="portal:links",
)
def check_links(progress: Progress) -> None:
    """Ask every link; whoever asked for the job was allowed to."""
    progress.total(links_to_check())
    services.check_links(actor=LINK_CHECK, heard=progress.advance)
