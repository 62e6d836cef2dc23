"""The words of dates in English, Russian and Arabic: months, seasons, days of the week."""
# ruff: noqa: RUF001  Russian words are read beside English ones

from hrd_desk.model.dates import SPRING

MONTH_WORDS = (
    "january jan январь января январе январю янв يناير جانفي",
    "february feb febr февраль февраля феврале февралю фев февр فبراير شباط فيفري",
    "march mar март марта марте марту мар مارس آذار",
    "april apr апрель апреля апреле апрелю апр أبريل ابريل إبريل نيسان أفريل",
    "may май мая мае маю مايو أيار ماي",
    "june jun июнь июня июне июню июн يونيو يونيه حزيران جوان",
    "july jul июль июля июле июлю июл يوليو يوليه تموز جويلية",
    "august aug август августа августе августу авг أغسطس اغسطس آب أوت",
    "september sep sept сентябрь сентября сентябре сентябрю сен сент سبتمبر أيلول",
    "october oct октябрь октября октябре октябрю окт أكتوبر اكتوبر",
    "november nov ноябрь ноября ноябре ноябрю ноя нояб نوفمبر",
    "december dec декабрь декабря декабре декабрю дек ديسمبر",
)
SEASON_WORDS = (
    "spring весна весны весной весну весне الربيع",
    "summer лето лета летом лету صيف الصيف",
    "autumn fall осень осени осенью خريف الخريف",
    "winter зима зимы зимой зиму зиме شتاء الشتاء",
)
WEEKDAY_WORDS = (
    "monday mon понедельник пн الاثنين الإثنين",
    "tuesday tue tues вторник вт الثلاثاء",
    "wednesday wed среду среда ср الأربعاء",
    "thursday thu thur thurs четверг чт الخميس",
    "friday fri пятницу пятница пт الجمعة",
    "saturday sat субботу суббота сб السبت",
    "sunday sun воскресенье вс الأحد",
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
