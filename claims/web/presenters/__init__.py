"""What a record says, in words and forms that a page can show."""
