"""The sentence at the top of the Confidence page, and the words for chances and bands."""

from workbench.workflows.headlines import LONGEST
from workbench.workflows.robustness import Robustness
from workbench.workflows.wording import count_of, count_word, join_names, round_half_up

LOOKED_AT = 12
"""Places that the sentence looks at: those a first look at the picture shows."""
_FIRM, _LIKELY = 80, 50
_VARIED = {"around": "weights around yours", "order": "weights in your order", "any": "weights of any size"}
_NAMED = 4
_TOSS = 0.6
"""Two neighbours are a coin toss when the better one is ahead less often than this."""
_WEIGHTINGS = {
    "around": ("reasonable weightings", "weightings"),
    "order": ("weightings in this order", "weightings"),
    "any": ("possible weightings", "weightings"),
}


def confidence_headline(robustness: Robustness) -> str:
    """Say how firm first place is, and which places nobody could tell apart.

    Examples
    --------
    'First place is firm: first in 83 of 100 reasonable weightings. Places 4 to 7 are a coin toss.'
    """
    count = len(robustness.feature_ids)
    if not count:
        return "Nothing is ranked yet, so there is nothing to be sure of."
    if count == 1:
        return "Only one feature is ranked: nothing can overtake it yet."
    if robustness.is_certain and robustness.only_scores:
        return "Every score is known exactly, so this is the only order."
    if robustness.is_certain:
        return "Taken exactly as stated, this is the only order. Say below how unsure you are."
    toss = _toss_sentence(robustness)
    for of in _reference(robustness):
        text = f"{_first_place(robustness, of)}{toss}"
        if len(text) <= LONGEST:
            break
    return text


def find_coin_toss(robustness: Robustness) -> tuple[int, int] | None:
    """Find the longest run of neighbours, among the first twelve, whose order is a coin toss.

    Returns
    -------
    The first and the last place, from 1; the earliest of equally long ones; None where every order is clear.
    """
    best: tuple[int, int] | None = None
    start = 0
    pairs = robustness.ahead_of_next[: LOOKED_AT - 1]
    for place in range(1, len(pairs) + 2):
        if place <= len(pairs) and pairs[place - 1] < _TOSS:
            continue
        if place - 1 > start and (best is None or place - 1 - start > best[1] - best[0]):
            best = (start + 1, place)
        start = place
    return best


def of_hundred(share: float) -> str:
    """Say a chance out of a hundred; what is rare but possible is not called never, nor what is not certain always."""
    whole = round_half_up(share * 100)
    if whole == 0 and share > 0:
        return "under 1"
    return "over 99" if whole == 100 and share < 1 - 1e-9 else str(whole)  # noqa: PLR2004 - a hundred of a hundred


def band_sentence(robustness: Robustness) -> str:
    """Say how many bands there are and what a band means, and where its borders blur."""
    bands = len(robustness.tiers)
    if robustness.is_certain:
        return "Nothing varies here, so every rank is a band of its own."
    if bands == 1:
        return "One band: no feature is told apart from the first in 90 of 100 draws."
    text = f"{count_word(bands, start=True)} bands: the best of each beats the best of the next in 90 of 100 draws."
    if not robustness.blurred:
        return text
    several = len(robustness.blurred) > _NAMED
    named = join_names([str(band + 1) for band in robustness.blurred], _NAMED - 1 if several else _NAMED)
    where = f"band {named} begins" if len(robustness.blurred) == 1 else f"bands {named} begin"
    return f"{text} Where {where}, the features on either side are too close to call."


def band_draws(robustness: Robustness) -> str:
    """Say what the bands were drawn from, and how often; empty where nothing varies."""
    if robustness.is_certain:
        return ""
    source = "of the open scores" if robustness.only_scores or robustness.is_exact else "around your weights"
    return f"{robustness.tier_draws:,} draws {source}."


def drawn_sentence(robustness: Robustness, seed: int) -> str:
    """Say what was varied, and how many draws the chances and the bands rest on."""
    if robustness.is_certain:
        what = "scores" if robustness.only_scores else "weights and scores"
        return f"The {what} exactly as stated: nothing varies."
    scores = count_of(robustness.open_scores, "open score") if robustness.open_scores else ""
    weights = "" if robustness.only_scores or robustness.is_exact else _VARIED[robustness.vary]
    varied = join_names([one for one in (weights, scores) if one])
    bands = "" if robustness.tier_draws == robustness.draws else f"; bands from the first {robustness.tier_draws:,}"
    return f"Varied: {varied}. {robustness.draws:,} draws{bands}, seed {seed}."


def _reference(robustness: Robustness) -> tuple[str, str, str]:
    """Give what the chance is a chance of, fullest first; the last leaves it to the picture."""
    is_scores = robustness.only_scores or robustness.is_exact
    full, short = ("draws of the open scores", "draws") if is_scores else _WEIGHTINGS[robustness.vary]
    return f" of 100 {full}", f" of 100 {short}", " of 100"


def _toss_sentence(robustness: Robustness) -> str:
    toss = find_coin_toss(robustness)
    if toss is None:
        return ""
    first, last = toss
    return f" Places {first} {'and' if last == first + 1 else 'to'} {last} are a coin toss."


def _first_place(robustness: Robustness, of: str) -> str:
    leaders = int((robustness.rank == 1).sum())
    if leaders > 1:
        best = of_hundred(float(robustness.first[:leaders].max()))
        return f"{count_word(leaders, start=True)} share first place: at best first in {best}{of}."
    share = float(robustness.first[0])
    chance = round_half_up(share * 100)
    word = "firm" if chance >= _FIRM else "likely" if chance >= _LIKELY else "open"
    only = "only " if word == "open" else ""
    return f"First place is {word}: first in {only}{of_hundred(share)}{of}."
