"""What is said of files of other systems: their states, fields, and what is wrong with a row."""

from django.utils.translation import gettext as _

from travesia.border.domain.columns import DateOrder


def state_words(state: str, *, still: bool = False) -> str:
    """Say where a file stands; `still` is one that runs and that nobody is at."""
    if still:
        return _("stands still")
    return {
        "arrived": _("waits to be brought in"),
        "running": _("is being brought in"),
        "done": _("brought in"),
        "stopped": _("stopped on the way"),
    }[state]


def delimiter_words(delimiter: str) -> str:
    """Say what parts the columns."""
    return _("tab") if delimiter == "\t" else delimiter


def orders() -> list[tuple[str, str]]:
    """Return the orders of dates with their words."""
    return [
        (DateOrder.YEAR_FIRST.value, _("year, month, day")),
        (DateOrder.DAY_FIRST.value, _("day, month, year")),
        (DateOrder.MONTH_FIRST.value, _("month, day, year")),
    ]


def order_in(text: str) -> str:
    """Return an order of dates that exists, or nothing."""
    return text if text in {one.value for one in DateOrder} else ""


def field_words(name: str) -> str:
    """Say a field of a movement."""
    return {
        "row": _("Row number of the source"),
        "surname": _("Family names"),
        "given": _("Given names"),
        "born": _("Date of birth"),
        "sex": _("Sex"),
        "nationality": _("Nationality"),
        "number": _("Document number"),
        "issuer": _("Issuing State"),
        "post": _("Post"),
        "direction": _("Direction"),
        "day": _("Date"),
        "time": _("Time"),
        "purpose": _("Purpose of travel"),
        "conveyance": _("Vehicle, flight or vessel"),
        "decision": _("Decision"),
        "recorded": _("Recorded in the source at"),
    }.get(name, name)


def fault_words(name: str, code: str) -> str:
    """Say what is wrong with a row in a sentence; the code where it has none."""
    said = {
        "document_missing": _("The document number is missing."),
        "number_missing": _("The document number has no letter and no digit."),
        "number_too_long": _("The document number is too long."),
        "issuer_missing": _("Neither the issuing State nor the nationality is given."),
        "issuer_malformed": _("The issuing State is not a code of three letters."),
        "name_missing": _("The name is missing."),
        "name_too_long": _("The name is too long."),
        "unknown_post": _("No post has this code or name."),
        "unknown_direction": _("This is neither an entry nor an exit."),
        "unknown_decision": _("This decision is not known."),
        "unknown_purpose": _("This purpose of travel is not known; the row was taken without it."),
        "unknown_state": _("No State has this code or name."),
        "unknown_sex": _("This sex is not known."),
        "sex_unknown": _("This sex is not known."),
        "nationality_malformed": _("The nationality is not a code of three letters."),
        "day_missing": _("The date is missing."),
        "day_unreadable": _("This is not a date in the chosen order."),
        "time_unreadable": _("This is not a time of day."),
        "time_in_the_future": _("The movement lies in the future."),
        "time_without_zone": _("The time zone is not known."),
        "birth_date_malformed": _("This is not a date of birth."),
        "birth_date_in_future": _("The date of birth lies in the future."),
    }.get(code, code)
    return f"{field_words(name)}: {said}" if name else said
