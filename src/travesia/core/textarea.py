"""A field of several lines whose text is as long here as it was in the browser."""

from collections.abc import Mapping
from typing import Any

from django import forms

from travesia.core.lines import typed_lines


class Lines(forms.Textarea):
    """A textarea: what fits `maxlength` in the browser fits `max_length` here."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:  # noqa: ANN401  # Django's
        """Return what was typed, each line end as one sign."""
        value = super().value_from_datadict(data, files, name)
        return typed_lines(value) if isinstance(value, str) else value
