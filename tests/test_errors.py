"""The errors are one family, and its tree is drawn where a newcomer looks for it."""

from __future__ import annotations

import inspect

import pytest

from coach import errors

CLASSES = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == "coach.errors"]


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_is_a_coach_error_and_shows_its_message_as_it_stands(kind: type[errors.CoachError]) -> None:
    with pytest.raises(errors.CoachError) as caught:
        raise kind("notes/x.md:4: no title; add one")
    assert str(caught.value) == "notes/x.md:4: no title; add one"


@pytest.mark.parametrize("kind", CLASSES)
def test_the_tree_in_the_docstring_has_every_error_under_its_parent(kind: type[errors.CoachError]) -> None:
    lines = [line for line in (errors.__doc__ or "").splitlines() if kind.__name__ in line.split()]
    assert len(lines) == 1
    drawn = lines[0].index(kind.__name__) // 4
    depth = len([ancestor for ancestor in kind.__mro__ if issubclass(ancestor, errors.CoachError)])
    assert drawn == depth


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (errors.ParseError, errors.InputError),
        (errors.Conflict, errors.StoreError),
        (errors.NotFound, errors.StoreError),
    ],
)
def test_who_handles_the_wider_error_handles_the_narrower(kind: type[Exception], parent: type[Exception]) -> None:
    assert issubclass(kind, parent)


def test_a_conflict_names_the_version_that_is_there_now() -> None:
    assert errors.Conflict("saved meanwhile", newest=7).newest == 7
