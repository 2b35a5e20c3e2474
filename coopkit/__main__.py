"""`python -m coopkit`, for systems that block the launcher beside Python."""

from coopkit.cli import main

main()
