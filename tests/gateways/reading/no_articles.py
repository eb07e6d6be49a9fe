"""Pages that answer as articles do and are none."""

from tests.gateways.layouts.parts import FOOT, NAV, whole

WEBSITE = "<meta property='og:type' content='website'>"
_WHO = (
    ("Council of {} puts off its vote on the budget", "The {} has been closed since the {} of May."),
    ("Nurses of {} go back to work after six days", "Near the {} people counted {} cars in an hour."),
    ("Anglers in {} ask for a later opening of the lake", "The {} costs {} thousand more than was planned."),
    ("Schools of {} are to have warm meals from spring", "Under the {} stands water, {} centimetres deep."),
    ("Mayor of {} answers for the cost of the bridge", "For the {} there are {} letters of complaint."),
)
_WHERE = ("Harwick", "Tarn", "Velden", "Lowgate", "Brannoch", "Selby Quay")
_WHAT = ("harbour wall", "tram line", "market hall", "library", "ferry", "water tower")
TEASERS = tuple(
    (title.format(where), text.format(what, 3 + at * 7 + len(where)))
    for at, (title, text) in enumerate(_WHO)
    for where, what in zip(_WHERE, _WHAT, strict=True)
)
"""Thirty headlines of other articles, each with its first sentence."""


def teasers(before: str, between: str, after: str) -> str:
    """Those, with this around and between the link and the sentence."""
    return "".join(
        f"{before}<a href='/{at}'>{title}</a>{between}{text}{after}"
        for at, (title, text) in enumerate(TEASERS)
    )


def missing(title: str = "Page not found") -> str:
    return _short(
        title,
        "The page that you are looking for could not be found. It may have been moved or taken down, or "
        "the address may have been written wrongly. Look at the address again, go back to our front "
        "page, or search for what you want above. If you think that this is our mistake, please write to "
        "our readers’ desk.",
    )


def home(head: str = WEBSITE) -> str:
    cards = teasers("<article class='card'><h3>", "</h3><p>", "</p></article>")
    return whole(f"<title>Harwick Ledger</title>{head}", f"{NAV}<main><h1>Today</h1>{cards}</main>{FOOT}")


def home_of_boxes() -> str:
    boxes = "".join(
        f"<div class='t{at % 3}'><a href='/{at}'><h2>{title}</h2><p>{text}</p></a></div>"
        for at, (title, text) in enumerate(TEASERS)
    )
    return whole(f"<title>Harwick Ledger</title>{WEBSITE}", NAV + boxes + FOOT)


def section(head: str = "") -> str:
    links = teasers("<li>", " ", "</li>")
    return whole(f"<title>News</title>{head}", f"{NAV}<main><h1>News</h1><ul>{links}</ul></main>{FOOT}")


def consent(title: str = "Before you continue") -> str:
    return _short(
        title,
        "We and our 812 partners store and read information on your device, such as cookies, to show you "
        "what may interest you and to measure how it is read. With your consent we may also use where "
        "you are.",
        "You can accept all of this or manage your choices, now or later, at the foot of every page. "
        "Some of our partners do not ask for your consent and rely on what they call a legitimate "
        "interest.",
    )


def sign_in(title: str = "Log in to the Harwick Ledger") -> str:
    return _short(
        title,
        "Write your e-mail address and your password to go on to what you wanted to read. If you have "
        "read the paper in print until now, your number as a reader stands on the label of it.",
        "<a href='/forgot'>Forgot your password?</a> <a href='/new'>Create an account</a>",
    )


def challenge(title: str = "Just a moment...") -> str:
    return _short(
        title,
        "Verify you are human by completing the action below.",
        "ledger.example needs to review the security of your connection before proceeding. Enable "
        "JavaScript and cookies to continue. This may take a few seconds, and your browser will then be "
        "sent on to the page.",
    )


def without_script(first: str) -> str:
    """What a site shows of itself where its scripts do not run."""
    more = "Nothing of what stands here, such as news, weather, letters and films, can be shown before that."
    return whole("<title>Harwick Ledger</title>", f"<noscript><p>{first} {more} {more}</p></noscript>")


def _short(title: str, *paragraphs: str) -> str:
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    return whole(f"<title>{title} | Harwick Ledger</title>", f"<main><h1>{title}</h1>{text}</main>")
