"""JSON routes."""

from __future__ import annotations

from fastapi import APIRouter

from app.web.api import archive, articles, curation, dates, exports, people, reference, search

router = APIRouter()
for room in (search, exports, articles, people, curation, dates, archive, reference):  # exports before articles: articles.csv is no id
    router.include_router(room.router)
