"""What happens next: the ingest steps in order, and the handler of each outbox topic."""
