"""Partners by whatever name they are written: one institution, one row."""

from collections.abc import Iterable

from travesia.programme.domain.activity_views import PartnerKind
from travesia.programme.domain.layouts import plain
from travesia.programme.models import Partner, PartnerAlias


def partners_named(names: Iterable[str]) -> list[Partner]:
    """Return the partners of these names, each once; a name that nobody knows becomes one.

    Asked in a transaction of the caller, who also writes the journal.
    """
    found: dict[object, Partner] = {}
    for name in names:
        text = " ".join(name.split())
        if text:
            row = find_partner(text) or _made(text)
            found[row.pk] = row
    return list(found.values())


def find_partner(name: str) -> Partner | None:
    """Return the partner that goes by a name, official or not, or None."""
    alias = PartnerAlias.objects.filter(plain=plain(name)[:160]).select_related("partner").first()
    return alias.partner if alias else None


def add_alias(partner: Partner, text: str, use: str) -> bool:
    """Let a name lead to a partner; False when it leads somewhere already."""
    key = plain(text)[:160]
    if not key or PartnerAlias.objects.filter(plain=key).exists():
        return False
    PartnerAlias.objects.create(partner=partner, text=text[:160], plain=key, use=use)
    return True


def _made(name: str) -> Partner:
    row = Partner.objects.create(name=name[:160], kind=PartnerKind.OTHER.value)
    add_alias(row, name, "official")
    return row
