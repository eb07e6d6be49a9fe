"""How the learned weights are made. `make train` brings what they need; the running desk reads none of it."""
