"""How much words ask to be checked, learned: a linear scorer and a small network, added up token by token."""
