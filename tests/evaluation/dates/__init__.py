"""How well dates are found and resolved, on outside gold and on texts written for this project."""
