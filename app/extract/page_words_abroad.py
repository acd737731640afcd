"""What pages in other languages print around an article, by reason: whole lines in small letters, as in ``page_words``.

A line is to be compared only when its first word is one of ``FIRST_WORDS``, so that other lines cost one look.
"""

# ruff: noqa: E501, SIM905 - an alternative is easier to read on one line
from __future__ import annotations

from app.extract.page_words import any_of, small

_END = r"[\s:.!*»›→>…-]*"
_ON = r"(?: (?:sur|par|via|à|un|une|cet|cette|l['’]article|article|ami|per|auf|en|por|esta|este|la|el|noticia|artículo|su|no|на|в|у|facebook|twitter|x|whatsapp|telegram|linkedin|e-?mail|mail|correo|messenger))*"
_FRENCH = (
    ("navigation", r"imprimer|haut de page|accueil|connexion|se connecter.{0,30}|rechercher?|en savoir plus|lire la suite|voir (?:plus|tous|toutes)\b.{0,30}|temps de lecture\b.{0,16}|écouter (?:l['’]|cet )article"),
    ("share_prompt", rf"partager{_ON}{_END}|envoyer{_ON}{_END}|tweeter|suivez[- ]nous\b.{{0,60}}"),
    ("subscription", r"abonnez[- ]vous\b.{0,100}|s['’]abonner\b.{0,60}|(?:abonnement sans engagement\W*)?déjà abonné.{0,60}|(?:cet )?article (?:est )?réservé (?:à nos|aux) abonnés.{0,60}|il vous reste \d+ ?%.{0,60}|vous devez (?:bénéficier|être abonné|disposer)\b.{0,100}|inscrivez[- ]vous\b.{0,100}|recevez .{0,100}\b(?:newsletters?|lettre)\b.{0,60}"),
    ("comment_prompt", r"(?:vous devez )?(?:vous )?connect(?:er|ez)(?:[- ]vous)?\b.{0,40}\bcomment\w+.{0,40}|laisser?z? (?:un|votre) commentaire.{0,40}|réagir(?: à cet article)?|commenter|votre adresse .{0,40}ne sera pas publiée.{0,80}|(?:poster|ajouter) un commentaire.{0,20}|l['’]espace des commentaires\b.{0,60}"),
    ("comment_control", r"(?:alerter|répondre|signaler(?: un abus)?)(?: (?:alerter|répondre))?"),
)  # fmt: skip
_GERMAN = (
    ("navigation", r"startseite|zur startseite.{0,20}|drucken|weiterlesen|mehr (?:anzeigen|lesen|erfahren)|artikel (?:drucken|anhören|merken|versenden)|lesezeit\b.{0,16}|vorlesen|suche|anmelden|abmelden|einloggen|registrieren"),
    ("share_prompt", rf"(?:artikel )?teilen{_ON}{_END}|folgen sie uns\b.{{0,60}}|merken"),
    ("subscription", r"jetzt (?:abonnieren|anmelden|registrieren|testen|weiterlesen)\b.{0,60}|newsletter (?:abonnieren|bestellen).{0,40}|(?:bereits|schon) abonnent.{0,40}|abonnieren sie\b.{0,100}|dieser artikel ist (?:nur |exklusiv )?für abonnenten.{0,60}"),
    ("comment_prompt", r"kommentare? (?:schreiben|verfassen|hinterlassen|lesen|anzeigen)\b.{0,30}"),
)  # fmt: skip
_SPANISH = (
    ("navigation", r"inicio|imprimir|leer más|ver (?:más|todo)\b.{0,30}|seguir leyendo|menú|buscar|iniciar sesión.{0,30}|ir al contenido|escuchar(?: (?:la )?noticia| artículo)?|tiempo de lectura\b.{0,16}"),
    ("share_prompt", rf"compartir{_ON}{_END}|s[íi]guenos\b.{{0,60}}|síganos\b.{{0,60}}|copiar enlace|enviar por (?:e-?mail|correo).{{0,20}}"),
    ("subscription", r"suscr[íi]bete\b.{0,100}|suscribirse\b.{0,60}|regístrate\b.{0,60}|ya (?:eres|soy) suscriptor.{0,60}|contenido (?:exclusivo )?para suscriptores|recibe .{0,80}\b(?:newsletter|boletín)\b.{0,40}"),
    ("comment_prompt", r"comentar|(?:deja|escribe|añade) (?:un|tu) comentario.{0,40}|normas de (?:uso|participación)\b.{0,40}|inicia sesión para comentar.{0,20}|tu dirección de correo .{0,60}no será publicada.{0,80}"),
    ("comment_control", r"responder|denunciar"),
)  # fmt: skip
_ITALIAN_PORTUGUESE = (
    ("copyright", r"riproduzione riservata.{0,40}"),
    ("navigation", r"stampa|leggi (?:tutto|di più)|accedi|cerca|leia mais|continue lendo"),
    ("share_prompt", rf"condividi{_ON}{_END}|compartilh(?:e|ar){_ON}{_END}|partilhar{_ON}{_END}|seguici\b.{{0,60}}|siga[- ]nos\b.{{0,60}}"),
    ("subscription", r"iscriviti\b.{0,100}|abbonati\b.{0,80}|inscreva-se\b.{0,100}|assine\b.{0,60}"),
    ("comment_prompt", r"commenta|(?:deixe|escreva) (?:um|seu) comentário.{0,40}"),
    ("comment_control", r"rispondi"),
)  # fmt: skip
_RUSSIAN_UKRAINIAN = (
    ("navigation", r"читать (?:далее|дальше|полностью)[.… ]*|войти|регистрация|поиск|печать|версия для печати|распечатать|показать (?:ещё|еще|больше)\b.{0,20}|(?:на )?главн(?:ая|ую)|все новости|читати (?:далі|більше)[.… ]*|увійти|пошук|друк(?:увати)?|(?:всі|усі) новини|головна|показати ще\b.{0,20}"),
    ("share_prompt", rf"поделиться{_ON}{_END}|поділитися{_ON}{_END}"),
    ("subscription", r"подписывай(?:тесь|ся)\b.{0,140}|подписаться(?: на .{1,40})?|підписуй(?:тесь|ся)\b.{0,140}|підписатися(?: на .{1,40})?"),
    ("comment_prompt", r"обсудить|прокомментировать"),
    ("comment_control", r"ответить|пожаловаться|відповісти"),
    ("disclaimer", r"(?:нашли|если вы (?:заметили|нашли)|помітили|якщо ви (?:помітили|знайшли)) (?:ошибку|помилку)\b.{0,160}"),
)  # fmt: skip
_ALL = (*_FRENCH, *_GERMAN, *_SPANISH, *_ITALIAN_PORTUGUESE, *_RUSSIAN_UKRAINIAN)
_REASONS = tuple(dict.fromkeys(reason for reason, _ in _ALL))
_RULES = tuple((one, small(*(pattern for reason, pattern in _ALL if reason == one))) for one in _REASONS)
FIRST_WORDS = frozenset(
    "imprimer haut accueil connexion se recherche rechercher en lire voir temps écouter partager envoyer tweeter suivez suivez-nous"
    " abonnez abonnez-vous s'abonner s’abonner abonnement déjà cet article il vous inscrivez inscrivez-vous recevez connecter"
    " connectez connectez-vous laisser laissez réagir commenter votre poster ajouter l'espace l’espace alerter répondre signaler"
    " startseite zur drucken weiterlesen mehr artikel lesezeit vorlesen suche anmelden abmelden einloggen registrieren teilen folgen"
    " merken jetzt newsletter bereits schon abonnieren dieser kommentar kommentare inicio imprimir leer ver seguir menú buscar"
    " iniciar ir escuchar tiempo compartir síguenos siguenos síganos copiar enviar suscríbete suscribete suscribirse regístrate ya"
    " contenido recibe comentar deja escribe añade normas inicia tu responder denunciar riproduzione stampa leggi accedi cerca leia"
    " continue condividi compartilhe compartilhar partilhar seguici siga siga-nos iscriviti abbonati inscreva-se assine commenta"
    " deixe escreva rispondi читать войти регистрация поиск печать версия распечатать показать на главная главную все читати увійти"
    " пошук друк друкувати всі усі головна показати поделиться поділитися подписывайтесь подписывайся подписаться підписуйтесь"
    " підписуйся підписатися обсудить прокомментировать ответить пожаловаться відповісти нашли если помітили якщо".split()
)
_LONGEST = 200


