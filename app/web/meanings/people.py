"""Answers about people, decisions and corrections."""

from __future__ import annotations

from app.web.meanings.shared import ARTICLE_ID

PERSON = {"id": "The person's id (slug), as in the address of the page.", "name": "The name that the archive shows."}
COUNTED = {
    **PERSON,
    "articles": "How many articles name the person.",
    "first_day": "Publication day of the first dated article; null when all are undated.",
    "last_day": "Publication day of the last dated article; null when all are undated.",
}

PEOPLE: dict[str, dict[str, str]] = {
    "ArticlePersonOut": {
        "id": "The person's id (slug); null while nobody has been linked, and when the person is hidden.",
        "name": "The name that the archive shows.",
        "name_here": "The fullest name that this article prints.",
        "mentions": "Every place that names the person.",
        "evidence": "Why it is this person of the archive, in words.",
    },
    "CoPerson": {**PERSON, "articles": "How many articles name both."},
    "CorrectionOut": {
        **ARTICLE_ID,
        "values": "What changed, with what stood there before.",
        "dates": "Date expressions whose value or days changed.",
        "date_count": "Date expressions that were looked at.",
        "read_anew": "Whether people, dates and quotes were looked for again.",
    },
    "DateChangeOut": {"before": "The expression as it was.", "after": "The expression as it is now."},
    "DecisionOut": {
        "entry": "Number in the ledger, for undoing.",
        "action": "What was decided.",
        "summary": "The decision in words.",
        "people": "Whom it concerns: ids as they are now.",
        "articles": "Articles in which somebody else is named now.",
        "mentions": "Mentions that changed hands.",
    },
    "EntryOut": {
        "entry": "Number in the ledger.",
        "made_at": "When it was decided: ISO, UTC.",
        "action": "What was decided.",
        "summary": "The decision in words.",
    },
    "LedgerOut": {"entries": "The decisions, newest first."},
    "LikelyMergesOut": {"pairs": "Likeliest first."},
    "LikelyPairOut": {
        "person": "Id of the one that would be merged.",
        "person_name": "Name of that one.",
        "person_articles": "Articles that name that one.",
        "into": "Id of the one that would stay.",
        "into_name": "Name of that one.",
        "into_articles": "Articles that name that one.",
        "score": "How likely, from 0 to 1.",
        "evidence": "What speaks for it, in words.",
    },
    "MergeSuggestion": {**PERSON, "articles": "How many articles name that one.", "evidence": "What speaks for it, in words."},
    "MonthCount": {"period": "The month, as `2024-05`.", "articles": "Articles of that month.", "mentions": "Mentions in them."},
    "NameCount": {"mentions": "How often so named.", "articles": "In how many articles."},
    "PeopleOut": {"people": "The people of this page.", "letters": "Initials of family names that occur under the same filters."},
    "PersonOut": {
        **COUNTED,
        "undated": "Articles that name the person and whose month is unknown.",
        "names": "Names in use, most frequent first.",
        "roles": "Roles as the sources word them, oldest first.",
        "months": "Months with dated articles, oldest first.",
        "together": "Who is named in the same articles, most frequent first.",
        "quotes": "What the person says, newest first.",
        "suggestions": "Who may be the same person.",
    },
    "PersonQuoteOut": {"article": "The article that it stands in."},
    "PersonRef": {**PERSON, "mentions": "How often named there."},
    "PersonSummaryOut": COUNTED,
    "RoleOut": {
        "articles": "Articles that say so.",
        "first": "Publication date of the first of them; null when unknown.",
        "last": "Publication date of the last of them; null when unknown.",
        "article": "The first of them.",
    },
    "ValueChangeOut": {
        "name": "Which value.",
        "before": "What stood there; empty when it was unknown.",
        "after": "What stands there now; empty when it is unknown.",
    },
}
