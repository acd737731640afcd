"""Articles for the browser tests: few, short, and with everything in them that a page has to show."""

from __future__ import annotations

import json
from pathlib import Path

ARTICLES: dict[str, str] = {
    "harbour-dated.txt": """Harbour council votes for a longer pier

By Ilse Varga
Published 12 March 2015

PORT ELLERY — The harbour council voted on Tuesday to lengthen the old pier by forty metres.

Council chairwoman Margarethe Oduya said that work would begin in June 2015 and end by the autumn of 2016. \
Oduya thanked the fishermen who had asked for the pier since 2009.

Engineer Tomasz Wieliczko, who drew the plans, told reporters on Monday that the pier would stand for eighty years.

“We have waited long enough,” Oduya said.

Leave a Comment

Old Salt says:
About time, the harbour was a disgrace.

Gull Watcher says:
Who pays for the pier? Not the council.
""",
    "harbour-undated.txt": """Storm closes the harbour for a second day

Waves broke over the pier on Wednesday and the harbour stayed closed.

Margarethe Oduya, who leads the council, asked people to keep away from the water until Friday. \
The last storm of this kind was in 2011.

Tomasz Wieliczko said the pier had held.
""",
}

HOSTILE = {
    "id": "hostile",
    "title": '<script>alert("headline")</script> & other troubles at the harbour',
    "body": "The council of the harbour received a letter that said <img src=x onerror=\"alert('body')\"> and nothing else.\n\n"
    "Margarethe Oduya called the letter odd. It came on 3 April 2016.",
    "source": "\"><script>alert('source')</script>",
}

LONG = {
    "id": "long",
    "title": "Unbroken " + "w" * 300,
    "body": "x" * 3000 + "\n\nJane " + "Q" * 250 + " said on 3 March 2014 that the unbroken line would hold.",
    "source": "S" * 150,
    "authors": ["A" * 200],
    "url": "https://" + "h" * 150 + ".example/",
    "published": "2014-03-04",
}

RIGHT_TO_LEFT = {
    "id": "right-to-left",
    "title": "عاصفة تغلق الميناء",
    "body": "أغلقت العاصفة ميناء المدينة.\n\nMargarethe Oduya wrote to the captains of the Levant fleet on 5 May 2016.",
    "source": "جريدة المرفأ",
    "published": "2016-05-04",
}


def write_articles(folder: Path) -> Path:
    """Write the articles and thirty short records, so that results have pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "tides.jsonl").open("w", encoding="utf-8") as records:
        records.writelines(json.dumps(record) + "\n" for record in (HOSTILE, LONG, RIGHT_TO_LEFT))
        for number in range(30):
            keeper = f"{('no', 'the')[number % 2]} lighthouse keeper {('slept', 'agreed', 'agreed')[number % 3]}"
            record = {
                "id": f"tide-{number}",
                "title": f"Tide table number {number + 1} is out",
                "body": f"The tide table of {number % 12 + 1}/{2001 + number % 9} is out. Ferry master Ansel Brandt of quay {number} "
                f"checked all its {200 + number * 7} entries, and {keeper}.",
                "published": f"{2001 + number % 9}-{number % 12 + 1:02d}-{number % 27 + 1:02d}",
                "source": ("The Quay Gazette", "Ellery Post")[number % 2],
            }
            records.write(json.dumps(record) + "\n")
    return folder
