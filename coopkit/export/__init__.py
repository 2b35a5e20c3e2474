"""Files to download and print: handouts from notebooks, portfolio documents as PDF, DOCX and XLSX."""
