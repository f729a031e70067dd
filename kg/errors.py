"""What a user can cause and mend. The command line prints these as one line, without a traceback."""

from __future__ import annotations

__all__ = ["KgError", "QueryError", "ReadingError", "one_line"]


def one_line(message: object, most: int = 200) -> str:
    """What another program says, in one line of at most `most` characters."""
    return " ".join(str(message).split())[:most]


class KgError(Exception):
    """Base of all errors that the user can mend.

    The message is one line: where (file, line or key), then in Chinese and in English what, and what to do.
    """


class ReadingError(KgError):
    """An input cannot be read. `name` is the input's name, `problem` what the message says of it."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str, str]]:
        """Made again from its parts, when it comes from another process."""
        return type(self), (self.name, self.problem)


class QueryError(KgError):
    """A query is unknown, malformed, or fails."""
