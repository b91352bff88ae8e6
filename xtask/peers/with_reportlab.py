"""ReportLab, by its Platypus tables."""

from html import escape
from io import BytesIO

import reportlab
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

VERSION = reportlab.Version
LEFT, TOP, BOTTOM = 51, 48, 56
WIDTH = A4[0] - 2 * LEFT


def style(face: str, size: float, align: int, leading: float, indent: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        face, fontName=face, fontSize=size, leading=size * leading, alignment=align, firstLineIndent=indent, wordWrap="CJK"
    )


STYLES = {
    "label": style("label", 9.5, TA_CENTER, 1.25),
    "value": style("body", 10, TA_CENTER, 1.25),
    "left": style("body", 10, TA_LEFT, 1.5),
    "prose": style("body", 10, TA_JUSTIFY, 1.5, 20),
    "bar": style("heading", 10.5, TA_LEFT, 1.25),
}
FOOT = style("label", 9.5, TA_RIGHT, 1.8)
ABOVE = style("label", 10.5, TA_CENTER, 1.5)
NOTE = style("label", 8.5, TA_JUSTIFY, 1.5)


def space(width: float, size: float) -> str:
    """Room of about this width, which Platypus does not take away as it does with other spaces."""
    return "\xa0" * max(1, round(width / pdfmetrics.stringWidth("\xa0", "body", size)))


def spans(all_of_them: list, size: float, width: float) -> str:
    """Words as Platypus marks them up; boxes stand in columns, and a line of them is never broken within one."""
    out, at = [], 0.0
    for it in all_of_them:
        if "tick" in it:
            if at + it["slot"] > width and at > 0:
                out.append("<br/>")
                at = 0.0
            words = ("■" if it["tick"] else "□") + it["text"]
            wide = pdfmetrics.stringWidth(words, "body", size)
            out.append(f'<font name="body">{escape(words)}{space(it["slot"] - wide, size)}</font>')
            at += max(it["slot"], wide)
        elif "blank" in it:
            wide = pdfmetrics.stringWidth(it["text"], "body", size)
            out.append(f'<font name="body"><u>{escape(it["text"])}{space(it["blank"] - wide, size)}</u></font>')
            at += max(it["blank"], wide)
        else:
            words = escape(it["text"]).replace("\n", "<br/>").replace("　", space(size, size))
            out.append(f'<font name="{it["face"]}">{words}</font>')
            at += len(it["text"]) * size
    return "".join(out)


def cell(it: dict, width: float, least: float) -> list:
    look = STYLES[it["kind"]]
    inner = width - 7
    if it["kind"] == "prose":
        words = [Paragraph(escape(one), look) for one in it["spans"][0]["text"].split("\n")]
    else:
        words = [Paragraph(spans(it["spans"], look.fontSize, inner), look)]
    if it["foot"]:
        foot = Paragraph(spans(it["foot"], FOOT.fontSize, inner), FOOT)
        used = sum(one.wrap(inner, least)[1] for one in [*words, foot])
        words += [Spacer(1, max(0, least - 6 - used)), foot]
    return words


def table(of: dict) -> Table:
    shares = sum(of["columns"])
    widths = [share / shares * WIDTH for share in of["columns"]]
    rows = [[""] * len(widths) for _ in of["rows"]]
    taken = set()
    looks = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3.5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3.5),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for y, row in enumerate(of["rows"]):
        x = 0
        for it in row["cells"]:
            while (x, y) in taken:
                x += 1
            end, low = x + it["across"] - 1, y + it["down"] - 1
            rows[y][x] = cell(it, sum(widths[x : end + 1]), row["least"])
            taken.update((column, line) for column in range(x, end + 1) for line in range(y, low + 1))
            if it["across"] > 1 or it["down"] > 1:
                looks.append(("SPAN", (x, y), (end, low)))
            if it["down"] > 1:
                looks.append(("NOSPLIT", (x, y), (end, low)))
            if it["kind"] == "bar":
                # Not left alone at the foot of a page.
                looks.append(("NOSPLIT", (x, y), (end, y + 2)))
            if it["kind"] == "prose":
                looks.append(("VALIGN", (x, y), (end, low), "TOP"))
            x = end + 1
    least = [row["least"] for row in of["rows"]]
    return Table(rows, colWidths=widths, minRowHeights=least, repeatRows=of["head"], style=looks)


class Counted(Canvas):
    """Knows how many pages there are only when the last is done: heads and feet are written then."""

    paper: dict = {}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.kept = []

    def showPage(self) -> None:
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self.kept, 1):
            self.__dict__.update(page)
            if number > 1:
                self.setFont("label", 8)
                self.drawString(LEFT, A4[1] - 38, self.paper["title"])
                self.drawRightString(LEFT + WIDTH, A4[1] - 38, self.paper["mark"])
            self.setFont("label", 8.5)
            self.drawCentredString(A4[0] / 2, 36, f"第 {number} 页　共 {len(self.kept)} 页")
            self.setFont("label", 7.5)
            self.drawCentredString(A4[0] / 2, 23, self.paper["foot"])
            super().showPage()
        super().save()


class Press:
    def __init__(self, fonts: dict) -> None:
        for face, file in fonts.items():
            pdfmetrics.registerFont(TTFont(face, file))

    def draw(self, paper: dict) -> bytes:
        title = style("heading", paper["title_size"], TA_CENTER, 1.5)
        story = [Paragraph(escape(paper["title"]), title), Spacer(1, 4)]
        if paper["above"]:
            story += [Paragraph(escape(paper["above"]), ABOVE), Spacer(1, 6)]
        story += [table(it) for it in paper["tables"]]
        story += [Spacer(1, 5), Paragraph(escape(paper["note"]), NOTE)]
        out = BytesIO()
        document = BaseDocTemplate(out, pagesize=A4, title=paper["title"])
        frame = Frame(LEFT, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
        document.addPageTemplates(PageTemplate(frames=[frame]))
        document.build(story, canvasmaker=type("Page", (Counted,), {"paper": paper}))
        return out.getvalue()
