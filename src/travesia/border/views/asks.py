"""What the owner of an entry asks for; a register of documents asks the same of everybody."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_REPORTED = {
    "lost": gettext_lazy("lost"),
    "stolen": gettext_lazy("stolen"),
    "revoked": gettext_lazy("revoked"),
    "stolen_blank": gettext_lazy("stolen before it was filled in"),
}


def asks_of(shown: Mapping[str, Any]) -> str:
    """Say what the owner asks for; a register asks the same of everybody."""
    if not shown.get("register"):
        return str(shown["instruction"])
    reported = _REPORTED.get(shown.get("reported", ""), gettext_lazy("reported"))
    said = _(
        "This document was reported (%(reason)s). Before any step the issuing country confirms the "
        "report, through the national central bureau."
    )
    return said % {"reason": reported}
