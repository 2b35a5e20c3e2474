"""Feasibility of a business idea: market, risks, scores and the seven tests."""
