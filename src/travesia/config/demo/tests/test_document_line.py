"""The simulated register passes what every adapter has to pass."""

import pytest

from travesia.config.demo.document_line import SimulatedDocumentLine
from travesia.lists.domain.document_checks import DocumentLine
from travesia.lists.tests.document_line import DocumentLineContract


class TestSimulatedDocumentLine(DocumentLineContract):
    """The contract with the simulator."""

    @pytest.fixture
    def line(self) -> DocumentLine:
        """Return the simulator."""
        return SimulatedDocumentLine()

    @pytest.fixture
    def cut_line(self) -> DocumentLine:
        """Return the simulator, cut."""
        return SimulatedDocumentLine(cut=True)
