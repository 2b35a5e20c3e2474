"""Portfolio documents as XLSX workbooks whose cells are formulas, one module or folder a workbook."""
