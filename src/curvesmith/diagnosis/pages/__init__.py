"""How a report looks: text for a screen, one HTML page, and the page's figures.

Pages read a report and compute nothing; figures hold their numbers and draw themselves as SVG.
"""
