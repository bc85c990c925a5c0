"""Second-line cases: how a person may close one."""

from enum import StrEnum


class SecondLineOutcome(StrEnum):
    """What a second line came to, as the person who closes the case says it."""

    #: Nothing is left to look at: the decision at the desk goes on.
    CLEARED = "cleared"
    #: Another service has the traveller now: health, police, customs, protection.
    PASSED_ON = "passed_on"
    #: The traveller turned back by choice.
    TURNED_BACK = "turned_back"
    #: Nobody was there to be looked at: opened by mistake, or twice.
    MISTAKE = "mistake"
    #: The decision on the inspection ended it: let through.
    ADMITTED = "admitted"
    #: The decision on the inspection ended it: entry refused by two officers.
    REFUSED = "refused"


#: What a person chooses on the page of a case; the others follow from a decision of a person.
CHOSEN_OUTCOMES = (
    SecondLineOutcome.CLEARED,
    SecondLineOutcome.PASSED_ON,
    SecondLineOutcome.TURNED_BACK,
    SecondLineOutcome.MISTAKE,
)
