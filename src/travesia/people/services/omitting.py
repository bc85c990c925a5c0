"""What a batch did not compare, in sentences: a cut is said, with its count, and never silent."""

from dataclasses import asdict

from django.utils.translation import gettext_lazy as _

from travesia.people.selectors.likeness import BlockKind
from travesia.people.services.comparing import Compared

_SENTENCES = {
    BlockKind.DOCUMENT: _(
        "Not compared: up to %(pairs)d pairs in very large groups that share a document (the "
        "largest has %(largest)d records)."
    ),
    BlockKind.NAME: _(
        "Not compared: up to %(pairs)d pairs in very large groups that share a name and a birth "
        "year (the largest has %(largest)d records)."
    ),
    BlockKind.BIRTH_DATE: _(
        "Not compared: up to %(pairs)d pairs in very large groups that share a birth date (the "
        "largest has %(largest)d records)."
    ),
}


def outcome_sentence(found: Compared) -> str:
    """Return what a batch came to, what it left out named with its count; under 200 characters."""
    done = _("%(persons)d records, %(pairs)d pairs compared, %(asked)d new questions.")
    facts = {"persons": found.persons, "pairs": found.pairs, "asked": found.asked}
    said = str(done) % facts
    left_out = sum(cut.pairs for cut in found.left_out)
    if left_out:
        cut = _("Not compared: up to %(pairs)d pairs in very large groups.")
        said += " " + str(cut) % {"pairs": left_out}
    return said


def left_out_sentences(found: Compared) -> tuple[str, ...]:
    """Return what was left out, a sentence for each kind of group; empty when nothing was."""
    return tuple(str(_SENTENCES[cut.kind]) % asdict(cut) for cut in found.left_out)
