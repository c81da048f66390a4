"""Facts: the measurements of `Evidence`, one file for each thing that is measured."""
