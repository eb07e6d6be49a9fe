"""What a tag may be."""

LONGEST_TAG = 60
