"""WeasyPrint: the form as HTML and CSS."""

import logging
from html import escape
from pathlib import Path

import weasyprint
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

VERSION = weasyprint.__version__
# It remarks on what a font lacks; the papers are looked at instead.
logging.getLogger("weasyprint").setLevel(logging.ERROR)

FACES = """
@font-face { font-family: body; src: url("%(body)s") }
@font-face { font-family: label; src: url("%(label)s") }
@font-face { font-family: heading; src: url("%(heading)s") }
"""


def span(it: dict) -> str:
    words = escape(it["text"]).replace("\n", "<br>")
    if "tick" in it:
        return f'<span class="slot" style="min-width:{it["slot"]}pt">{"■" if it["tick"] else "□"}{words}</span>'
    if "blank" in it:
        return f'<span class="blank" style="min-width:{it["blank"]}pt">{words}&#8203;</span>'
    return f'<span class="{it["face"]}">{words}</span>'


def cell(it: dict, least: float) -> str:
    if it["kind"] == "prose":
        words = "".join(f"<p>{escape(one)}</p>" for one in it["spans"][0]["text"].split("\n"))
    else:
        words = "".join(map(span, it["spans"]))
    if it["foot"]:
        foot = f'<div class="foot">{"".join(map(span, it["foot"]))}</div>'
        words = f'<div style="min-height:{least - 45}pt">{words}</div>{foot}'
    return f'<td class="{it["kind"]}" colspan="{it["across"]}" rowspan="{it["down"]}">{words}</td>'


def row(it: dict) -> str:
    # A section's name is not left alone at the foot of a page, nor is a row parted from what spans it.
    tied = "tied" if any(one["kind"] == "bar" or one["down"] > 1 for one in it["cells"]) else ""
    cells = "".join(cell(one, it["least"]) for one in it["cells"])
    return f'<tr class="{tied}" style="height:{it["least"]}pt">{cells}</tr>'


def table(it: dict) -> str:
    columns = "".join(f'<col style="width:{share / sum(it["columns"]) * 100:.3f}%">' for share in it["columns"])
    head, rows = it["rows"][: it["head"]], it["rows"][it["head"] :]
    first = f'<thead>{"".join(map(row, head))}</thead>' if head else ""
    return f'<table><colgroup>{columns}</colgroup>{first}<tbody>{"".join(map(row, rows))}</tbody></table>'


class Press:
    def __init__(self, fonts: dict) -> None:
        self.fonts = FontConfiguration()
        faces = FACES % {face: Path(file).as_uri() for face, file in fonts.items()}
        look = Path(__file__).with_name("paper.css").read_text(encoding="utf-8")
        self.looks = [CSS(string=faces + look, font_config=self.fonts)]

    def draw(self, paper: dict) -> bytes:
        above = f'<p class="above">{escape(paper["above"])}</p>' if paper["above"] else ""
        html = (
            f'<html lang="zh-CN"><title>{escape(paper["title"])}</title><body>'
            f'<div id="title">{escape(paper["title"])}</div><div id="mark">{escape(paper["mark"])}</div>'
            f'<div id="printed">{escape(paper["foot"])}</div>'
            f'<h1 style="font-size:{paper["title_size"]}pt">{escape(paper["title"])}</h1>{above}'
            f'{"".join(map(table, paper["tables"]))}<p class="note">{escape(paper["note"])}</p></body></html>'
        )
        return HTML(string=html).write_pdf(stylesheets=self.looks, font_config=self.fonts)
