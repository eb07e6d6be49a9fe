"""The door for programs: JSON in and out, over the same actions and policy as every other door."""
