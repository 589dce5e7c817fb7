"""Measuring the engine: labelled data, scorers, the runner behind `okr-coach eval`, and the bench."""
