# Everyday commands for developers: `just check`. Install just from https://just.systems, or copy the commands from here.

set windows-shell := ["cmd.exe", "/c"]

python := if os_family() == "windows" { ".venv/Scripts/python" } else { ".venv/bin/python" }
start := if os_family() == "windows" { "py start.py" } else { "python3 start.py" }

# List the commands.
default:
    @just --list

# Set up .venv with the test tools and run the fast tests.
fast *ARGS:
    {{start}} test fast {{ARGS}}

# Run every check and every test, as CI does.
test *ARGS:
    {{start}} test {{ARGS}}

# Check the notebooks, the country packs and the lists beside them.
check *ARGS:
    {{python}} -m coopkit check {{ARGS}}

# List the files over 400 lines and the longest functions.
sizes:
    {{python}} -m benchmarks.sizes

# Format the code and fix what ruff can fix.
format:
    {{python}} -m ruff check --fix
    {{python}} -m ruff format

# Build the page's script and style after a change in front/.
front:
    {{python}} front/build.py

# Start the workbook.
serve *ARGS:
    {{python}} -m coopkit serve {{ARGS}}

# Make the worksheets of every session, or of those named.
handouts *ARGS:
    {{python}} -m coopkit handouts {{ARGS}}
