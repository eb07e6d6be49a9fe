"""How the learned weights are made. Needs the `train` dependencies; nothing in the running desk reads it."""
