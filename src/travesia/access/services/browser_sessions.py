"""The sessions of browsers, as Django keeps them; each request asks for one, with a kept query."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField

from travesia.core import clock
from travesia.core.kept_queries import KeptQuery

_ALIVE = KeptQuery(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now),
    key=CharField(),
    now=DateTimeField(),
)


class SessionStore(DatabaseSessions):
    """Django's sessions in the database, found without writing the same statement again."""

    def _get_session_from_db(self) -> Session | None:
        """Return the row of a session that has not run out, or nothing; as Django does."""
        found = _ALIVE.first(key=self.session_key, now=clock.now())
        if found is None:
            self._session_key = None
        return found
