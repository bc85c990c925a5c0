"""How requests of the public arrive: files in memory alone."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest

from travesia.credentials.services import evisa

#: What a form says beside its file; bytes.
_BESIDE = 65_536


class InMemory(MemoryFileUploadHandler):
    """Keeps a file in memory, so that nothing lies unencrypted on a disk; a larger one is left."""

    def handle_raw_input(  # Django's signature
        self,
        input_data: Any,  # noqa: ANN401, ARG002  # Django's
        META: dict[str, str],  # noqa: ARG002, N803  # Django's
        content_length: int,
        boundary: str,  # noqa: ARG002  # Django's
        encoding: str | None = None,  # noqa: ARG002  # Django's
    ) -> None:
        """Take what fits; far larger bodies are not read to their end."""
        self.activated = content_length <= evisa.MOST_BYTES + _BESIDE
        self.far_too_large = content_length > 4 * evisa.MOST_BYTES

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's
        """Begin a file, or stop reading."""
        if not self.activated:
            raise StopUpload(connection_reset=self.far_too_large)
        super().new_file(*args, **kwargs)


def too_long(request: HttpRequest) -> bool:
    """Tell whether the body was longer than a file and its form can be."""
    given = request.META.get("CONTENT_LENGTH") or "0"
    return given.isdigit() and int(given) > evisa.MOST_BYTES + _BESIDE
