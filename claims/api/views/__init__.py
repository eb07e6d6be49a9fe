"""Endpoints, a file a noun. Each reads through queries/ and writes through actions/."""
