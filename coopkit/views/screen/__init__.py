"""The screen: an exercise as a form, a session as one page."""
