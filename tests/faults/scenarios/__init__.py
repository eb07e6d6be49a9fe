"""One fault each, or one family of them."""
