"""The only Celery there is. Ids in, nothing out; a message is a hint, the row is the truth."""
