"""What a browser calls itself, in words that its owner knows."""

import re

from claims.domain.tongue import say

_BROWSERS = (
    ("Edge", re.compile(r"Edg(A|iOS)?/")),
    ("Opera", re.compile(r"OPR/|Opera")),
    ("Samsung Internet", re.compile(r"SamsungBrowser/")),
    ("Vivaldi", re.compile(r"Vivaldi/")),
    ("Firefox", re.compile(r"Firefox/|FxiOS/")),
    ("Chrome", re.compile(r"Chrome/|CriOS/|Chromium/")),
    ("Safari", re.compile(r"Version/\S+ .*Safari/")),
)
"""The first that fits: most of them name those after them too."""

_SYSTEMS = (
    ("iPhone", re.compile(r"iPhone")),
    ("iPad", re.compile(r"iPad")),
    ("Android", re.compile(r"Android")),
    ("ChromeOS", re.compile(r"CrOS")),
    ("Windows", re.compile(r"Windows")),
    ("macOS", re.compile(r"Macintosh|Mac OS X")),
    ("Linux", re.compile(r"Linux|X11")),
)


def browser_in_words(agent: str) -> str:
    """“Firefox on Windows”, or as much of it as can be told."""
    browser = next((name for name, mark in _BROWSERS if mark.search(agent)), "")
    system = next((name for name, mark in _SYSTEMS if mark.search(agent)), "")
    if browser and system:
        return say("{browser} on {system}", browser=browser, system=system)
    if system and not browser:
        return say("A browser on {system}", system=system)
    return browser or say("An unknown browser")
