"""Live tools: their kernels and their pages."""
