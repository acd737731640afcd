"""JSON routes."""

from __future__ import annotations

from fastapi import APIRouter

from app.web.api import archive, articles, curation, dates, exports, people, reference, search, versions

router = APIRouter()
# exports before articles: articles.csv is no id
for room in (search, exports, articles, versions, people, curation, dates, archive, reference):
    router.include_router(room.router)
