"""Files for each importer, as curators and other programs write them."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import openpyxl

CARDS = """\
date,end date,title,title (vi),body,topic,media,alt,caption,credit,rights,sources,advisory
753 BCE,,Rome is founded,La Mã được lập,By *sons*,Cities,crane.jpg,A wolf,Bronze,Town,CC0,Livy,
-0500,-0449,Wars with Persia,,"Long, <b>very</b> long",War,,,,,,Livy; Proclus,
c. 300 BC,,Euclid writes,,,Books,,,,,,,
1979-01-07,1979-02,Yesterday,Hôm qua,One [link](https://example.org),War,,,,,,,
"""
PANELS = """\
layout,title,title (fr),body,media,alt,caption,credit,rights,date
media-left,A crane,Une grue,It lifts &amp; turns.,crane.jpg,A crane,A line,Town,CC0,1862
text,Words,,"<p>Many <i>words</i></p><ul><li>one</li></ul>",,,,,,
quote,Said,,We heard it,,,,,,1904
"""
TIMELINE = json.dumps({
    "title": {"text": {"headline": "Cranes", "text": "<p>All of <b>them</b></p>"}},
    "events": [
        {
            "start_date": {"year": "1862", "month": "5", "day": "14", "time": "10:00:00"},
            "end_date": {"year": "1864"},
            "text": {"headline": "The <i>first</i> crane", "text": "<p>It came.</p><a href='https://example.org'>a</a>"},
            "media": {"url": "crane.jpg", "caption": "A crane", "credit": "Town", "alt": "A crane"},
            "group": "Cranes",
            "unique_id": "first",
        },
        {"start_date": {"year": -499}, "text": {"headline": "Long ago"}, "media": {"url": "https://example.org/a.mp4"}},
        {"start_date": {"year": "1900", "display_date": "about 1900"}, "text": {"text": "Words alone"}, "group": "Men"},
    ],
    "eras": [{"start_date": {"year": "1850"}, "end_date": {"year": "1900"}, "text": {"headline": "Steam"}}],
    "scale": "human",
})  # fmt: skip
MANIFEST_3 = json.dumps({
    "@context": "http://iiif.io/api/presentation/3/context.json",
    "id": "https://example.org/manifest.json",
    "type": "Manifest",
    "label": {"en": ["Cranes"], "vi": ["Cần cẩu"]},
    "summary": {"en": ["<p>Two cranes</p>"]},
    "metadata": [{"label": {"en": ["Maker"]}, "value": {"none": ["A works"]}}],
    "requiredStatement": {"label": {"en": ["Held by"]}, "value": {"en": ["City archive"]}},
    "rights": "https://creativecommons.org/publicdomain/zero/1.0/",
    "navDate": "1862-05-14T00:00:00Z",
    "provider": [{"id": "https://example.org/", "type": "Agent", "label": {"en": ["Archive"]}}],
    "structures": [{"type": "Range", "id": "r", "label": {"en": ["All"]}, "items": [{"type": "Canvas", "id": "p1"}]}],
    "items": [
        {
            "type": "Canvas",
            "id": f"https://example.org/canvas/p{number}",
            "label": {"en": [f"Page {number}"]},
            "height": 1800,
            "width": 1200,
            "items": [{
                "type": "AnnotationPage",
                "items": [{
                    "type": "Annotation",
                    "motivation": "painting",
                    "body": {"type": "Image", "id": "https://example.org/crane.jpg", "format": "image/jpeg"},
                }],
            }],
        }
        for number in (1, 2)
    ],
})  # fmt: skip
MANIFEST_2 = json.dumps({
    "@context": "http://iiif.io/api/presentation/2/context.json",
    "@type": "sc:Manifest",
    "label": [{"@value": "Cranes", "@language": "en"}, {"@value": "Cần cẩu", "@language": "vi"}],
    "description": "Two cranes",
    "attribution": "City archive",
    "license": "https://creativecommons.org/publicdomain/zero/1.0/",
    "metadata": [{"label": "Maker", "value": [{"@value": "A works", "@language": "en"}]}],
    "sequences": [{"canvases": [{
        "@id": "p1", "@type": "sc:Canvas", "label": "Front",
        "images": [{"resource": {"@id": "crane.jpg", "@type": "dctypes:Image"}}],
    }]}],
})  # fmt: skip


def workbook(path: Path, text: str) -> None:
    """Write a table as a workbook: its last date as a date, and one number as a number."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in csv.reader(StringIO(text)):
        sheet.append(row)
    sheet["A5"], sheet["B5"] = date(1979, 1, 7), 1979
    book.save(path)
