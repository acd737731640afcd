"""The vocabulary of web pages around an article: patterns that a whole line must match, by reason.

Each pattern is general wording of page furniture (verbs of sharing, subscribing, commenting with their objects), never a
sentence of one site. Alternatives stand one a line so that they can be read.
"""

# ruff: noqa: E501 - an alternative is easier to read on one line
from __future__ import annotations

import re

_END = r"[\s:.!*»›→>…-]*"


def any_of(*alternatives: str) -> re.Pattern[str]:
    """One pattern that matches any of the alternatives, whatever the case."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives), re.IGNORECASE)


def small(*alternatives: str) -> re.Pattern[str]:
    """One pattern for lines that are in small letters already, which takes half the time of minding no case."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives))


_AD = (
    r"(?:advertisements?|advertising|ads?|adverts?|sponsored(?: content| by.{0,40})?|promoted(?: content)?|paid (?:content|post)"
    r"|publicit[éey]|publicidad|anzeige|werbung|pubblicità|реклама|reklam[ae]?)"
)
ADVERTISEMENT = small(
    rf"[-–—\[(*\s]*{_AD}(?:\s*[-–—:|]\s*(?:{_AD}|scroll.{{0,30}}|continue.{{0,40}}))?[\])*\s-]*{_END}",
    rf"(?:the )?(?:story|article|content|post|text|report) continues?(?: below| after)?(?: this| the)?(?: {_AD}| promotion| video| newsletter)?{_END}",
    rf"continue(?: reading)?(?: below| after)(?: the| this)? {_AD}{_END}",
    rf"scroll(?: down)? to (?:continue|read)(?: reading| with content| more)?{_END}",
    rf"(?:skip|remove|report|hide|close) (?:this |the )?{_AD}{_END}",
    rf"{_AD} (?:by|from|powered by) .{{1,30}}|(?:article |content )?{_AD} (?:box|block|space|slot|banner|unit|zone|break)",
)
COOKIE_NOTICE = small(
    r"(?:accept|reject|allow|manage|decline)(?: all)?(?: the)? cookies?.{0,30}",
    r"cookie (?:policy|settings|preferences|consent|notice).{0,20}",
    r"we (?:value|respect|care about) your privacy.{0,60}",
    r"(?:manage|privacy) (?:consent|preferences|settings)",
    r"(?:accept|reject|allow) all|(?:i )?(?:agree|accept)",
)
COPYRIGHT = small(
    r"(?:content |text )?(?:©|\(c\)|copyright\b)[\s©]*(?:\(c\))?.*(?:\b(?:19|20)\d\d\b|all rights|reserved|associated press|inc\b|ltd|llc|reuters|agence).*",
    r"(?:reproduction )?©.{1,80}",
    r"(?:(?:purchase|buy|order|get|request) )?(?:licensing|reprints?)(?: (?:rights|permissions?|options?|and))*",
    r"(?:no part of|reproduction|republication) .{0,60}without .{0,60}permission.{0,80}",
    r"unauthori[sz]ed (?:reproduction|use).{0,80}",
)
_PROMPT_VERB = r"(?:please )?(?:leave|post|write|add|enter|submit|type|drop|make|join|start|share|give|send|tell)"
_PROMPT_FILL = r"(?: (?:a|an|your|the|in|in on|first|new|public|own|to|full|us|me))*"
_PROMPT_NOUN = r"(?:comments?|reply|replies|response|conversation|discussion|debate|feedback|thoughts?|opinions?|views?|say|name|e-?mail(?: address)?|website|message)"
_PROMPT_REST = r"(?: (?:here|below|now|on|in|about|with|to|cancel reply|cancel|of|for|section|the|this|article|story|post|comments?|us))*[\w ]{0,24}[\s:.!?*»…-]*"
COMMENT_PROMPT = small(
    rf"{_PROMPT_VERB}\b{_PROMPT_FILL} {_PROMPT_NOUN}{_PROMPT_REST}",
    r"loading(?: \d+)? comments[\s.…]*|some html (?:is ok|allowed).{0,40}|(?:or,? )?reply to this (?:post|article).{0,60}|trackbacks?(?: url| are closed)?\.?|add yours\W*",
    r"(?:leave a reply )?cancel reply|you have entered an? (?:incorrect|invalid|wrong).{0,40}",
    r"your e-?mail (?:address )?will not be (?:published|shared).{0,60}",
    r"required fields are marked.{0,4}",
    r"(?:please )?(?:log|sign)[ -]?(?:in|up)(?: or (?:register|sign up|log in|create an account))? to (?:leave|post|write|add|submit|join|comment|reply|view|see|participate).{0,50}",
    r"you (?:must|need to|have to) (?:be )?(?:log|sign)(?:ged|ed)?[ -]?in.{0,40}",
    r"save my name.{0,120}",
    r"notify me (?:of|when|by|via).{0,60}",
    r"(?:\d+ comments?\W+)?be the first (?:one )?to (?:comment|reply|review|leave|share your|like).{0,50}",
    r"(?:the )?comments?(?: (?:on|for|to) this \w+| section)? (?:are|is|have been|has been)(?: now)? (?:closed|disabled|moderated|off|turned off).{0,40}",
    r"commenting (?:is|has been|on this \w+ is) .{0,40}",
    r"(?:sorry,? )?(?:we are|this \w+ is) (?:no longer|not(?: currently)?) accepting (?:new |any )?comments.{0,40}",
    r"this site uses akismet.{0,100}",
    r"learn how your comment data is processed.?",
    rf"(?:view|show|hide|see|load|read|open|go to)(?: all| more| the| \d+)*(?: comments?| replies)(?: \(\d+\))?{_END}",
    r"post comment|submit(?: comment)?|comment now|reply to this.{0,20}",
    rf"have your say{_END}|speak your mind{_END}|what(?: do|[’']s| are) you(?: think|r (?:take|thoughts|opinion|view|reaction))(?: (?:about|on|of) (?:this|the|it)(?: \w+)?)?\?.{{0,60}}",
    r"let us know (?:what you think |your thoughts )?(?:in|below).{0,40}",
    rf"(?:write|type) (?:something|here){_END}",
    r"(?:or )?(?:log|sign)[ -]?(?:in|up) with(?: \w+){0,2}",
    r"(?:name|e-?mail|website|comment)\s*(?:\*|\(required\)|\(optional\)|\(will not be published\))",
    r"(?:all )?comments (?:are (?:subject|moderated|reviewed)|will be|must|may|should|that)\b.{0,120}",
    r"(?:please )?(?:keep|be) (?:your )?(?:comments |respectful|civil|polite).{0,100}",
    r"disqus.{0,60}|comments powered by .{1,30}",
    r"(?:комментировать|оставить комментарий|добавить комментарий|залишити коментар|kommentar (?:schreiben|hinterlassen)|laisser un commentaire|deja (?:un comentario|una respuesta)|lascia un commento|deixe um comentário|lăsați un mesaj|las[ăa] un comentariu|lämna en kommentar|skriv en kommentar|laat een reactie|(?:dodaj|zostaw) komentarz|yorum yap|залиште коментар|napiš komentář|jätä kommentti)\b.{0,30}",
)
_CONTROL = (
    r"(?:reply|replies|report(?: comment| abuse)?|flag|like|likes|dislike|upvote|downvote|recommend(?:ed)?|quote|permalink|edit|delete|thumbs (?:up|down)|log in to reply"
    r"|sort by.{0,30}|(?:newest|oldest|best|most liked)(?: first| comments)?|load more|show more|\d+ (?:likes?|replies|reply|upvotes?|points?|up|down))"
)
COMMENT_CONTROL = small(rf"{_CONTROL}(?:\s*[|·•/,]?\s*(?:{_CONTROL}|share|\d+))*[\s.]*")
_NETWORK = (
    r"(?:facebook(?: messenger)?|twitter|x|whats\s?app|telegram|linked\s?in|reddit|pinterest|instagram|you\s?tube|tik\s?tok|threads|bluesky|mastodon|flipboard|viber|vk|tumblr|pocket|messenger|e-?mail"
    r"|print|mail|copy(?: link| url)?|sms|rss|link|more|shares?|tweet|pin(?: it)?|post|save|bookmark|gift|listen|like|follow|send|google news|google\+|skype|line|wechat|weibo|truth social|gab|digg|stumbleupon|mix|xing)"
)
_BUTTON = rf"(?:{_NETWORK}|\d+|[|·•/,]|via|on|to|this|a friend|and|\(opens in (?:a )?new (?:window|tab)\)|\s)"
SHARE_PROMPT = small(
    rf"(?:please )?shares?(?: (?:this|the|full|it|your|on|via|by|with|to|article|story|post|news|friends|now|page|link|options?))*(?: {_NETWORK})?{_END}",
    r"(?:share|tweet|pin|save|e-?mail|print|listen to|bookmark|download|gift|send)(?: (?:this|the|full))* (?:article|story|post|page|report|news|link).{0,40}",
    r"about sharing|@\w{2,30}",
    r"(?:\d[\d.,]*k?\s*)?(?:shares?|tweets?|retweets?)",
    rf"(?:please )?(?:follow|like|find|join|connect with|add|watch|reach)(?: us| me| \w+ ?\w*)? (?:on|at|via) (?:our )?{_NETWORK}\b.{{0,80}}",
    r"(?:please )?(?:follow|like|share)(?: and (?:follow|like|share))* (?:us|me)\b.{0,60}",
    r"click to (?:share|email|print|tweet).{0,60}",
    rf"(?={_BUTTON})(?=.*\b{_NETWORK}){_BUTTON}+{_END}",
    r"like this[:?]?|thank(?:s| you) for liking.{0,120}|(?:copy|get)(?: the)? (?:link|url).{0,20}|link copied.{0,20}|spread the word.{0,20}",
    r"(?:join|follow) (?:our|the) (?:whatsapp|telegram|facebook|youtube|viber|discord).{0,60}",
)
_OFFERED = (
    r"(?:newsletters?|inbox|subscri\w+|members?(?:hip)?|e-?mail|updates?|apps?|channels?|alerts?|account|journalism|unlimited|premium|daily|digital access|breaking news|notifications?|free|support|donat\w+|patreon"
    r"|briefing|stories delivered|all access|trial|per month|a month|ad-free)"
)
_INVITE = r"(?:please )?(?:subscribe|sign up|sign-up|register|join|become an?|donate|support (?:us|our|independent|quality)|get|download|receive|start your|enjoy|create an?|activate|want|never miss|stay|don[’']t miss|help us)"
SUBSCRIPTION = small(
    rf"{_INVITE}\b(?=.*\b(?:you|your|our|us|my|now|today|here|free|newsletters?|inbox)\b)(?!.{{0,300}}\b(?:said|told|according)\b).{{0,300}}\b{_OFFERED}\b.{{0,120}}",
    rf"(?:subscribe|sign up|register)(?: now| here| today| for free)?(?: to .{{1,50}}| for .{{1,50}})?{_END}",
    r"(?:please )?(?:subscribe|sign up|register) (?:to|for|with|now|here|today)\b.{0,160}",
    rf"(?:the )?(?:daily |weekly |morning |free |our )?newsletters?(?: sign[ -]?up)?{_END}",
    r"(?:already|not) (?:a|an) (?:subscriber|member)\?.{0,300}|(?:already|not) (?:a|an) (?:subscriber|member).{0,60}",
    r"this (?:article|content|story) is (?:for|only available to|exclusive to|available to|reserved for) .{0,40}(?:subscribers?|members?).{0,60}",
    r"you have \d+ (?:free )?articles?.{0,60}",
    r"(?:by (?:signing up|subscribing|submitting|providing)|you (?:can|may) unsubscribe|unsubscribe|we (?:will|won[’']t) (?:never )?(?:spam|share)|no spam)\b.{0,200}",
    r"(?:to )?our (?:free |daily |weekly )*newsletters?!?|(?:.{2,40} )?(?:daily|weekly|fresh|free|morning|evening) newsletter\b[^.]{0,120}",
    r"(?:keep|stay) (?:up[ -]to[ -]date|updated|informed|in touch|connected)\b.{0,100}",
    r"thank you for (?:subscribing|signing up|registering|your subscription|reading).{0,80}",
    r"(?:an )?e-?mail has been sent.{0,80}",
    rf"(?:your |enter your )?e-?mail(?: address)?{_END}",
    r"(?:invalid|please enter a valid) e-?mail.{0,40}",
    rf"donate(?: now| here)?{_END}",
    r"(?:if you (?:like|enjoy|liked|enjoyed|value|appreciate)|for (?:more|the latest|all the latest|breaking)|to (?:get|receive|read|support|stay)|stay|like what you|want more)\b.{0,120}"
    r"\b(?:subscribe|sign up|follow (?:us|our)|download|join (?:us|our)|visit (?:our|us)|click|donat\w+|consider supporting|newsletter|our app|our website)\b.{0,120}",
    r"(?:your|every) (?:support|donation|contribution|subscription)\b.{0,40}\b(?:helps?|keeps?|allows?|enables?|makes?|matters|means|is)\b.{0,160}",
    r"(?:most of |all of )?(?:our|this) (?:journalism|reporting|newsroom|site) (?:is|depends|relies)\b.{0,100}\b(?:readers?|donations?|support|subscri\w+|free)\b.{0,80}",
)
_READ_LINK = r"(?:read|view|see|show|open|continue reading)(?: the)?(?: full| original| whole| entire| more| complete)?(?: article| story| post| report| gallery| transcript| in app| full screen)?"
NAVIGATION = small(
    r"(?:jump to (?:navigation|search|content|comments)\s*)+|\d{1,2}:\d{2}(?: ?/ ?\d{1,2}:\d{2})?|\d(?:\.\d{1,2})?x|go deeper\.?|notifications can be managed.{0,60}|view more in",
    r"skip to (?:main |the )?(?:content|navigation|main).{0,20}",
    rf"(?:main |site )?menu|search(?: for)?{_END}",
    r"(?:back|return) to (?:top|home(?:page)?|news|article|index).{0,10}|toggle .{1,20}",
    r"(?:open|close|show|hide)(?: the)?(?: main)? ?(?:menu|navigation|search|sidebar|this|modal|dialog)?",
    r"log ?(?:in|out)|sign (?:in|out)|sign in / join|register|my account",
    rf"(?:like )?loading{_END}|please wait{_END}",
    rf"(?:prev(?:ious)?|next)(?: page)?{_END}",
    r"this (?:article|story|post|content) is (?:more than |over )?\d+ (?:year|month|week|day)s? old.{0,20}",
    r"page \d+(?: of \d+)?|\d+ of \d+|\d+ ?/ ?\d+",
    r"(?:(?:having )?(?:trouble|problems) (?:viewing|reading) this (?:e-?mail|newsletter|message)\? ?)?(?:click here to )?"
    r"(?:view|read|open|see) (?:(?:it|this (?:e-?mail|newsletter|message)) )?(?:online|(?:in|on) (?:(?:your|a|the) )?(?:web ?)?browser)[\s:.»›→>|-]*",
    rf"{_READ_LINK}(?: (?:here|now|on|at .{{1,40}}|on .{{1,40}}))?[\s:.»›→>…-]*",
    r"(?:click|tap) here.{0,80}",
    rf"(?:play|watch|listen)(?: now| again| live| video| audio| here)?{_END}|play video|video player.{{0,60}}",
    rf"(?:video|audio|photos?|gallery|images?|slideshow|podcast|infographic){_END}",
    r"listen to (?:this|the) (?:article|story|post|podcast|audio|episode).{0,40}|audio by .{1,30}|this (?:audio|article|text|summary) (?:is|was) (?:created|generated|translated|written|read)(?: \w+)? (?:with|by|using) (?:ai|artificial intelligence|a machine|an? (?:automated|synthetic) voice)\b.{0,40}",
    r"(?:estimated )?(?:reading|read)(?: time)? ?:? ?(?:\d+ ?min.{0,10})?",
    r"(?:less than )?(?:\d+|one|a|an?|two|three|four|five)[ -]?(?:min(?:ute)?s?|mins?)[ -]?(?:read|listen|watch|video)(?:ing)?(?: time)?",
    r"\d{1,3} ?min(?:ute)?s?(?: \d{1,2} ?s(?:ec)?)?|save (?:this |these )?(?:articles?|stor(?:y|ies)|it|them)? ?(?:for|to read) later.{0,60}|for immediate release.{0,40}",
    r"(?:text|font) size.{0,20}|[aа][+-]? ?[aа][+-]?(?: ?[aа][+-]?)?",
    r"(?:\d[\d.,]*k?) ?(?:views?|reads?|hits|clicks|impressions)|(?:views?|reads?|hits|post views) ?:? ?\d[\d.,]*k?",
    r"(?:this video|your browser).{0,80}(?:support|javascript|playback|unavailable|enable).{0,60}|(?:please )?enable javascript.{0,80}",
    r"(?:enlarge|expand|zoom|maximi[sz]e|minimi[sz]e)(?: (?:this )?(?:image|photo|picture))?|(?:toggle|hide|show) caption",
    r"view (?:image|photo|gallery)(?: in fullscreen)?|image \d+ of \d+",
    r"(?:report|suggest) (?:an? )?(?:error|typo|correction|a mistake).{0,40}|print this.{0,20}",
    r"(?:about|contact|connect with)(?: us)?|edit(?: this)? (?:post|article|page)|privacy(?: policy)?|terms(?: (?:of|and) (?:use|service|conditions))?|sitemap|rss(?: feed)?s?|faq|imprint|impressum",
    r"powered by .{2,40}|(?:video|photo|picture|image|quote|word|song) of (?:the )?(?:day|week|month)|(?:photo|image|video|slide|page) ?\d* ?(?:/|of) ?\d+|poster",
    r"show (?:more|less|all)(?: \w+){0,2}|home|top|more|view all|see all|all news|(?:see|view|explore|browse) all(?: \w+){1,2}|embed|transcript|dismiss|cancel|got it|no thanks|learn more|find out more|settings",
    rf"(?:change )?(?:edition|language)s?{_END}|(?:was this (?:article|page|story)|did you find this|rate this).{{0,60}}|average rating.{{0,30}}|vote count.{{0,20}}",
    r"download(?: (?:pdf|audio|mp3|article|this article))?|(?:\w+ )?logo|(?:print(?:er)?(?:[- ]friendly)? version ?){1,2}(?:share this)?|<?(?:iframe|script|img|div|span|embed) [^<>]*(?:src|href|class|style|width)=[^<>]{1,300}",
    r"[\W_]{1,80}",
)
BREADCRUMB = small(
    r"(?:you are here:?\s*)?(?:home(?:page)?|news|front page|index)\s*(?:[>»›/|→·\\-]+\s*[\w&'’ .-]{2,40}){1,6}",
    r"(?=[^>»›→]*+[>»›→])[\w&'’ -]{2,30}(?:\s*[>»›→]\s*[\w&'’ .-]{2,60}){2,7}",
)
TAGS = small(
    r"(?:tags?|tagged(?: with| as| under)?|topics?|categor(?:y|ies)|filed (?:under|in)|keywords?|posted in|labels?|related topics|in this (?:article|story)|more about|hashtags?"
    r"|explore more on these topics|sections?|теги|schlagw(?:orte|örter)|etiquetas|mots[- ]clés)\s*[:•|–-].{0,300}",
    r"(?:#[\w-]+[\s,]*){2,30}",
    r"(?:tags|topics|filed under|keywords|labels|categories|tagged|related topics|explore more on these topics):?",
    r"(?:posted|filed|tagged) ?(?:in|under|with)(?:\s?[\w&/’'-]*,?){1,8}\s*\.?|tagged with[ ,.]*",
    r"more about\b[^.!?]{2,120}",
    r"this (?:entry|post|article) was (?:posted|filed|published) (?:in|on|by|under)\b.{0,300}\b(?:tagged|permalink|filed)\b.{0,200}",
)
DISCLAIMER = small(
    r"disclaimer\s*:?.{0,400}",
    r"[\[(*]*\s*(?:this|the above|the) (?:story|article|report|copy|content|news|post|piece|item|feature|press release)\b.{0,60}"
    r"\b(?:auto-?generated|syndicated|news agency feed|not been (?:edited|created)|published (?:from|via|through) (?:a|an|the|automated)|supplied by|provided by|(?:automatically )?translated"
    r"|generated (?:by|with|from)|sourced from|wire agency|edited for|lightly edited|may contain)\b.{0,200}",
    r"(?:our standards|read our (?:policy|policies|standards)).{0,60}|reporting from .{0,40}is made possible.{0,100}",
    r"(?:this is a |a )?(?:developing|breaking)(?: news)? story\b.{0,100}|(?:please )?(?:check|come) back (?:later |soon |here )?for .{0,40}updates.{0,40}|more (?:to follow|details? (?:to follow|soon)|information to follow).{0,20}",
)
_IN_PRINT_TOLD = small(
    r"an? (?:\w+ )?version of this \w+(?: \w+)? (?:also )?(?:appears?|appeared|ran|runs|will appear|was (?:first |originally )?(?:published|printed))\b.{0,300}"
)
_COOKIES_TOLD = small(
    r".*\b(?:we(?: and our (?:\d+ )?partners)?|th(?:is|e) (?:web)?site|our (?:web)?site|by (?:continuing|clicking|using|accepting)|you agree)\b.*\bcookies?\b.*",
)
_RIGHTS_TOLD = small(
    r".{0,80}\ball rights reserved\b.{0,160}",
    r".{0,60}\bmay not be (?:published|reproduced|copied)\b.{0,160}",
    r".{0,40}(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|все права защищены|усі права захищено).{0,60}",
)
_SIGN_UP_TOLD = small(
    r".{0,360}\b(?:sign(?:ing)? up|subscribe|subscribing|register|donate|join)(?: for (?:free|it))? (?:here|now|today|below|free)\W*",
)
# What its readers are asked for, in whole sentences; somebody quoted in the article may ask for the same.
_APPEAL_TOLD = small(
    r"(?!.*[\"“”„])(?=.*\b(?:our|us|we)\b)(?=.*\b(?:journalism|reporting|newsroom|our work|what we do|our (?:web)?site|readers?|independent|news)\b).{0,300}"
    r"\b(?:consider(?: making)?|by|make|making|please|become)\b.{0,30}\b(?:donat\w+|contribut\w+|supporting (?:us|our)|(?:paying )?(?:member|supporter|subscriber|patron)|subscribing)\b.{0,200}",
)
# Whom to ask, as press releases print it.
CONTACT = small(
    r"(?:(?:media|press|for (?:more|further) information,?|for (?:media|press)) )?(?:contacts?|(?:e|i)nquiries)\b.{0,20}:(?=.*(?:@|\d[\d ().-]{6,}\d)).{2,200}",
    r"(?:e-?mail\s*:\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:(?:tel(?:ephone)?|phone|mobile|fax)\b\.?\s*:?\s*\+?\(?|\+)\d[\d ().-]{6,20}\d",
)
_OPINIONS_TOLD = small(
    r".{0,120}\b(?:opinions|views)\b.{0,80}\b(?:expressed|presented|stated)\b.{0,120}\b(?:do not|does not|are (?:solely |strictly )?(?:those|his|her|their|the author|personal)|not necessarily)\b.{0,160}",
    r".{0,60}is not responsible for (?:the )?content.{0,80}|(?:we|the site) may earn .{0,40}commission.{0,80}|.{0,80}affiliate (?:links?|commission).{0,80}",
)
# What is left of a page's scripts and styles.
_CODE = small(
    r"[^{}]{0,80}\{[^{}]*\b[\w-]+ ?: ?[^{};]+;[^{}]*\}.*|.*(?:\bfunction ?\(|\bwindow\.\w+|\bdocument\.\w+|googletag\.|\bvar \w+ ?=).*[;})]\s*",
)
# All rules are for lines in small letters.
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("advertisement", ADVERTISEMENT),
    ("cookie_notice", COOKIE_NOTICE),
    ("copyright", COPYRIGHT),
    ("comment_prompt", COMMENT_PROMPT),
    ("comment_control", COMMENT_CONTROL),
    ("share_prompt", SHARE_PROMPT),
    ("subscription", SUBSCRIPTION),
    ("navigation", NAVIGATION),
    ("breadcrumb", BREADCRUMB),
    ("contact", CONTACT),
    ("tags", TAGS),
    ("disclaimer", DISCLAIMER),
)

