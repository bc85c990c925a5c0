"""How long persons' records are kept; a country sets its own period in its law."""

from travesia.core.retention import RETENTION, RetentionPolicy
from travesia.people import services

#: Three years after registration and the last new document; crossings, which have their own period,
#: keep a person longer. A template: a country sets its own period in its law.
PERSONS = RETENTION.register(
    RetentionPolicy(
        key="people.persons",
        purpose="border_inspection",
        legal_basis="template: to be replaced by the country's immigration law",
        keep_days=3 * 365,
        action="drop the keys of photos; erase the record with all that hangs on it once nothing "
        "refers to it",
        shred=services.shred_persons,
    )
)
