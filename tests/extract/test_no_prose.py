# ruff: noqa: E501 - files that are no articles, as they are
from __future__ import annotations

import base64
from pathlib import Path

import pytest

from app.errors import UnreadableInputError
from app.extract.no_prose import no_prose
from app.ingest.sources.document import SourceDocument
from app.ingest.sources.draft import to_draft
from tests.corpus import ROOT

OTHER = {
'base64':"\n".join(base64.encodebytes(bytes(range(256))*8).decode().split()),
'base64 one line':base64.b64encode(bytes(range(256))*8).decode(),
'data uri': "data:image/png;base64,"+base64.b64encode(bytes(range(256))*8).decode(),
'pem':"-----BEGIN CERTIFICATE-----\n"+base64.encodebytes(bytes(range(256))*4).decode()+"-----END CERTIFICATE-----",
'hex':"\n".join("deadbeef"*8 for _ in range(20)),
'minjs':"!function(e,t){var n=t.createElement('a'),r=e.location;n.href=r;for(var i=0;i<n.length;i++){n[i]=e.parse(r[i])||{a:1,b:2};if(!n[i])return!1}e.x=function(a){return a&&a.y?a.y:null}}(window,document);"*4,
'css':".head{margin:0;padding:0 4px;color:#fff}.head a:hover{color:red}@media(max-width:600px){.head{display:none}}\n"*8,
'log':"\n".join(f"2024-05-01 12:{i:02d}:03,113 INFO  [main] server.Worker - request {i} took {i*3} ms" for i in range(30)),
'syslog':"\n".join(f"May  1 12:{i:02d}:03 host sshd[{i+100}]: Accepted publickey for root from 10.0.0.{i}" for i in range(30)),
'access':"\n".join(f'10.0.0.{i} - - [01/May/2024:12:{i:02d}:03 +0000] "GET /a/{i} HTTP/1.1" 200 512' for i in range(30)),
'numbers':"\n".join(f"2024-05-{i:02d},{i*3.5},{i*11},{i*7}" for i in range(1,30)),
'numbers with ticker':"\n".join(f"2024-05-{i:02d},AAPL,{i*3.5},{i*11},{i*7}" for i in range(1,30)),
'urls':"\n".join(f"https://example.org/news/2024/05/{i}/harbour-strike-ends-after-nine-days.html" for i in range(20)),
}  # fmt: skip
PROSE = {
'results':"RESULTS: Ellery North by-election\n"+"\n".join(f"Jane Smith{i} (Lab) 12,{i:03d} (45.{i%10}%) +3.2" for i in range(1,20)),
'scores':"Premier League\n"+"\n".join(f"Ellery {i} Sandholm {i%3} (HT {i%2}-{i%3})" for i in range(1,20)),
'market':"Closing prices\n"+"\n".join(f"Kestrel Lines {i*3}.25 +0.{i}  Sandholm Gas {i}.10 -0.{i}" for i in range(1,20)),
'ticker':"\n".join(f"12:{i:02d} The minister arrives at the gate and waves to the crowd, says Fennimore." for i in range(20)),
'ticker iso':"\n".join(f"2024-05-01 12:{i:02d}:00 The minister arrives at the gate: he will NOTICE the crowd." for i in range(20)),
'chinese':"港口工人结束九天的罢工三月十二日星期五码头工人在九天之后返回工作岗位工会领导人对记者说我们没有得到所要求的一切但是夜班将按夜班付酬"*5,
'thai':"การนัดหยุดงานที่ท่าเรือสิ้นสุดลงหลังจากเก้าวันคนงานท่าเรือกลับเข้าทำงานเมื่อวันศุกร์หลังจากหยุดงานเก้าวัน"*5,
'code article':"How the bug was found\n\nThe fault that stopped the ferries for a day was one line long, the port said on Friday. The program compared the wrong clocks.\n\n    if (now = then) { stop(); }\n    for (i=0;i<10;i++) { wait(i); }\n\nEngineers found it after six hours of reading the logs, and the ferries sailed again by noon.",
'fragments':"<b>Ferry</b> <i>sinks</i> off <a href=\"http://x.org/a_b_c?d=e\">Sandholm</a>. <p>All were saved.</p> "*3,
'wiki':"'''Sandholm''' is a [[town]] in [[Ellery]].<ref>{{cite web |url=http://x.org |title=Town}}</ref> It has 4,000 people. {{Infobox town | name = Sandholm | population = 4000 | mayor = Ingrid Sollander }}\n"*3,
'fixtures':"\n".join("Sat 12 Oct: Ellery v Sandholm (15:00); Kestrel v Port (17:30)" for i in range(12)),
'recipe':"\n".join(f"{i} g flour (sifted)\n{i} ml milk" for i in range(1,30)),
'weather':"\n".join(f"Ellery {i}C {i+9}C rain; Sandholm {i}C {i+3}C sun" for i in range(20)),
'chess':"1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. Ba4 Nf6 5. O-O Be7 6. Re1 b5 7. Bb3 d6 8. c3 O-O 9. h3 Nb8 10. d4 Nbd7 "*3,
'lottery':"Winning numbers\nSaturday: 3 14 22 31 40 44 (7)\nWednesday: 1 9 12 17 25 33 (2)\nSunday: 2 3 4 5 6 7 (1)\nMonday: 2 3 4 5 6 7 (1)\nFriday: 2 3 4 5 6 7 (1)\nTuesday: 2 3 4 5 6 7 (1)\nThursday: 4 5 7 2 1",
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER)
def test_what_is_no_prose_at_all_is_told(name: str) -> None:
    assert no_prose(OTHER[name])
    with pytest.raises(UnreadableInputError, match=f"no article: {no_prose(OTHER[name])}; leave this out"):
        to_draft(SourceDocument(path="a.txt", key="", kind="text", data=OTHER[name].encode()))


@pytest.mark.parametrize("name", PROSE)
def test_prose_with_signs_numbers_or_code_in_it_stays(name: str) -> None:
    assert no_prose(PROSE[name]) == ""


def _texts() -> list[Path]:
    return sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("seeds/*.md"), *ROOT.glob("docs/*.md")])


@pytest.mark.parametrize("path", _texts(), ids=lambda path: path.name)
def test_articles_and_documents_are_prose(path: Path) -> None:
    assert no_prose(path.read_text(encoding="utf-8", errors="replace")) == ""


@pytest.mark.parametrize("name", ["static/js", "app/ingest"])
def test_most_programs_are_no_prose(name: str) -> None:
    files = [path.read_text(encoding="utf-8") for path in (ROOT / name).rglob("*") if path.suffix in (".py", ".js")]
    assert sum(no_prose(text) == "program code" for text in files) > len(files) / 2
