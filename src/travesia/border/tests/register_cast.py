"""Registers of documents for the tests: one that answers, one that is cut, one that hangs."""

import threading

from travesia.lists.domain.document_checks import DocumentAnswer, DocumentState


class Reports:
    """A register in which one document stands."""

    name = "Register (simulator)"
    is_simulator = True

    def query_document(self, number: str, _type: str, issuer: str) -> DocumentAnswer:
        if (number, issuer) == ("X1234567", "UTO"):
            return DocumentAnswer(DocumentState.HIT, "R-7", "stolen")
        return DocumentAnswer(DocumentState.NO_HIT)


class Cut(Reports):
    """A register that says it cannot answer."""

    def query_document(self, *_question: str) -> DocumentAnswer:
        return DocumentAnswer(DocumentState.NOT_AVAILABLE, reason="line_cut")


LET_GO = threading.Event()


class Hangs(Reports):
    """A register that does not come back while the test runs."""

    def query_document(self, *_question: str) -> DocumentAnswer:
        LET_GO.wait(20)
        return DocumentAnswer(DocumentState.NO_HIT)
