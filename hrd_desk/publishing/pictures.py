"""Charts and maps of a document as rows for a page."""

from functools import cache

from hrd_desk.geocoding.borders import Borders
from hrd_desk.publishing.bar_chart import Bar, bar_chart
from hrd_desk.publishing.documents import Bars, Map, MonthColumns, Picture
from hrd_desk.publishing.figures import Caption, Look
from hrd_desk.publishing.month_chart import Months, month_chart
from hrd_desk.publishing.paper import Paper
from hrd_desk.publishing.point_map import MapPlace, PointMap, point_map
from hrd_desk.publishing.rows import Row


def picture_rows(paper: Paper, picture: Picture) -> list[Row]:
    """Return a chart or a map in the colours of the document, with title and notes."""
    look = Look(paper.nature.brand, paper.nature.alert)
    match picture:
        case Bars():
            caption = Caption(picture.title, picture.subtitle, count=picture.total)
            return bar_chart(paper, [Bar(*bar) for bar in picture.bars], caption, look)
        case MonthColumns():
            caption = Caption(picture.title, picture.subtitle, count=sum(picture.counts))
            months = Months(picture.first, picture.counts, picture.before)
            return month_chart(paper, months, caption, look)
        case Map():
            places = tuple(MapPlace(*place) for place in picture.places)
            caption = Caption(picture.title, picture.subtitle)
            shown = PointMap(picture.countries, places)
            return point_map(paper, shown, _borders(), caption, look)


@cache
def _borders() -> Borders:
    """Return the borders, opened once: a preview draws the same map again and again."""
    return Borders.open()
