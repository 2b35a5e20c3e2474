"""Whether an idea can work: market, risks, scores and the seven tests."""
