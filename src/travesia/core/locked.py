"""Columns of an encrypted value in a table of any room: what opens it, but for the node's key."""

from django.db import models

from travesia.core.encryption import Encrypted

#: Columns that lists do not read.
SECRET_COLUMNS = ("ciphertext", "nonce", "wrapped_key")


class Locked(models.Model):
    """A row with one value that is encrypted under a data key of its own (`core.encryption`)."""

    ciphertext = models.BinaryField(default=bytes)
    nonce = models.BinaryField(max_length=12, default=bytes)
    wrapped_key = models.BinaryField(max_length=60, default=bytes)
    key_id = models.CharField(
        max_length=16, blank=True, help_text="which key of the node wraps; empty once erased"
    )

    class Meta:
        """Columns alone; each table has its own."""

        abstract = True

    def encrypted(self) -> Encrypted:
        """Return the columns that open the value."""
        return Encrypted(
            ciphertext=bytes(self.ciphertext),
            nonce=bytes(self.nonce),
            wrapped_key=bytes(self.wrapped_key),
            key_id=self.key_id,
        )

    def lock_in(self, stored: Encrypted) -> None:
        """Take an encrypted value into the columns; nothing is saved."""
        self.ciphertext, self.nonce = stored.ciphertext, stored.nonce
        self.wrapped_key, self.key_id = stored.wrapped_key, stored.key_id

    def forget(self) -> None:
        """Drop the value, the key first; nothing is saved."""
        self.wrapped_key = self.nonce = self.ciphertext = b""
        self.key_id = ""
