"""Finding the words of a note that answer a question: `search` finds, `answer` quotes, `chroma` is the index."""
