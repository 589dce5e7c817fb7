"""In which order a coach speaks, and with which questions: data for `coach.lint.focus`.

The order is a coach's, not a compiler's: is this a plan or a set of results; does it contradict itself; is there an
aim; is there a result; could one see it; how far; from where; only then is it too much, lopsided, dated.
"""

from __future__ import annotations

from collections.abc import Mapping

WORK_RULES = ("K01", "K02", "K03", "K04", "K05", "K06", "K07", "K08", "K09")
"""Work in place of a result, one kind each."""

ORDER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("a plan in place of results", ("S07",)),
    ("something that cannot be so", ("K22", "K23", "K37")),
    ("an aim that nothing can stand on", ("O03*", "O02*", "O04*", "O01*", "O05*")),
    ("people and pay", ("K36",)),
    ("what most lines lack, where work is the exception", ("K13+", "K12+", "K15+")),
    ("an aim that is work itself", ("O02", "O04")),
    ("what most lines suffer from", ("!",)),
    ("work in place of a result", WORK_RULES),
    ("nothing to see it by", ("K10",)),
    ("no size", ("K13",)),
    ("a part of the aim that nobody measures", ("S02",)),
    ("an aim that nobody could tell reached", ("O03",)),
    ("no start", ("K12", "K15")),
    ("too much, or too little", ("S01",)),
    ("several things in one", ("K19", "S03")),
    ("a number that rises by itself", ("K21",)),
    ("nothing guards it", ("K32",)),
    ("cannot be read in one way", ("K16", "K17", "K11")),
    ("no review point", ("K14",)),
    ("out of reach of the team", ("K28", "K31")),
    ("an aim to sharpen", ("O05", "O01", "O06")),
    ("company it keeps", ("S09", "S10", "S06")),
    ("of whom", ("K18",)),
    ("finer points", ("K20", "K24", "K25", "K26", "K27", "K35")),
    ("folded away", ("K29", "K30", "K33", "K34", "S05")),
)
"""What comes before what. A star: only where the key results beneath cannot stand without the objective. A plus: told
once for most lines of a set in which at most a third are work. The mark "!" stands for any error or warning, gaps
apart, that comes back on at least half of a set's lines.
"""

COVERED: Mapping[str, frozenset[str]] = {
    "O02": frozenset({"O06", "O01"}), "O03": frozenset({"O06"}), "O04": frozenset({"O06", "O05"}),
    "O01": frozenset({"O06"}),
    "K15": frozenset({"K12"}), "S01": frozenset({"S10"}),
}  # fmt: skip
"""What need not be said beside a finding, for it would be the same talk."""

QUESTION_OF: Mapping[str, str] = {
    **dict.fromkeys(("K01", "K02", "K03", "K04", "K05", "K06", "K08", "K09", "K31", "K36", "O01", "S07"), "Q01"),
    **dict.fromkeys(("K18", "O03", "O06"), "Q02"),
    **dict.fromkeys(("K07", "K21"), "Q03"),
    **dict.fromkeys(("K10", "K11", "K35"), "Q04"),
    **dict.fromkeys(("K16", "K17", "K33", "K34"), "Q05"),
    **dict.fromkeys(("K12", "K15"), "Q06"),
    **dict.fromkeys(("K30",), "Q07"),
    **dict.fromkeys(("O04",), "Q08"),
    **dict.fromkeys(("K13", "K14", "K25"), "Q09"),
    **dict.fromkeys(("K26", "K27"), "Q10"),
    **dict.fromkeys(("K28", "K29", "S06"), "Q11"),
    **dict.fromkeys(("K24", "K32"), "Q12"),
    **dict.fromkeys(("S02",), "Q13"),
    **dict.fromkeys(("K19", "O05", "S01", "S03"), "Q14"),
    **dict.fromkeys(("K20", "O02"), "Q15"),
    **dict.fromkeys(("K22", "K23", "K37"), "Q16"),
    **dict.fromkeys(("S05",), "Q18"),
    **dict.fromkeys(("S10",), "Q21"),
    **dict.fromkeys(("S09",), "Q22"),
}
"""The kind of question (METHOD section 3) behind each rule's own words."""

OPEN_QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("Q08", "What happens if you leave this for a cycle?", "Nothing here says why now."),
    (
        "Q13",
        "Could every key result come true and the objective still fail?",
        "Only the team can tell whether these results are enough.",
    ),
    (
        "Q11",
        "Which of these could move without you, and which earlier sign would be yours?",
        "A result outside your influence teaches nothing.",
    ),
)
"""Asked where nothing better is missing: why now, the litmus test (S02), influence and proxies (K28, K31)."""