# Rules that may begin anywhere in the line, or hold for long lines: tried only when one of the words is there.
TRIGGERED_RULES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("cookie_notice", ("cookie",), _COOKIES_TOLD),
    (
        "copyright",
        ("rights", "rechte", "droits", "derechos", "may not be", "права", "©", "copyright", "permission", "unauthor"),
        _RIGHTS_TOLD,
    ),
    ("copyright", ("©", "(c)", "copyright", "permission", "unauthor"), COPYRIGHT),
    ("disclaimer", ("opinions", "views", "responsible", "commission", "affiliate"), _OPINIONS_TOLD),
    (
        "disclaimer",
        (
            "disclaimer",
            "generated",
            "syndicated",
            "feed",
            "edited",
            "published",
            "supplied",
            "provided",
            "translated",
            "sourced",
            "contain",
        ),
        DISCLAIMER,
    ),
    (
        "subscription",
        ("subscri", "sign up", "newsletter", "donat", "register", "journalism", "reporting", "support", "inbox", "member", "download"),
        SUBSCRIPTION,
    ),
    ("subscription", ("sign", "subscri", "register", "donate", "join"), _SIGN_UP_TOLD),
    ("subscription", ("donat", "contribut", "support", "member", "patron", "subscrib"), _APPEAL_TOLD),
    ("disclaimer", ("version of this",), _IN_PRINT_TOLD),
    ("navigation", ("{", "window."), _CODE),
    ("tags", ("tag", "topic", "categor", "filed", "keyword", "#"), TAGS),
    ("comment_prompt", ("comment", "e-mail", "email", "save my name"), COMMENT_PROMPT),
)
