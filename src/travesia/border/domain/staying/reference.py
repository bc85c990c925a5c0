"""The reference page on stays: fields of a rule, the examples, the cases, every reason."""

from collections.abc import Iterable

from travesia.border.domain.staying.cases import EXPECTED, POSTS, cases
from travesia.border.domain.staying.rule_files import example_book
from travesia.border.domain.staying.rules import StayRule
from travesia.border.domain.staying.sentences import CATALOGUE

FIELDS = (
    ("`id`, `territory`", "name; the alpha-3 code of a State, the code of an area, or `*`"),
    ("`valid_from`, `valid_until`", "first and last day of this version; the last may be left out"),
    ("`source`", "where the rule is written; shown with every answer"),
    ("`title`", "its name in en, es, fr, ht and pt"),
    ("`example`", "`false` for law; without the field a rule calls itself an example"),
    (
        "`nationalities`, `documents`, `purposes`, `modes`, `posts`",
        "whom it is for; a list left out means any. `own` is the nationality of the post's "
        "country, a `[[group]]` stands for its nationalities",
    ),
    ("`needs`", "kind of authorisation without which the rule does not hold"),
    ("`admits`", "`false`: by this rule entry does not fit"),
    ("`days_per_entry`", "calendar days of each stay"),
    ("`first_day`", "`entry` (default) or `next`: which day is day 1 of them"),
    (
        "`reset_days`",
        "full days of absence from which an entry starts a new stay; a shorter absence goes on "
        "with the one before",
    ),
    ("`days_in_window`, `window`", "at most so many days of presence in any so many days"),
    ("`days_in_year`", "at most so many days of presence in a calendar year"),
    ("`hours`", "hours from the minute of entry"),
    ("`opens`, `closes`", "local times for entry; out again by `closes` of the same day"),
    (
        "`authorised_days`",
        "how the days on the authorisation count: `per_entry` or `total` since it began",
    ),
    ("`ends_with_authorisation`", "`true`: the stay ends with it"),
    ("`extended_by`", "kinds of authorisation that carry the last day on, when they leave no gap"),
    ("`not_counted`", "kinds of authorisation whose days are no days of stay"),
    ("`zone`", "where the traveller may go, in words"),
    (
        "`granting`",
        "which other days an officer may grant with an entry: `none`, `fewer` (default) or `other` "
        "(fewer or more, in place of the limits of the rule)",
    ),
    (
        "`late_exit`",
        "what the desk does at an exit after the last day: `say` (default), or `second_line`, "
        "which makes second line the likely step",
    ),
    ("`minor_under`", "age under which the desk asks for the adult; a prompt and no bar"),
    (
        "`open_stays`",
        "what a new version does to stays begun before it: `keep` (default) or `follow`",
    ),
)


def reference_markdown() -> str:
    """Return the page; its tables are the program's own data."""
    return "\n\n".join(
        (
            "# Stays",
            "How long somebody may stay, reckoned by rules that are data. The calculator never "
            "decides: every answer cites its rule, and only a recorded entry and a recorded exit "
            "show that a stay was too long. Limits of a rule hold together; the earliest last day "
            "counts. A day is the post's day, from midnight to midnight there, and the days of "
            "entry and of exit both count.",
            "## What a rule can say",
            "A book of rules is a TOML file with `name`, tables `[[area]]` (`code`, `members`, "
            "`source`), `[[group]]` (`code`, `nationalities`) and `[[rule]]`. The first rule that "
            "fits holds: a country's own before those of its area, and those before `*`. A field "
            "that is not known is an error.",
            _table(("field", "meaning"), FIELDS),
            "## The examples",
            "These ship with the program for training and tests. **None of them is law.**",
            _table(("rule and version", "territory", "name", "source"), map(_rule, _rules())),
            "## Cases",
            f"{len(cases())} cases, each with the answer reached by hand before the program was "
            "asked, and tested on every change: in memory, and through stored crossings on SQLite "
            "and PostgreSQL. `+` is an entry and `-` an exit, in local time at the post; "
            "`=10` are days that an officer granted; `-` alone is none.",
            _table(("case", "shows", "asked", "expected", "reached by hand"), _cases()),
            "## Posts of the cases",
            _table(
                ("post", "country", "mode", "time zone", "across the line"),
                (
                    (f"`{code}`", one.country, one.mode, one.zone, one.across or "–")
                    for code, one in POSTS.items()
                ),
            ),
            "## Reasons",
            "None of them weighs `stop`: a rule advises and bars nobody.",
            _table(
                ("code", "weight", "sentence"),
                (
                    (f"`{code}`", CATALOGUE.severities[code].value, said["en"])
                    for code, said in sorted(CATALOGUE.templates.items())
                ),
            ),
        )
    )


def _rules() -> tuple[StayRule, ...]:
    return example_book().rules


def _rule(rule: StayRule) -> tuple[str, ...]:
    return f"`{rule.version}`", f"`{rule.territory}`", rule.title("en"), rule.source


def _cases() -> Iterable[tuple[str, ...]]:
    for case in cases():
        row = case.row
        facts = [
            f"`{row['asked']}` in {row['country']}: {row['nationality']} `{row['document']}`",
            *([f"age {row['age']}"] if row["age"] else []),
            f"`{row['movements']}`",
            *([f"at `{row['now']}`"] if row["now"] else []),
            *([f"with `{row['papers']}`"] if row["papers"] else []),
            *(f"`{flag}`" for flag in row["flags"].split()),
        ]
        wanted = [f"rule `{row['rule'] or 'none'}`"]
        wanted += [f"{name} {row[name]}" for name in EXPECTED if row[name]]
        wanted += [f"`{code}`" for code in case.codes]
        yield case.id, case.shows, ", ".join(facts), ", ".join(wanted), case.how


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    lines += [f"| {' | '.join(one.replace('|', chr(92) + '|') for one in row)} |" for row in rows]
    return "\n".join(lines)
