from tests.contract.test_searching import *  # noqa
def test_one(engines):
    for scope in ("body","comments","all"):
        out=[]
        for e in engines.values():
            page = search(e, '"the -"', scope=scope, duplicates="show", facets=FACETS, facet_size=100, sort="newest")
            out.append((page.total, page.query.understood_as))
        print(scope, out)
    assert 0
