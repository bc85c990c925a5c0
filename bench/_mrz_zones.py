"""Writes zones for the benchmark, from the rules and not with what is measured.

Nothing of `travesia.documents` is used here: a fault there must not find itself confirmed.
"""

from dataclasses import dataclass, replace

LENGTH = {"TD1": 30, "TD2": 36, "TD3": 44, "MRV-A": 44, "MRV-B": 36}


def digit(text: str) -> str:
    """Compute the check digit of Doc 9303-3 §4.9."""
    total = sum((0 if c == "<" else int(c, 36)) * (7, 3, 1)[i % 3] for i, c in enumerate(text))
    return str(total % 10)


@dataclass(frozen=True)
class Zone:
    """What stands in a zone, in zone letters; the digits follow from it unless said."""

    state: str
    form: str = "TD3"
    name: str = "OZANNE<<MIRELA<TABITA"
    number: str = "AB1234567"
    birth: str = "900615"
    expiry: str = "310309"
    sex: str = "F"
    code: str = ""
    issuer: str = ""
    nationality: str = ""
    optional: str = ""
    optional_2: str = ""
    optional_digit: str = ""
    """TD3: instead of the digit computed."""
    digit_over_filler: bool = False
    """A long number's digit as some issuers compute it, over the filler too."""

    def but(self, **changes: str | bool) -> "Zone":
        """Give the same with some values changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the names are checked by dataclasses

    def text(self) -> str:
        """Write the lines, separated by newlines."""
        return {"TD1": self._td1, "TD2": self._td2, "TD3": self._td3}.get(self.form, self._visa)()

    def _head(self) -> str:
        first = self.code or {"TD3": "P", "TD1": "I", "TD2": "I"}.get(self.form, "V")
        return first.ljust(2, "<") + (self.issuer or self.state).ljust(3, "<")

    def _number(self) -> tuple[str, str]:
        """Give the number field with its digit, and what goes into the optional data."""
        if len(self.number) <= 9:
            field = self.number.ljust(9, "<")
            return field + digit(field), self.optional
        whole = self.number
        if self.digit_over_filler:
            whole = f"{whole[:9]}<{whole[9:]}"
        rest = self.number[9:] + digit(whole)
        return f"{self.number[:9]}<", f"{rest}<{self.optional}"

    def _dates(self) -> tuple[str, str]:
        return self.birth + digit(self.birth), self.expiry + digit(self.expiry)

    def _nation(self) -> str:
        return (self.nationality or self.state).ljust(3, "<")

    def _td1(self) -> str:
        number, optional = self._number()
        first = (self._head() + number + optional)[:30].ljust(30, "<")
        birth, expiry = self._dates()
        second = birth + self.sex + expiry + self._nation() + self.optional_2.ljust(11, "<")
        covered = first[5:30] + second[0:7] + second[8:15] + second[18:29]
        return "\n".join((first, second + digit(covered), self.name.ljust(30, "<")))

    def _second(self, room: int) -> str:
        number, optional = self._number()
        birth, expiry = self._dates()
        return (
            number + self._nation() + birth + self.sex + expiry + optional[:room].ljust(room, "<")
        )

    def _td2(self) -> str:
        second = self._second(7)
        covered = second[0:10] + second[13:20] + second[21:35]
        return f"{self._head()}{self.name.ljust(31, '<')}\n{second}{digit(covered)}"

    def _td3(self) -> str:
        second = self._second(14)
        second += self.optional_digit or digit(second[28:42])
        covered = second[0:10] + second[13:20] + second[21:43]
        return f"{self._head()}{self.name.ljust(39, '<')}\n{second}{digit(covered)}"

    def _visa(self) -> str:
        length = LENGTH[self.form]
        first = self._head() + self.name.ljust(length - 5, "<")
        return f"{first}\n{self._second(length - 28)}"


def put(text: str, line: int, column: int, char: str) -> str:
    """Put characters at a place (line and column from 1), leaving the digits as they are."""
    lines = text.split("\n")
    row = lines[line - 1]
    lines[line - 1] = row[: column - 1] + char + row[column - 1 + len(char) :]
    return "\n".join(lines)


def another_digit(text: str, line: int, column: int) -> str:
    """Put another digit where one stands."""
    found = text.split("\n")[line - 1][column - 1]
    return put(text, line, column, str((int(found) + 3) % 10))
