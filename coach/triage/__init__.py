"""A pasted to-do list becomes a few measurable outcomes: lines are sorted, grouped, and offered wordings."""
