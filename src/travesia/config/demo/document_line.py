"""A simulator of a register of lost and stolen documents, for the demonstration alone.

Nobody real answers here and no line to a real register was tried.
"""

from collections.abc import Mapping
from types import MappingProxyType

from travesia.lists.domain.document_checks import DocumentAnswer, DocumentState

#: Invented reports of the invented State Utopia: (number, issuer) → (record, reason).
REPORTED: Mapping[tuple[str, str], tuple[str, str]] = MappingProxyType(
    {
        ("L898902C3", "UTO"): ("SIM-0001", "stolen"),
        ("D23145890", "UTO"): ("SIM-0002", "lost"),
    }
)


class SimulatedDocumentLine:
    """Answers from a handful of invented reports; it can be cut to show what happens then."""

    name = "Simulator of a document register (nobody real answers)"
    is_simulator = True

    def __init__(self, *, cut: bool = False) -> None:
        """Begin; a line that is cut never answers."""
        self._cut = cut

    def query_document(self, number: str, _type: str, issuer: str, /) -> DocumentAnswer:
        """Answer from the invented reports; the type is not looked at."""
        if self._cut:
            return DocumentAnswer(DocumentState.NOT_AVAILABLE, reason="line_cut")
        found = REPORTED.get((number.upper(), issuer.upper().rstrip("<")))
        if found is None:
            return DocumentAnswer(DocumentState.NO_HIT, number_asked=number)
        return DocumentAnswer(DocumentState.HIT, *found, number)
