"""Answers about articles, their versions and dates."""

from __future__ import annotations

from app.web.meanings.shared import ARTICLE_ID

PAIR_OF_RUNS = "Runs of words that both have (`same`), or only one of them."

ARTICLES: dict[str, dict[str, str]] = {
    "ArticleOut": {
        **ARTICLE_ID,
        "annotated": "Whether people and dates have been looked for.",
        "corrected": "Names of the values that were set by hand.",
        "dates": "Every date expression of the text.",
        "dropped": "What was cut from the page as no part of the article.",
        "duplicates": "How many near-identical copies there are.",
        "file": "The first of the files that it came from; null when it came from none.",
        "files": "Where it came from.",
        "missing": "Whether its files are gone from the folder.",
        "people": "Who is named, with every mention.",
        "quotes": "Words in quotation marks, with who says them.",
        "relaxed": "Always false: no query found it.",
        "score": "Always null: no query found it.",
        "versions": "Its near-identical copies, without itself, 200 at the most.",
    },
    "CandidateOut": {"evidence": "Where it stood, in words."},
    "Change": {"kind": "`same` is in both, `removed` only in the old one, `added` only in the new one."},
    "DateOut": {
        "type": "TIMEX3 type.",
        "value": "TIMEX3 value, such as `2014-03-16` or `XXXX-WXX-3`.",
        "mod": "TIMEX3 modifier, such as `APPROX`; empty when there is none.",
        "first_day": "First day that it names; null when it names no days.",
        "last_day": "Last day that it names; null when it names no days.",
        "status": "`resolved`: days are known; `partial`: some parts, as a month without its year; `unresolved`: none; "
        "`user`: counted from a publication date that was set by hand.",
        "anchor": "What it is counted from; empty when it stands for itself.",
        "rule": "Name of the rule that read it.",
    },
    "DatesOut": {
        "by": "Length of the periods.",
        "first": "First day that was asked for; null when none was.",
        "last": "Last day that was asked for; null when none was.",
        "periods": "Periods with something in them, oldest first.",
        "mentions": "Expressions counted in the periods.",
        "wider": "Expressions too wide for any one period.",
        "partial": "Expressions of which only a part is known, as a month without its year.",
        "unresolved": "Expressions that name no days.",
    },
    "DayOut": {
        "period": "The year, month or day.",
        "precision": "Which of them it is.",
        "first": "Its first day.",
        "last": "Its last day.",
        "previous": "The nearest earlier period of the same length that any text speaks of; null when there is none.",
        "next": "The nearest later period of the same length that any text speaks of; null when there is none.",
        "total": "Sentences about the period itself.",
        "total_wider": "Sentences about a longer time around it, which follow on the same pages.",
        "articles": "Articles that speak of the period itself.",
        "people": "Who is named most often in the articles of these sentences.",
        "published_total": "Articles published then.",
        "published": "The first 50 of them; near-identical copies count once.",
    },
    "DaySentenceOut": {
        "article": "The article that it stands in.",
        "text": "The sentence.",
        "segments": "The same text, cut so that the expression is the hit.",
        "date": "The expression, and what it was resolved to.",
        "wider": "Whether the expression names more than the period that was asked for.",
        "people": "Who is named in this sentence.",
    },
    "DifferenceOut": {
        "old": "The version that `removed` runs stand in.",
        "new": "The version that `added` runs stand in.",
        "facts": "Values beside the text that are not the same.",
        "title": PAIR_OF_RUNS,
        "standfirst": PAIR_OF_RUNS,
        "body": PAIR_OF_RUNS,
        "words_same": "Words of standfirst and body that both have.",
        "words_added": "Words that only the new one has.",
        "words_removed": "Words that only the old one has.",
        "complete": "False when the ends of very long bodies were not compared.",
    },
    "DifferentFact": {"name": "Which value.", "old": "What the old one has; may be empty.", "new": "What the new one has; may be empty."},
    "Dropped": {"reason": "Why it was cut.", "text": "What was cut."},
    "FileView": {"path": "The file.", "member": "The record of a file that holds many; empty when it holds one."},
    "PeriodCount": {
        "period": "`2014`, `2014-03` or `2014-03-16`.",
        "mentions": "Expressions that name it or a part of it.",
        "published": "Articles published in it.",
    },
    "PublishedOut": {"date": "`2024`, `2024-05` or `2024-05-17`; null when it is unknown."},
    "PublishedWithCandidates": {
        "date": "`2024`, `2024-05` or `2024-05-17`; null when it is unknown.",
        "candidates": "Every date that was found for it, the losing ones too.",
    },
    "QuoteOut": {
        "speaker": "Who says it, as printed; empty when the text does not tell.",
        "person": "The linked speaker; null when that is nobody of the archive.",
    },
    "SummaryOut": ARTICLE_ID,
    "UndatedArticleOut": {
        "article": "The article; its `published` has the bounds that the text gives.",
        "waiting": "Dates in it that stay unresolved until it is dated.",
        "example": "One of these as printed; empty when there is none.",
        "candidates": "Dates that were found for it and not believed.",
    },
    "UndatedOut": {"articles": "The articles of this page."},
    "VersionOut": ARTICLE_ID,
    "VersionsOut": {
        "id": "The article that was asked about.",
        "versions": "All of them, that one included; the one that stands for them first, then the fullest.",
    },
}
