"""Words that say how certain, how late or how wished-for something is, as lower-case words."""

from claims.analysis.words import words

PROBABLE = words("""
    likely probably presumably apparently seemingly unlikely supposedly reportedly allegedly doubtless
    undoubtedly probable improbable doubtful
    """)
POSSIBLE = words("possibly perhaps maybe potentially conceivably possible conceivable")
CHANCES = words("chance likelihood possibility probability prospect risk")
"""Nouns that, after "there is a", hold what follows to be possible."""

POSSIBLE_MODALS = frozenset({"may", "might", "could"})
NORMATIVE_MODALS = frozenset({"must", "should", "ought", "shall"})
FORECAST_MODALS = frozenset({"will", "'ll", "’ll", "wo", "would", "'d", "’d"})
WOULD = frozenset({"would", "'d", "’d"})
READINESS = words("prepared ready willing able open")
"""With "would", these say what somebody would do if it came to it."""

EXPECTED = words(
    "expect set due schedule slate plan bind poise forecast project about likely tip destine scheduled bound"
)
"""Passive or adjectival lemmas that, before an infinitive, speak of the future."""

INTENDS = words("plan intend aim expect hope prepare propose mean look wait")
"""Verbs whose infinitive is still to come."""

SEEMS = words("seem appear")
BELIEVED = words("believe think say understand report allege suspect presume rumour rumor assume")
"""Passives that, before an infinitive, hand on what is held to be so."""

OBLIGED = words("need have")
REQUIRED = words("require oblige suppose force urge compel")
"""Passives that, before an infinitive, say what somebody has to do."""

NEEDFUL = words("""
    important necessary essential vital imperative crucial critical unacceptable time high incumbent urgent
    right wrong
    """)
"""What "it is ... that" or "it is ... to" says of a demand."""

CONDITIONS = frozenset({"if", "unless", "provided", "assuming", "lest"})
AWAITED = words("predict forecast expect anticipate project foresee foretell hope plan intend aim")
"""Cues whose object or infinitive lies ahead."""

WANTED = words(
    "want urge call demand ask advise recommend beseech encourage exhort implore order press tell need"
)
"""Cues whose infinitive is what somebody should do."""

KNOWN = words("know learn realise realize recognise recognize understand decide deny")
"""Verbs of thought whose clause is no opinion."""

OPINION = words("""
    absurd amazing appalling awful bad barbaric beautiful best better brave brilliant cowardly cruel
    dangerous deplorable disappointing disaster disastrous disgraceful disgusting embarrassing evil
    excellent fair fantastic foolish good great happy hateful heinous horrible horrific ideal immoral
    important incredible inhumane irresponsible lovely nice outrageous pathetic perfect pleased proud
    ridiculous sad scandalous shame shameful shocking silly stupid terrible terrific tragedy tragic ugly
    unacceptable unfair unfortunate unjust weak wise wonderful worrying worse worst wrong greatest finest
    disgrace outrage joke farce travesty betrayal blunder mistake triumph embarrassment insult nightmare
    catastrophe miracle hero coward fool traitor honour honor privilege blessing delighted thrilled sorry
    grateful confident optimistic pessimistic worried concerned arrogant clumsy cynical dishonest
    dishonourable dishonorable disrespectful elegant exciting extraordinary fabulous fascinating generous
    ghastly harsh hypocritical impressive inadequate inappropriate incompetent inexcusable insensitive
    insulting intolerable laughable ludicrous magnificent mediocre mean misguided naive naïve nasty
    obscene offensive pointless promising reckless refreshing remarkable repugnant selfish senseless
    sensible sickening spectacular splendid superb tasteless tedious timid troubling unforgivable
    unreasonable unwise useless vile welcome worthless worthy crazy insane lousy dreadful abysmal
    atrocious unconscionable reprehensible despicable
    """)
"""Words of praise and blame: a statement that rests on one has no truth to look up."""

MEASURED = words("""
    biggest largest smallest tallest highest lowest longest shortest oldest newest youngest latest
    earliest first last fastest slowest heaviest deepest most least fewest nearest richest poorest
    populous expensive cheapest common recent senior widely
    """)
"""Superlatives that a measure or a count can settle."""
