"""Nouns for those who speak, as lower-case words."""

from claims.analysis.words import words

SPOKES = words("""
    spokesman spokeswoman spokesperson official source aide adviser advisor diplomat witness resident
    analyst expert lawyer attorney representative employee insider officer worker student neighbour
    neighbor lawmaker
    """)
"""Roles held by many at once: without a name they do not say who it was."""

OFFICES = words("""
    ambassador attorney-general bishop boss captain chair chairman chairperson chairwoman chancellor
    chief colonel commander commissioner coach congressman congresswoman coordinator councillor deputy
    director envoy executive founder general governor head judge king leader lieutenant manager marshal
    mayor minister mp owner president premier prince princess principal prosecutor queen rector secretary
    senator sergeant sheriff speaker superintendent treasurer tsar ceo cfo pope patriarch archbishop
    ombudsman regent overseer warden
    """)
"""Roles that one person holds: with "the" they say who it was without a name."""

HUMAN = (
    SPOKES
    | OFFICES
    | words("""
    actor actress activist author activist biologist businessman citizen climber columnist critic dean
    doctor economist editor engineer farmer father fisherman friend historian host journalist lecturer
    man mother musician nurse owner parent pastor pilot physicist politician pollster priest producer
    professor reporter researcher scholar scientist shepherd singer sister brother soldier son daughter
    specialist strategist teacher trader veteran victim villager volunteer voter widow wife husband
    winner woman writer member candidate nominee co-founder partner fellow consultant hydrologist
    geologist archivist librarian
    """)
)

COLLECTIVE_BODIES = words("""
    agency ag army association bank board body broadcaster bureau cabinet campaign charity chamber
    commission committee company congress consortium corporation council court department embassy
    federation firm force foundation fund government group hospital inquiry institute junta league
    magazine military ministry mission monarchy newspaper network office operator organisation
    organization outlet palace panel parliament party police post regulator senate school service society
    station team think-tank times tribunal union university utility watchdog works holdings industries
    inc corp corp. inc. ltd plc gmbh labs partners services systems times post herald courier tribune
    gazette journal guardian daily chronicle administration authority directorate secretariat
    inspectorate
    """)

STATE_BODIES = words("""
    administration army authority cabinet court department embassy government junta military ministry
    parliament police senate presidency chancellery palace congress
    """)

DOCUMENTS = words("""
    analysis book document filing letter lawsuit memo paper poll post release report review ruling
    statement study survey transcript tweet data figures record records indictment complaint verdict
    audit
    """)
"""Things that say something in writing."""

ANONYMOUS = words("unnamed unidentified anonymous undisclosed")
SOURCE_NOUNS = words("source sources insider insiders")

CONDITIONS = (
    "on condition of anonymity",
    "on the condition of anonymity",
    "condition of anonymity",
    "anonymously",
    "not to be named",
    "not to be identified",
    "declined to be named",
    "declined to be identified",
    "not authorised to speak",
    "not authorized to speak",
    "not authorised to discuss",
    "not authorized to discuss",
    "not authorised to comment",
    "not authorized to comment",
    "familiar with the",
    "with knowledge of",
    "whose name was withheld",
)
"""Phrases that say a name was held back."""
