"""What can be done with lists: bring in, publish, ask, answer, confirm."""

from travesia.lists.domain.feeds import Reject
from travesia.lists.services.answering import (
    AnswerError,
    adjudicate,
    adjudicate_report,
)
from travesia.lists.services.changing import approve_change, propose_change, reject_change
from travesia.lists.services.connectors import CONNECTORS, Connector, connect
from travesia.lists.services.errors import ListConflictError, ListError
from travesia.lists.services.loading import LoadReport, load_file, prepare_with_progress
from travesia.lists.services.marks import find_marked
from travesia.lists.services.preparing import prepare, sweep
from travesia.lists.services.problems import problem_words
from travesia.lists.services.publishing import (
    approve_version,
    propose_version,
    publish_version,
    reject_version,
)
from travesia.lists.services.reading import ListFile, read_list
from travesia.lists.services.registers import (
    DocumentQuestion,
    RegisterAnswer,
    RegistersAsked,
    ask_registers,
    has_registers,
    known_register,
)
from travesia.lists.services.remembering import earlier_answers
from travesia.lists.services.reports import report_hit
from travesia.lists.services.searching import SearchBegun, begin_search, search
from travesia.lists.services.second_answers import confirm_match
from travesia.lists.services.shredding import shred_answers, shred_changes, shred_entries
from travesia.lists.services.sources import register_source, set_alarm_budget, set_needed
from travesia.lists.services.uploading import load_upload, take_upload

__all__ = [
    "CONNECTORS",
    "AnswerError",
    "Connector",
    "DocumentQuestion",
    "ListConflictError",
    "ListError",
    "ListFile",
    "LoadReport",
    "RegisterAnswer",
    "RegistersAsked",
    "Reject",
    "SearchBegun",
    "adjudicate",
    "adjudicate_report",
    "approve_change",
    "approve_version",
    "ask_registers",
    "begin_search",
    "confirm_match",
    "connect",
    "earlier_answers",
    "find_marked",
    "has_registers",
    "known_register",
    "load_file",
    "load_upload",
    "prepare",
    "prepare_with_progress",
    "problem_words",
    "propose_change",
    "propose_version",
    "publish_version",
    "read_list",
    "register_source",
    "reject_change",
    "reject_version",
    "report_hit",
    "search",
    "set_alarm_budget",
    "set_needed",
    "shred_answers",
    "shred_changes",
    "shred_entries",
    "sweep",
    "take_upload",
]
