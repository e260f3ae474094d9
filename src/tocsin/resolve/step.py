"""The resolve step as a whole: what the words of a draft mean."""

from tocsin.model.draft import Draft, ResolvedDraft
from tocsin.model.report import Report
from tocsin.resolve.actor_base import ActorBase
from tocsin.resolve.actors import find_actors
from tocsin.resolve.base import Gazetteer
from tocsin.resolve.dates import find_dates
from tocsin.resolve.places import find_places
from tocsin.resolve.quantities import find_figures


def resolve(report: Report, draft: Draft, gazetteer: Gazetteer, actors: ActorBase) -> ResolvedDraft:
    """Give a draft with the dates, figures, places and actors of its report.

    Finding the words of a closed class and reading them is one grammar, so both
    happen here; the extractor finds what needs context.
    """
    dates, date_problems = find_dates(report, draft.sentences)
    figures, figure_problems = find_figures(report, draft.sentences)
    places, place_problems = find_places(report, draft.sentences, gazetteer)
    named = find_actors(report, draft.sentences, actors)
    return ResolvedDraft(draft, dates, figures, places, named, date_problems + figure_problems + place_problems)
