"""Rules over a draft: what they look for, which findings keep silent, how the draft stands, what to say first."""
