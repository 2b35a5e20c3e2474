"""Documents of the portfolio as HTML."""
