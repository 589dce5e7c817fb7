"""Every word of ours on the page of to-do lists; what an export says too is in `coach.export.words_rewrite`."""

from __future__ import annotations

from collections.abc import Mapping

from coach.schema import Bucket, ScoringSystem

LIST, LIST_HINT = "Your list", "Paste what you plan to do, one task a line. Checkboxes, owners, tables: as it stands."
SORT = "Sort it"
UPLOAD, EXAMPLE, METRICS = "Upload a file", "Try an example", "Your own metrics"
METRICS_HINT = (
    "Optional: a table of what you measure already (name, definition, value, source, owner) is looked at first."
)
METRICS_TYPES = (".csv", ".tsv", ".xlsx", ".md", ".txt")
SORTING = "Sorting the lines"

EMPTY_TITLE = "What will happen"
EMPTY = (
    "Every line is sorted, with the reason: work to keep, a level to watch, something to simply do, or a question.",
    "The work is gathered under one to three outcomes worth having, with blanks that only you can fill.",
)
EMPTY_MORE = "It takes about a second. Nothing leaves {where}, and you may change everything."
LEGEND: tuple[tuple[Bucket, str, str], ...] = (
    ("key_result", "A change that can be measured", "Calls solved the first time: 61 to 75 %"),
    ("initiative", "Work that a change is hoped from", "Train the night shift"),
    ("health_metric", "A level to hold", "Uptime stays above 99 %"),
    ("just_do_it", "To be done, no OKR needed", "Renew the fire certificate"),
    ("unclear", "The words do not say", "Phones"),
)
NOTHING_TYPED = "There is nothing to sort yet. Paste a list, upload a file or try the example."
TOO_LONG = "That is {count:,} characters; the page sorts up to {limit:,}. Divide the list and sort it in parts."
BROKEN = "Something went wrong on our side. Your list is still in the box and the last state is kept; try again."
NO_LIST_YET = "There is no list here any more. Sort it again; its text is still in the box."
BUSY = "Another window keeps changing this list. Close it, then try again."
NOT_KEPT = "That could not be kept, so nothing was changed: {why}"
NO_COOKIE = "Your browser keeps no cookie for this page, so a reload will not bring the list back."
UNREAD = "The text in the box is not the list below. Press “Sort it” to sort it; the list below can be brought back."
REPLACED = "The list before this one is kept; Undo brings it back."
FILE_NOTES = "The file is read; {count} of its cells or sheets need a look."
OWN_FOUND = "{name}: {count} of your own metrics. They are looked at first."
OWN_TAKE_AWAY = "Leave them out"
OWN_NONE = "No metric was found in {name}. Its first row should name the columns, such as name, value and source."
OWN_LARGE = "{name} is larger than a list of metrics should be ({most:,} bytes). Keep the columns that matter."
OWN_KEPT = "Kept. They are looked at first when you sort a list."

LINES, WHAT = "Line", "What it is"
LINES_TITLE = "Line by line"
BUCKET_OF = "What is “{text}”?"
WHY, OWNER = "Why: ", "Owner: "
ON_CARD, ON_NONE = "Group {number}", "No group"
YOURS = "Your choice; the coach took it for: {bucket}"
SHOW_ALL, CAPPED = "Show all {count:,} lines", "The first {shown} of {count:,} lines are shown."
MORE_TASKS = "and {count:,} more; “Show all” shows them"

OBJECTIVE, OBJECTIVE_HINT = "Objective", "What is different, and for whom?"
CARD = "Group {number}"
MOVE, NO_GROUP, NEW_GROUP = "Move “{text}”", "No group", "A new group"
IN_GROUP = "Group {number}: {name}"
RUNG_OF = "Measure it by whether …"
ACCEPT, EDIT, DROP = "Accept", "Edit again", "Drop this group"
ACCEPTED = "Accepted"
REWORD, REWORD_SAVE, CANCEL = "Edit the words", "Keep these words", "Cancel"
REWORD_FIELD = "Your words for this key result"
DROP_RESULT = "Drop"
NO_RESULTS = "No key result stands here. Undo brings one back; or write it in Review."
NO_TASKS = "No line stands here yet. Move one here with the menu beside it."
NO_CARDS = "No group stands here."
LEVEL_CHOICES: Mapping[ScoringSystem, tuple[str, ...]] = {"committed_aspirational": ("committed", "aspirational")}
LEVELS_OF = "How it will be scored"
SOURCE_OF_VALUE = "You typed this"
FROM_YOURS = "From you: {where}"

ASK = "Ask me about the unclear ones ({count})"
ASKING = "Question {number} of {count}"
ANSWER, ANSWER_HINT = "Your answer, as the line should read", "e.g. Callers from Austria reach us in German"
TAKE_ANSWER, SKIP, STOP = "Put this in the line’s place", "Skip", "Stop asking"
ANSWER_MISSING = "Write how the line should read, or skip it."
ANSWER_LONG = "A line has at most {most} characters here. Say it shorter."
NO_QUESTION = "What would be different, and for whom, once this is done?"
ALL_ASKED = "That was the last question."
STILL_UNCLEAR = "The words still do not say what it is. Choose it with the menu, or say more."
NOW = "It reads as: {bucket}."

UNDO, UNDONE = "Undo", "Taken back."
COPY, COPIED, DOWNLOAD = "Copy", "Copied", "Download"
SAVE: Mapping[str, str] = {"markdown": "Markdown", "csv": "CSV", "xlsx": "Excel"}
FILE_NAME = "okr-coach-list"
MAKING, MAKING_FAILED = "Making the file …", "The file could not be made. Nothing is lost; try again in a moment."
TO_REVIEW = "Take the accepted OKRs to Review"
TO_REVIEW_HINT = "Accept a group first: what you accept goes to the Review page as a draft."
TO_REVIEW_COUNT = "{count} accepted. The draft you have there stays a version that you can bring back."
FROM_TODOS, BEFORE_TODOS = "from To-dos", "kept before To-dos"
SUMMARY_SAID = "Sorted. {summary}"

MOVED_ON = "The list has changed since this was shown. Here it is as it is now."
OPEN_BLANKS = "Accepted. {count} of its blanks are still open; they stay in brackets."
TAKEN = "Accepted."
NOW_APART = "It stands in no group; the menu beside it moves it into one."
NOW_IN = "It stands in group {number} now; the menu beside it moves it."
NOW_BUCKET = "It is kept as: {bucket}."
SAID: Mapping[str, str] = {
    "drop": "Dropped. Its lines stand in no group now.", "drop-result": "The key result is dropped.",
    "reword": "Kept in your words.", "edit": "Open again.",
}  # fmt: skip
OBJECTIVE_MISSING = "Say first what is different, and for whom: that sentence is the objective."
RESULTS_MISSING = "A group without a key result cannot be accepted yet. Undo brings one back."
ENGINE_HERE = "The coach’s own engine sorts. No model; nothing leaves this machine."
ENGINE_SERVED = "The coach’s own engine sorts. No model; nothing leaves the machine that serves this page."
