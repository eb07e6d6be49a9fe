"""Going down the slope of a loss, batch by batch, in JAX; and keeping what was learned."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jax
import numpy as np
import optax

Told = Callable[[str], object]


def fitted(
    weights: Any,
    epochs: Iterable[Iterable[Any]],
    loss: Callable[[Any, Any, Any], Any],
    optimiser: Any,
    *,
    seed: int,
    told: Told,
) -> dict[str, Any]:
    """The weights after the batches of all epochs. `loss` takes weights, a batch and a random key.

    The same batches, seed and versions give the same weights. `told` hears the mean loss of each epoch.
    """
    state = optimiser.init(weights)

    def step(weights: Any, state: Any, batch: Any, key: Any) -> Any:
        value, slope = jax.value_and_grad(loss)(weights, batch, key)
        change, state = optimiser.update(slope, state, weights)
        return optax.apply_updates(weights, change), state, value

    compiled = jax.jit(step)
    key = jax.random.PRNGKey(seed)
    for number, batches in enumerate(epochs, start=1):
        losses = []
        for batch in batches:
            key, now = jax.random.split(key)
            weights, state, value = compiled(weights, state, batch, now)
            losses.append(float(value))
        told(f"epoch {number}: loss {np.mean(losses):.3f}")
    return dict(weights)


def keep(learned: dict[str, Any], out: Path) -> None:
    """Write the weights as half floats."""
    out.parent.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {name: np.asarray(value, np.float16) for name, value in learned.items()}
    np.savez(out, **arrays)
