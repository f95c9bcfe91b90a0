"""Files that are whole, and what makes each of them one that a schema must refuse."""

WHOLE = {
    "kiosk": """\
title: {en: The exhibition, vi: Triển lãm}
summary: 1979
languages: [en, vi]
fallback: {vi: [en]}
home: people
idle: {after: 1 min, warning: 20 s}
screen: {diagonal: 81 cm}
attract: {media: maps/delta, change language every: 6 s}
volume: 70 %
unread: hold
timeline: left-to-right
theme: {red: "#d8432c"}
""",
    "sources": """\
nguyen-2024:
  title: An article
  author: Nguyen
  date: 2024~
other:
  title: Another
""",
    "panels": """\
kind: panels
title: People
summary: One line
colour: teal
advisory: mass-violence
panels:
  - id: first
    layout: media-left
    title: A first panel
    date: 1975
    body: Words
    media: maps/delta
    sources: nguyen-2024
  - {id: 1979, layout: text, title: 1979, body: Words}
  - {id: third, layout: gallery, title: Several, media: [maps/delta, maps/coast]}
  - id: fourth
    layout: hotspots
    title: Points
    media: maps/delta
    hotspots: [{id: one, at: [0.5, 1], title: A point}]
  - id: fifth
    layout: figures
    title: Numbers
    figures: [{number: 2000000, style: compact, unit: year, about: true, label: people}]
  - {id: sixth, layout: quote, title: Words, quote: {words: Said, speaker: Somebody}}
  - id: seventh
    layout: compare
    title: Two
    compare: {before: {media: maps/delta, label: Then}, after: {media: maps/coast, label: Now}}
""",
    "timeline": """\
kind: timeline
title: Years
summary: One line
eras:
  - {title: The first era, date: 1975/1979, colour: gold}
topics:
  border: {title: Border, colour: red, shape: diamond}
cards:
  - id: one
    date: -0499
    title: A first card
    topic: border
    panel: people/first
  - {id: two, date: 1978-05-14/.., title: A second card}
""",
    "medium": """\
alt: A map
credit: {en: The team, vi: Nhóm}
rights: CC0
captions: {en: film.vtt}
silent: true
""",
}
"""By the kind of file."""

BROKEN = [
    # The kind of file, what stands in the whole one, and what a curator has in its place.
    ("kiosk", "title:", "titel:"),
    ("kiosk", "languages: [en, vi]", "languages: []"),
    ("kiosk", "languages: [en, vi]", "languages: [English]"),
    ("kiosk", "languages: [en, vi]\n", ""),
    ("kiosk", "home: people", "home: []"),
    ("kiosk", "home: people", "home:"),
    ("kiosk", "after: 1 min", "after: 60"),
    ("kiosk", "after: 1 min", "after: 1 minute"),
    ("kiosk", "warning: 20 s", "warnings: 20 s"),
    ("kiosk", "81 cm", "81"),
    ("kiosk", "70 %", "0.7"),
    ("kiosk", "unread: hold", "unread: no"),
    ("kiosk", "left-to-right", "right-to-left"),
    ("kiosk", '"#d8432c"', "red"),
    ("kiosk", '{red: "#d8432c"}', '{rot: "#d8432c"}'),
    ("kiosk", "{en: The exhibition, vi: Triển lãm}", "[The exhibition]"),
    ("kiosk", "{en: The exhibition, vi: Triển lãm}", "{english: The exhibition}"),
    ("kiosk", "{en: The exhibition, vi: Triển lãm}", "true"),
    ("kiosk", "{en: The exhibition, vi: Triển lãm}", '" "'),
    ("sources", "  title: An article\n", ""),
    ("sources", "author:", "auther:"),
    ("sources", "2024~", "about 2024"),
    ("sources", "other:", "Other One:"),
    ("panels", "kind: panels\n", ""),
    ("panels", "kind: panels", "kind: panel"),
    ("panels", "title: People", "title: #People"),
    ("panels", "title: People", "id: people\ntitle: People"),
    ("panels", "summary: One line\n", ""),
    ("panels", "colour: teal", "colour: turquoise"),
    ("panels", "advisory: mass-violence", "advisory: violence"),
    ("panels", "layout: media-left", "layout: midleft"),
    ("panels", "  - id: first\n    layout: media-left", "  - layout: media-left"),
    ("panels", "id: first", "id: The First"),
    ("panels", "date: 1975", "date: April 1975"),
    ("panels", "    media: maps/delta\n    sources", "    sources"),
    ("panels", "media: maps/delta\n    sources", "media: [maps/delta, maps/coast]\n    sources"),
    ("panels", "body: Words\n    media", "text: Words\n    media"),
    ("panels", "media: [maps/delta, maps/coast]", "media: [maps/delta]"),
    ("panels", "media: [maps/delta, maps/coast]", "media: maps/delta"),
    ("panels", "at: [0.5, 1]", "at: [50, 100]"),
    ("panels", "at: [0.5, 1]", "at: [0.5]"),
    ("panels", "hotspots: [{id: one, at: [0.5, 1], title: A point}]", "body: Words"),
    ("panels", "2000000", "2 million"),
    ("panels", "2000000", "2,000,000"),
    ("panels", "unit: year", "unit: years"),
    ("panels", "about: true", "about: yes"),
    ("panels", "speaker: Somebody", "by: Somebody"),
    ("panels", "quote: {words: Said, speaker: Somebody}", "body: Words"),
    ("panels", "label: Now", "title: Now"),
    ("panels", ", after: {media: maps/coast, label: Now}", ""),
    ("panels", "title: 1979, body: Words", "title: 1979"),
    ("timeline", "kind: timeline", "kind: time line"),
    ("timeline", "cards:", "events:"),
    ("timeline", "1975/1979", "1975"),
    ("timeline", "1975/1979", "1975-1979"),
    ("timeline", "colour: gold", "colour: ink"),
    ("timeline", "shape: diamond", "shape: star"),
    ("timeline", "  border: {", "  - border: {"),
    ("timeline", "date: -0499", "date: 500 BC"),
    ("timeline", "    date: -0499\n", ""),
    ("timeline", "title: A first card", "title: [A first card]"),
    ("timeline", "topic: border", "topics: border"),
    ("medium", "alt: A map", "alt: {en: }"),
    ("medium", "rights: CC0\n", ""),
    ("medium", "rights: CC0", "licence: CC0"),
    ("medium", "captions: {en: film.vtt}", "captions: film.vtt"),
    ("medium", "silent: true", "silent: yes"),
]
