"""People of the desk, as other people see them."""

from rest_framework import serializers

from claims.models import User


class PersonSerializer(serializers.ModelSerializer[User]):
    """Somebody on the desk."""

    name = serializers.CharField(source="display_name", read_only=True)

    class Meta:
        model = User
        fields = ["id", "username", "name"]
        read_only_fields = fields
