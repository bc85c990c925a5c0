"""How long a stay under an authorisation may last; counting past stays is the border's work."""

from datetime import date, timedelta

from travesia.credentials.domain.steps import Terms


def last_day_of_stay(terms: Terms, entered_on: date) -> date:
    """Return the last day of a stay that begins on a day, that day included.

    The day of entry is day one. The authorisation ends the stay when it ends first: who is to
    stay longer needs an extension.
    """
    if terms.days_per_stay is None:
        return terms.valid_until
    return min(terms.valid_until, entered_on + timedelta(days=terms.days_per_stay - 1))


def working_days(first: date, last: date) -> int:
    """Count the working days after `first` up to `last`: Monday to Friday, no holidays known."""
    days = max(0, (last - first).days)
    weeks, rest = divmod(days, 7)
    return weeks * 5 + sum(
        (first + timedelta(days=weeks * 7 + step)).weekday() < 5 for step in range(1, rest + 1)
    )
