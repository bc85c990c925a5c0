"""How many authorisations were granted: one number of nobody in particular, for results."""

from datetime import date

from travesia.credentials.domain import Act
from travesia.credentials.models import AuthorisationStep


def granted_counted(first: date, last: date, country: str) -> int:
    """Return how many visas, permits, passes and cards were granted on these days.

    `country` is where they hold, ISO 3166-1 alpha-3, empty for all. One revoked later was granted.
    """
    rows = AuthorisationStep.objects.filter(
        act=Act.GRANT.value, effective_on__gte=first, effective_on__lte=last
    )
    if country:
        rows = rows.filter(authorisation__country=country)
    return rows.count()
