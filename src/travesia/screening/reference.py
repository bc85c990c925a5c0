"""The reference page of the matcher: what it weighs, level by level, with the weights in force."""

from travesia.screening.matching.births import BirthLevel
from travesia.screening.matching.model import CURRENT, TERMS, model
from travesia.screening.messages.explaining import term_words

_HEAD = """# Screening: the matcher and its weights

`travesia.screening` searches lists of people and explains every answer. A hit is a question for a
person; nothing here decides who somebody is. [How to screen a list](../howto/screen-a-list.md) has
the commands; [names beside other programs](names-benchmark.md) what was measured.

This page is made by `travesia.screening.reference.screening_markdown()`.

## From a name to a score

1. **Folding** (`normalising.py`). Names become words in A–Z in any order: zones with their fillers
   and cuts, commas, particles, joined forms, abbreviations, letters of other scripts by the tables
   of Doc 9303-3 §6 and beyond. What was given is kept beside it.
2. **Candidates** (`indexing/candidates.py`), a union of four ways: words that are the same, one or
   two letters off or alike by ear, with the birth date as further words (tantivy); the very same
   birth date and the one with day and month exchanged; words written together; the document number.
3. **Alignment** (`matching/aligning.py`). Each word of the query is paired with the word of the
   entry that answers it best; order is free. A cut word answers any word it begins.
4. **Evidence** (`matching/features.py`). What the pairs show becomes the terms below. Words count
   by their rarity: the decimal places of the share of people who bear them, on the list and in
   the region, whichever is commoner. Where there is no birth date the scarcest word that agrees
   counts once more, as scarce as the list has it: strangers of one naming culture bear the same
   three common words, hardly ever the same scarce one.
5. **Sum** (`matching/model.py`). Each term has one weight; weights times values add up to log-odds,
   and these give the score from 0 to 1. The explanation holds every term, and two columns that come
   out even: `log_odds` adds up to the log-odds, `share` to the score.
6. **Threshold**. Set for each list from an alarm budget on people who are not on it, read on one
   half of them and checked on the other, apart for birth dates to the day, in part (a year, a
   month, 1 January) and missing. They are put together from the names of two entries, which are
   left out of what they meet. Namesakes of entries, born on any other day, have a budget of 2 %.
   The first half has to show an alarm within the budget with 95 % confidence (upper bound of the
   Wilson interval), so that others keep it as well. Where the other half shows more than the
   budget all the same, the threshold is raised until that half keeps it too, and both figures are
   kept. A list without thresholds of its own uses those of the model, moved with the logarithm of
   its size.
7. **Two persons side by side** (`screen compare`, duplicates) are neither asked about nor listed:
   a word more weighs the same on either side, of the two ways to align them the one that says less
   for one person counts, and the start is moved so that 0.5 is the threshold, whatever is known of
   the dates. It is that of a list of 10,000 names, without a birth date that of the shortest list.
   From 0.5 on the verdict is `same` (somebody is asked), from 0.05 on `possible`, below it
   `different`.

Two rules stand beside the sum: a listed document always asks, and a name without any word in common
never does. The holder of a listed document is lifted to the threshold, and above whoever does not
hold it, by a contribution called `listed_document`. Sex and nationality have no weight: the first
is often missing or wrong, and the second would bring in the bias that evidence is meant to cure.

"""

_WEIGHTS = """## Weights of `{name}`

The weights were fitted on invented people by `python -m tools.training` (vocabularies, damage and
seeds of its own) and judged on those of `bench/people`, who come from others. Everybody but
namesakes was also asked about without a date, with a fifth of the weight: few travellers state
none. A weight cannot contradict its meaning: what speaks against two persons being one cannot be
above zero. Weights marked * were set by hand, because too few cases occur to fit them. Those marked
† cost at least so much, whatever the fit says: invented strangers seldom bear names one slip apart,
so that a slip would cost nothing; real people of one family do. A date in part or with a slip was
held below the same whole date, and the start was moved so that 0.5 is the threshold for whole birth
dates.

| term | what it counts | weight |
|---|---|---|
"""
_BY_HAND = {
    "document_same",
    "document_letter_for_digit",
    "document_same_number_other_issuer",
    "document_same_short",
    "date_alone",
    "document_other",
    "weak_alias",
    "conflict_without_date",
}
_AT_LEAST = {"otherwise", "slip", "slips", "far_slips", "nickname", "initial", "married"}
_DATES = """
## Levels of birth dates

The first that fits counts; of several dates of an entry, the closest.

| level | meaning |
|---|---|
"""


def screening_markdown() -> str:
    """Return the page."""
    chosen = model(CURRENT)
    rows = [("start", term_words("start", "en"), f"{chosen.start:+.3f}")]
    for term in TERMS:
        mark = " *" if term in _BY_HAND else " †" if term in _AT_LEAST else ""
        rows.append((term, term_words(term, "en"), f"{chosen.weights[term]:+.3f}{mark}"))
    weights = "".join(f"| `{code}` | {words} | {weight} |\n" for code, words, weight in rows)
    thresholds = (
        f"\nThresholds that came with the model: {chosen.threshold:.3f} with birth dates,"
        f" {chosen.threshold_partial:.3f} with dates in part,"
        f" {chosen.threshold_without_date:.3f} without.\n"
    )
    levels = "".join(
        f"| `{level.value}` | {term_words(f'birth_{level.value}', 'en')} |\n"
        for level in BirthLevel
    )
    return _HEAD + _WEIGHTS.format(name=CURRENT) + weights + thresholds + _DATES + levels + _FILE


_FILE = """
## The index file

One file, read-only, mapped into memory: eight bytes of magic, a header in JSON (source, version,
matcher, rules of folding, counts, thresholds), sections of numbers and bytes, and the SHA-256 of
all of it. It is written beside its place and renamed onto it, so whoever opens it sees the old
one or the new one; a process that has it open goes on with what it opened. The searchable parts
are laid out beside it, under its digest, on first use. The same file goes to posts.

| refused as | because |
|---|---|
| `index.missing` | it cannot be opened |
| `index.half_written` | it ends too early, or a part is not there |
| `index.changed` | its digest is another |
| `index.foreign` | it is no index of this program |
| `index.other_version` | its format or its rules of folding are others: make it anew |

`ScreeningIndex.with_delta(added, removed, version=…)` adds entries and takes entries out within
seconds, without writing the file anew. Ids of the delta replace those of the file, and explanations
of added entries name the version they came with.

## Versions

Every answer names its matcher. `person_v2` is this one. Those before it can still be run:

- `person_v1` (`query`, `evaluate`, `compare` with `--algorithm person_v1`) is the same sum. A slip
  costs nothing of its own, light words never count, the name of a spouse is held against another
  surname, words together and apart are compared by letters alone, a scarce word counts no more
  without a date, and dates in part have no threshold of their own.
- `person_v0` (`compare`) is rules in words, without a score.

The tables of weights of earlier versions are frozen (a test holds their digests), and so is how
names are read for them. What stands beside the sum (folding, candidates, the rule for listed
documents) is that of the program.
"""
