"""A process of its own that records until it is done or killed; used by storage tests."""

import os
import sys

import django


def main(entries: int) -> None:
    """Record `entries` counts, each in its own transaction, and say every number once committed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    django.setup()
    from travesia.access.domain import Actor
    from travesia.journal.tests.cups import ANNA, count_cups, cups_are_known

    actor = Actor.system(f"writer-{os.getpid()}")
    with cups_are_known():
        for cups in range(entries):
            receipt = count_cups(actor, cups, ANNA)
            sys.stdout.write(f"{receipt.seq} {receipt.eid}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
