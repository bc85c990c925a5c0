"""Type into a Chromium page as a keyboard-wedge reader does, on a machine of any speed."""

import asyncio
import time
from collections.abc import Sequence

from playwright.sync_api import CDPSession, Page

#: Seconds between two keys of a reader.
PACE = 0.008


def scan(
    page: Page, lines: Sequence[str], *, pace: float = PACE, stalls_at: int | None = None
) -> None:
    """Send each line and its Enter as key events `pace` apart.

    The browser is told the moment of each key, and all keys are handed over at once: one that
    waited for its turn on a busy machine would look like the pause after a reading. At key
    `stalls_at` the machine stands still for longer than that pause, the reader does not.
    """
    client = page.context.new_cdp_session(page)
    moment = time.time()
    keys: list[dict[str, object]] = []
    for line in lines:
        for letter in line:
            moment += pace
            keys += _press(moment, {"key": letter, "text": letter, "unmodifiedText": letter})
        moment += pace
        enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
        keys += _press(moment, enter)
    cut = 2 * (stalls_at or 0)
    if cut:
        client._sync(_together(client, keys[:cut]))
        page.wait_for_timeout(700)
    client._sync(_together(client, keys[cut:]))  # the public `send` waits for each answer
    client.detach()
    # Whoever goes on by hand does so after the last key, as they would at a desk.
    page.wait_for_timeout(max(0.0, moment + 0.2 - time.time()) * 1000)


async def _together(client: CDPSession, keys: Sequence[dict[str, object]]) -> None:
    send = client._impl_obj.send
    await asyncio.gather(*(send("Input.dispatchKeyEvent", key, None) for key in keys))


def _press(moment: float, key: dict[str, object]) -> list[dict[str, object]]:
    released = {name: key[name] for name in key if name not in {"text", "unmodifiedText"}}
    return [
        {"type": "keyDown", "timestamp": moment, **key},
        {"type": "keyUp", "timestamp": moment, **released},
    ]
