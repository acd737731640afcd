"""The query language as a table, from which the help page is made and which tests run against the parser."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """One construct: an example that can be clicked, and what it finds."""

    example: str
    meaning: str


HELP: tuple[HelpEntry, ...] = (
    HelpEntry(
        "crimea missiles", "Articles with both words, in any order. When too few have both, those with most of the words follow, marked."
    ),
    HelpEntry('"black sea fleet"', "These words next to each other, in this order."),
    HelpEntry('"kerry lavrov"~10', "Both words with at most ten other words between them, in either order."),
    HelpEntry("crimea -missiles", "Crimea, without the articles that say missiles. NOT missiles means the same."),
    HelpEntry("kerry OR lavrov", "Either word. OR must be in capitals."),
    HelpEntry("crimea (kerry OR lavrov)", "Brackets group. Without them OR binds more tightly than words side by side."),
    HelpEntry("sanction*", "Words that begin so: sanction, sanctions, sanctioned."),
    HelpEntry("*", "A star alone: every article, newest first."),
    HelpEntry("title:crimea", "The word stands in the headline."),
    HelpEntry("body:crimea", "The word stands in the text or its standfirst, not only in the headline."),
    HelpEntry("comments:crimea", "The word stands in the comments of readers, which are otherwise left out."),
    HelpEntry("person:blinken", "Articles that name a person, under any of that person's names."),
    HelpEntry('person:"Antony Blinken"', "The same, with the full name."),
    HelpEntry("source:wire", "Articles of a publication, by its name or a word of it."),
    HelpEntry("author:smith", "Articles by an author, by the name or a part of it."),
    HelpEntry("date:2014-03", "Published in March 2014. A year or a day does as well."),
    HelpEntry("date:2014-02..2014-04", "Published from the first day of February to the last of April 2014. Either end may be left open."),
    HelpEntry("before:2024-06", "Published before June 2024 began."),
    HelpEntry("after:2014", "Published after 2014 had ended."),
    HelpEntry("mentions:2014-03", "Speaks of a day in March 2014, whenever it was published."),
    HelpEntry("US sanctions", "US in capitals is the country (U.S. too), us in small letters any us."),
    HelpEntry("F-16", "Hyphens, dots and apostrophes do not matter: F16 and F-16s are found too."),
)
