"""The door for browsers: translates in and out, decides nothing."""
