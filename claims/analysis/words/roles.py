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
    ombudsman regent overseer warden deputy chief-of-staff vice-president undersecretary major justice
    vice-chairman co-chair co-founder rapporteur
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
    geologist archivist librarian person individual academic chef priest economist banker investor
    broker trader entrepreneur businesswoman businessperson developer builder contractor physician surgeon
    psychologist sociologist psychiatrist epidemiologist virologist chemist mathematician astronomer
    meteorologist seismologist ecologist archaeologist anthropologist philosopher theologian statistician
    demographer criminologist negotiator mediator observer inspector investigator detective agent guard
    firefighter paramedic referee athlete player captain coach driver passenger witness suspect
    defendant plaintiff juror clerk auditor accountant regulator donor lobbyist organizer organiser campaigner
    protester demonstrator refugee migrant prisoner hostage survivor relative cousin uncle aunt grandfather
    grandmother boy girl teenager student pupil graduate lecturer laureate fisherman miner nun monk
    rabbi imam cleric vicar reverend justice magistrate counsel barrister legislator parliamentarian
    assemblyman assemblywoman congressperson governor-general commander-in-chief undersecretary
    vice-president spokesperson whistleblower whistle-blower insider customer client tenant landlord
    homeowner shopper commuter tourist guy lady fan blogger pundit operative ally surrogate opponent rival
    supporter backer sceptic skeptic follower reader viewer user contender
    """)
)

COLLECTIVE_BODIES = words("""
    airline builder carrier developer maker manufacturer operator producer retailer supplier
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


OUTSIDERS = words("""
    analyst expert professor researcher economist historian scholar academic scientist observer critic
    resident
    neighbour neighbor columnist commentator journalist reporter lecturer strategist pollster physicist
    biologist geologist hydrologist epidemiologist virologist sociologist psychologist statistician
    demographer meteorologist specialist consultant fellow bystander witness villager engineer think-tank
    institute university
    """)
"""Those who mostly speak for themselves, not for whomever a claim is about."""

PAST = words("former ex late retired onetime one-time erstwhile ex-")
"""Words that put what somebody was behind them."""

TITLE_ROLES = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "prof": "professor",
    "dr": "doctor",
    "rev": "reverend",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "sgt": "sergeant",
    "maj": "major",
    "capt": "captain",
    "pres": "president",
}
"""A title as it is shortened before a name, to the noun for it."""

_LAWMAKERS = words("""
    senator congressman congresswoman representative mp councillor legislator parliamentarian assemblyman
    assemblywoman deputy congressperson
    """)
_LEARNED = words("""
    professor economist historian physicist biologist sociologist psychologist scientist researcher lecturer
    scholar geologist hydrologist epidemiologist virologist chemist mathematician anthropologist academic
    """)
_SPEAK_FOR = words("spokesman spokeswoman spokesperson")

KINDS_OF_ROLE: dict[str, frozenset[str]] = {
    "lawmaker": _LAWMAKERS,
    "legislator": _LAWMAKERS,
    "politician": _LAWMAKERS | words("minister mayor governor president premier candidate chancellor"),
    "official": _SPEAK_FOR
    | words("minister secretary undersecretary diplomat ambassador envoy commissioner director adviser"),
    "academic": _LEARNED,
    "scholar": _LEARNED,
    "scientist": _LEARNED - words("historian scholar academic lecturer"),
    "expert": _LEARNED | words("analyst specialist director fellow consultant engineer"),
    "analyst": words("expert strategist specialist director fellow researcher"),
    "leader": words("president premier chairman chairwoman chief head chancellor minister"),
    "executive": words("ceo cfo chief chairman chairwoman boss president founder manager"),
    "boss": words("ceo chief chairman chairwoman executive"),
    "diplomat": words("ambassador envoy"),
    "spokesperson": _SPEAK_FOR,
    "lawyer": words("attorney counsel barrister"),
    "attorney": words("lawyer counsel"),
    "doctor": words("physician surgeon"),
    "officer": words("captain commander sergeant lieutenant colonel major inspector superintendent"),
    "academician": _LEARNED,
    "adviser": words("advisor aide"),
    "advisor": words("adviser aide"),
    "aide": words("adviser advisor"),
}
"""A role to the roles that are kinds of it, by which the same person may be called."""
