"""The people of the desk."""

from collections.abc import Callable
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q

from claims.domain.profiles import Theme, Tongue
from claims.domain.roles import ROLE_LABELS, Role
from claims.models.base import implies, one_of

Keep = Callable[["User", str | None], "User"]


class DeskUserManager(UserManager["User"]):
    """Django's, except that whoever makes an administrator here leaves a history entry.

    `keep` is the action that does it, connected by apps.py: it stands on a floor above this one.
    """

    keep: ClassVar[Keep]

    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        """An administrator, as `manage.py createsuperuser` makes them. The password may be unusable."""
        user = self.model(username=username, email=self.normalize_email(email), **fields)
        return type(self).keep(user, password)


class User(AbstractUser):
    """Somebody with a role. Only editors and administrators enter the admin.

    `watches_on_work`: they watch each claim from when they comment, propose a verdict or second-read it.
    `time_zone` is a name of IANA's, blank for the desk's. `theme` is blank where the screen follows
    the system, `language` where it follows the browser.
    `single_keys`: keys pressed alone, such as j and k, do something.
    """

    role = models.CharField(max_length=20, default="reviewer")
    watches_on_work = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=50, blank=True)
    theme = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=10, blank=True)
    single_keys = models.BooleanField(default=True)

    objects: ClassVar[DeskUserManager] = DeskUserManager()

    class Meta(AbstractUser.Meta):
        constraints = [
            one_of("role", Role, name="user_role_is_known"),
            models.CheckConstraint(
                condition=Q(role__in=["editor", "administrator"], is_staff=True)
                | ~Q(role__in=["editor", "administrator"]) & Q(is_staff=False),
                name="user_staff_are_editors_and_administrators",
            ),
            one_of("theme", Theme, name="user_theme_is_known", blank=True),
            one_of("language", Tongue, name="user_language_is_known", blank=True),
            implies(Q(is_superuser=True), Q(role="administrator"), name="user_superusers_are_administrators"),
        ]

    @property
    def desk_role(self) -> Role:
        return Role(self.role)

    @property
    def role_label(self) -> str:
        return ROLE_LABELS[self.desk_role]

    @property
    def display_name(self) -> str:
        return self.get_full_name() or self.username

    @property
    def zone(self) -> ZoneInfo:
        """In which they read and write times; the desk's, also where their own is no zone any more."""
        try:
            return ZoneInfo(self.time_zone or settings.DESK_TIME_ZONE)
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo(settings.DESK_TIME_ZONE)

    @property
    def initials(self) -> str:
        words = self.display_name.split()
        letters = words[0][:2] if len(words) == 1 else words[0][0] + words[-1][0]
        return letters.upper()
