"""Verbs and nouns that retellings of one sentence exchange for each other."""

_SETS = """
answer respond reply
ask request seek
give provide supply deliver send
buy purchase acquire
kill slay
die perish
begin start launch
stop end halt cease
rise increase grow climb
fall drop decrease decline shrink
hurt injure wound
close shut
show reveal
aid assistance help support
equipment gear hardware
assault attack strike
big large huge
car vehicle
ship vessel boat
child kid
job post
quit resign
sack fire dismiss
arrest detain
deal contract agreement accord
pay fund finance
build construct
plan intend
get receive obtain
"""

CANON = {word: row.split()[0] for row in _SETS.strip().splitlines() for word in row.split()}
"""A word to the word that stands for its set. A word in no set stands for itself."""
