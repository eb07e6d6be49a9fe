"""The only writers. Each action guards, changes, records and emits in one transaction."""
