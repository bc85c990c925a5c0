"""Type into a Chromium page as a keyboard-wedge reader does, on a machine of any speed."""

import time
from collections.abc import Sequence

from playwright.sync_api import CDPSession, Page

#: Seconds between two keys of a reader.
PACE = 0.008


def scan(page: Page, lines: Sequence[str], *, pace: float = PACE) -> None:
    """Send each line and its Enter as key events `pace` apart.

    The browser is told the moment of each key, so that a busy machine does not turn a reader
    into a slow typist.
    """
    client = page.context.new_cdp_session(page)
    moment = time.time()
    for line in lines:
        for letter in line:
            moment += pace
            _press(client, moment, {"key": letter, "text": letter, "unmodifiedText": letter})
        moment += pace
        enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
        _press(client, moment, enter)
    client.detach()


def _press(client: CDPSession, moment: float, key: dict[str, object]) -> None:
    client.send("Input.dispatchKeyEvent", {"type": "keyDown", "timestamp": moment, **key})
    released = {name: key[name] for name in key if name not in {"text", "unmodifiedText"}}
    client.send("Input.dispatchKeyEvent", {"type": "keyUp", "timestamp": moment, **released})
