"""The look of the pages: a plain Gradio theme under our own stylesheet, no font or file from elsewhere."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

_FONT = ("Segoe UI Variable Text", "Segoe UI", "-apple-system", "Roboto", "Helvetica Neue", "Noto Sans",
         "Liberation Sans", "Arial", "sans-serif")  # fmt: skip
_MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "Liberation Mono", "monospace")
_HERE = Path(__file__).parent


def theme() -> gr.themes.Base:
    """The theme that Gradio's own widgets take their measures from."""
    return gr.themes.Base(font=_FONT, font_mono=_MONO, radius_size="sm", spacing_size="md", text_size="md").set(
        body_background_fill="#f5f4f0", body_background_fill_dark="#14171a", body_text_color="#1c2126",
        body_text_color_dark="#e8e6e0",
    )  # fmt: skip


def css() -> str:
    """Our stylesheets: the shell and its common pieces, then what the review page adds."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in ("style.css", "review.css", "todos.css"))


def head() -> str:
    """The page's own script: light or dark, keys, and what was typed."""
    return f"<script>{(_HERE / 'page.js').read_text(encoding='utf-8')}</script>"
