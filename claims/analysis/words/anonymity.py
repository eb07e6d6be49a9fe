"""How a text says that a name is held back, and why, as patterns over lower-case text."""

import re

from claims.analysis.words import words

KNOWING = (
    "familiar with",
    "with knowledge of",
    "with direct knowledge",
    "briefed on",
    "close to the",
    "privy to",
    "involved in the talks",
    "involved in the negotiations",
)
"""What is said of somebody who is known only by what they know."""

_NOT = r"(?:not|n[’']t|never)"
_BE_NAMED = r"be (?:publicly )?(?:named|identified|quoted)"
_MAY = r"(?:authori[sz]ed|allowed|permitted|cleared)"
_SPEAK = (
    r"(?:speak|talk|discuss|comment|brief|release|disclose|describe|share|be (?:named|quoted|identified))"
)
_MAY_SPEAK = rf"\b{_NOT} (?:publicly )?{_MAY} to (?:publicly )?{_SPEAK}"

HELD_BACK = re.compile(
    "|".join(
        (
            r"\bon (?:the )?condition of anonymity",
            r"\bon (?:the )?condition (?:that )?(?:they|he|she) not be",
            r"\banonymously\b",
            r"\b(?:asked|requested|requesting|insisted|demanded|granted|spoke)\b[^.;]{0,20} anonymity",
            rf"\b{_NOT} (?:to )?{_BE_NAMED}",
            rf"\b(?:declined|refused|declining|refusing) to {_BE_NAMED}",
            r"\bwithout being (?:named|identified)",
            r"\bnames? (?:was|were|has been|have been|is being|are being) withheld",
            rf"\bnames? {_NOT} (?:to )?be (?:used|published|printed|disclosed|given)",
            r"\b(?:declin|refus)(?:ed|ing) to (?:give|provide|disclose) (?:his|her|their) (?:\w+ )?names?",
            r"\bwithholding (?:his|her|their) names?",
            r"\bto remain anonymous",
            _MAY_SPEAK,
        )
    )
)
"""Where a sentence says that somebody is not to be named."""

_END = r"(?=[,.;:—–“”\"()]| said\b| says\b| told\b| confirmed\b| added\b| described\b|$)"
REASON = re.compile(
    r"(?:\bbecause\b|\bsince (?:he|she|they)\b|\bas (?:he|she|they) (?:was|were|is|are|had|did)\b|\bciting\b"
    r"|\bfearing\b|\bfor fear\b|\bout of (?:fear|concern)\b|\bdue to\b|\bowing to\b|\bgiven the\b"
    r"|\bin order to\b|\bso as not to\b|\bso (?:that )?(?:he|she|they) could\b|\blest\b"
    r"|(?<=anonymity )to [a-z]+|(?<=named )to [a-z]+|(?<=identified )to [a-z]+)"
    rf".*?{_END}"
)
"""Why a name is held back."""

UNAUTHORISED = re.compile(rf"{_MAY_SPEAK}.*?{_END}")
"""The reason where it is all that the sentence says."""

TAKING_UP = words("they he she both all two pair three")
"""Subjects by which a sentence goes on about whoever spoke before."""
