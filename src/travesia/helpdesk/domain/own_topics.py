"""Names that a desk has for topics, as people there say them: "RENAP" for an identity card.

A name is a way to the standard topic and nothing else: contacts are kept and counted under the
standard code, so that desks can be compared.
"""

from travesia.helpdesk.domain.identifiers import identifiers_in
from travesia.helpdesk.domain.topics import topics

MOST_OWN = 20
LONGEST_OWN = 40
Own = tuple[tuple[str, str], ...]
"""Own name and code of the standard topic, in the order of the desk."""


class OwnTopicError(ValueError):
    """A line cannot be read: `line` is the line, the message the code of what is wrong with it.

    Codes: `no_topic`, `name_missing`, `name_long`, `name_twice`, `too_many`, `name_identifies`.
    """

    def __init__(self, code: str, line: str) -> None:
        super().__init__(code)
        self.code = code
        self.line = line


def read_own(text: str) -> Own:
    """Read `name = code` a line; empty lines are passed over. Raises OwnTopicError."""
    found: dict[str, str] = {}
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            continue
        name, _equals, code = (part.strip() for part in line.rpartition("="))
        name = " ".join(name.split())
        known = topics().get(code)
        if known is None or known.retired:
            raise OwnTopicError("no_topic", line)
        if not name:
            raise OwnTopicError("name_missing", line)
        if len(name) > LONGEST_OWN:
            raise OwnTopicError("name_long", line)
        if name.casefold() in {one.casefold() for one in found}:
            raise OwnTopicError("name_twice", line)
        if identifiers_in(name):
            raise OwnTopicError("name_identifies", line)
        found[name] = code
        if len(found) > MOST_OWN:
            raise OwnTopicError("too_many", line)
    return tuple(found.items())


def write_own(own: Own) -> str:
    """Return the lines that `read_own` reads."""
    return "\n".join(f"{name} = {code}" for name, code in own)
