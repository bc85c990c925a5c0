"""The one error of reading pictures: what keeps a picture from being read at all."""

from travesia.documents.messages import message


class PictureError(ValueError):
    """A picture that cannot be read, or a tool that is missing: a stable code and the facts.

    Codes begin with `photo.` and stand in the catalogue of findings, with their sentences.
    """

    def __init__(self, code: str, /, **facts: str | int) -> None:
        """Keep the code and the facts; the text of the error is the English sentence."""
        self.code = code
        self.facts = facts
        super().__init__(message(code, "en", field=None, **facts))

    def message(self, language: str = "en") -> str:
        """Say it in one of the five languages (English for any other)."""
        return message(self.code, language, field=None, **self.facts)
