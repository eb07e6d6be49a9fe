"""What comes from outside: the only rooms that open a socket or read foreign bytes."""
