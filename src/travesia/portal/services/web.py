"""The way out to the web: one question at a time, to a public address that was looked at before.

The name is looked up once and the connection goes to that very address, so that a name that
changes its mind between the look and the question leads nowhere else.
"""

import http.client
import socket
import ssl
from typing import Protocol

from travesia.portal.domain.links import Answer, Target

SECONDS = 10.0
"""How long a site may take to connect, and again to answer."""
_AGENT = "Travesia-link-check/1.0 (+nightly check of links; one question per site every 2 s)"


class Web(Protocol):
    """What a check asks of the network; tests put a simulator in its place."""

    def addresses_of(self, host: str) -> tuple[str, ...]:
        """Return the IP addresses of a name; OSError when it has none."""
        ...

    def ask(self, method: str, target: Target, ip: str) -> Answer:
        """Ask one address at one IP address; OSError when it does not answer in time."""
        ...


class RealWeb:
    """The internet itself."""

    def addresses_of(self, host: str) -> tuple[str, ...]:
        """Ask the resolver of the machine."""
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        return tuple(dict.fromkeys(str(one[4][0]) for one in found))

    def ask(self, method: str, target: Target, ip: str) -> Answer:
        """Connect to the IP address, ask, and read nothing but the head of the answer."""
        connection = _Pinned(target, ip)
        try:
            headers = {"User-Agent": _AGENT, "Accept": "*/*", "Connection": "close"}
            connection.request(method, target.path, headers=headers)
            got = connection.getresponse()
            return Answer(got.status, got.headers.get("Location", ""))
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was looked up before, under the name of its host."""

    def __init__(self, target: Target, ip: str) -> None:
        super().__init__(target.host, target.port, timeout=SECONDS)
        self._ip, self._secure = ip, target.scheme == "https"
        # Names the default port nowhere, as browsers do.
        self.default_port = target.port

    def connect(self) -> None:
        """Connect to the IP address; the certificate has to be that of the name."""
        self.sock = socket.create_connection((self._ip, self.port), SECONDS)
        if self._secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
