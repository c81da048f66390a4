"""``python -m curvesmith``: the command line where its script is not on the path."""

from curvesmith.cli import main

if __name__ == "__main__":
    main(prog_name="curvesmith")
