"""The calculator that compares forms of business."""
