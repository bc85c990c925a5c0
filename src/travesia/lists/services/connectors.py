"""Lists of others that this program can read: what they ask for, and which are off until wanted.

Nothing here opens a connection: an administrator fetches the file and hands it in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.lists.domain import ListPurpose
from travesia.lists.domain.feeds import Defaults
from travesia.lists.models import ListSource
from travesia.lists.services.errors import ListError
from travesia.lists.services.sources import register_source


@dataclass(frozen=True, slots=True)
class Connector:
    """One list of somebody else's: its format, and what its entries ask an officer to do."""

    key: str
    form: str
    """Key of `feeds.READERS`."""
    label: str
    owner: str
    purposes: tuple[ListPurpose, ...]
    instruction: str | Promise
    why_off: str | Promise = ""
    """Why nothing reads it until an administrator switches it on; empty for those that are on."""

    def defaults(self, *, ban_regimes: frozenset[str] = frozenset()) -> Defaults:
        """Return what its entries ask for, in the language of the node."""
        return Defaults(self.purposes[0].value, str(self.instruction), self.owner, ban_regimes)


_ALL = (
    Connector(
        key="un-sc",
        form="un-xml",
        label="UN Security Council, consolidated list",
        owner="UN Security Council",
        purposes=(ListPurpose.INFORM, ListPurpose.BAN),
        instruction=_(
            "On the consolidated list of the UN Security Council. Compare, then call the sanctions "
            "desk: whether a travel ban applies depends on the regime."
        ),
    ),
    Connector(
        key="interpol-red",
        form="interpol-json",
        label="INTERPOL, public red notices",
        owner="INTERPOL",
        purposes=(ListPurpose.INFORM,),
        instruction=_(
            "A public red notice, which is no arrest warrant. Compare, then ask the national "
            "central bureau before any step. If the person asks for protection, do not contact "
            "the country that asked for the notice."
        ),
    ),
    Connector(
        key="interpol-yellow",
        form="interpol-json",
        label="INTERPOL, public yellow notices",
        owner="INTERPOL",
        purposes=(ListPurpose.MISSING,),
        instruction=_(
            "Reported missing. Compare, speak with the person alone, then ask the national "
            "central bureau."
        ),
    ),
    Connector(
        key="opensanctions",
        form="opensanctions-json",
        label="OpenSanctions, targets",
        owner="OpenSanctions",
        purposes=(ListPurpose.INFORM,),
        instruction=_(
            "On a list that OpenSanctions collects. Compare, then look up which list it is before "
            "anything else."
        ),
        why_off=_("its data need a licence for this use"),
    ),
    Connector(
        key="ofac-sdn",
        form="ofac-xml",
        label="OFAC, specially designated nationals",
        owner="US Treasury, OFAC",
        purposes=(ListPurpose.INFORM,),
        instruction=_(
            "On a financial list of another country, which bans nobody from travelling. Compare; "
            "the entry alone changes nothing at the border."
        ),
        why_off=_("it is a financial list of one country and no travel ban"),
    ),
)

CONNECTORS: Mapping[str, Connector] = MappingProxyType({one.key: one for one in _ALL})


def connect(*, actor: Actor, key: str, switch_on: bool = False) -> Connector:
    """Make a connector's list known to the node and return the connector.

    Raises ListError for one that is off and was not switched on: `switch_on` says that somebody
    with the right to decide it did.
    """
    connector = CONNECTORS[key]
    known = ListSource.objects.filter(key=key).exists()
    if connector.why_off and not known and not switch_on:
        raise ListError(
            "lists.connector_off",
            _("The list %(key)s is off: %(why)s. Switch it on if your law wants it."),
            key=key,
            why=connector.why_off,
        )
    register_source(
        actor=actor,
        key=key,
        label=connector.label,
        owner=connector.owner,
        purposes=connector.purposes,
    )
    return connector
