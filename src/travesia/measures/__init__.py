"""Arithmetic of statistics: units of count, disaggregation, disclosure control; no Django."""

from travesia.measures.audit import CellInterval, audit_cube, audit_table, require_protected
from travesia.measures.cube import Cube, CubeKey, Table
from travesia.measures.disaggregation import AGE_GROUPS, SEXES, age_group, sex_code
from travesia.measures.errors import DisclosureRiskError, MeasureError, UnitMismatchError
from travesia.measures.protection import (
    ProtectedCube,
    ProtectedRow,
    ProtectedTable,
    protect_cube,
    protect_table,
)
from travesia.measures.units import Quantity, Unit
from travesia.measures.values import (
    DEFAULT_THRESHOLD,
    Hidden,
    Qualifier,
    Reason,
    Shown,
    Value,
    add_shown,
    decode_value,
    encode_value,
)

__all__ = [
    "AGE_GROUPS",
    "DEFAULT_THRESHOLD",
    "SEXES",
    "CellInterval",
    "Cube",
    "CubeKey",
    "DisclosureRiskError",
    "Hidden",
    "MeasureError",
    "ProtectedCube",
    "ProtectedRow",
    "ProtectedTable",
    "Qualifier",
    "Quantity",
    "Reason",
    "Shown",
    "Table",
    "Unit",
    "UnitMismatchError",
    "Value",
    "add_shown",
    "age_group",
    "audit_cube",
    "audit_table",
    "decode_value",
    "encode_value",
    "protect_cube",
    "protect_table",
    "require_protected",
    "sex_code",
]
