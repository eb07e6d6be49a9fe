"""Memory that a long-lived process has done with goes back to the system."""

import ctypes

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
"""Of glibc's `mallopt`."""

MMAP_THRESHOLD = 1024 * 1024
TRIM_THRESHOLD = 4 * 1024 * 1024


def give_back() -> None:
    """Have large blocks given back as soon as they are free. Children that fork from here do the same.

    Left alone, glibc learns to keep blocks of up to 32 MB, which the analysis of each article takes and
    leaves: a process then holds what its longest articles took, in pieces. Does nothing where the C library
    is another.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, MMAP_THRESHOLD)
        mallopt(M_TRIM_THRESHOLD, TRIM_THRESHOLD)
