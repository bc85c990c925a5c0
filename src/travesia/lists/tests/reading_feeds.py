"""Read a feed as the load does, for tests of what is taken and what is set aside."""

import io

from travesia.lists.domain import ListPurpose, NewListEntry
from travesia.lists.domain.feeds import READERS, Defaults
from travesia.lists.services.writing import Sorter

DEFAULTS = Defaults(instruction="Compare, then call.", owner="The owner")
COLUMNS = "id,schema,name,aliases,birth_date,countries,identifiers,dataset"


def read(form: str, raw: bytes) -> tuple[dict[str, NewListEntry], list[tuple[object, ...]], Sorter]:
    """Return the entries by number, the rows set aside with line, name and problems, the sorter."""
    sorter = Sorter(tuple(ListPurpose))
    taken, rejects = sorter.sort(READERS[form](io.BytesIO(raw), DEFAULTS))
    aside = [(one.line, one.number, *one.problems) for one in rejects]
    return {one.number: one for one in taken}, aside, sorter
