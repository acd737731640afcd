"""The vocabulary of the lines around an article's text: dates, posts, agencies, outlets, datelines, sections."""

# ruff: noqa: E501, SIM905 - an alternative is easier to read on one line
from __future__ import annotations

import re

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
DATE_TEXT = (
    rf"(?:{_WEEKDAY},?\s+)?(?:(?:{MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\.?,?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}(?:t[\d:.+z-]+)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}/\d{1,2}/\d{1,2})"
)
CLOCK_TEXT = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*\(?(?:[ecmp][sd]?t|[a-z]{2,3}t|utc|gmt|utc[+-]\d+|gmt[+-]\d+)\b\)?)?"
STAMP_LABEL = r"(?:first\s+|originally\s+|last\s+)?(?:published|posted|updated|modified|edited|created|uploaded|released|date|issued|added|publish(?:ed)?\s+date|time|stand|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|опубликовано|опубліковано)(?:\s+(?:on|at|am|le|el))?"
_AGO = r"\d+\s+(?:minute|min|hour|day|week|month|year)s?\s+ago"
STAMP_DATE = re.compile(rf"{DATE_TEXT}|{_AGO}|\b\d{{1,2}}:\d{{2}}\b|\b\d{{1,2}}\s*[ap]\.?m\b", re.IGNORECASE)
STAMP_TOKENS = re.compile(
    rf"{DATE_TEXT}|{_AGO}|{CLOCK_TEXT}|\b{STAMP_LABEL}\b|\b{_WEEKDAY}|\b(?:at|on|local time|noon|midnight|a\.?m\.?|p\.?m\.?|[ecmp][sd]?t|gmt|utc|bst|ist|cest|eest|msk|uhr|updated|and|since|time)\b",
    re.IGNORECASE,
)
HONORIFIC = re.compile(r"^(?:(?:dr|prof|sir|lt|col|gen|maj|capt|sgt|rev|hon|mr|mrs|ms|adm|amb)\b\.?\s+)+", re.IGNORECASE)
BYLINE_LEAD = re.compile(
    r"(?:von|por|par|door)\s+(?=[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ])|from [a-z]{2,20}[’']s\s+(?=[A-Z])|(?:(?:written|authored|reported|posted|story|words|text|article|analysis|published|submitted|review(?:ed)?|edited|report)\s+)?by\s*:?\s+|(?:author|writer|reporter|words|text|byline|correspondent)s?\s*[:|]\s*",
    re.IGNORECASE,
)
_POST = r"(?:staff|desk|newsroom|bureau|correspondents?|reporters?|writers?|editors?|editorial (?:board|team)|contributors?|columnists?|analysts?|agencies|team|producers?|journalists?|monitoring)"
STAFF = re.compile(
    rf"(?:[A-Z][\w.&'’-]*\s+){{0,4}}(?:(?:news|web|staff|foreign|world|city|online|digital|sports|business|political|monitoring)\s+)?{_POST}(?:\s+{_POST})?",
    re.IGNORECASE,
)
NOBODY_NAMED = re.compile(
    rf"(?:from\s+)?(?:(?:admin(?:istrator)?|webmaster|guest|anonymous)|(?=.*\b{_POST}\b)(?:(?:our|the|a|staff|news|web|foreign|world|city|online|digital|special|own|desk|monitoring|senior|chief|national|political|{_POST})\s*)+(?:in \w+)?|our [\w ]{{0,30}}{_POST})",
    re.IGNORECASE,
)
OFFICE = re.compile(
    rf"(?:[\w'’&-]+\s+){{0,4}}{_POST}(?:[- ]in[- ]chief)?(?:\s+(?:in|at|for|of)\s+[\w .'’]{{2,30}})?|[\w'’]+ (?:bureau )?chief",
    re.IGNORECASE,
)
_BESIDE_POST = (
    r"(?:senior|staff|chief|lead|associate|assistant|deputy|executive|managing|contributing|freelance|special|guest|political|politics|sports?"
    r"|education|health|science|technology|tech|business|finance|economics?|news|foreign|national|international|world|city|crime|courts?|legal"
    r"|environment|climate|energy|media|arts|culture|features?|religion|travel|food|transport|washington|state|local|night|weekend|digital"
    r"|associated press|ap|reuters|afp|bloomberg|cnn|bbc)"
)
_PLAIN = rf"(?!(?:{_BESIDE_POST}|from|our|own|the|an?|by)\b)[^\W\d_][\w.'’-]*"
POST_BEHIND_NAME = re.compile(
    rf"(?<![^\s])({_PLAIN} (?:{_PLAIN} ){{0,2}}?{_PLAIN}) (?=(?:{_BESIDE_POST} (?:{_PLAIN} )?){{0,3}}"
    r"(?:writer|reporter|correspondent|editor|columnist|journalist|producer|contributor|analyst)s?(?:,| and |$))",
    re.IGNORECASE,
)
"""A name with a post behind it and no comma between, as pages print what were two lines: "Jane Doe Staff Writer"."""
WITH_AGENCIES = re.compile(r",? (?:and|&|with) (?:news |wire )?agencies$", re.IGNORECASE)
POST_ALONE = re.compile(
    rf"(?:(?:[A-Z]{{2,6}}|(?i:{_BESIDE_POST}))\s+)+(?i:writer|reporter|correspondent|editor|columnist|journalist|producer|contributor)s?"
)
"""A post that nobody's name stands beside: "CNBC Executive News Editor"."""
_PUBLISHER = (
    r"(?:[\w.&'’-]+\s+){1,4}(?:inc|ltd|llc|plc|gmbh|corp|publishing|publications|verlag|holdings)\.?"
    r"|(?:ediciones|éditions|editions|edizioni|grupo|groupe|gruppo)\s[\w .&'’-]{1,40}|cond[ée] nast"
)
PUBLISHER = re.compile(_PUBLISHER, re.IGNORECASE)
ORGANISATION = re.compile(
    r"(?:the\s+)?(?:associated press|reuters|agence france-presse|afp|ap|upi|bloomberg|xinhua|tass|dpa|efe|ani|pti|ians|bbc|cnn|al jazeera"
    r"|(?:[\w.&'’-]+\s+){0,5}(?:news|press|agency|times|post|herald|tribune|journal|gazette|guardian|telegraph|service|magazine|daily|media|network|tv|radio|wire|today|review|online|weekly|monitor|observer|chronicle)"
    rf"|(?:daily|evening|morning|sunday) [\w' ]{{2,30}}|{_PUBLISHER})",
    re.IGNORECASE,
)

