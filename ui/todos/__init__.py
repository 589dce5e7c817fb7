"""The page of to-do lists: what the engine read, what the person changed, and how both are shown."""
