"""Which kind of seal some bytes are, by their beginning."""

from enum import StrEnum

from travesia.seals.visible.header import MAGIC

_IDB = (b"NDB1", b"RDB1")
"""Beginnings of the newer ICAO Datastructure for Barcode, by `tsenger/vdstools`."""


class SealFormat(StrEnum):
    """Kinds of seals that are told apart."""

    VDS = "vds"
    """Visible digital seal of Doc 9303-13."""
    VDS_NC = "vds_nc"
    """Seal for non-constrained environments, in JSON."""
    IDB = "idb"
    """ICAO Datastructure for Barcode; told apart, not read."""


def format_of(data: bytes) -> SealFormat | None:
    """Tell a kind of seal by its first bytes; None when it is none."""
    if data[:1] == bytes((MAGIC,)):
        return SealFormat.VDS
    if data[:4] in _IDB:
        return SealFormat.IDB
    return SealFormat.VDS_NC if data.lstrip()[:1] == b"{" else None
