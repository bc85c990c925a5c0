"""Travellers come to the desk through the served application: the whole of it, but no network.

The clock of an answer stops when its last byte is there for the server to send. What the program
does behind an answer, as a server lets it, has a clock of its own.
"""

import io
import re
from time import perf_counter, process_time
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Desk:
    """An officer's browser, without the browser."""

    def __init__(self, application: Any, cookies: dict[str, str]) -> None:  # noqa: ANN401
        """Take the application and the cookie of somebody who is signed in."""
        self._application, self._cookies = application, dict(cookies)
        self._token = ""
        self.forget()

    def forget(self) -> None:
        """Set the clocks to nothing."""
        self.wall = self.own = self.behind = 0.0

    def get(self, path: str) -> tuple[int, dict[str, str], str]:
        """Ask for a page; return its status, headers and text."""
        return self._ask("GET", path, b"")

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, dict[str, str], str]:
        """Send a form."""
        sent = {**fields, "csrfmiddlewaretoken": self._token}
        return self._ask("POST", path, urlencode(sent).encode())

    def opened(self, fields: dict[str, str]) -> tuple[str | None, str]:
        """Read a document: return the address of the inspection and its page, or the reason."""
        status, headers, text = self.post("/desk/read/", {**fields, "nonce": str(uuid4())})
        if status != 302:
            return None, text
        return headers["Location"], self.get(headers["Location"])[2]

    def _ask(self, method: str, path: str, body: bytes) -> tuple[int, dict[str, str], str]:
        told: list[tuple[str, list[tuple[str, str]]]] = []
        environ = self._environ(method, path, body)
        began, worked = perf_counter(), process_time()
        answer = self._application(
            environ, lambda status, headers, *_: told.append((status, headers))
        )
        content = b"".join(answer)
        self.wall += 1000 * (perf_counter() - began)
        self.own += 1000 * (process_time() - worked)
        began = perf_counter()
        close = getattr(answer, "close", None)
        if close is not None:
            close()
        self.behind += 1000 * (perf_counter() - began)
        status, headers = told[0]
        self._keep(headers)
        text = content.decode()
        found = _TOKEN.search(text)
        self._token = found[1] if found else self._token
        return int(status.split()[0]), dict(headers), text

    def _keep(self, headers: list[tuple[str, str]]) -> None:
        for name, value in headers:
            if name.lower() == "set-cookie":
                key, _is, said = value.partition(";")[0].partition("=")
                self._cookies[key.strip()] = said

    def _environ(self, method: str, path: str, body: bytes) -> dict[str, Any]:
        address, _mark, query = path.partition("?")
        return {
            **{"REQUEST_METHOD": method, "PATH_INFO": address, "QUERY_STRING": query},
            **{"SCRIPT_NAME": "", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1"},
            **{"SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1"},
            "HTTP_COOKIE": "; ".join(f"{key}={said}" for key, said in self._cookies.items()),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            **{"wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body)},
            **{"wsgi.errors": io.StringIO(), "wsgi.multithread": True},
            **{"wsgi.multiprocess": True, "wsgi.run_once": False},
        }
