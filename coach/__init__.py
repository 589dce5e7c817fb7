"""The OKR coach: the library behind the commands and the page."""
