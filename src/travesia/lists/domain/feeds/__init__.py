"""Read lists as their owners publish them; pure parsers that raise nothing but `FeedError`."""

from types import MappingProxyType

from travesia.lists.domain.feeds.interpol_json import read_interpol_json
from travesia.lists.domain.feeds.interpol_searches import NoticeSearch, is_whole, split
from travesia.lists.domain.feeds.items import Defaults, FeedError, Reader, Reject, Row
from travesia.lists.domain.feeds.ofac_xml import read_ofac_xml
from travesia.lists.domain.feeds.opensanctions import read_nested_json, read_simple_csv
from travesia.lists.domain.feeds.own_csv import entry_of, read_own_csv, row_of
from travesia.lists.domain.feeds.un_xml import read_un_xml
from travesia.lists.domain.remarks import Remark

#: Format → its parser.
READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        "csv": read_own_csv,
        "un-xml": read_un_xml,
        "interpol-json": read_interpol_json,
        "opensanctions-csv": read_simple_csv,
        "opensanctions-json": read_nested_json,
        "ofac-xml": read_ofac_xml,
    }
)

__all__ = [
    "READERS",
    "Defaults",
    "FeedError",
    "NoticeSearch",
    "Reader",
    "Reject",
    "Remark",
    "Row",
    "entry_of",
    "is_whole",
    "read_interpol_json",
    "read_nested_json",
    "read_ofac_xml",
    "read_own_csv",
    "read_simple_csv",
    "read_un_xml",
    "row_of",
    "split",
]
