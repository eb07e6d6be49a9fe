"""Bookmarklets: what a person drags to the bar of their browser, as addresses that are scripts."""

import json
from urllib.parse import quote

_SCHEME = "javascript"

_ADDRESS = """(()=>{window.open(%(add)s+"?address="+encodeURIComponent(location.href))})()"""

_PAGE = """(()=>{
const w=window.open(%(page)s);
addEventListener("message",e=>{
if(e.source!==w||e.origin!==%(desk)s||e.data!=="factcheck:ready")return;
const d=document.documentElement.cloneNode(true);
d.querySelectorAll("input,textarea,select,iframe,style,script:not([type='application/ld+json'])").forEach(n=>n.remove());
w.postMessage({factcheck:"page",address:location.href,html:d.outerHTML},%(desk)s)
})})()"""
"""The window that it opens asks for the page once it is there; only that window, at the desk, is answered.

What is typed into the page, its scripts and frames stay where they are.
"""


def address(desk: str, add: str) -> str:
    """Opens the page that adds an article, with the address of the page one is reading."""
    return _bookmarklet(_ADDRESS, {"add": desk + add})


def page(desk: str, receiving: str) -> str:
    """Opens the page that receives one, and gives it what one is reading, as the browser has it."""
    return _bookmarklet(_PAGE, {"page": desk + receiving, "desk": desk})


def _bookmarklet(source: str, values: dict[str, str]) -> str:
    written = source % {name: json.dumps(value) for name, value in values.items()}
    return f"{_SCHEME}:{quote(written.replace(chr(10), ''), safe='()=>{}[];,:!?/.|&+*')}"
