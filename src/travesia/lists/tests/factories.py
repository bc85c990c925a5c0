"""Invented entries and queries; everybody is of Utopia."""

from dataclasses import replace

from travesia.access.domain import Actor
from travesia.lists import services
from travesia.lists.domain import (
    ListDocument,
    ListPurpose,
    ListQuery,
    NewListEntry,
    VersionView,
)
from travesia.screening import Name

ERIKSON = NewListEntry(
    number="0417",
    names=(Name("ERIKSON", "ANNA"),),
    birth_dates=("1974",),
    sex="F",
    documents=(ListDocument("D23145890", "UTO"),),
    purpose_code=ListPurpose.INFORM.value,
    instruction="Tell the alerts office, ext. 214. Do not detain.",
    reason="Invented reason that no officer reads.",
    owner="Alerts office",
)
ANNA = ListQuery(
    primary="ERIKSSON",
    secondary="ANNA MARIA",
    birth_date="1974-08-12",
    sex="F",
    nationality="UTO",
    document_number="L898902C3",
    issuing_state="UTO",
)


def crowd(count: int) -> list[NewListEntry]:
    """Return entries of people nobody in these tests resembles."""
    return [
        replace(ERIKSON, number=f"C{i:05}", names=(Name(f"ZQ{i:05}X", f"VW{i:05}K"),), documents=())
        for i in range(count)
    ]


def national_list(actor: Actor, *entries: NewListEntry) -> VersionView:
    """Register the national list and bring a version of it in."""
    services.register_source(
        actor=actor, key="national", label="National alert list", owner="Ministry of Utopia"
    )
    return services.publish_version(
        actor=actor, source_key="national", entries=entries or (ERIKSON,)
    )
