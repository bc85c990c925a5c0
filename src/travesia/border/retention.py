"""How long the room keeps what it has: template periods, for a country to replace by its law."""

from travesia.border import services
from travesia.border.selectors.giving import (
    cases_given,
    crossings_given,
    guardians_given,
    inspections_given,
    refusals_given,
    stays_given,
)
from travesia.core.retention import RETENTION, RetentionPolicy

#: Three years, as the entry/exit system of the Schengen area keeps its records: a template default
#: that a country replaces by the period of its own law.
TEMPLATE_DAYS = 3 * 365

_BASIS = "template: to be replaced by the country's immigration law"

RETENTION.register(
    RetentionPolicy(
        key="border.crossings",
        purpose="know who entered and left, and for how long; answer for each decision",
        legal_basis=_BASIS,
        keep_days=TEMPLATE_DAYS,
        action="erase the row and the body of its journal entry; statistics keep counts only",
        shred=services.shred_crossings,
        give=crossings_given,
    )
)
RETENTION.register(
    RetentionPolicy(
        key="border.inspections",
        purpose="show what an officer saw and decided, and on which list versions",
        legal_basis=_BASIS,
        keep_days=TEMPLATE_DAYS,
        action="erase the claim, the document, what was presented with it, the compared entries, "
        "the form on paper it was entered from, and what was done about late hits",
        shred=services.shred_inspections,
        give=inspections_given,
    )
)
RETENTION.register(
    RetentionPolicy(
        key="border.refusals",
        purpose="appeal, complaint and oversight of refusals",
        legal_basis=_BASIS,
        keep_days=TEMPLATE_DAYS,
        action="erase the row; the journal keeps that a refusal was decided",
        shred=services.shred_refusals,
        give=refusals_given,
    )
)
RETENTION.register(
    RetentionPolicy(
        key="border.second_line",
        purpose="show why somebody waited in second line, and who closed the case how",
        legal_basis=_BASIS,
        keep_days=TEMPLATE_DAYS,
        action="erase the row with its note; the journal keeps that a case was opened and closed",
        shred=services.shred_cases,
        give=cases_given,
    )
)
RETENTION.register(
    RetentionPolicy(
        key="border.stays",
        purpose="know how long somebody stayed and by which rule; answer for what was said of it",
        legal_basis=_BASIS,
        keep_days=TEMPLATE_DAYS,
        action="erase stays that ended, and what officers said of changed documents; a stay goes "
        "with its crossings at the latest",
        shred=services.shred_stays,
        give=stays_given,
    )
)
RETENTION.register(
    RetentionPolicy(
        key="border.groups",
        purpose="show who travelled together and which adult answered for a child",
        legal_basis=_BASIS,
        keep_days=TEMPLATE_DAYS,
        action="erase the group, its members' places in it and the links of children",
        shred=services.shred_groups,
        give=guardians_given,
    )
)
