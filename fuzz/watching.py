"""Watches one parser at work: what it raises, how long an input takes, how much memory is held."""

import hashlib
import heapq
import json
import resource
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

from fuzz.targets import Target

KEPT = 12
"""Slowest inputs kept, to be timed again alone."""


def peak_mb() -> float:
    """Return the highest memory this process ever held, in MB.

    Linux tells it of the process itself; getrusage also counts whoever started it.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1_048_576 if sys.platform == "darwin" else peak / 1024


@dataclass
class Watch:
    """Counts runs of a target and keeps what is worth telling."""

    target: Target
    folder: Path
    """Where inputs that fail, and the slowest ones, are kept."""
    runs: int = 0
    refused: int = 0
    """Runs that ended in a refusal of the room's own kind."""
    faults: dict[str, dict[str, Any]] = field(default_factory=dict)
    _slow: list[tuple[float, bytes]] = field(default_factory=list)
    _baseline: float = 0.0
    _started: float = 0.0

    def begin(self) -> None:
        """Take the memory held now, with everything loaded, as the baseline."""
        self._baseline, self._started = peak_mb(), perf_counter()

    def one(self, data: bytes) -> None:
        """Run the target once; nothing it raises goes further."""
        before = thread_time()
        try:
            self.target.run(data)
        except self.target.refusals:
            self.refused += 1
        except KeyboardInterrupt:
            raise
        # A native library may raise what is no Exception, and that is a fault too.
        except BaseException as error:
            self._fault(data, error)
        spent = thread_time() - before
        self.runs += 1
        if len(self._slow) < KEPT:
            heapq.heappush(self._slow, (spent, data))
        elif spent > self._slow[0][0]:
            heapq.heapreplace(self._slow, (spent, data))

    def _fault(self, data: bytes, error: BaseException) -> None:
        """Remember a fault once for each place it comes from, with the shortest input."""
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
        key = f"{type(error).__name__} at {place}"
        known = self.faults.setdefault(key, {"count": 0, "length": len(data) + 1, "file": ""})
        known["count"] += 1
        if len(data) < known["length"]:
            if known["file"]:
                Path(known["file"]).unlink(missing_ok=True)
            text = "".join(traceback.format_exception(error))
            file = self._keep("fault", data)
            file.with_suffix(".txt").write_text(text, "utf-8", "replace")
            known.update(length=len(data), file=str(file), says=str(error)[:200])

    def _keep(self, kind: str, data: bytes) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(data).hexdigest()[:16]
        file = self.folder / f"{kind}-{self.target.name}-{name}.bin"
        file.write_bytes(data)
        return file

    def told(self) -> dict[str, Any]:
        """Give the figures; the slowest inputs lie in files."""
        slow = sorted(self._slow, key=lambda item: -item[0])
        return {
            "runs": self.runs,
            "refused": self.refused,
            "seconds": perf_counter() - self._started,
            "memory_mb": max(0.0, peak_mb() - self._baseline),
            "faults": self.faults,
            "slow": [str(self._keep("slow", data)) for _, data in slow],
            "slowest_while_watched_ms": slow[0][0] * 1000 if slow else 0.0,
        }

    def write(self, file: Path) -> None:
        """Write the figures where the parent looks for them."""
        part = file.with_suffix(".part")
        part.write_text(json.dumps(self.told()), "utf-8")
        part.replace(file)


def again(run: Callable[[bytes], None], data: bytes, times: int = 5) -> float:
    """Return the least CPU milliseconds that an input takes: what else the machine did is out."""
    spent = []
    for _ in range(times):
        before = thread_time()
        run(data)
        spent.append(thread_time() - before)
    return min(spent) * 1000
