"""Dates, times and numbers in Haitian Creole."""

DATE_FORMAT = r"j F Y"
SHORT_DATE_FORMAT = "j b Y"
YEAR_MONTH_FORMAT = r"F Y"
MONTH_DAY_FORMAT = r"j F"
#: A day without its year, and a day with its time: names of our own.
SHORT_MONTH_DAY_FORMAT = "j b"
SHORT_MONTH_DAY_TIME_FORMAT = "j b, H:i"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = r"j F Y, H:i"
SHORT_DATETIME_FORMAT = "j b Y, H:i"
#: With seconds, for the journal; a name of our own.
SHORT_MOMENT_FORMAT = "j b Y, H:i:s"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\N{NO-BREAK SPACE}"
NUMBER_GROUPING = 3
