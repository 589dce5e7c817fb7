"""Every word of ours that stands on a page. What a rule says is in its file; what an export says too is in
`coach.export.words`.
"""

from __future__ import annotations

from collections.abc import Mapping

from coach.export.words import BY_USER as BY_USER
from coach.export.words import DRAFT_TITLE as DRAFT_TITLE
from coach.export.words import FIRST as FIRST
from coach.export.words import FORMS as FORMS
from coach.export.words import KEEP as KEEP
from coach.export.words import KINDS as KINDS
from coach.export.words import MORE as MORE
from coach.export.words import NOT_STATED as NOT_STATED
from coach.export.words import NOTHING_FOUND as NOTHING_FOUND
from coach.export.words import OBJECTIVE as OBJECTIVE
from coach.export.words import OVERRULED as OVERRULED
from coach.export.words import RATES as RATES
from coach.export.words import READS_AS as READS_AS
from coach.export.words import UNPARSED as UNPARSED
from coach.export.words import UNSURE as UNSURE
from coach.export.words import VALUE as VALUE
from coach.export.words import WHOLE as WHOLE
from coach.schema import Form, Severity, State

PRODUCT = "OKR coach"
TAGLINE = "Shows what each line of a draft really is"
PAGES: tuple[tuple[str, str], ...] = (("", "Review"), ("todos", "To-dos"), ("ask", "Ask"), ("rules", "Rules"))
"""Route and name of each page that exists, in the order of the top bar."""

TEAM, TEAM_HINT = "Team", "e.g. Support"
CYCLE, CYCLE_HINT = "Cycle", "e.g. Q3 2026"
DRAFT = "Your draft"
DRAFT_HINT = "Paste objectives, key results or a to-do list, one line each. Any layout will do."
READ = "Show me what each line is"
UPLOAD = "Upload a file"
CLEAR = "Clear"
EXAMPLES_LABEL = "Or try an example"
FILE_TYPES = (".txt", ".md", ".csv", ".xlsx", ".docx")
KEYS = "Ctrl + Enter reads the draft"
THEME = "Light or dark"
SKIP = "Skip to what the coach says"

NOT_KEPT = "What you type is not kept when the program ends. {why}"
NO_COOKIE = "Your browser keeps no cookie for this page, so a reload will not bring the draft back."

MODEL_ASKS = "Or asked in other words"

EMPTY_TITLE = "What will happen"
EMPTY = (
    "You see what each line is: an outcome, an output or an activity, what to leave alone, and one question first.",
    "It takes about a second. Nothing leaves {where}.",
)
HERE, SERVED = "this machine", "the machine that serves this page"
LEGEND: tuple[tuple[Form, str, str], ...] = (
    ("outcome", "Something is different for somebody", "Parcels that arrive on the promised day: 82% to 95%"),
    ("output", "Something was made or delivered", "New parcel tracker is live"),
    ("activity", "Work with no finish line", "Keep improving the routes"),
    ("unclear", "The words do not say", "Great deliveries"),
)
UNREAD = "This text has not been read yet. Press “Show me what each line is”."
NOTHING_TYPED = "There is nothing to read yet. Paste a draft, upload a file or try an example."
BROKEN = "Something went wrong on our side. Your text is still in the box; try again, or read it in smaller pieces."
TOO_LONG = "That is {count:,} characters; the page reads up to {limit:,}. Divide the draft and read it in parts."
NOT_SAVED = "The review is right, but it could not be kept: {why}"
CLEARED = "The box is empty; the draft before it is kept."
REPLACED = "This took the place of the text you had."
BRING_BACK = "Bring my text back"
FILE_GONE = "The file did not arrive whole. Upload it again, or paste its text."

