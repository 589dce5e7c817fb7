"""The words that a sorted to-do list is told in, the same on the page, in the terminal and in every export."""

from __future__ import annotations

from collections.abc import Mapping

from coach.schema import Bucket, ScoringSystem

TITLE = "To-do list, sorted"
PROPOSED = "Proposed OKRs"
OBJECTIVE = "Objective"
OBJECTIVE_OPEN = "Objective still open"
OBJECTIVE_QUESTION = "Once all of this is done, what is different, and for whom? That sentence is the objective."
NAMED, UNNAMED = "Group {number}: {objective}", "Group {number} (objective still open)"
KEY_RESULTS = "Key results to choose from"
HINT = "What stands in [brackets] only the team knows. Choose two to five, and change every word you like."
OWN_RESULTS = "Key results already on your list"
INITIATIVES = "Initiatives"
BELIEF = "We believe this moves {metric} because {reason}"
WHICH, REASON = "[which key result]", "[ ]"
ACCEPTED = "accepted"
WATCH = "Watch beside it: {text}"
OWNER = "{text} ({owner})"
WAS = "You wrote: {text}"

RESULTS_APART = "Key results that stand on their own"
APART = "Stop, later, or Just-Do-It?"
APART_HINT = "These serve none of the outcomes above. For each: stop it, leave it for later, or simply do it."
HEALTH = "Health metrics"
HEALTH_HINT = "Levels to hold. Keep an eye on them beside the OKRs; they need no target to rise."
JUST_DO = "Just-Do-Its"
JUST_DO_HINT = "Worth doing, and needing no OKR: obligations and upkeep. Put them in the calendar and do them well."
UNCLEAR = "To be asked"
UNCLEAR_HINT = "The words do not say what these are. One question each."
UNPARSED = "Not taken for a task"

BUCKETS: Mapping[Bucket, str] = {
    "key_result": "Key result",
    "initiative": "Initiative",
    "health_metric": "Health metric",
    "just_do_it": "Just-Do-It",
    "unclear": "Unclear",
}
COUNTED: Mapping[Bucket, tuple[str, str]] = {
    "key_result": ("key result", "key results"),
    "initiative": ("initiative", "initiatives"),
    "health_metric": ("health metric", "health metrics"),
    "just_do_it": ("Just-Do-It", "Just-Do-Its"),
    "unclear": ("to be asked", "to be asked"),
}
LINES = ("1 line", "{count:,} lines")

LEVELS: Mapping[ScoringSystem, tuple[str, ...]] = {
    "stretch_target_commit": ("Stretch", "Target", "Commit"),
    "committed_aspirational": ("Committed or aspirational",),
}
"""What a team settles for each key result in its scoring system; each is a blank until it does."""
LEVELS_HINT: Mapping[ScoringSystem, str] = {
    "stretch_target_commit": "Stretch: about 10 % sure of reaching it; target: about 50 %; commit: about 90 %.",
    "committed_aspirational": "Committed is expected whole, 1.0; aspirational is well done at about 0.7.",
}
LEVEL, LEVEL_BLANK = "{name}: {value}", "[ ]"

COLUMNS = ("index", "text", "owner", "bucket", "function", "why", "group", "outcomes", "question")
"""The columns of a line in tables, named as in the JSON document; `index` counts from 0 there too."""
CARD_COLUMNS = ("Group", "What", "Text", "How far from the work", "Watch beside it")
LINES_SHEET = "Lines"
NOT_A_TASK = "Not a task ({kind})"

EMPTY = "there is nothing to sort in {name}; give it a list of tasks, one a line"
NO_LIST = "This reads as running text, not as a list. Put each task on a line of its own, and they will be sorted."
ALL_RESULTS = "These lines are key results already; nothing was changed. `okr-coach review` looks at their wording."
NO_GROUPS = "No outcome stands out behind these lines yet. Their questions come first."
REPLACED = "{count} {characters} that a workbook refuses {were} replaced by \ufffd; your own text is unchanged."
CUT = (
    "{count} {cells} of more than {most:,} characters, the most a workbook holds, {were} cut; Markdown has them whole."
)


def counted(count: int, bucket: Bucket) -> str:
    """How many lines are of a kind, such as "3 initiatives"."""
    one, many = COUNTED[bucket]
    return f"{count:,} {one if count == 1 else many}"


def lines(count: int) -> str:
    """How many lines, such as "12 lines"."""
    return LINES[0] if count == 1 else LINES[1].format(count=count)
