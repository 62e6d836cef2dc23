"""The words of dates in English and Russian: months, seasons, days of the week."""
# ruff: noqa: RUF001  Russian words are read beside English ones

from hrd_desk.model.dates import SPRING

MONTH_WORDS = (
    "january jan январь января январе январю янв",
    "february feb febr февраль февраля феврале февралю фев февр",
    "march mar март марта марте марту мар",
    "april apr апрель апреля апреле апрелю апр",
    "may май мая мае маю",
    "june jun июнь июня июне июню июн",
    "july jul июль июля июле июлю июл",
    "august aug август августа августе августу авг",
    "september sep sept сентябрь сентября сентябре сентябрю сен сент",
    "october oct октябрь октября октябре октябрю окт",
    "november nov ноябрь ноября ноябре ноябрю ноя нояб",
    "december dec декабрь декабря декабре декабрю дек",
)
SEASON_WORDS = (
    "spring весна весны весной весну весне",
    "summer лето лета летом лету",
    "autumn fall осень осени осенью",
    "winter зима зимы зимой зиму зиме",
)
WEEKDAY_WORDS = (
    "monday mon понедельник пн",
    "tuesday tue tues вторник вт",
    "wednesday wed среду среда ср",
    "thursday thu thur thurs четверг чт",
    "friday fri пятницу пятница пт",
    "saturday sat субботу суббота сб",
    "sunday sun воскресенье вс",
)
MONTHS = {
    word: f"{number:02}" for number, words in enumerate(MONTH_WORDS, 1) for word in words.split()
}
SEASONS = {
    word: f"{number:02}"
    for number, words in enumerate(SEASON_WORDS, SPRING)
    for word in words.split()
}
"""As EDTF numbers them: 21 for spring to 24 for winter."""

WEEKDAYS = {word: number for number, words in enumerate(WEEKDAY_WORDS) for word in words.split()}
"""0 for Monday to 6 for Sunday, as `date.weekday` has it."""

GREGORIAN_PHRASES = (
    "about after afternoon ago and approximately around at before beginning between by circa "
    "current day days during early earlier end evening first from half in known last late later "
    "maybe mid middle month months morning night no noon not of on or overnight past perhaps "
    "possibly probably quarter roughly second since some sometime start than the third this "
    "till time to today until week weeks year years yesterday в вечером вероятно возможно "
    "вторая второй вчера год года году дней день дня днем до и к квартал конец конца конце "
    "месяц месяца месяце месяцев на назад начала начале начало не недели неделе неделя недель "
    "неизвестно ночь ночью ноч окончание около ок первая первой по позавчера позднее позже "
    "половина половине половины после предположительно приблизительно примерно прошлой прошлом "
    "прошлый прошлую ранее с сегодня середина середине середины со лет утром этой этом этот"
)
"""Words around a date that are of no calendar."""
