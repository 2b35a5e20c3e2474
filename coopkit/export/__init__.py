"""What leaves the workbook: sheets to print, made from notebooks."""