STATES: Mapping[State, str] = {
    "work_plan": "Mostly work to do; the change it is for is not in the words yet.",
    "rough_draft": "The direction is there; some lines need another pass.",
    "worth_discussing": "Good enough to bring people together over it.",
    "ready": "Nothing in the wording stands in the way.",
}
FIRST_NONE = "No finding stands out. Take it to the people it concerns."
REST = "Show the rest ({count})"
ADVICE = "Advice ({count})"
DIMENSIONS = "How it is worded, side by side"
DIMENSIONS_HINT = "Filled means the words carry it. A dashed row is not stated, which is not the same as bad."
NOT_RATED = "There is no objective with key results here to look at as a set."
LEVELS: Mapping[str, str] = {"O": "The objective", "K": "The key results", "S": "The set"}
UNPLACED = "Read, but not placed ({count})"
UNPLACED_HINT = "These stand in your text and were not taken for an objective or a key result."
NO_OBJECTIVE = "Lines without an objective"
WHY_NOW = "Why now"
OWNER = "Owner"
ASK = "The question"
EXAMPLE_ASK = "Ask: {question}"

TELL: Mapping[Form, str] = {
    "outcome": "It would be plain if the line said who does something differently, and by how much.",
    "output": "What would tell: is somebody already using it, and what do they do differently since?",
    "activity": "What would tell: how would you notice that it is finished?",
    "unclear": "What would tell: what would you point at to show that it worked?",
}
SEVERITIES: Mapping[Severity, str] = {"error": "Fix", "warning": "Check", "advice": "Advice"}
CHIPS: Mapping[str, str] = {
    "metric": "metric",
    "baseline": "from",
    "target": "to",
    "deadline": "by",
    "population": "who",
    "unit": "in",
}
MISSING = "{part}: not stated"
FROM_CYCLE = "{cycle} (from the draft)"
DIRECTIONS: Mapping[str, str] = {"up": "should rise", "down": "should fall", "hold": "should hold"}
COMPOUND = "Two results in one line"
CLIPPED = "… and {count:,} more characters"
SHOW_ALL = "Show all {count} lines"
CAPPED = "The first {shown} of {count} lines are shown."

SECTIONS: Mapping[str, str] = {
    "What it does": "What this rule looks for",
    "Why is this bad?": "Why it matters",
    "Example": "Lines it points at",
    "Use instead": "Use instead",
}
SOURCES = "Sources"
CLOSE = "Close"
ABOUT_RULE = "Why?"
DIFFER = "I see it differently"
DIFFER_BADGE = "What is this line, then?"
DIFFER_FINDING = "Why does this not apply here?"
REASON = "Your reason"
REASON_HINT = "One sentence is enough. It is kept with the line."
REASON_MISSING = "Please say why: a colleague should understand it in a month."
SAVE = "Keep it so"
CANCEL = "Cancel"
TAKE_BACK = "Take back"
UNDO = "Undo"
KEPT_FORM = "Kept: this line is read as “{form}” from now on."
KEPT_RULE = "Kept: “{title}” stays silent on this line from now on."
TAKEN_BACK = "Taken back. The coach’s own reading holds again."
HOUSE = "Your house rules ({count})"
HOUSE_HINT = "Where you see it differently from the coach. They hold whenever the same line comes back."
READ_AS = "Read as {form}"
SILENT = "{title} is silent"
FROM_FILE = "From okr-coach.toml"

WORDINGS = "Ways to put it ({count})"
TAKE_WORDING = "Put this in the draft"
NOTE = "The note behind it: {title}"
MOVED = "The draft has changed since this was offered, so nothing was put into it. Here it is read anew: choose again."
FILL_BLANKS = "Fill the blanks ({count})"
LEFT_EMPTY = "What you leave empty stays a blank."
FILL_SOME = "Nothing is filled in yet. Type what you know; the rest stays a blank."
BLANKS: Mapping[str, str] = {
    "baseline": "value today", "target": "value aimed at", "date": "by when", "segment": "which people",
    "metric": "what is counted", "owner": "who",
}  # fmt: skip
"""What belongs into a blank, by its name: what stands in an empty field. Never a value."""
BLANK_PARTS = {"[baseline]": "baseline", "[target]": "target", "[date]": "deadline", "[segment]": "population"}
"""The part of a measure that a blank stands for."""
MISFIT_LINES = "A value is one line. Take the line break out."
MISFIT_BRACKETS = "Square brackets mark a blank. Write the value without them, or leave the field empty."
MISFIT_LONG = "A value has at most {most} characters. Change the line itself in your draft instead."
MISFIT_DOUBLE = "“{word}” already stands beside the field. Leave it out of the value."

