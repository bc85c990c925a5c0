"""Compare persons field by field, in words: names, birth dates, documents; pure, no Django."""

from travesia.screening.dates import PartialDate, PartialDateError, Precision
from travesia.screening.names import name_key, script_of, tokens

__all__ = ["PartialDate", "PartialDateError", "Precision", "name_key", "script_of", "tokens"]
