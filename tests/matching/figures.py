"""How well copies are told from other texts, as one figure."""


def average_precision(scored: list[tuple[float, bool]]) -> float:
    """Precision at each copy, the most alike first, and the mean of these; ties count against us."""
    right, total = 0, 0.0
    for place, (_, same) in enumerate(sorted(scored, key=lambda one: (-one[0], one[1])), start=1):
        right += same
        total += same * right / place
    return total / sum(same for _, same in scored)
