"""The thin Kivy layer: it shows the state of the visit and reports what fingers do."""
