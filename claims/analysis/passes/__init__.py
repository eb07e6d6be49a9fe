"""The passes, each of which adds one kind of knowledge to a document. None knows another."""
