"""Where the marks of a chart stand: sideways in per cent of its width, downwards in pixels.

So a chart is as wide as its place and its words keep their size; the templates draw it as SVG.
"""
