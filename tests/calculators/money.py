"""Groups of which nothing is known but the places of their money."""

from coopkit.calculators import Group

CENTS = Group(minor_digits=2)
WHOLE = Group(minor_digits=0)
