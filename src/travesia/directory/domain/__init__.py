"""Rules and values of the directory, without Django."""

from travesia.directory.domain.checking import Checked, Reject, Row, Tables, check
from travesia.directory.domain.errors import DirectoryError, FileError
from travesia.directory.domain.freshness import Freshness, Reviewed, freshness
from travesia.directory.domain.hours import Closure, Hours, Opening, OpenState, Overlap, Rule
from travesia.directory.domain.measuring import Point, words_of
from travesia.directory.domain.saying import Said, say
from travesia.directory.domain.searching import Question
from travesia.directory.domain.topics import Topic, topic_id, topics
from travesia.directory.domain.visibility import Audience, Visibility

__all__ = [
    "Audience",
    "Checked",
    "Closure",
    "DirectoryError",
    "FileError",
    "Freshness",
    "Hours",
    "OpenState",
    "Opening",
    "Overlap",
    "Point",
    "Question",
    "Reject",
    "Reviewed",
    "Row",
    "Rule",
    "Said",
    "Tables",
    "Topic",
    "Visibility",
    "check",
    "freshness",
    "say",
    "topic_id",
    "topics",
    "words_of",
]
