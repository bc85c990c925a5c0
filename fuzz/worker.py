"""One target in a process of its own: `python -m fuzz.worker ASKED`, ASKED being JSON."""

import gc
import json
import os
import sys
from pathlib import Path
from random import Random
from typing import Any

from fuzz.mutations import inputs
from fuzz.targets import Target, targets
from fuzz.watching import Watch, again

_TELL_EVERY = 5_000


def main(text: str) -> None:
    """Do what is asked: fuzz with atheris, fuzz without, or time inputs again."""
    asked: dict[str, Any] = json.loads(text)
    if asked["do"] == "again":
        _time_again(asked)
        return
    if asked["do"] == "atheris":
        import atheris  # noqa: PLC0415  # only in the environment that has it

        with atheris.instrument_imports(include=["travesia", "cbor2", "asn1crypto"]):
            target = targets()[asked["target"]]
        _with_atheris(atheris, target, asked)
    else:
        _plain(targets()[asked["target"]], asked)


def _watch(target: Target, asked: dict[str, Any]) -> Watch:
    """Make the watch once the target has run on its seeds, so that everything is loaded."""
    watch = Watch(target, Path(asked["folder"]))
    for seed in target.seeds():
        watch.one(seed)
    watch.runs = watch.refused = 0
    watch._slow.clear()  # first runs load tables; they are not the input's time
    gc.collect()
    watch.begin()
    return watch


def _plain(target: Target, asked: dict[str, Any]) -> None:
    watch, told = _watch(target, asked), Path(asked["told"])
    source = inputs(list(target.seeds()), Random(asked["seed"]), target.longest)  # noqa: S311
    for _ in range(asked["runs"]):
        watch.one(next(source))
        if watch.runs % _TELL_EVERY == 0:
            watch.write(told)
    watch.write(told)


def _with_atheris(atheris: Any, target: Target, asked: dict[str, Any]) -> None:  # noqa: ANN401
    """Let libFuzzer choose the inputs by the branches they reach."""
    watch, told, runs = _watch(target, asked), Path(asked["told"]), asked["runs"]
    corpus = Path(asked["corpus"])
    corpus.mkdir(parents=True, exist_ok=True)
    for at, seed in enumerate(target.seeds()):
        (corpus / f"seed-{at:03d}").write_bytes(seed)

    def one(data: bytes) -> None:
        watch.one(data)
        if watch.runs % _TELL_EVERY == 0 or watch.runs >= runs:
            watch.write(told)
            if watch.runs >= runs:
                # libFuzzer would end the process itself, without telling.
                os._exit(0)

    words = [f"-max_len={target.longest}", f"-seed={asked['seed']}", "-verbosity=0"]
    words += ["-rss_limit_mb=0", "-timeout=60", f"-artifact_prefix={asked['folder']}/"]
    atheris.Setup([sys.argv[0], *words, str(corpus)], one)
    atheris.Fuzz()


def _time_again(asked: dict[str, Any]) -> None:
    target = targets()[asked["target"]]
    watch = Watch(target, Path(asked["folder"]))
    for seed in target.seeds():
        watch.one(seed)
    found = {file: again(watch.one, Path(file).read_bytes()) for file in asked["files"]}
    Path(asked["told"]).write_text(json.dumps(found), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
