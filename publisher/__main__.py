"""Let ``python -m publisher`` do what the command does."""

from publisher.cli import main

if __name__ == "__main__":
    main()