AGENCIES = {
    "ap": "Associated Press", "the associated press": "Associated Press", "associated press": "Associated Press", "reuters": "Reuters",
    "reuter": "Reuters", "afp": "AFP", "agence france-presse": "AFP", "upi": "UPI", "tass": "TASS", "itar-tass": "TASS", "xinhua": "Xinhua", "dpa": "dpa", "efe": "EFE",
    "ani": "ANI", "pti": "PTI", "ians": "IANS", "cnn": "CNN", "bbc": "BBC", "bloomberg": "Bloomberg", "ukrinform": "Ukrinform",
    "interfax": "Interfax", "anadolu": "Anadolu", "aa": "Anadolu", "kyodo": "Kyodo", "yonhap": "Yonhap", "ria": "RIA Novosti", "cp": "The Canadian Press",
    "the canadian press": "The Canadian Press", "pa": "PA", "aap": "AAP", "ansa": "ANSA", "rfe/rl": "RFE/RL", "voa": "VOA",
    "voice of america": "VOA", "web desk": "", "news desk": "",
}  # fmt: skip


def signing_agency(line: str) -> str:
    """The agency of a line that is only its name, as below its reports ("REUTER", "(AFP)", "- Xinhua"); "" for any other."""
    name = line.strip(" .()-–—")
    return AGENCIES.get(name.casefold(), "") if name[:1].isupper() or len(name) > 4 else ""


