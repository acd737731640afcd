"""What is cut inside one document, and why: rules for single lines. Everything cut is kept with its reason.

The rules know the vocabulary of web pages (share, subscribe, comment, related), never the wording of one site, and each
must match a whole short line, so that a sentence which merely speaks of advertisements or cookies stays where it is.
"""

from __future__ import annotations

import re

REASONS: dict[str, str] = {
    "advertisement": "a label that marks where an advertisement stood",
    "attribution_line": "a feed's closing line that names the headline and the outlet",
    "author_box": "a portrait of the author under the article",
    "breadcrumb": "the path of sections that leads to the page, or a section label",
    "caption": "a picture's caption",
    "comment_control": "buttons and counters of the comment section",
    "comment_prompt": "an invitation or a form to write a comment",
    "comments_label": "the line that announces the reader comments",
    "cookie_notice": "a notice about cookies or consent",
    "copyright": "a copyright or all-rights-reserved line",
    "credit_line": "closing credits of reporters, editors and agencies",
    "date_line": "the line with the date of publication or update; it is read for the date",
    "disclaimer": "a notice that the page adds to every article",
    "headline_echo": "the headline printed again",
    "navigation": "menus, buttons, counters and players of the page",
    "photo_credit": "who took or owns a picture",
    "related": "a link to another article, or a block of such links, with its label",
    "repeated_caption": "a picture's caption printed twice",
    "repeated_paragraph": "a paragraph printed again; the first one stays",
    "share_prompt": "buttons and invitations to share or follow",
    "slug_echo": "the headline as it stands in the web address",
    "subscription": "an invitation to subscribe, register, donate or get a newsletter",
    "tags": "a list of tags, topics or categories",
    "teaser": "headlines and cut-off beginnings of other articles",
    "page_chrome": "other parts of a web page outside the article",
    "repeated_across_site": "a line that several articles of the same outlet carry",
}
_LONGEST = 420


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})", re.IGNORECASE)


_END = r"[\s:.!*»›→>…-]*"
_AD = r"(?:advertisements?|advertising|ads?|adverts?|sponsored(?: content| by.{0,40})?|promoted(?: content)?|paid (?:content|post)|publicit[éey]|publicidad|anzeige|werbung|pubblicità|реклама|reklam[ae]?)"
_NETWORK = (
    r"(?:facebook|twitter|x|whats\s?app|telegram|linked\s?in|reddit|pinterest|instagram|you\s?tube|tik\s?tok|threads|bluesky|mastodon|flipboard|viber|vk|tumblr|pocket|messenger|"
    r"e-?mail|print|copy(?: link| url)?|sms|rss|link|more|share|tweet|pin(?: it)?|post|save|bookmark|gift|listen|like|follow|send|google news|google\+|skype|line|wechat|weibo|truth social|gab|digg|stumbleupon|mix|xing|whatsapp channel)"
)
_SITE_LINK = r"(?:newsletters?|inbox|subscri\w+|members?(?:hip)?|e-?mail|updates?|apps?|channels?|alerts?|account|journalism|unlimited|premium|daily|digital access|breaking news|notifications?|free|today|support|donat\w+|patreon|briefing|stories delivered|all access|trial|per month|a month|ad-free)"

RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("advertisement", _line(rf"[-–—\[(*\s]*{_AD}(?:\s*[-–—:|]\s*(?:{_AD}|scroll.{{0,30}}|continue.{{0,40}}))?[\])*\s-]*{_END}")),
    ("advertisement", _line(rf"(?:the )?(?:story|article|content|post|text|report) continues?(?: below| after)?(?: this| the)?(?: {_AD}| promotion| video| newsletter)?{_END}|continue(?: reading)?(?: below| after)(?: the| this)? {_AD}{_END}|scroll(?: down)? to (?:continue|read)(?: reading| with content| more)?{_END}|(?:skip|remove|report|hide|close) (?:this |the )?{_AD}{_END}|{_AD} (?:by|from|powered by) .{{1,30}}")),
    ("cookie_notice", _line(r".*\b(?:we(?: and our (?:\d+ )?partners)?|th(?:is|e) (?:web)?site|our (?:web)?site|by (?:continuing|clicking|using|accepting)|this page|you agree)\b.*\bcookies?\b.*|(?:accept|reject|allow|manage|decline)(?: all)?(?: the)? cookies?.{0,30}|cookie (?:policy|settings|preferences|consent|notice).{0,20}|we (?:value|respect) your privacy.{0,60}|(?:manage|privacy) (?:consent|preferences|settings)")),
    ("copyright", _line(r"(?:(?:content |text )?(?:©|\(c\)|copyright\b)[\s©]*(?:\(c\))?.*(?:\b(?:19|20)\d\d\b|all rights|reserved|associated press|inc\b|ltd|llc|reuters|agence).*|©.{1,80}|.{0,80}\ball rights reserved\b.{0,160}|.{0,60}\bmay not be (?:published|reproduced|copied)\b.{0,160}|(?:no part of|reproduction|republication) .{0,60}without .{0,60}permission.{0,80}|(?:unauthori[sz]ed reproduction).{0,80}|.{0,40}alle rechte vorbehalten.{0,40}|.{0,40}tous droits réservés.{0,40}|.{0,40}все права защищены.{0,60})")),
    ("comment_prompt", _line(rf"(?:please )?(?:leave|post|write|add|enter|submit|type|drop|make|join|start|share|give|send|tell)\b(?: us| me)?(?: (?:a|an|your|the|in|in on|first|new|public|own|to))*(?: (?:comments?|reply|replies|response|conversation|discussion|debate|feedback|thoughts?|opinions?|views?|say|name|e-?mail(?: address)?|website|message))(?: (?:here|below|now|on|in|about|with|to|cancel reply|cancel|of|for|section|the|this|article|story|post|comments?|us))*[\w ]{{0,24}}[\s:.!?*»…-]*")),
    ("comment_prompt", _line(rf"(?:cancel reply|your e-?mail (?:address )?will not be published.{{0,60}}|required fields are marked.{{0,4}}|(?:please )?(?:log|sign)[ -]?(?:in|up)(?: or (?:register|sign up|log in|create an account))? to (?:leave|post|write|add|submit|join|comment|reply|view|see|participate).{{0,50}}|you (?:must|need to|have to) (?:be )?(?:log|sign)(?:ged|ed)?[ -]?in.{{0,40}}|save my name.{{0,120}}|notify me (?:of|when|by|via).{{0,60}}|be the first to (?:comment|reply|review|leave|share|like).{{0,50}}|(?:the )?comments? (?:are|is|have been|for this \w+ are)(?: now)? (?:closed|disabled|moderated|off|turned off).{{0,40}}|this site uses akismet.{{0,100}}|learn how your comment data is processed.?|(?:view|show|hide|see|load|read)(?: all| more| the| \d+)*(?: comments?| replies)(?: \(\d+\))?{_END}|post comment|submit(?: comment)?|have your say{_END}|what do you think(?: about this)?\?.{{0,60}}|let us know (?:what you think |your thoughts )?(?:in|below).{{0,40}}|(?:write|type) (?:something|here){_END}|(?:name|e-?mail|website|comment)\s*\*|all comments are (?:moderated|subject).{{0,80}}|(?:комментировать|оставить комментарий|добавить комментарий|kommentar schreiben|laisser un commentaire|deja (?:un comentario|una respuesta)|lascia un commento|deixe um comentário)\b.{{0,30}})")),
    ("comment_control", _line(r"(?:reply|replies|report(?: comment| abuse)?|flag|like|likes|dislike|upvote|downvote|recommend(?:ed)?|quote|permalink|edit|delete|thumbs (?:up|down)|log in to reply|sort by.{0,30}|(?:newest|oldest|best|top|most liked)(?: first| comments)?|load more|show more|\d+ (?:likes?|replies|reply|upvotes?|points?|up|down))(?:\s*[|·•/]?\s*(?:reply|report|flag|like|share|dislike|\d+|quote|permalink))*[\s.]*")),
    ("share_prompt", _line(rf"(?:(?:please )?share(?:s)?(?: (?:this|the|it|your|on|via|with|article|story|post|news|friends|now|page))*(?: (?:{_NETWORK}))?{_END}|(?:share|tweet|pin|save|email|print|listen to|bookmark|download|gift) (?:this|the) (?:article|story|post|page|report|news|link).{{0,40}}|(?:\d[\d.,]*k?\s*)?(?:shares?|tweets?|retweets?)|(?:please )?(?:follow|like|find|join|connect with|add|watch|reach)(?: us| me| \w+ ?\w*)? (?:on|at|via) (?:our )?{_NETWORK}.{{0,80}}|follow (?:us|me).{{0,60}}|click to (?:share|email|print|tweet).{{0,60}}|(?:{_NETWORK}|\d+|[|·•/,]|via|on|to|this|a friend|and|\(opens in (?:a )?new window\)|\s)+{_END}|like this:?|(?:copy|get)(?: the)? (?:link|url).{{0,20}}|link copied.{{0,20}}|(?:join|follow) (?:our|the) (?:whatsapp|telegram|facebook|youtube|viber|discord).{{0,60}}|spread the word.{{0,20}})")),
    ("subscription", _line(rf"(?:please |to \w+ .{{0,40}}, )?(?:subscribe|sign up|sign-up|register|join|become an?|donate|support|get|download|receive|try|start|enjoy|create|activate|want|enter|never miss|stay|don[’']t miss|buy|consider|help)\b(?!.{{0,300}}\b(?:said|told|according)\b).{{0,300}}\b{_SITE_LINK}\b.{{0,120}}[^.]|(?:subscribe|sign up|register)(?: now| here| today| for free)?(?: to .{{1,50}}| for .{{1,50}})?{_END}|(?:please )?(?:subscribe|sign up|register) (?:to|for|with|now|here|today)\b.{{0,160}}|(?:get|receive) (?:the |our |your )?(?:latest|top|best|daily|breaking|most important|day[’']s|biggest)\b.{{0,80}}\b(?:inbox|e-?mail|newsletter|phone|whatsapp|telegram|app|delivered|notifications?)\b.{{0,60}}|(?:the )?(?:daily |weekly |morning |free |our )?newsletters?(?: sign[ -]?up)?{_END}|(?:already|not) (?:a|an) (?:subscriber|member).{{0,60}}|this (?:article|content|story) is (?:for|only available to|exclusive to|available to) .{{0,40}}(?:subscribers?|members?).{{0,60}}|you have \d+ (?:free )?articles?.{{0,60}}|(?:by (?:signing up|subscribing|submitting|providing|clicking)|you (?:can|may) unsubscribe|unsubscribe|we (?:will|won[’']t) (?:never )?(?:spam|share)|no spam)\b.{{0,200}}|thank you for (?:subscribing|signing up|registering|your subscription|reading).{{0,80}}|(?:an )?e-?mail has been sent.{{0,80}}|(?:your |enter your )?e-?mail(?: address)?{_END}|(?:invalid|please enter a valid) e-?mail.{{0,40}}|donate(?: now| here)?{_END}")),
    ("subscription", _line(rf"(?:if you (?:like|enjoy|liked|enjoyed|value|appreciate)|for (?:more|the latest|all the latest|breaking)|to (?:get|receive|read|support|stay)|stay)\b.{{0,120}}\b(?:subscribe|sign up|follow (?:us|our)|download|join (?:us|our)|visit (?:our|us)|click|donat\w+|consider supporting|newsletter|our app|our website)\b.{{0,120}}|(?:your|every) (?:support|donation|contribution|subscription)\b.{{0,160}}")),
    ("navigation", _line(rf"(?:skip to (?:main |the )?(?:content|navigation|main).{{0,20}}|(?:main |site )?menu|search(?: for)?{_END}|(?:back|return) to (?:top|home(?:page)?|news|article|index).{{0,10}}|toggle .{{1,20}}|(?:open|close|show|hide)(?: the)?(?: main)? ?(?:menu|navigation|search|sidebar|this|modal|dialog)?|log ?(?:in|out)|sign (?:in|out)|sign in / join|register|my account|loading{_END}|like loading{_END}|please wait{_END}|(?:prev(?:ious)?|next|previous page|next page|older posts|newer posts)(?: (?:article|post|story|page))?{_END}|page \d+(?: of \d+)?|\d+ of \d+|\d+ ?/ ?\d+|(?:read|view|see|show|open|continue reading)(?: the)?(?: full| original| whole| entire| more| complete)?(?: article| story| post| report| gallery| transcript| in app| full screen)?(?: (?:here|now|at .{{1,40}}|on .{{1,40}}))?[\s:.»›→>…-]*|click here.{{0,80}}|tap here.{{0,60}}|(?:play|watch|listen)(?: now| again| live| video| audio| here)?{_END}|play video|video player.{{0,60}}|(?:video|audio|photos?|gallery|images?|slideshow|podcast|infographic){_END}|listen to (?:this|the) .{{0,40}}|audio by .{{1,30}}|(?:reading|read) time:?.{{0,20}}|(?:estimated )?(?:reading|read)(?: time)? ?:? ?\d+ min.{{0,10}}|(?:less than )?(?:\d+|one|a|an?|two|three|four|five)[ -]?(?:min(?:ute)?s?|mins?)[ -]?(?:read|listen|watch|video)(?:ing)?(?: time)?|(?:text|font) size.{{0,20}}|[aа][+-]? ?[aа][+-]?(?: ?[aа][+-]?)?|(?:\d[\d.,]*k?) ?(?:views?|reads?|hits|clicks|impressions)|(?:views?|reads?|hits) ?:? ?\d[\d.,]*k?|(?:this video|your browser).{{0,80}}(?:support|javascript|playback|unavailable|enable).{{0,60}}|(?:please )?enable javascript.{{0,80}}|(?:enlarge|expand|zoom|maximi[sz]e|minimi[sz]e)(?: (?:this )?(?:image|photo|picture))?|toggle caption|hide caption|view (?:image|photo|gallery)(?: in fullscreen)?|image \d+ of \d+|(?:report|suggest) (?:an? )?(?:error|typo|correction|a mistake).{{0,40}}|print this.{{0,20}}|(?:about|contact)(?: us)?|privacy(?: policy)?|terms(?: (?:of|and) (?:use|service|conditions))?|sitemap|rss(?: feed)?s?|faq|home|top|more|view all|see all|all news|embed|transcript|dismiss|cancel|got it|no thanks|learn more|find out more|(?:change )?(?:edition|language)s?{_END}|(?:was this (?:article|page|story)|did you find this|rate this).{{0,60}}|average rating.{{0,30}}|vote count.{{0,20}}|[\W_]{{1,80}})")),
    ("breadcrumb", _line(r"(?:(?:you are here:?\s*)?(?:home(?:page)?|news|front page|index)\s*(?:[>»›/|→·\\-]+\s*[\w&'’ .-]{2,40}){1,6}|[\w&'’ -]{2,30}(?:\s*[>»›→]\s*[\w&'’ .-]{2,60}){2,7})")),
    ("tags", _line(r"(?:tags?|tagged(?: with| as| under)?|topics?|categor(?:y|ies)|filed (?:under|in)|keywords?|posted in|labels?|related topics|in this (?:article|story)|more about|hashtags?|explore more on these topics|sections?|теги|schlagw(?:orte|örter)|etiquetas|mots[- ]clés)\s*[:•|–-].{0,300}|(?:#[\w-]+[\s,]*){2,30}|(?:tags|topics|filed under|keywords|related topics|explore more on these topics):?")),
    ("disclaimer", _line(r"disclaimer\s*:?.{0,400}|[\[(*]*\s*(?:this|the above|the) (?:story|article|report|copy|content|news|post|piece|item|feature|press release)\b.{0,60}\b(?:auto-?generated|syndicated|news agency feed|not been (?:edited|created)|published (?:from|via|through) (?:a|an|the|automated)|supplied by|provided by|(?:automatically )?translated|generated (?:by|with|from)|sourced from|wire agency|edited for|lightly edited|first published|originally (?:published|appeared)|updated|may contain|been corrected)\b.{0,200}|.{0,120}\b(?:opinions|views)\b.{0,80}\b(?:expressed|presented|stated)\b.{0,120}\b(?:do not|does not|are (?:solely |strictly )?(?:those|his|her|their|the author|personal)|not necessarily)\b.{0,160}|.{0,60}is not responsible for (?:the )?content.{0,80}|(?:we|the site) may earn .{0,40}commission.{0,80}|.{0,80}affiliate (?:links?|commission).{0,80}|(?:our standards|read our (?:policy|policies|standards)).{0,60}|reporting from .{0,40}is made possible.{0,100}")),
)  # fmt: skip

