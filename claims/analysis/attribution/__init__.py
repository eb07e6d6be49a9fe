"""Who said what, learned: a small network that tags contents and points at cues and speakers."""
