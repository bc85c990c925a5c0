"""The one error family of the room: what cannot be composed. Reading never raises."""


class ComposeError(ValueError):
    """A document that cannot be written as a zone: a stable code and the facts of the case."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the code and the facts."""
        self.code = code
        self.facts = facts
        shown = ", ".join(f"{name}={value!r}" for name, value in facts.items())
        super().__init__(f"{code}: {shown}" if shown else code)
