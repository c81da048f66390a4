"""Offers: what a `Subject` has and answers; each file rests on the one before."""
