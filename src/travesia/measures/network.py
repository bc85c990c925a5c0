"""A small transport network: how far one hidden count can move while all known sums hold."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from travesia.measures.values import Reason

GROUND = "ground"
"""Takes up and gives off any amount: rows of which no total is known."""


@dataclass(slots=True)
class Edge:
    """One unknown count between a row node and a column node."""

    row: str
    column: str
    row_node: str
    column_node: str
    count: int
    lowest: int
    highest: int | None
    reason: Reason | None
    """None for unknowns that are no published cell (unlisted rows, unknown column totals)."""

    def room(self, *, up: bool) -> int | None:
        """How far the count may move; None means without end."""
        if not up:
            return self.count - self.lowest
        return None if self.highest is None else self.highest - self.count


_Step = tuple[Edge, bool]


class Network:
    """Rows and columns joined by unknown counts; the sum at each node but the ground is known."""

    def __init__(self) -> None:
        self.edges: list[Edge] = []
        self._at: dict[str, list[Edge]] = {}

    def add(self, edge: Edge) -> None:
        """Add an unknown count."""
        self.edges.append(edge)
        self._at.setdefault(edge.row_node, []).append(edge)
        self._at.setdefault(edge.column_node, []).append(edge)

    def let_column_vary(self, column_node: str, *, up: int, down: int) -> None:
        """Say that a column's total is not known, only how far it may rise and fall.

        Written as the total's complement: it falls as the total rises.
        """
        self.add(Edge("", "", GROUND, column_node, up, 0, up + down, None))

    def raise_(self, edge: Edge, most: int) -> int:
        """Return how far the count can rise, searched up to `most`; the table stays as it was."""
        return self._push(edge, most, up=True)

    def lower(self, edge: Edge, most: int) -> int:
        """Return how far the count can fall, searched up to `most`; the table stays as it was."""
        return self._push(edge, most, up=False)

    def _push(self, edge: Edge, most: int, *, up: bool) -> int:
        room = edge.room(up=up)
        wanted = most if room is None else min(most, room)
        start, goal = (edge.column_node, edge.row_node) if up else (edge.row_node, edge.column_node)
        moved = 0
        undo: list[tuple[_Step, int]] = []
        while moved < wanted:
            path = self._path(start, goal, without=edge)
            if path is None:
                break
            amount = _narrowest(path, wanted - moved)
            for step in path:
                _move(step, amount)
                undo.append((step, amount))
            moved += amount
        for step, amount in reversed(undo):
            _move(step, -amount)
        return moved

    def _path(self, start: str, goal: str, *, without: Edge) -> list[_Step] | None:
        """Find the shortest way on which every count can move by at least one.

        From a column the way leads on by lowering a count, from a row by raising one.
        """
        came: dict[str, tuple[str, _Step]] = {}
        seen = {start}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for edge in self._at.get(node, ()):
                up = edge.row_node == node
                following = edge.column_node if up else edge.row_node
                if following in seen or edge is without or edge.room(up=up) == 0:
                    continue
                seen.add(following)
                came[following] = (node, (edge, up))
                if following == goal:
                    return _walk_back(came, start, goal)
                queue.append(following)
        return None


def _walk_back(came: dict[str, tuple[str, _Step]], start: str, goal: str) -> list[_Step]:
    path: list[_Step] = []
    node = goal
    while node != start:
        node, step = came[node]
        path.append(step)
    return path


def _narrowest(path: list[_Step], most: int) -> int:
    for edge, up in path:
        room = edge.room(up=up)
        if room is not None:
            most = min(most, room)
    return most


def _move(step: _Step, amount: int) -> None:
    edge, up = step
    edge.count += amount if up else -amount
