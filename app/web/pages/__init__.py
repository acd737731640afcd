"""The pages for people in a browser: thin routes that lay out what browse and search give."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from app.web.page_tags import tagged
from app.web.pages import about, article, correcting, dates, ledger, people, search, undated, versions
from app.web.pages.assets import Assets
from app.web.pages.errors import error_page

__all__ = ["Assets", "error_page", "router"]

router = APIRouter(dependencies=[Depends(tagged)])
for room in (search, article, versions, people, correcting, ledger, dates, undated, about):
    router.include_router(room.router)
