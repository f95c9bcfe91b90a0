"""Workbooks that no spreadsheet program would write, made of raw XML."""

import io
import zipfile

from openpyxl.xml.constants import CONTYPES_NS, PKG_REL_NS, REL_NS, SHEET_MAIN_NS

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = f"""<Types xmlns="{CONTYPES_NS}">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/></Types>"""
_TOP = f"""<Relationships xmlns="{PKG_REL_NS}">
<Relationship Id="r1" Type="{REL_NS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
_BOOK = f"""<workbook xmlns="{SHEET_MAIN_NS}" xmlns:r="{REL_NS}">
<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"""
_PARTS = f"""<Relationships xmlns="{PKG_REL_NS}">
<Relationship Id="r1" Type="{REL_NS}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{REL_NS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
TITLES = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
"""The headings `date` and `title`, which are the first two of the shared texts."""
TEXTS = "<si><t>date</t></si><si><t>title</t></si>"


def workbook(rows: str, texts: str = TEXTS, **more: str) -> bytes:
    """A workbook with these rows of XML and these shared texts."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _TOP,
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _PARTS,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET_MAIN_NS}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET_MAIN_NS}">{texts}</sst>',
        **more,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()
