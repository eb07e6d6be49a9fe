"""Text in, statements out: who said and who denied what, each anchored to the exact words."""
