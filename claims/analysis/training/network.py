"""The network as JAX sees it: the same sums as in `attribution/network.py`, with dropout and a loss."""

from typing import Any

import jax
import jax.numpy as jnp

from claims.analysis.attribution.network import HIDDEN, KEYS, LAYERS, TAGS

_WORDS_KEPT, _LEMMAS_KEPT = 0.75, 0.85
"""Words are dropped whole in training, so that the network does not learn the names in the news."""
_INPUT_KEPT, _STATE_KEPT = 0.75, 0.7
_PHRASE_WEIGHT, _POINTER_WEIGHT = 0.7, 0.4
_NEVER = -1e9


def loss(weights: Any, batch: Any, key: Any) -> Any:
    """Mean loss for each token: the tags of content as a chain, cue and speaker tag by tag, and pointers."""
    mask = batch["mask"].astype(jnp.float32)
    state = _states(weights, batch, key)
    tags = state @ weights["tags_w"] + weights["tags_b"]
    total = -_chain(tags[..., :TAGS], weights["trans"], batch["content"], mask).sum()
    for at, name in ((1, "cue"), (2, "speaker")):
        likely = jax.nn.log_softmax(tags[..., at * TAGS : (at + 1) * TAGS])
        total -= _PHRASE_WEIGHT * (_at(likely, batch[name]) * mask).sum()
    for name, target in (("pc", batch["to_cue"]), ("ps", batch["to_speaker"])):
        likely = jax.nn.log_softmax(_pointers(weights, name, state, batch["mask"]))
        marked = (target >= -1) & batch["mask"]
        total -= _POINTER_WEIGHT * (_at(likely, jnp.maximum(target, -1) + 1) * marked).sum()
    return total / mask.sum()


def _at(likely: Any, chosen: Any) -> Any:
    return jnp.take_along_axis(likely, chosen[..., None], -1)[..., 0]


def _states(weights: Any, batch: Any, key: Any) -> Any:
    keys = iter(jax.random.split(key, 8))

    def kept(value: Any, share: float, shape: tuple[int, ...] | None = None) -> Any:
        return value * jax.random.bernoulli(next(keys), share, shape or value.shape)

    ids, vectors = batch["ids"], batch["vectors"]
    token = (*ids.shape[:2], 1)
    row = jnp.concatenate(
        [
            vectors,
            jnp.take_along_axis(vectors, batch["heads"][..., None], 1),
            kept(weights["word"][ids[..., 0]], _WORDS_KEPT, token),
            kept(weights["lemma"][ids[..., 1]], _LEMMAS_KEPT, token),
            kept(weights["lemma"][ids[..., 2]], _LEMMAS_KEPT, token),
            weights["tag"][ids[..., 3]],
            weights["dep"][ids[..., 4]],
            weights["dep"][ids[..., 5]],
            batch["flags"],
        ],
        -1,
    )
    first = jax.nn.relu(kept(row, _INPUT_KEPT) / _INPUT_KEPT @ weights["in_w"] + weights["in_b"])
    state = first
    for layer in range(LAYERS):
        state = kept(state, _STATE_KEPT, (state.shape[0], 1, state.shape[2])) / _STATE_KEPT
        ways = [_lstm(state, batch["mask"], weights, f"l{layer}{way}", backwards=way == "b") for way in "fb"]
        state = jnp.concatenate(ways, -1)
    return kept(jnp.concatenate([state, first], -1), _STATE_KEPT) / _STATE_KEPT


def _lstm(inputs: Any, mask: Any, weights: Any, name: str, *, backwards: bool) -> Any:
    gates = inputs @ weights[f"{name}_x"] + weights[f"{name}_b"]

    def step(carried: Any, given: Any) -> Any:
        hidden, cell = carried
        gate, present = given
        entry, forget, candidate, output = jnp.split(gate + hidden @ weights[f"{name}_h"], 4, -1)
        new_cell = jax.nn.sigmoid(forget) * cell + jax.nn.sigmoid(entry) * jnp.tanh(candidate)
        new_hidden = jax.nn.sigmoid(output) * jnp.tanh(new_cell)
        hidden = jnp.where(present[:, None], new_hidden, hidden)
        return (hidden, jnp.where(present[:, None], new_cell, cell)), hidden

    empty = jnp.zeros((inputs.shape[0], HIDDEN))
    given = (gates.swapaxes(0, 1), mask.swapaxes(0, 1))
    return jax.lax.scan(step, (empty, empty), given, reverse=backwards, unroll=2)[1].swapaxes(0, 1)


def _pointers(weights: Any, name: str, state: Any, mask: Any) -> Any:
    asked = state @ weights[f"{name}_q"]
    scores = jnp.einsum("btk,bsk->bts", asked, state @ weights[f"{name}_k"]) / jnp.sqrt(KEYS)
    scores += (state @ weights[f"{name}_s"])[..., 0][:, None]
    scores += weights[f"{name}_d"][_distances(state.shape[1])][None]
    nothing = (asked @ weights[f"{name}_n"])[..., None]
    return jnp.concatenate([nothing, jnp.where(mask[:, None], scores, _NEVER)], -1)


def _distances(count: int) -> Any:
    offset = jnp.arange(count)[None, :] - jnp.arange(count)[:, None]
    steps = jnp.array([1, 2, 3, 5, 9, 17, 33])
    return 8 + jnp.sign(offset) * jnp.searchsorted(steps, jnp.abs(offset), side="right")


def _chain(scores: Any, transitions: Any, tags: Any, mask: Any) -> Any:
    """Log-likelihood of each row's tags in a linear-chain conditional random field; 0 for an empty row."""
    given = _at(scores, tags) * mask
    moves = transitions[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]

    def step(reached: Any, here: Any) -> Any:
        score, present = here
        further = jax.nn.logsumexp(reached[:, :, None] + transitions[None], axis=1) + score
        return jnp.where(present[:, None] > 0, further, reached), None

    rest = (scores[:, 1:].swapaxes(0, 1), mask[:, 1:].swapaxes(0, 1))
    reached, _ = jax.lax.scan(step, scores[:, 0], rest)
    return (given.sum(1) + moves.sum(1) - jax.nn.logsumexp(reached, -1)) * mask[:, 0]
