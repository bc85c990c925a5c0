"""How many crossings there were: one number of nobody in particular, for results."""

from datetime import date

from django.db.models import Sum

from travesia.border.domain.tallying import Dimension
from travesia.border.models import Tally


def crossings_counted(first: date, last: date, country: str) -> int:
    """Return entries and exits that were let through on these days, each in its post's own time.

    `country` is ISO 3166-1 alpha-3, empty for all posts. Refused entries are no crossings.
    """
    rows = Tally.objects.filter(dimension=Dimension.ALL, day__gte=first, day__lte=last)
    rows = rows.exclude(outcome="refused")
    if country:
        rows = rows.filter(post_code__startswith=f"{country}-")
    return rows.aggregate(n=Sum("count"))["n"] or 0
