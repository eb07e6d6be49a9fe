"""The answers as people read them: a sentence, a chart, and the numbers of both."""
