"""What start.py does once it knows that this Python will do; needs nothing but the standard library."""
