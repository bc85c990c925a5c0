"""Writes of the evidence room: make facts from the journal, publish an edition."""

from .counting import Counting, Refreshed, keeper, refresh
from .editions import Published, publish_edition

__all__ = ["Counting", "Published", "Refreshed", "keeper", "publish_edition", "refresh"]