def reason_abroad(lowered: str) -> str:
    """The reason why a line in small letters is no article text in French, German, Spanish, Italian, Portuguese, Russian or Ukrainian; "" otherwise."""
    if len(lowered) > _LONGEST:
        return ""
    return next((reason for reason, pattern in _RULES if pattern.fullmatch(lowered)), "")


RELATED_ABROAD = any_of(
    r"(?:читайте|смотрите) также|(?:материалы )?по теме|другие новости|самое читаемое|читайте (?:ще|також)|новини за темою|останні новини|[àa] (?:lire|voir) (?:aussi|également)|lire (?:aussi|également)",
    r"sur le même sujet|la rédaction vous conseille|(?:nos )?articles liés|les plus lus|lesen sie auch|mehr zum thema|weitere (?:artikel|nachrichten|themen)|meistgelesen|auch interessant|das könnte sie auch interessieren",
    r"(?:lea|lee|leer) también|(?:te|le) puede interesar|(?:noticias|artículos) relacionad[ao]s|más noticias|lo más (?:leído|visto)|leia (?:também|mais)|veja também|leggi anche|articoli correlati|potrebbe interessarti",
    r"zobacz też|czytaj (?:też|także)|lees ook",
)
"""Labels of a block of links to other articles."""
FIRST_LETTERS_OF_LABELS = frozenset("чи см ма по др са но ос à a li su la no ar le me we au da te má lo ve po zo cz".split()) | {"à ", "a "}
"""Those two letters begin every such label; no other line is to be compared."""