_CREDIT_WORD = r"(?:photos?|photographs?|photography|photographers?|images?|pictures?|pics?|pic|video|illustrations?|graphics?|screengrab|screenshot|footage|fotos?|bild|crédit photo|foto|фото)"
_PHOTO_AGENCIES = r"(?:afp|ap(?: photo)?|reuters|getty(?: images)?|epa(?:-efe)?|efe|shutterstock|alamy(?: stock photo)?|istock(?:photo)?|pa(?: wire| images| media)?|dpa|tass|sputnik|ria novosti|zuma(?: press)?|anadolu(?: agency)?|nurphoto|bloomberg|xinhua|ukrinform|ullstein bild|corbis|rex(?: features)?|magnum|keystone|wikimedia(?: commons)?|flickr|unsplash|pexels|pixabay|twitter|facebook|instagram|telegram|handout|file photo|file|pool(?: photo)?|ansa|ani|pti|upi|unian|imago|picture alliance|kremlin|state dept|us navy|nasa|youtube|courtesy)"
PHOTO_CREDIT = re.compile(
    rf"[\[(]?\s*(?:{_CREDIT_WORD}(?: (?:credits?|courtesy(?: of)?|source|by|via|copyright|supplied))?\s*(?::|©|/|\||\bby\b|\bvia\b|\bcourtesy\b)\s*.{{2,100}}"
    rf"|(?:credits?|courtesy(?: of)?|picture credit|source)\s*(?::|©)\s*.{{2,80}}"
    rf"|(?:[\w.'’ -]{{2,60}})?\s*(?:/|\||\bvia\b|,|\bfor\b|\bthrough\b|\bof\b|-|–|—)?\s*\b{_PHOTO_AGENCIES}(?:\s*(?:/|,|\||via|-|–|—)\s*[\w.'’ -]{{2,50}}){{0,3}}"
    rf"|(?:[A-Z][\w.'’-]+ ){{1,4}}/\s?[A-Z][\w.'’ -]{{1,30}}(?:/[\w.'’ -]{{2,30}})?"
    rf"|(?:file|stock|archive|handout|representative|representational) (?:photo|image|picture|pic)s?(?: .{{1,40}})?)\s*[\])]?\.?",
    re.IGNORECASE,
)  # fmt: skip
CAPTION_LEAD = re.compile(r"(?:file ?photo|file|image(?: caption)?|photo(?: caption)?|caption|pictured|in this (?:photo|image|picture|handout)[\w ,.]{0,60}|representational image|(?:left|right|above|below) ?(?:photo|picture)?)\s*(?::|\s[-–—]\s).{5,}|in this (?:file )?(?:photo|image|picture)\b.{10,}", re.IGNORECASE)  # fmt: skip
_TAIL_AGENCY = rf"(?:ap photo|photo(?:graph)?s?\b|image|picture|credit|courtesy|getty|reuters/|afp/|via (?:ap|reuters|getty|afp)|/(?:ap|afp|reuters|epa|pool|getty|tass|nyt|ria)|{_PHOTO_AGENCIES}\s*[)\]]$)"
_CAPTION_TAIL = re.compile(rf"[\[(][^()\[\]]{{0,80}}{_TAIL_AGENCY}[^()\[\]]{{0,80}}[\])]\.?$|(?:photo(?:graph)?|image|picture|credit)s?\s*(?:by|:|credit:)\s*[^.]{{2,60}}\.?$|\b(?:AP Photo|REUTERS|AFP|EPA|Getty Images)/[\w.'’ -]{{2,40}}\.?$|\.\s*[A-Z][\w.'’ -]{{2,40}}/\s?(?:AP|AFP|Reuters|EPA|Getty|Pool|TASS)[\w ,/]{{0,30}}\.?$", re.IGNORECASE)  # fmt: skip


