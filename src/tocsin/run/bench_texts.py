"""Short reports of our own to measure with where a user names no files; people, groups and sources are invented."""

SAMPLES = (
    (
        "Bomb kills nine at market in Mosul",
        "Bomb kills nine at market in Mosul\n\n"
        "A car bomb exploded near a crowded vegetable market in Mosul on Tuesday, killing at least nine people and wounding "
        "23 others, police said.\n\n"
        "The blast shattered windows and set several stalls on fire. A police officer, speaking on condition of anonymity, "
        "said that two women were among the dead. The interior ministry blamed the Grey Lions for the attack. No group has "
        "claimed responsibility.\n\n"
        "It was the second attack on the market this month. On 3 May gunmen on a motorcycle shot dead a guard there and fled. "
        "More than 200 people have been killed in the province since January, according to the governor's office.",
    ),
    (
        "Police foil plot in Lyon, four held",
        "Police foil plot in Lyon, four held\n\n"
        "French police arrested four men on Friday on suspicion of planning to attack a train station in Lyon, the "
        "prosecutor's office said.\n\n"
        "Officers searched two flats and seized three rifles and about 40 kilograms of explosives. The suspects, aged 19 to "
        '31, had been watched for several weeks, the prosecutor told reporters. "We believe that the attack was days away," '
        "she said.\n\n"
        "A lawyer for one of the men denied the accusations and said that his client had no ties to any armed group.",
    ),
    (
        "Rockets hit camp near Goma",
        "Rockets hit camp near Goma\n\n"
        "Rockets struck a camp for displaced people near Goma late on Sunday, killing between 12 and 15 people, aid workers "
        "said. The army blamed rebels of the March Front; a spokesman for the rebels denied any involvement and accused "
        "the army of shelling the camp.\n\n"
        "Dozens were wounded, among them six children, and taken to a hospital in the city. Thousands fled towards "
        "the border.",
    ),
    (
        "Court jails two over 2019 hotel attack",
        "Court jails two over 2019 hotel attack\n\n"
        "A court in Nairobi on Monday sentenced two men to 30 years in prison for helping the gunmen who attacked a hotel "
        "in the city in January 2019. A third man was acquitted. Twenty-one people died in the attack, for which "
        "al-Shabaab claimed responsibility.",
    ),
    (
        "Home side win derby after late goal",
        "Home side win derby after late goal\n\n"
        "The home side won the derby 2-1 on Saturday before a full stadium, with a goal in the last minute. The visitors had "
        "led until half-time through a header from a corner.\n\n"
        '"We never stopped believing," the coach said. The club is now third in the table, four points behind the leaders, '
        "and meets the champions next week.",
    ),
    (
        "New bridge to open in spring",
        "New bridge to open in spring\n\n"
        "The new bridge over the river will open to traffic in April, the city council announced on Wednesday. It cost 48 "
        "million euros, about four million more than planned, and carries two lanes, a tram line and a path for cyclists.\n\n"
        "Residents have waited for it since 2014. A café, a playground and 120 trees will follow on the northern bank next "
        "year, the mayor said.",
    ),
)
PUBLISHED = "2024-05-14"
