"""A small archive about made-up events, in which every way of writing occurs that search must see through."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, text

from app.language.words import words
from app.store.engine import WriteSession
from tests.browse.shelf import Story, shelve

HARBOUR_LONG = (
    "HARBOUR CITY: Engineers reopened the northern lock on Monday.\n\nThe work had taken nine weeks, and "
    "pilots brought the first vessels through before noon while a small crowd applauded."
)

STORIES = (
    Story(
        title="Envoy arrives in Kyiv with long-range radar offer",
        body="KYIV: Marta Ilves landed on Tuesday with an offer of long-range radars.\n\nMs Ilves spoke for the U.S. and Britain.",
        published="2023-05-16",
        source="Morning Ledger",
        authors=("Tom Abel", "Ruth Okafor"),
        people={"Marta Ilves": (("Marta Ilves", "Ilves"), ("envoy",))},
        dates={"Tuesday": ("2023-05-16", "2023-05-16")},
        comments="About time. Radar alone wins nothing.",
    ),
    Story(
        title="Kiev museum lends its icons",
        body="The museum in Kiev will lend forty icons to us for a summer show, its director Marta Ilvess said.",
        published="2023-06",
        source="Evening Courier",
        authors=("Ruth Okafor",),
        people={"Marta Ilvess": (("Marta Ilvess",), ("director",))},
    ),
    Story(
        title="Harbour Defence Missile Array passes its trials",
        body="The Harbour Defence Missile Array (HDMA) passed its trials on 3 March 2014. Longrange sensors "
        "guided it. It cost 3,500 crowns a day.",
        published="2014-03-05",
        source="Morning Ledger",
        dates={"3 March 2014": ("2014-03-03", "2014-03-03")},
    ),
    Story(
        title="HDMA deal under fire in parliament",
        body="Deputies asked why the HDMA deal was signed. Piet Lavrik defended it. WHO officials were not asked, "
        "but F-16s were mentioned.",
        published="2014-04-01",
        source="Evening Courier",
        people={"Piet Lavrik": (("Piet Lavrik",), ("minister",))},
    ),
    Story(
        title="BALTIC fisheries: who pays?",
        body="Fishermen in the straße of Øland ask who pays. Anna Lavrika says nobody does. The fee is 3500 crowns.",
        published="2014",
        source="Coastal Post",
        people={"Anna Lavrika": (("Anna Lavrika",), ("spokeswoman",))},
    ),
    Story(title="Northern lock reopens", body=HARBOUR_LONG, published="2022-01-10", source="Coastal Post", authors=("Tom Abel",)),
    Story(
        title="Lock reopens in the north",
        body=HARBOUR_LONG,
        published="2022-01-11",
        source="Morning Ledger",
    ),
    Story(
        title="A walk through the old town",
        body="No news here: a walk, a café, and O'Brien's bakery. The AT&T sign has gone. Sanctions are not discussed.",
        source="Coastal Post",
        not_before="2020-02-02",
    ),
    Story(
        title="Sanction list grows",
        dates={"Monday": None},
        body="The list of sanctions grew by a sanction on Monday. Talks between Lavrik and Ilves brought nothing.",
        published="2023-05-17",
        source="Morning Ledger",
        people={"Marta Ilves": (("Ilves",), ()), "Piet Lavrik": (("Lavrik",), ())},
    ),
    Story(
        title="Old pact remembered",
        body="In March 2014 the pact was signed; it ran until 2016, some years more than meant. "
        "Veterans of the Coastal Rescue Auxiliary Fleet Training scheme came.",
        published="2024-03-03",
        source="Evening Courier",
        dates={"some years": None, "March 2014": ("2014-03-01", "2014-03-31"), "2016": ("2016-01-01", "2016-12-31")},
    ),
    Story(
        title="CRAFTS sails again",
        body="The CRAFT tender sailed with the U.N. envoy aboard. Full-width ＲＡＤＡＲ and the ﬁne print were checked.",
        published="2024-03-04",
        source="Evening Courier",
    ),
)


def newsroom(path: Path) -> Engine:
    """Write the archive; the two accounts of the lock are copies of each other."""
    engine = shelve(path, STORIES)
    with WriteSession(engine) as session, session.begin():
        rows = session.execute(text("SELECT person_id, surface FROM person_alias")).all()
        session.execute(text("DELETE FROM person_alias_word"))
        for person, surface in rows:
            for word in words(surface):
                values = {"word": word, "person": person}
                session.execute(text("INSERT OR IGNORE INTO person_alias_word(word, person_id) VALUES (:word, :person)"), values)
        session.execute(text("UPDATE article SET cluster_id = 6 WHERE id IN (6, 7)"))
    return engine
