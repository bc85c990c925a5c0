"""How long persons' records are kept; a country sets its own period in its law."""

from travesia.core.retention import RETENTION, RetentionPolicy

#: Three years after the last entry, as the Entry/Exit System of the EU keeps them; a default that
#: countries may shorten, and lengthen only with a reference to their law.
PERSONS = RETENTION.register(
    RetentionPolicy(
        key="people.persons",
        purpose="border_inspection",
        legal_basis="default: three years after the last crossing; the node's country sets its own",
        keep_days=3 * 365,
        action="erase the record with its names and documents",
    )
)
