"""Which parts Django is made of, and what a request passes on its way in."""

INSTALLED_APPS = [
    "factcheck.apps.DeskAdminConfig",
    # Before auth: our `changepassword` writes history, and the first app of a command's name has it.
    "claims.apps.ClaimsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "csp",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "factcheck.apps.FactcheckConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "claims.web.seen_browsers.SeenBrowsers",
    "claims.web.own_time.OwnTime",
    "claims.web.own_language.OwnLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "claims.web.second_step_required.SecondStepRequired",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "claims.web.middleware.SignInAgain",
    "claims.web.middleware.ErrorPages",
]
