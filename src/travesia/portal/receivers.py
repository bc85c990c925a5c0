"""What the portal listens to: a change in the directory changes what the search finds."""

from travesia.core.events import RECEIVERS, Receiver, Recorded
from travesia.portal import services

_HEARD = ("entry_hidden", "entry_shown", "entry_saved", "service_reviewed", "imported")


def follow(recorded: Recorded) -> None:  # every change is followed alike
    """Bring the search in line with the directory; hearing an entry twice changes nothing."""
    services.follow_directory()


for _kind in _HEARD:
    RECEIVERS.register(Receiver(f"portal.search.{_kind}", f"directory.{_kind}", follow))
