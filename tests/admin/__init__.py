"""The admin, tested over HTTP."""
