"""The one error of the chip's files: what cannot be read at all."""

from travesia.documents.messages import message


class ChipFileError(ValueError):
    """A file that is not what it should be: a stable code, the facts, five languages.

    Reading a file of a chip, a certificate or a list raises this and nothing else. What can be
    read although something is wrong with it comes back with findings.
    """

    def __init__(self, code: str, /, **facts: str | int) -> None:
        """Keep the code and the facts."""
        self.code = code
        self.facts = facts
        super().__init__(code, facts)

    def message(self, language: str = "en") -> str:
        """Say it in one of the five languages (English for any other)."""
        return message(self.code, language, field=None, **self.facts)

    def __str__(self) -> str:
        return self.message()
