"""IATI 2.03: what an activity must hold, and whether a file holds it. No Django."""

from travesia.programme.domain.iati.reading import IatiReadError, Node, read_xml
from travesia.programme.domain.iati.rulesets import Finding, check, read_ruleset

__all__ = ["Finding", "IatiReadError", "Node", "check", "read_ruleset", "read_xml"]
