"""The people of the desk."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q

from claims.domain.roles import ROLE_LABELS, Role
from claims.models.base import one_of


class DeskUserManager(UserManager["User"]):
    def create_superuser(self, *args: Any, **fields: Any) -> "User":
        fields.setdefault("role", Role.ADMINISTRATOR.value)
        return super().create_superuser(*args, **fields)


class User(AbstractUser):
    """Somebody with a role. Only administrators enter the admin.

    `watches_on_work`: they watch each claim from when they comment, propose a verdict or second-read it.
    """

    role = models.CharField(max_length=20, default="reviewer")
    watches_on_work = models.BooleanField(default=False)

    objects: ClassVar[DeskUserManager] = DeskUserManager()

    class Meta(AbstractUser.Meta):
        constraints = [
            one_of("role", Role, name="user_role_is_known"),
            models.CheckConstraint(
                condition=Q(role="administrator", is_staff=True)
                | ~Q(role="administrator") & Q(is_staff=False),
                name="user_only_administrators_are_staff",
            ),
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
    def initials(self) -> str:
        words = self.display_name.split()
        letters = words[0][:2] if len(words) == 1 else words[0][0] + words[-1][0]
        return letters.upper()
