"""The fields ``from`` and ``to`` of the forms beside a list: what is wrong in one is told at that field, and the list stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from fastapi import Request

from app.web.params import DayParams
from app.web.problems import ParameterProblem, ProblemError
from app.web.query_string import P, read

DAY_FIELDS = ("from", "to")


@dataclass(frozen=True, slots=True)
class WithDays(Generic[P]):
    """The parameters of a page without the days that cannot be used; ``typed`` is what stands in the two fields, ``faults``
    what is wrong with it by field, ``pairs`` the address without what is wrong and with days as addresses write them."""

    params: P
    typed: Mapping[str, str]
    faults: Mapping[str, str]
    pairs: tuple[tuple[str, str], ...]

    @property
    def status(self) -> int:
        return 400 if self.faults else 200

    def fields(self) -> dict[str, Any]:
        """The names that the forms use."""
        return {"from_text": self.typed["from"], "to_text": self.typed["to"], "day_faults": self.faults}


def reads_days(model: type[P]) -> Callable[[Request], Any]:
    """``reads`` for a page with such a form; what is wrong with anything else is a 400 with its own page, as everywhere."""

    async def dependency(request: Request) -> WithDays[P]:
        return read_days(model, request.query_params.multi_items())

    return dependency


def read_days(model: type[P], items: Iterable[tuple[str, str]]) -> WithDays[P]:
    pairs = tuple(items)
    try:
        params = read(model, pairs, ignore_unknown=True)
    except ProblemError as error:
        problems = error.problem.errors
        if not problems or any(problem.parameter not in DAY_FIELDS for problem in problems):
            raise
        left_out = _unusable(problems)
        usable = tuple(pair for pair in pairs if pair[0] not in left_out)
        typed = {name: next((value for key, value in pairs if key == name), "") for name in DAY_FIELDS}
        faults = {problem.parameter: _told_at_its_field(problem) for problem in problems}
        rest = read_days(model, usable)
        return WithDays(rest.params, typed, faults, rest.pairs)
    written = _written(params)
    return WithDays(params, written, {}, tuple((name, written.get(name, value)) for name, value in pairs))


def _told_at_its_field(problem: ParameterProblem) -> str:
    return "this is later than the other date" if problem.code == "reversed" else problem.detail.removeprefix(f"{problem.parameter}: ")


def _unusable(problems: Iterable[ParameterProblem]) -> set[str]:
    """The fields that say nothing: of two that contradict each other, both."""
    return {name for problem in problems for name in (DAY_FIELDS if problem.code == "reversed" else (problem.parameter,))}


def _written(params: object) -> dict[str, str]:
    days = params if isinstance(params, DayParams) else DayParams()
    return {"from": days.from_.text if days.from_ else "", "to": days.to.text if days.to else ""}
