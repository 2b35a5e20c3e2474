"""What holds for the project as a whole: setting up, locks, the wheel."""