def reason_for_line(text: str) -> str:
    """The reason why a whole line is no article text, wherever it stands; "" when it may be."""
    if len(text) > _LONGEST:
        return ""
    for reason, pattern in RULES:
        if pattern.fullmatch(text):
            return reason
    return "photo_credit" if is_photo_credit(text) else ""


def is_photo_credit(text: str) -> bool:
    """A line that only says who took or owns a picture: "Photo: Jane Doe", "Jane Doe/AFP", "Getty Images"."""
    return len(text) <= 120 and len(text.split()) <= 14 and bool(PHOTO_CREDIT.fullmatch(text)) and any(c.isupper() for c in text)


def is_caption(text: str) -> bool:
    """A line that tells by itself that it is a caption: "FILE PHOTO: …", "… (AP Photo/Jane Doe)"."""
    if len(text) > 600 or len(text.split()) > 90:
        return False
    return bool(CAPTION_LEAD.fullmatch(text)) or bool(_CAPTION_TAIL.search(text[-160:]))


_OTHERS = r"(?:articles?|stor(?:y|ies)|posts?|news|reading|content|coverage|links?|topics?|videos?|headlines|reads?|items|pieces|reports|columns|features|for you|stuff)"
_RELATED_LABEL = re.compile(
    rf"(?:(?:our |the |your )?(?:related|similar|recommended|suggested|popular|trending|latest|recent|top|featured|more|other|most|best|today[’']s|this week[’']s|world|editors?[’']?s?|top|hot|breaking)(?: [\w’'-]+){{0,2}} {_OTHERS}(?: (?:from|in|on|by|about|for|of|you)\b.{{0,40}})?"
    r"|related(?: (?:to|stories|links?) .{0,40})?|must[ -]?(?:read|see|watch)s?|(?:read|see|watch|explore|discover|learn|check out|view) (?:more|next|also|this|these|too)(?: (?:on|about|from|in|at|like|of|here|stories|articles|news)\b.{0,40})?"
    r"|more (?:from|on|in|about|like|by|to)\b.{0,40}|you (?:may|might|will|would|could)(?: also| like| have)*(?: also)? (?:like|enjoy|love|missed|be interested in|want to read)(?: .{0,30})?|(?:in case )?you missed(?: it)?|what to read next|what[’']s next|read next|up next|next up|coming up|don[’']?t miss(?: .{0,20})?|also (?:read|see|watch|on|in)\b.{0,30}"
    r"|see also|further reading|editors?[’']?s? (?:picks?|choice|recommendations?)|staff picks|most (?:read|popular|viewed|shared|commented|discussed|recent|watched)(?: .{0,20})?|trending(?: now| today| topics| on .{0,20})?|in other news|elsewhere(?: .{0,20})?|from (?:our partners|the web|around the web|the archives?|our network)|around the web|sponsored(?: .{0,20})?|promoted .{0,20}|keep (?:on )?reading|continue reading|recommended(?: for you| by .{0,20}| reading)?|suggested(?: for you)?"
    r"|(?:the )?latest|(?:other|recent|previous|next|newer|older) (?:articles?|posts?|stories|story|news)|popular(?: .{0,15})?|featured|highlights|top (?:picks|stories|news)|hot topics|for you|picked for you|our picks|also in the news|in pictures|special reports?|opinion & analysis"
    r"|читайте также|по теме|другие новости|lire aussi|à lire aussi|sur le même sujet|lesen sie auch|mehr zum thema|(?:lea|lee|leer) también|(?:te|le) puede interesar|leia (?:também|mais)|leggi anche|zobacz też|czytaj (?:też|także)|читайте также|читайте ще|lees ook)",
    re.IGNORECASE,
)  # fmt: skip
_INLINE_LABEL = re.compile(
    r"(?:related(?: (?:article|story|stories|news|post|coverage|content|video|link)s?)?|read(?: more| also| next| this| too| about)?(?: (?:here|on this))?|also read|see also|see more|see|watch(?: more| also| video| live| now)?|listen|more|must[ -]read|don[’']?t miss|recommended|explainer|explained|in pictures|in pics|you may also like|next|previous|previous article|next article|up next|editor[’']?s pick|further reading|lire aussi|lesen sie auch|lea también|leia (?:também|mais)|leggi anche|читайте также|читайте ще|lees ook)"
    r"\s*(?::|\||»|>+|→|[-–—](?=\s))\s*(?P<rest>\S.{3,300})",
    re.IGNORECASE,
)  # fmt: skip
_COMMENTS_LABEL = re.compile(
    r"(?:(?:\d[\d,.]*|one|two|three|no|zero|all|top|latest|recent|reader[s’']*|user[s’']*|your|our|best|public|facebook|view|featured)\s+){0,3}(?:comments?|replies|responses|thoughts|reactions|comments? section|comments? from readers|letters)(?:\s*[:(\[]?\s*\d[\d,.]*\s*[)\]]?)?(?:\s+(?:on|to|about|so far|from readers)\b.{0,140})?\s*[:.!]?"
    r"|(?:join the )?(?:discussion|conversation|debate)\s*[:!]?|what (?:readers|people|you|our readers) (?:say|are saying|think|said|had to say)\s*:?|readers? (?:react|respond|write|discuss)\s*:?|from (?:the|our) (?:readers|comments)\s*:?|commentaires?\s*:?(?: \(\d+\))?|kommentare\s*:?(?: \(\d+\))?|comentarios\s*:?(?: \(\d+\))?|коммент(?:арии|арі)\s*:?(?: \(\d+\))?|коментарі\s*:?(?: \(\d+\))?",
    re.IGNORECASE,
)  # fmt: skip
_AUTHOR_LABEL = re.compile(r"(?:about (?:the )?(?:author|writer|reporter|contributor)s?|(?:author|writer)(?:[’']s)? (?:bio|profile|details|info)|meet the author|the author)\s*:?", re.IGNORECASE)  # fmt: skip


