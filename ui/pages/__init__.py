"""One module a page: plain functions first, layout second, wiring last."""
