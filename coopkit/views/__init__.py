"""The faces of an exercise: screen, worksheet and answer key, made of neutral blocks by templates."""
