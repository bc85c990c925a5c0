"""The attacker's view: the exact range of every hidden count, given everything published.

All that is published about a table are sums over rows and sums over columns, so what an attacker
knows is a transport polytope. Its matrix is totally unimodular: the range of a cell over whole
numbers is the range over real numbers, and it is found exactly by pushing units round cycles of
the residual network (rows on one side, columns on the other), starting from the true table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from travesia.measures.cube import Cube, Table
from travesia.measures.errors import DisclosureRiskError
from travesia.measures.network import GROUND, Edge, Network
from travesia.measures.protection import ProtectedCube, ProtectedTable
from travesia.measures.values import Hidden, Qualifier, Reason, Shown

OTHER = "(not listed)"
"""Stands for all rows that are not named: any other code may have crossings in any month."""


@dataclass(frozen=True, slots=True)
class CellInterval:
    """What can be worked out about one hidden count: it lies in low..high, both possible.

    A range is searched only as far as the rule needs: 0..threshold-1 for counts below the
    threshold, one step either way for larger ones that are hidden beside them. It is safe when
    the first is found whole (nothing is learnt beyond "<10") and the second is no single number.
    """

    stratum: str
    row: str
    column: str
    reason: Reason
    low: int
    high: int
    safe: bool


def audit_cube(cube: Cube, protected: ProtectedCube) -> Iterator[CellInterval]:
    """Yield the interval of every hidden cell of every stratum."""
    for name, table in cube.strata.items():
        yield from audit_table(table, protected.strata[name], stratum=name)


def audit_table(
    table: Table, protected: ProtectedTable, *, stratum: str = ""
) -> Iterator[CellInterval]:
    """Yield the interval of every hidden cell of a table, listed rows first, then the rest.

    Raises DisclosureRiskError when a published value contradicts the true table or is itself
    below the threshold.
    """
    _check_values(table, protected)
    network = _network(table, protected)
    for edge in network.edges:
        if edge.reason is not None:
            yield _interval(network, edge, protected.threshold, stratum)


def require_protected(cube: Cube, protected: ProtectedCube) -> int:
    """Return how many hidden cells were audited; raise DisclosureRiskError at the first leak."""
    audited = 0
    for found in audit_cube(cube, protected):
        audited += 1
        if not found.safe:
            # The message names the place, never the count: it may end in a log.
            raise DisclosureRiskError(
                f"{found.stratum} {found.row} {found.column} could be narrowed down"
            )
    return audited


def _interval(network: Network, edge: Edge, threshold: int, stratum: str) -> CellInterval:
    if edge.count < threshold:
        low = edge.count - network.lower(edge, edge.count)
        high = edge.count + network.raise_(edge, threshold - 1 - edge.count)
        safe = low == 0 and high == threshold - 1
    else:
        low = edge.count - network.lower(edge, 1)
        high = edge.count + network.raise_(edge, 1)
        safe = high > low
    return CellInterval(
        stratum, edge.row, edge.column, edge.reason or Reason.SMALL, low, high, safe
    )


def _network(table: Table, protected: ProtectedTable) -> Network:
    """Lay the hidden part out as a network.

    A row with a published exact total conserves its hidden sum; every other row is the ground.
    Rows that are not listed are one edge per column, from nothing to without end.
    """
    network = Network()
    listed = {row.key for row in protected.rows}
    for row in protected.rows:
        kept = isinstance(row.total, Shown) and row.total.qualifier is Qualifier.EXACT
        node = f"row:{row.key}" if kept else GROUND
        for column, value in zip(protected.columns, row.cells, strict=True):
            if isinstance(value, Hidden):
                network.add(_hidden_edge(table, value, node=node, row=row.key, column=column))
    for column, total in zip(protected.columns, protected.totals, strict=True):
        rest = sum(table.cell(row, column) for row in table.rows if row not in listed)
        other = _other_node(protected)
        network.add(Edge(OTHER, column, other, f"column:{column}", rest, 0, None, None))
        if isinstance(total, Hidden):
            free = protected.threshold - 1 - table.column_total(column)
            network.let_column_vary(f"column:{column}", up=free, down=table.column_total(column))
    return network


def _other_node(protected: ProtectedTable) -> str:
    """The total of unlisted rows can be worked out only when every other total is known."""
    columns_known = all(isinstance(total, Shown) for total in protected.totals)
    rows_known = all(
        isinstance(row.total, Shown) and row.total.qualifier is Qualifier.EXACT
        for row in protected.rows
    )
    return "row:(not listed)" if columns_known and rows_known else GROUND


def _hidden_edge(table: Table, value: Hidden, *, node: str, row: str, column: str) -> Edge:
    lowest = value.threshold if value.reason is Reason.WITHHELD else 0
    highest = value.threshold - 1 if value.reason is Reason.SMALL else None
    count = table.cell(row, column)
    return Edge(row, column, node, f"column:{column}", count, lowest, highest, value.reason)


def _check_values(table: Table, protected: ProtectedTable) -> None:
    """Refuse a table that shows a small count, or a count that is not the true one."""
    threshold = protected.threshold
    for row in protected.rows:
        for column, value in zip(protected.columns, row.cells, strict=True):
            if isinstance(value, Shown) and (
                value.count < threshold or value.count != table.cell(row.key, column)
            ):
                raise DisclosureRiskError(f"{row.key} {column} shows a wrong or small count")
    for column, total in zip(protected.columns, protected.totals, strict=True):
        if isinstance(total, Shown) and (
            total.count < threshold or total.count != table.column_total(column)
        ):
            raise DisclosureRiskError(f"the total of {column} is wrong or small")
    for row in protected.rows:
        if isinstance(row.total, Shown) and row.total.count < threshold:
            raise DisclosureRiskError(f"the total of {row.key} is small")
    for column, rest in zip(protected.columns, protected.remainder, strict=True):
        if isinstance(rest, Shown) and rest.count < threshold:
            raise DisclosureRiskError(f"the remainder of {column} is small")