_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}"
PLACE_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]+|de|la|al|el|del)){0,3}"
_WHEN = rf"(?:(?:{MONTHS})\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+(?:{MONTHS})\.?(?:,?\s+\d{{4}})?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_AGENCY = r"\((?P<agency>[A-Z][\w./&' -]{1,30})\)"
DATELINE = re.compile(
    rf"(?P<place6>{_CAPITALS}(?:,\s(?:{_CAPITALS}|{PLACE_NAME}))*)\s*(?:[:–—―-]|--)\s*(?P<when6>(?i:{_WHEN}))\s*(?:[:–—―]|--|\s-)\s"
    rf"|(?P<place>{_CAPITALS}(?:\s?[/,]\s?(?:{_CAPITALS}|{PLACE_NAME}))*)(?:,?\s+\(?(?P<when>(?i:{_WHEN}))\)?)?(?:,?\s*(?:{_AGENCY}|(?P<bare>[A-Z][A-Za-z]{{1,9}})))?\s*(?P<mark>[:–—―]|--|\s-\s)(?=\s|[A-ZÀ-Þ“\"'‘])"
    rf"|(?P<place2>{PLACE_NAME}(?:,\s(?:{PLACE_NAME}))*)(?:,?\s+\(?(?P<when2>(?i:{_WHEN}))\)?)?,?\s*\((?P<agency2>[A-Z][\w./&' -]{{1,30}})\)\s*(?:[:–—―-]|--)\s"
    rf"|(?P<place4>{_CAPITALS}|{PLACE_NAME})(?:[,.]\s+(?P<when4>(?i:{_WHEN})))?\.?\s*/(?P<agency4>[A-Z][\w. -]{{1,20}})/\.?\s"
    rf"|(?P<place5>{_CAPITALS})\.\s+(?P<when5>(?i:{_WHEN}))\s*\((?P<agency5>[A-Z][\w./&' -]{{1,30}})\)\s*(?:[:–—―-]|--)\s"
    rf"|(?P<place3>{PLACE_NAME},\s{PLACE_NAME})\s*(?:\s[–—―-]\s|--\s)"
    rf"|(?P<agency3>\([A-Z][\w./&' -]{{1,30}}\))\s*(?:[–—―]|--|\s-\s)\s?"
)
NO_PLACE = frozenset(
    "update updated breaking exclusive watch analysis opinion editorial explainer video photos live latest news alert note correction editor factbox read more"
    " urgent developing review interview commentary comment question answer q a nato un eu us usa uk fact false true summary background related also see"
    " what why how who when where warning disclaimer spoiler table chart map timeline profile obituary letter poll quiz podcast sir madam dear editors".split()
)


STANDALONE_DATELINE = re.compile(
    rf"(?:{_CAPITALS})(?:,\s*(?:{PLACE_NAME}|{_CAPITALS}))?(?:,?\s+(?P<when>(?i:{_WHEN})))?(?:\s*{_AGENCY})?\s*[:–—-]?"
)
STATION_DATELINE = re.compile(rf"{PLACE_NAME}(?:,\s{PLACE_NAME})?\s+\(?(?P<agency>[A-Z]{{2,8}})\)?\s*[–—―-]")


CLOSING_CREDITS = re.compile(r"\(?\s*(?:(?:additional |further )?(?:reporting|writing|editing|written|edited|compiled|translated|reported)(?: and (?:writing|editing|reporting|edited))? by\b.*|with (?:inputs?|files|reporting|agency inputs)\b.{0,80}from\b.*|with (?:agency|agencies) inputs?)\)?\.?", re.IGNORECASE)  # fmt: skip


SECTION_LABEL = re.compile(
    r"(?:(?:world|local|national|international|global|top|latest|breaking|us|u\.s\.|uk|eu|europe(?:an)?|middle east|asia(?: pacific)?|africa|americas?|latin america|russia|ukraine|china|russia-ukraine war|"
    r"war in ukraine|politics|political|business|economy|markets?|finance|sports?|opinions?|analysis|editorials?|commentary|comment|perspectives?|features?|exclusive|culture|arts?|entertainment|lifestyle|life|science|"
    r"tech(?:nology)?|health|climate|environment|education|crime|courts?|law|defen[cs]e|military|security|diplomacy|conflicts?|elections?|news|updates?|live|live updates|video|videos|watch|report|reports|special report|explainer|"
    r"interview|in depth|in-depth|long read|fact check|investigations?|blog|column|columnists|op-ed|letters?|magazine|weekend|today|headlines?|home|featured|trending|all|general|story|articles?|press release|uncategorized|internacional|mundo|monde|politique|política|politik|sociedad|société|économie|economía|wirtschaft|(?:en )?directo|en direct|en vivo|liveticker|политика|общество|новости|новини|світ|політика|суспільство|premium|subscriber only|developing|just in|alert|urgent)"
    r"(?:\s*(?:[&/|,>·•-]|and)?\s+)?){1,4}:?",
    re.IGNORECASE,
)  # fmt: skip
OUTLET = re.compile(
    r"(?i:(?:[\w-]+\.)+(?:com|org|net|co\.uk|ua|ru|uk|de|fr|eu|info|news|tv|io|in|pk|au|ca))|(?:The )?(?:[A-Z][\w.&'’-]*\s?){0,4}(?:News|Times|Post|Herald|Daily|Journal|Tribune|Guardian|Telegraph|Gazette|Press|Review|Magazine|Today|Reuters|BBC|CNN|AFP|AP|NPR|TV|Radio|Observer|Independent|Mail|Express|Chronicle|Star|Sun|Globe|Mirror|Monitor|Standard|Record|Report|Bulletin|Dispatch|Insider|Politico|Bloomberg|Axios|Jazeera|Wire|Network|Media|Online|Weekly|World|Service)(?:\s(?:[A-Z][\w.&'’-]*|in|of|and)){0,3}"
)
