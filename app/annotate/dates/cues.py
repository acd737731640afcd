"""Direction from tense: whether the words around an expression speak of the past or of what is to come."""

from __future__ import annotations

from typing import Final, NamedTuple

from app.annotate.dates.expression import Tense
from app.annotate.dates.lexicon import word_set
from app.annotate.dates.tokens import Tokens

_WORDS_BEFORE: Final = 18
_WORDS_AFTER: Final = 14
# The verb that governs an expression mostly stands before it, so one after it counts as this much farther away,
# and one in a clause joined by "and" or a comma as farther still.
_AFTER: Final = 3
_NEXT_CLAUSE: Final = 6

_PAST_FORMS: Final = word_set(
    """was were had did said told went came took made got gave saw found began became left kept held brought ran met paid sent built
    lost fell rose led won knew thought felt wrote spoke stood heard meant hit shot broke chose grew drew flew threw sold bought taught
    caught fought sought struck hung dealt spent lent bent slept swept rode drove dug beat bore bit blew burst cast crept drank ate fled
    forbade forgot forgave froze hid laid lay lit overtook rang sang sank shook shone shrank sat slid span spat split spread sprang stole
    stuck stung strode swore swam swung tore trod underwent undertook upheld wept withdrew withheld woke wore wound quit
    died lied tied sued vied eyed fed bled sped owed"""
)
_PARTICIPLES: Final = word_set(
    "given taken seen shown known written broken chosen driven stolen thrown drawn grown flown hidden sworn been"
)
_FUTURE_FORMS: Final = word_set(
    """will ll shall would may might could should plans planning scheduled slated expected due hopes intends intend aims upcoming must
    ahead expects expires forthcoming wo want wants seeks demands"""
)
# In the present tense these announce: "the season begins in August", "the minister flies home on Friday".
_SCHEDULED: Final = word_set(
    """begins begin goes go opens closes meets meet faces resumes resume reopens reopen kicks arrives becomes retires hears decides speaks
    travels takes starts hosts votes continues concludes ends flies departs leaves appears expires visits"""
)
# The same with a plural subject or a pronoun before them: "voters decide in November", "airlines plan few flights on Friday".
_SCHEDULED_PLURAL: Final = word_set(
    """open close start end vote decide play face hear speak travel fly arrive leave return appear expire continue conclude plan expect hope
    intend aim visit"""
)
# The present tense of telling and thinking says nothing about when.
_TELLING: Final = word_set(
    """says does this tells thinks believes knows feels sees means remembers recalls argues insists adds notes admits claims denies writes
    describes explains seems looks calls refuses always lies likes loves hates perhaps"""
)
_PLURAL_PRONOUNS: Final = word_set("they we you i")
# What follows is bought or sold then: "oil for May delivery".
_TRADED_AHEAD: Final = word_set("delivery settlement contract contracts futures")
# "go to court", "returned to work": the "to" of a direction and not of a verb.
_MOTION: Final = word_set(
    "go goes went gone come comes came back return returns returned returning fly flew flown travel traveled travelled"
)
_EXPECTING: Final = word_set(
    """set scheduled expected due slated planning plans planned likely ready poised is are was were hopes wants intends vowed promised
    agreed continue going forecast projected predicted bound about hoping aiming preparing vows agrees promises threatens"""
)
PROMISED: Final = word_set("agreed promised vowed threatened planned")
"""What was promised then may be for later: "agreed to sell its mill in June" does not say which of the two June is."""
# "failed to agree on Friday": what the verb tells of was then.
_DONE_OR_NOT: Final = word_set(
    """failed refused declined managed tried attempted struggled neglected proceeded happened rushed hurried began ceased had forced
    compelled obliged unable able dared used"""
)
_SOUGHT: Final = word_set("trying attempting failing refusing managing")
_MODALS: Final = word_set("would could should might must may")
# After these a word that could be a verb is a noun: "its demands", "of visits".
_BEFORE_A_NOUN: Final = word_set("to the a that his her its their our my your of in for with by from no any more most all some many few")
_NOUNS_TOO: Final = word_set("votes visits hosts ends starts travels demands")
_ANNOUNCING: Final = _FUTURE_FORMS | _NOUNS_TOO
_TO_BE: Final = word_set("is are was were set going")  # "was to meet", "set for"
_BE: Final = word_set("is are be being get gets getting")
_PUT_OFF: Final = word_set("cancelled canceled postponed planned banned")
_NOT_PAST: Final = word_set(
    """united unmarried scheduled expected hundred kindred sacred wicked naked crooked alleged indeed speed exceed proceed succeed breed
    greed bleed creed tweed cancelled canceled postponed planned"""
)
_NO_INFINITIVE: Final = word_set("the a an his their her its our my this that these those")


class Cue(NamedTuple):
    """A tense and the word that shows it."""

    tense: Tense
    word: str


