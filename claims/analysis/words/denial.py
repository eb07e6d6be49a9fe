"""Words of denial, as lemmas unless said otherwise."""

from claims.analysis.words import words

DENY = words("deny refute rebut dispute disavow repudiate debunk disclaim")
"""Verbs that reject what was said, whatever they govern."""

REJECT = words("reject dismiss discount discredit contradict contest")
"""Verbs that reject what was said only when their object is something said."""

BARRED = words("""
    access admission admittance adoption aid appeal application asylum bail benefit bid care chance
    coverage custody entry exit freedom funding hearing justice leave licence license loan medication
    motion opportunity parole passage permission permit petition request right service transfer treatment
    visa vote
    """)
"""What can be denied to somebody: to deny it is to refuse it, not to call it false."""

FALSE = words("""
    absurd baseless bogus fabricated fake false fictional fictitious groundless inaccurate incorrect
    invented ludicrous meritless misleading nonsensical outlandish preposterous ridiculous unfounded
    unsubstantiated unsupported untrue wrong
    """)
"""Adjectives that say of something said that it is not so."""

FALSEHOOD = words("""
    disinformation misinformation propaganda lie fabrication hoax smear slander libel defamation
    provocation fiction falsehood nonsense fantasy conspiracy concoction invention witch-hunt witchhunt
    rubbish fake garbage hysteria insinuation slanderous defamatory malicious
    """)
"""Words that not only say it is not so but that whoever said it means harm by it."""

FALSEHOODS = ("fairy tale", "witch hunt", "politically motivated", "made up", "cock and bull", "fake news")
"""The same, of more than one word."""

TRUTH = words("true accurate correct truthful")
"""Adjectives whose negation says it is not so."""

SUBSTANCE = words("truth basis substance merit foundation validity")
"""Nouns of which a rejected claim is said to have none."""

HAPPENED = words("happen occur case place take true so be do")
"""Words by which a clause says only that it was so."""

SUCH = ("no such", "nothing of the sort", "nothing of the kind", "anything of the sort", "any such")
"""Phrases that reject what was said before without repeating it."""

PARTLY = words("part parts some aspects elements details portions much most")
"""Words that leave a piece of the claim standing."""

COMMENT = words("comment say answer elaborate respond reply discuss confirm speculate")
"""What somebody declines to do who neither confirms nor denies."""
