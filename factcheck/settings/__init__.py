"""Django's settings, a file a subject: `env` reads variables, `base` says which kind of run this is."""

from factcheck.settings.apps import *
from factcheck.settings.base import *
from factcheck.settings.celery import *
from factcheck.settings.database import *
from factcheck.settings.desk import *
from factcheck.settings.logs import *
from factcheck.settings.mail import *
from factcheck.settings.rest import *
from factcheck.settings.security import *
from factcheck.settings.static import *
from factcheck.settings.templates import *