NO_CUE: Final = Cue("", "")


def direction(tokens: Tokens, first: int, last: int) -> Cue:
    """The nearest tense cue in the sentence of the tokens ``first:last``."""
    steps = 2 if tokens.category(first - 1) == "i" else 1
    if tokens.word(first - steps) in ("is", "are"):
        return Cue("future", tokens.word(first - steps))  # "the deadline is Friday"
    before = _nearest(tokens, range(first - 1, max(first - 1 - _WORDS_BEFORE, -1), -1), backwards=True)
    if tokens.word(last) in _TRADED_AHEAD:
        return Cue("future", tokens.word(last))
    after = _nearest(tokens, range(last, min(last + _WORDS_AFTER, len(tokens.words))), backwards=False)
    if before is None:
        return after[1] if after else NO_CUE
    if after is None or before[0] <= after[0] + _AFTER:
        return before[1]
    return after[1]


def _nearest(tokens: Tokens, indices: range, *, backwards: bool) -> tuple[int, Cue] | None:
    categories = tokens.categories
    away = 0
    for index in indices:
        category = categories[index]
        if category in "_\n":
            return None
        if category in "&," and not backwards:
            away += _NEXT_CLAUSE
        tense = _tense(tokens, index, backwards=backwards)
        if tense:
            word = tokens.words[index]
            if tense == "future" and word == "to" and tokens.word(index - 1) in PROMISED:
                return away, Cue(tense, f"{tokens.word(index - 1)} to")
            return away, Cue(tense, f"{word} to" if tense == "future" and word in _TO_BE else word)
        away += 1
    return None


def _tense(tokens: Tokens, index: int, *, backwards: bool) -> Tense:
    word, previous, following = tokens.words[index], tokens.word(index - 1), tokens.word(index + 1)
    if tokens.categories[index] == "M" or (word in _ANNOUNCING and _is_no_verb(tokens, index)):
        return ""  # the month of May is no verb
    if word in _MODALS and _told_as_over(tokens, index):
        return "past"
    if (
        word in _FUTURE_FORMS
        or ((word in _TO_BE and following == "to") or (word == "set" and following == "for"))
        or (word == "soon" and previous == "as")
    ):
        return "future"
    if word in ("was", "were") and following in _PUT_OFF:
        return ""
    if word in _PAST_FORMS or (len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST and tokens.form(index)[0].islower()):
        if previous in _BE or (previous.endswith("ly") and tokens.word(index - 2) in _BE):
            return ""
        return "past"
    if word in _PARTICIPLES and previous in ("was", "were", "had", "have", "has"):
        return "past"
    if word == "to" and backwards and tokens.category(index + 1) == " " and tokens.form(index + 1)[:1].islower():
        plural = following.endswith("s") and not following.endswith(("ss", "us"))  # "sold to investors"
        if plural or following.endswith("ing") or following in _NO_INFINITIVE or previous in _MOTION:
            return ""
        return _of_infinitive(tokens, index)
    if word in _SCHEDULED_PLURAL and (previous in _PLURAL_PRONOUNS or (previous.endswith("s") and len(previous) > 3)):
        return "future"
    if previous in ("he", "she", "it") and word.endswith("s") and len(word) > 3 and word not in _TELLING:
        return "future"  # "he turns 50 in June"
    return "future" if word in _SCHEDULED and previous not in ("to", "the", "a", "that") else ""


def _of_infinitive(tokens: Tokens, index: int) -> Tense:
    """What the "to" of an infinitive says: "set to close", "failed to close", "accused of trying to close", "voted to close"."""
    previous, before = tokens.word(index - 1), tokens.word(index - 2)
    if previous in _DONE_OR_NOT:
        if previous in ("able", "unable", "forced", "compelled", "obliged"):
            return "past" if before in ("was", "were", "been") else "infinitive"
        return "past"
    if previous in _SOUGHT and before == "of":
        return ""
    return "future" if previous in _EXPECTING else "infinitive"


def _told_as_over(tokens: Tokens, index: int) -> bool:
    """Whether a modal tells of what is over: "could not have acted", but not "would have to close"."""
    have = index + 1 if tokens.word(index + 1) == "have" else index + 2
    return tokens.word(have) == "have" and tokens.word(have + 1) != "to"


def _is_no_verb(tokens: Tokens, index: int) -> bool:
    """Whether "votes" is a noun, after a number, a possessive or a preposition, or "Planning" part of a name."""
    word = tokens.words[index]
    if word in _NOUNS_TOO and (tokens.word(index - 1) in _BEFORE_A_NOUN or tokens.category(index - 1) in "DNnY'"):
        return True
    inside = word in _FUTURE_FORMS and tokens.form(index).istitle() and index > 0 and tokens.category(index - 1) not in "_\n"
    return inside and not tokens.in_headline(index)