def _bare_label(text: str) -> str:
    return text.strip(" *#-–—_=|[]()»›→>:!.…•·")


def block_label(text: str) -> str:
    """Which kind of block a label line opens: "related", "author_box", "comments", or "" for a line that is no label."""
    bare = _bare_label(text)
    if not bare or len(bare) > 160 or len(bare.split()) > 24:
        return ""
    if _COMMENTS_LABEL.fullmatch(text.strip(" *#-–—_=|[]»›→>•·")):
        return "comments"
    if len(bare.split()) <= 9 and not text.rstrip().endswith((".", ",", ";", "?")):
        if _AUTHOR_LABEL.fullmatch(bare):
            return "author_box"
        if _RELATED_LABEL.fullmatch(bare):
            return "related"
    return ""


def is_inline_link(text: str) -> bool:
    """A label and another article's headline on one line: "Related: …", "READ MORE | …"."""
    if len(text) > 330:
        return False
    match = _INLINE_LABEL.fullmatch(text)
    if match is None:
        return False
    label = text[: match.start("rest")]
    rest = match["rest"]
    # "See: …" or "More: …" can open a sentence; a link's headline has no full stop.
    loud = label.isupper() or " " in label.strip() or "elat" in label or "|" in label or "»" in label
    return loud and not (rest.endswith(".") and not label.isupper() and len(rest.split()) > 25) or not rest.rstrip("\"'”’").endswith(".")
