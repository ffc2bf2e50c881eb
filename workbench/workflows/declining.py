"""A sentence for whoever asked for what will not be built: drafted, to be edited by a person, never sent."""

import datetime as dt

from workbench.model import DeclineForm, Feature
from workbench.workflows.wording import date_text, quote

FORMS: dict[DeclineForm, str] = {
    DeclineForm.NOT_NOW: "It is worth doing, but other things come first. We will look again.",
    DeclineForm.NOT_US: "It is worth doing, but not by us: it lies outside what this product is for.",
    DeclineForm.NOT_EVER: "We do not want it. Saying so ends the waiting.",
}
"""Each honest form of a no, and when to use it."""


def draft_sentence(feature: Feature, form: DeclineForm | None, *, look_again: dt.date | None = None) -> str:
    """Draft what to say to a customer or stakeholder who asked for a feature.

    Parameters
    ----------
    feature
        The feature that is declined; its smaller option is offered where there is one.
    form
        Which no it is; None is said as 'not now', the one that promises least wrongly.
    look_again
        When it will be looked at again; said for 'not now' only.

    Examples
    --------
    >>> draft_sentence(Feature(id="a", title="Dark mode"), DeclineForm.NOT_EVER)[-63:]
    'not to build it, and would rather say so than keep you waiting.'
    """
    thanks = f"Thank you for asking for {quote(feature.title, 80)}."
    match form:
        case DeclineForm.NOT_US:
            return f"{thanks} We will not build it ourselves: it lies outside what our product is for."
        case DeclineForm.NOT_EVER:
            return f"{thanks} We have decided not to build it, and would rather say so than keep you waiting."
        case _:
            again = f" We will look at it again on {date_text(look_again)}." if look_again else ""
            return f"{thanks} We will not build it now, because other things help more of you sooner.{again}"
