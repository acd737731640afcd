"""Errors that are told to people: one line that says what is wrong, where, and what to do."""

from __future__ import annotations


class ClippingsError(Exception):
    """Something the user can understand and mend; shown as one line, never as a traceback.

    ``exit_code`` is what a command ends with (1 failed, 2 wrong usage) and ``status`` what HTTP answers.
    """

    exit_code = 1
    status = 500


class UsageError(ClippingsError):
    """The words of the call are wrong: an unknown option, an impossible date."""

    exit_code = 2
    status = 400


class NeedlessError(UsageError):
    """A call that is well worded and changes nothing: what it asks for is so already, or there is nothing to take back."""

    exit_code = 1


class NotFoundError(ClippingsError):
    """No article, person or date of that name is in the archive."""

    status = 404


class ForbiddenError(ClippingsError):
    """The caller may not do that: writing is off, or the token is not the right one."""

    status = 403


class UnreadableInputError(ClippingsError):
    """One input cannot be taken in; the rest goes on. ``reason`` is the line in the report."""

    status = 422

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class DatabaseError(ClippingsError):
    """The database file cannot be used: missing, no database, from a newer version, locked, full."""

    status = 503


class NotWritableError(DatabaseError):
    """The database file or its folder cannot be written, as on a read-only disk; reading may go well."""


class DeadlineError(ClippingsError):
    """A query was stopped because it took longer than allowed."""

    status = 503
