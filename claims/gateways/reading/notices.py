"""How pages word what is no article: nothing there, consent, signing in, a check for programs, an offer."""

import re
from dataclasses import dataclass

from claims.gateways.reading.paper import PASTE


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said of such a page, how its headings are worded, and phrases of which it has two or more."""

    sentence: str
    headings: re.Pattern[str]
    phrases: tuple[re.Pattern[str], ...]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def _each(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_PAGE = r"(?:page|site|seite|artikel|article|página|pagina|content|inhalt)"
_ABSENT = (
    r"(?:not found|not available|unavailable|(?:could not|cannot|can[’']?t) be found|does(?: not"
    r"|n[’']t) exist"
    r"|no longer (?:exists|available)|nicht gefunden(?: werden)?|existiert nicht(?: mehr)?|nicht verfügbar"
    r"|introuvable|n[’']existe (?:pas|plus)|no encontrad[ao]|no existe|non trovat[ao]|non esiste"
    r"|niet gevonden|bestaat niet(?: meer)?|não encontrad[ao]|não existe)"
)

NOTICES = (
    Notice(
        "This is not an article: the page says that there is none at this address. Look for where it is now.",
        _any(
            r"(?:(?:error|fehler|erreur|errore|fout|erro|http)\W*)?404(?:\W+(?:error|fehler))?",
            rf"(?:(?:error|fehler|erreur|errore|fout|erro|http)\W*)?404\W+.{{0,30}}{_ABSENT}",
            r"(?:error|fehler|erreur|errore|fout|erro|http)\W*404\b.{0,40}",
            rf"(?:\w+\W+){{0,3}}{_PAGE}\b.{{0,25}}\b{_ABSENT}.{{0,10}}",
            rf"{_ABSENT}",
            r"(?:sorry\W+)?we (?:could ?n[o’']t|can[’']?t|cannot) find (?:that|this|the) page.{0,30}",
        ),
        _each(
            rf"{_PAGE}\b.{{0,30}}\b(?:you(?:’re|'re| are| were)? (?:looking for|requested)|requested)\b",
            rf"\b{_PAGE}\b.{{0,40}}\b{_ABSENT}",
            r"\b(?:address|url|link)\b.{0,40}\b(?:mistyped|wrong|outdated|falsch|veraltet)",
            r"\b(?:back|return|go|zurück) (?:to|zur) (?:our |the |the site’s )?(?:front ?page"
            r"|home ?page|startseite)",
        ),
    ),
    Notice(
        f"This is not an article: the page asks for consent to cookies before it shows one. {PASTE}",
        _any(
            r"(?:we|wir) (?:value|respect|care about) your privacy",
            r"(?:your|ihre|votre|su|la tua|uw) (?:privacy|privatsphäre|datenschutz|vie privée"
            r"|privacidad)\b.{0,40}",
            r"before you continue.{0,40}|bevor sie (?:fortfahren|weiter\w*).{0,40}|avant de continuer.{0,40}"
            r"|antes de (?:ir|continuar).{0,40}|prima di continuare.{0,40}|voordat je verdergaat.{0,40}",
            r"(?:cookie|consent|privacy)[ -]?(?:consent|settings|preferences|einstellungen|hinweis"
            r"|wall|notice)?",
            r"(?:cookies|einwilligung|zustimmung|consentement|consentimiento|consenso|toestemming)\b.{0,30}",
        ),
        _each(
            r"\bwe and our\b|\bwir und unsere\b|\bnous et nos\b|\bnosotros y nuestros\b"
            r"|\bnoi e i nostri\b|\bwij en onze\b",
            r"\b(?:on|auf) (?:your|ihrem) (?:device|gerät)|\bvotre (?:appareil|terminal)"
            r"|\bsu dispositivo|\btuo dispositivo",
            r"\byour consent\b|\bihre (?:einwilligung|zustimmung)|\bvotre consentement"
            r"|\bsu consentimiento|\btuo consenso",
            r"\baccept all\b|\balle[ns]? akzeptieren|\btout accepter|\baceptar todo|\baccetta tutto"
            r"|\balles accepteren",
            r"\b(?:we|this site) uses? cookies\b|\bverwende[nt] cookies|\butilis\w+ des cookies"
            r"|\butiliz\w+ cookies",
            r"\bmanage (?:your |my )?(?:choices|options|settings|preferences|cookies)",
        ),
    ),
    Notice(
        f"This is not an article: the page asks whoever reads it to sign in. {PASTE}",
        _any(
            r"(?:please )?(?:log|sign)[ -]?in\b(?: (?:to|with|or|and) .{0,40})?|login",
            r"(?:bitte )?(?:melden sie sich an|anmelden|einloggen|anmeldung)\b.{0,30}",
            r"(?:se connecter|connexion|connectez-vous|iniciar sesión|inicia sesión|accedi|inloggen"
            r"|entrar)\b.{0,30}",
        ),
        _each(
            r"\bforg[eo]t(?:ten)? (?:your )?password|\bpasswort vergessen|\bmot de passe oublié"
            r"|\bolvid\w+ (?:tu|su|la) contraseña",
            r"\b(?:create|open) an account|\bdon[’']t have an account|\bkonto erstellen"
            r"|\bcréer un compte|\bcrear una cuenta",
            r"\b(?:log|sign) in to (?:continue|read|go on)|\bmelden sie sich an\b|\bconnectez-vous\b"
            r"|\binicia sesión para\b",
            r"\bstay (?:logged|signed) in\b|\bremember me\b|\bangemeldet bleiben\b",
            r"\byour (?:e-?mail address|user ?name) and (?:your )?password",
        ),
    ),
    Notice(
        f"This is not an article: the site wants to see a person’s browser before it shows one. {PASTE}",
        _any(
            r"just a moment|one moment,? please|einen moment(?: bitte)?|un instant|un momento|even geduld",
            r"attention required.{0,30}|access (?:to this page )?(?:has been )?denied"
            r"|zugriff verweigert|accès refusé",
            r"(?:are you|verify (?:that )?you are|sind sie) (?:a |an |not a |kein |ein )?(?:human"
            r"|robot|roboter|mensch).{0,20}",
            r"checking your browser.{0,40}|security (?:check|verification)|human verification|captcha",
            r"(?:please )?(?:enable|turn on|activate) (?:java ?script|cookies).{0,40}|(?:java ?script"
            r"|cookies) (?:is|are) (?:required|disabled)",
            r"bitte (?:aktivieren sie )?java ?script.{0,30}",
        ),
        _each(
            r"\b(?:enable|turn on|activate) java ?script"
            r"|\bjava ?script (?:is|must be) (?:required|disabled|enabled)"
            r"|\bjava ?script (?:zu )?aktivieren|\baktivieren sie (?:bitte )?java ?script"
            r"|\bactive[rz]? (?:le )?java ?script|\b(?:active|habilite) java ?script",
            r"\bin your browser\b|\bin ihrem browser\b|\bdans votre navigateur\b|\ben su navegador\b",
            r"\b(?:you are|you[’']re) (?:a )?human|\bnot a robot|\bkein roboter|\bpas un robot"
            r"|\bno eres un robot",
            r"\bsecurity of your connection|\bchecking your browser|\bunusual (?:traffic|activity)",
            r"\bray id\b|\bcaptcha\b|\bcloudflare\b",
        ),
    ),
)
"""Short pages that do not say that they are articles are worded so in a heading, or by two phrases."""

OFFER = _any(
    r"\b(?:subscribe|register|sign up|sign in|log in)(?: now| today| or \w+ in)? to (?:continue|keep"
    r"|finish|unlock"
    r"|read (?:on|this|the (?:rest|full|whole)))\b",
    r"\bcreate (?:a|your) (?:free )?account to (?:continue|keep|read)\b|\balready a (?:subscriber|member)\?",
    r"\bbecome a (?:subscriber|member) to (?:continue|keep|read)\b"
    r"|\b(?:want|like) to read more\? subscribe\b",
    r"\b(?:reached|used) (?:up )?your (?:limit of|last|monthly) free articles?\b",
    r"\b(?:article|story|content) is (?:only )?(?:for|available to"
    r"|reserved for) (?:our )?(?:paying )?(?:subscribers|members)\b",
    r"\b(?:for|to) (?:our )?(?:subscribers|members) only\b|\bsubscribers?[- ]only\b"
    r"|\bexclusive to (?:subscribers|members)\b",
    r"\b(?:to (?:continue|keep) reading|to read (?:on|the (?:rest|full"
    r"|whole)[^.]{0,20})),? (?:please )?(?:subscribe|register|sign|log|become)\b",
    r"\bthe rest of this (?:article|story) is\b|\bthis is a (?:premium|subscriber) (?:article|story)\b",
    r"\b(?:jetzt|hier) (?:abonnieren|registrieren|testen) und weiterlesen\b|\bweiterlesen mit\b"
    r"|\bjetzt weiterlesen\b"
    r"|\bum weiterzulesen\b",
    r"\bnur für (?:unsere )?(?:abonnent\w+|mitglieder)\b|\b(?:artikel|inhalt) ist (?:\w+ ){0,3}abonnent\w+\b",
    r"\b(?:réservé|réservée) (?:à nos|aux) abonné|\babonnez-vous pour (?:lire|continuer)\b"
    r"|\bpour lire la suite\b",
    r"\b(?:sólo|solo|exclusivo) para (?:suscriptores|socios)\b|\bsuscríb[ae]\w* para (?:seguir"
    r"|continuar|leer)\b",
    r"\briservat[oa] agli abbonati\b|\babbonati per (?:continuare|leggere)\b|\balleen voor abonnees\b",
)
"""How a page offers the rest of an article."""