YOU_WROTE = "You wrote this, line {line}"
YOU_TYPED = "You typed this"
IN_METRIC = "Part of the metric’s name, “{metric}”"
NUMBER_FROM = {
    "note": "From a note ({where})",
    "computed": "Worked out from your numbers: {where}",
    "estimate": "An estimate, to be checked: {where}",
}
NUMBER_UNKNOWN = "The coach cannot say where this comes from"

ACCEPTED = "It stands in your draft now."
BROUGHT_BACK = "The older version is in the box again."
CHANGED_TITLE = "What changed"
SEE_CHANGED = "See what changed"
COMPARE_WITH = "Compared with"
COPY_TEXT = "Copy the new text"
BRING_VERSION_BACK = "Bring this version back"
FIRST_READ = "First read in this sitting"
NOT_CHANGED = "Not a word differs from this version."
COUNTED = {"changed": "{count} {lines} changed", "added": "{count} added", "removed": "{count} removed"}
LINES_CHANGED, LINES_LONG = "{count} {lines} changed", "{count} {lines}"
UNCHANGED = "{count} lines as they were"
CHANGES_CAPPED = "The first {shown} lines of the comparison are shown."
STEPS: Mapping[str, str] = {
    "read": "Read", "an example": "Example", "a file": "Uploaded", "a wording": "Wording taken",
    "blanks": "Blanks filled", "brought back": "Brought back", "kept before a wording": "Before a wording",
    "kept before blanks": "Before blanks were filled", "kept before an example": "Before an example",
    "kept before a file": "Before an upload", "kept before cleared": "Before it was cleared",
    "kept before brought back": "Before an older version came back",
}  # fmt: skip
"""What led to a version, by the word it is stored under."""
ROWS = {"changed": "Changed line: ", "added": "Added line: ", "removed": "Removed line: "}
DIFF_SAYS = {"removed": " removed: ", "added": " added: "}
SIGNS = {"same": "", "changed": "~", "added": "+", "removed": "−"}
NO_VERSION = "This version is not there any more; nothing was changed."
FILE_NOTES, SHOW_NOTES = "The file is read; {count} of its cells or sheets need a look.", "Show them"

ASK_TITLE = "Ask the notes"
ASK_HINT = "Answers are the notes’ own words. Where they do not hold an answer, the coach says so."
QUESTION, QUESTION_HINT, ASK = "Your question", "e.g. Nobody knows today’s number. What do we write?", "Ask"
ASK_EXAMPLES = (
    "Our bonus hangs on the OKRs. What now?",
    "May we change a key result halfway through the quarter?",
    "How is a health metric different from a key result?",
)
NOT_HELD = "The notes do not hold this. Try other words, or ask somebody who has been through it."
ANSWER_HINT = "The nearest passages, word for word:"
FROM_NOTE = "From the note “{title}”"

COPY, COPIED = "Copy review", "Copied"
SAVE_MARKDOWN, SAVE_JSON, SAVE_WORD = "Markdown", "JSON", "Word with comments"
DOWNLOAD = "Download"
MAKING_WORD = "Making the Word file …"
WORD_FAILED = "The Word file could not be made. Nothing is lost; try again in a moment."
SAID = "Read. This draft reads as {state}."

RULES_TITLE = "What the coach looks for"
RULES_HINT = (
    "{count} rules. Each is a Markdown file with its reason, examples and sources; "
    "your own folder can replace any of them."
)
RULE_LEVELS = {"objective": "Objectives", "key_result": "Key results", "set": "The set as a whole"}
HEADINGS = {"keep": "Leave alone", "first": "First", "more": "Then", "rest": "The rest", "draft": "Line by line",
            "dimensions": "How it is worded", "unplaced": "Not placed"}  # fmt: skip
