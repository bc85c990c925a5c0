"""Somebody who leaves after the last day: a sentence of the verdict that cites the rule."""

from travesia.border.domain.staying import LateExit, Standing, StayAnswer
from travesia.border.domain.verdict import Finding, Level, Source


def findings_of_stay(answer: StayAnswer | None) -> tuple[Finding, ...]:
    """Return what the verdict says of a stay that ends too late; nothing of any other.

    Only a recorded entry and this exit can show it. Whether second line is the likely step then is
    for the country to say, in its book of rules.
    """
    if answer is None or answer.rule is None or answer.standing is not Standing.OVERSTAYED:
        return ()
    facts: dict[str, str | int] = {"rule": answer.rule.version}
    if answer.overstay_days and answer.last_day is not None:
        code = "stay.over"
        facts |= {"count": answer.overstay_days, "day": answer.last_day.isoformat()}
    else:
        code = "stay.late"
        said = next((one for one in answer.reasons if one.code == code), None)
        facts["count"] = 0 if said is None else int(said.facts["count"])
    prompts = answer.rule.late_exit is LateExit.SECOND_LINE
    return (Finding(code, Level.CAUTION, Source.STAY, facts=facts, prompts=prompts),)
