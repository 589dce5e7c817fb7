"""HTML made of escaped parts: whatever is not `Html` is text, so that nothing a person typed is ever rendered."""

from __future__ import annotations

from html import escape

_VOID = frozenset({"input", "br", "hr"})


class Html(str):
    """Markup that is safe to show: made by `el` or `join`, or written by us in this folder."""

    __slots__ = ()


def el(tag: str, /, *children: str | None, **attributes: str | int | bool | None) -> Html:
    """Make an element. Children that are plain text are escaped; null children and null or false attributes fall out.

    Attribute names take underscores for hyphens (`data_act`), and a last underscore for Python's own words (`class_`).
    """
    words = "".join(_attribute(key, value) for key, value in attributes.items())
    if tag in _VOID:
        return Html(f"<{tag}{words}>")
    return Html(f"<{tag}{words}>{''.join(_child(child) for child in children if child is not None)}</{tag}>")


def join(*children: str | None) -> Html:
    """Put parts side by side."""
    return Html("".join(_child(child) for child in children if child is not None))


def _child(child: str) -> str:
    return child if isinstance(child, Html) else escape(child, quote=False)


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def icon(name: str) -> Html:
    """A small drawing that repeats what the word beside it says, hence hidden from screen readers."""
    return Html(
        f'<svg class="icon icon-{name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" '
        f'focusable="false">{_DRAWINGS[name]}</svg>'
    )


_STROKE = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"'
_LINE = _STROKE + ' stroke-width="1.8"'
_DRAWINGS = {
    "outcome": f'<circle cx="8" cy="8" r="6" {_LINE}/><circle cx="8" cy="8" r="2.6" fill="currentColor"/>',
    "output": '<rect x="2.5" y="2.5" width="11" height="11" rx="1.5" fill="currentColor"/>',
    "activity": f'<path d="M13.2 8a5.2 5.2 0 1 1-1.6-3.7" {_LINE}/><path d="M13.4 1.8v3.1h-3.1" {_LINE}/>',
    "unclear": f'<circle cx="8" cy="8" r="6" {_LINE} stroke-dasharray="2.4 2.4"/>'
    f'<path d="M6.4 6.4a1.7 1.7 0 1 1 2.3 1.7c-.5.2-.7.5-.7 1" {_STROKE} stroke-width="1.5"/>'
    '<circle cx="8" cy="11.2" r=".9" fill="currentColor"/>',
    "objective": f'<path d="M4 14V2.5h8l-2 3 2 3H4" {_LINE}/>',
    "error": '<path d="M8 1 15 8 8 15 1 8Z" fill="currentColor"/>',
    "warning": f'<path d="M8 2.4 14.4 13.4H1.6Z" {_LINE}/>',
    "advice": f'<circle cx="8" cy="8" r="5" {_LINE}/>',
    "keep": f'<path d="M2.8 8.6 6.4 12l6.8-8" {_STROKE} stroke-width="2.2"/>',
    "note": f'<circle cx="8" cy="8" r="6.2" {_STROKE} stroke-width="1.4"/>'
    f'<path d="M8 7.4v3.4" {_LINE}/><circle cx="8" cy="4.9" r="1" fill="currentColor"/>',
    "up": f'<path d="M8 13V3.4M4 7l4-4 4 4" {_LINE}/>',
    "down": f'<path d="M8 3v9.6M4 9l4 4 4-4" {_LINE}/>',
    "hold": f'<path d="M2.5 6h11M2.5 10h11" {_LINE}/>',
    "close": f'<path d="m3.5 3.5 9 9m0-9-9 9" {_LINE}/>',
    "copy": f'<rect x="5.5" y="5.5" width="8" height="8.5" rx="1.5" {_STROKE} stroke-width="1.5"/>'
    f'<path d="M3 10.5V3.5a1 1 0 0 1 1-1h6" {_STROKE} stroke-width="1.5"/>',
    "download": f'<path d="M8 2.5v7.2M4.8 6.9 8 10l3.2-3.1M2.8 13.2h10.4" {_STROKE} stroke-width="1.6"/>',
    "more": f'<path d="m5.5 3 5 5-5 5" {_LINE}/>',
}
