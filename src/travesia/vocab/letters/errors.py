"""The one error of the letters."""


class LetterError(ValueError):
    """A name that the tables cannot spell: a stable code and the facts of the case."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the code and the facts."""
        self.code = code
        self.facts = facts
        super().__init__(f"{code}: {facts}")
