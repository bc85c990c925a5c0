"""The one error of the room: what cannot be read or written at all."""

from travesia.seals.messages import CATALOGUE, message


class SealError(ValueError):
    """What cannot be read or written: a stable code, the facts of the case, five languages.

    No function of the room raises anything else on what it is given to read. What can be read
    although something is wrong with it comes back with findings.
    """

    def __init__(self, code: str, /, **facts: str | int) -> None:
        """Keep the code and the facts; KeyError when the code is not in the catalogue."""
        if code not in CATALOGUE.templates:
            raise KeyError(code)
        self.code = code
        self.facts = facts
        super().__init__(code, facts)

    def message(self, language: str = "en") -> str:
        """Say it in one of the five languages (English for any other)."""
        return message(self.code, language, field=None, **self.facts)

    def __str__(self) -> str:
        return self.message()

    def as_dict(self, language: str = "en") -> dict[str, object]:
        """Give it as JSON-able values."""
        return {"code": self.code, "message": self.message(language), "facts": dict(self.facts)}
