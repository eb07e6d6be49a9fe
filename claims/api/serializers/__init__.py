"""How records look as JSON. Nothing here is saved through a serializer: writes go to the actions."""
