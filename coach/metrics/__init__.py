"""The catalogue of metrics a coach may offer, and which of them answers a piece of work. Offered, never asserted."""
