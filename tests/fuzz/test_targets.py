"""The fuzzer: every target stands on its seeds, and whatever a parser does wrong is found."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from fuzz.__main__ import main
from fuzz.mutations import inputs
from fuzz.running import Limits, Outcome, fuzz
from fuzz.targets import Target, targets
from fuzz.watching import Watch, again

ROOT = Path(__file__).parents[2]
TARGETS = targets()


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_bears_its_seeds_and_some_mutations(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    seeds = list(target.seeds())
    assert seeds
    watch = Watch(target, tmp_path)
    for seed in seeds:
        watch.one(seed)
    assert watch.refused < len(seeds)
    source = inputs(seeds, Random(7), target.longest)
    for _ in range(100):
        watch.one(next(source))
    assert watch.faults == {}


def _watched(run: Callable[[bytes], object], data: bytes, folder: Path) -> Watch:
    watch = Watch(Target("some", run, lambda: [b"x"], (ValueError,)), folder)
    watch.begin()
    watch.one(data)
    return watch


def test_a_refusal_of_the_right_kind_is_no_fault(tmp_path: Path) -> None:
    watch = _watched(int, b"abc", tmp_path)
    assert (watch.runs, watch.refused, watch.faults) == (1, 1, {})


def test_anything_else_that_is_raised_is_kept_with_the_shortest_input(tmp_path: Path) -> None:
    watch = _watched(lambda data: {}[data], b"long input", tmp_path)
    watch.one(b"short")
    (known,) = watch.faults.values()
    assert known["count"] == 2
    assert Path(known["file"]).read_bytes() == b"short"
    assert "KeyError" in Path(known["file"]).with_suffix(".txt").read_text()
    assert len(list(tmp_path.glob("fault-*.bin"))) == 1


def test_what_is_no_exception_is_a_fault_too(tmp_path: Path) -> None:
    def leave(data: bytes) -> None:
        raise SystemExit(data)

    assert "SystemExit" in next(iter(_watched(leave, b"", tmp_path).faults))


def test_the_slowest_input_is_kept_to_be_timed_again(tmp_path: Path) -> None:
    watch = _watched(lambda data: sum(range(len(data) ** 2)), b"x" * 300, tmp_path)
    for _ in range(30):
        watch.one(b"x")
    slowest = Path(watch.told()["slow"][0])
    assert slowest.read_bytes() == b"x" * 300
    assert again(watch.one, slowest.read_bytes(), times=1) > 0


def test_memory_that_is_taken_is_seen(tmp_path: Path) -> None:
    # The peak is the process's own, so it takes one that has not been higher before.
    code = (
        "from pathlib import Path\n"
        "from fuzz.targets import Target\n"
        "from fuzz.watching import Watch\n"
        "take = lambda data: len(data * 120_000_000)\n"
        "target = Target('some', take, lambda: [b'x'], (ValueError,))\n"
        f"watch = Watch(target, Path({str(tmp_path)!r}))\n"
        "watch.begin()\n"
        "watch.one(b'x')\n"
        "print(watch.told()['memory_mb'])\n"
    )
    paths = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    done = subprocess.run([sys.executable, "-c", code], env=paths, capture_output=True, check=True)
    assert float(done.stdout) > 100


@pytest.mark.parametrize(
    ("outcome", "good"),
    [
        (Outcome("a", "plain", 1, runs=1), True),
        (Outcome("a", "plain", 1, runs=1, slowest_ms=Limits().milliseconds + 1), False),
        (Outcome("a", "plain", 1, runs=1, memory_mb=Limits().memory_mb + 1), False),
        (Outcome("a", "plain", 1, runs=1, faults={"KeyError": {}}), False),
        (Outcome("a", "plain", 1, runs=1, died=True), False),
        (Outcome("a", "plain", 1), False),
    ],
)
def test_limits(outcome: Outcome, good: bool) -> None:
    assert outcome.good is good


def test_mutations_are_the_same_for_a_seed_and_keep_to_the_length() -> None:
    def first(seed: int) -> list[bytes]:
        source = inputs([b"P<UTO" * 9], Random(seed), 40)
        return [next(source) for _ in range(500)]

    assert first(1) == first(1) != first(2)
    assert max(map(len, first(1))) <= 45
    assert len(set(first(1))) > 300


def test_a_target_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    started = time.monotonic()
    outcome = fuzz("c40", 200, tmp_path)
    assert outcome.good
    assert outcome.runs == 200
    assert 0 < outcome.seconds < time.monotonic() - started
    assert outcome.slowest_file


def test_targets_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    assert "zone" in capsys.readouterr().out.split()
    assert main(["unheard-of"]) == 2
