"""How well the analysis reads, measured against articles that people have marked."""
