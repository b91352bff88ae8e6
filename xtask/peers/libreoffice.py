"""Writes the paper as LibreOffice Writer's own flat document.

    python3 libreoffice.py CONTENT.json FOLDER COPIES

gives NAME-libreoffice.fodt, further NAME-1.fodt and so on under other numbers, and fonts.conf with the three faces.
"""

import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape

LEFT, WIDTH = 51, 595.28 - 102
SPACES = "office style text table draw fo svg"
NAMES = {"fo": "xsl-fo-compatible", "svg": "svg-compatible", "draw": "drawing"}
FACES = {"body": ("Noto Serif SC", "normal"), "label": ("Noto Sans SC", "normal"), "heading": ("Noto Sans SC", "bold")}
# Face, size, alignment, line height as a multiple of the size, indent.
KINDS = {
    "title": ("heading", 20, "center", 1.5, 0),
    "above": ("label", 10.5, "center", 1.7, 0),
    "label": ("label", 9.5, "center", 1.25, 0),
    "value": ("body", 10, "center", 1.25, 0),
    "left": ("body", 10, "start", 1.5, 0),
    "prose": ("body", 10, "justify", 1.5, 20),
    "bar": ("heading", 10.5, "start", 1.25, 0),
    "foot": ("label", 9.5, "end", 1.8, 0),
    "note": ("label", 8.5, "justify", 1.5, 0),
    "page": ("label", 8, "center", 1.5, 0),
}


def face(of: str, size: float | None = None) -> str:
    name, weight = FACES[of]
    looks = [f'style:font-name="{name}" fo:font-weight="{weight}"']
    looks.append(f'style:font-name-asian="{name}" style:font-weight-asian="{weight}"')
    if size:
        looks.append(f'fo:font-size="{size}pt" style:font-size-asian="{size}pt"')
    return f"<style:text-properties {' '.join(looks)}/>"


def styles() -> str:
    out = []
    for kind, (of, size, align, height, indent) in KINDS.items():
        out.append(
            f'<style:style style:name="{kind}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" '
            f'fo:line-height="{size * height}pt" fo:text-indent="{indent}pt" fo:margin-top="{5 if kind == "note" else 0}pt" fo:margin-bottom="0pt">'
            f'<style:tab-stops><style:tab-stop style:type="right" style:position="{WIDTH}pt"/></style:tab-stops>'
            f"</style:paragraph-properties>{face(of, size)}</style:style>"
        )
    for of in FACES:
        out.append(f'<style:style style:name="in-{of}" style:family="text">{face(of)}</style:style>')
    out.append(
        '<style:style style:name="line" style:family="text"><style:text-properties '
        'style:text-underline-style="solid" style:text-underline-width="auto"/></style:style>'
    )
    return "".join(out)


def borders() -> str:
    return "".join(
        f'<style:style style:name="{align}" style:family="table-cell"><style:table-cell-properties '
        f'fo:border="0.5pt solid #000000" fo:padding="2.5pt" style:vertical-align="{align}"/></style:style>'
        for align in ("middle", "top")
    )


def spans(all_of_them: list, size: float, width: float) -> str:
    """Words with their faces; boxes are filled up with spaces to stand in columns, and lines of them are broken here."""
    out, at = [], 0.0
    for it in all_of_them:
        if "tick" in it:
            if at + it["slot"] > width and at > 0:
                out.append("<text:line-break/>")
                at = 0.0
            words = ("■" if it["tick"] else "□") + it["text"]
            fill = max(1, round(it["slot"] / size) - len(words))
            out.append(f'<text:span text:style-name="in-body">{escape(words)}{"　" * fill}</text:span>')
            at += (len(words) + fill) * size
        elif "blank" in it:
            fill = max(0, round(it["blank"] / size) - len(it["text"]))
            out.append(f'<text:span text:style-name="line">{escape(it["text"])}{"　" * fill}</text:span>')
            at += it["blank"]
        else:
            words = escape(it["text"]).replace("\n", "<text:line-break/>").replace("  ", '<text:s text:c="2"/>')
            out.append(f'<text:span text:style-name="in-{it["face"]}">{words}</text:span>')
            at += len(it["text"]) * size
    return "".join(out)


def para(kind: str, inside: str) -> str:
    return f'<text:p text:style-name="{kind}">{inside}</text:p>'


def cell(it: dict, width: float) -> str:
    if it["kind"] == "prose":
        words = "".join(para("prose", escape(one)) for one in it["spans"][0]["text"].split("\n"))
    else:
        words = para(it["kind"], spans(it["spans"], KINDS[it["kind"]][1], width - 6))
    if it["foot"]:
        # About as many lines as the others have, so that signatures stand beside each other.
        lines = max(1, -(-len(it["spans"][0]["text"]) * 10 // int(width - 6)))
        words += para("foot", "") * max(0, 3 - lines) + para("foot", spans(it["foot"], 9.5, width - 6))
    stands = "top" if it["kind"] == "prose" else "middle"
    return (
        f'<table:table-cell table:style-name="{stands}" table:number-columns-spanned="{it["across"]}" '
        f'table:number-rows-spanned="{it["down"]}">{words}</table:table-cell>'
    )


def table(number: int, of: dict) -> tuple[str, str]:
    """Its styles, and the table."""
    shares = sum(of["columns"])
    widths = [share / shares * WIDTH for share in of["columns"]]
    looks = [
        f'<style:style style:name="t{number}" style:family="table"><style:table-properties style:width="{WIDTH}pt" '
        f'table:align="left" fo:margin-top="0pt" fo:margin-bottom="0pt" table:border-model="collapsing"/></style:style>'
    ]
    for at, width in enumerate(widths):
        looks.append(
            f'<style:style style:name="t{number}c{at}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.2f}pt"/></style:style>'
        )
    for least in sorted({row["least"] for row in of["rows"]}):
        looks.append(
            f'<style:style style:name="t{number}r{least}" style:family="table-row"><style:table-row-properties '
            f'style:min-row-height="{least}pt" fo:keep-together="{"auto" if least > 100 else "always"}"/></style:style>'
        )
    rows, taken = [], set()
    for y, row in enumerate(of["rows"]):
        x, cells = 0, []
        left = list(row["cells"])
        while x < len(widths):
            if (x, y) in taken:
                cells.append("<table:covered-table-cell/>")
                x += 1
                continue
            it = left.pop(0)
            cells.append(cell(it, sum(widths[x : x + it["across"]])))
            taken.update((x + a, y + b) for a in range(it["across"]) for b in range(it["down"]) if a or b)
            x += 1
        rows.append(f'<table:table-row table:style-name="t{number}r{row["least"]}">{"".join(cells)}</table:table-row>')
    head = "".join(rows[: of["head"]])
    head = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    columns = "".join(f'<table:table-column table:style-name="t{number}c{at}"/>' for at in range(len(widths)))
    body = "".join(rows[of["head"] :])
    return "".join(looks), f'<table:table table:name="t{number}" table:style-name="t{number}">{columns}{head}{body}</table:table>'


def document(paper: dict) -> str:
    tables = [table(number, of) for number, of in enumerate(paper["tables"])]
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{NAMES.get(name, name)}:1.0"' for name in SPACES.split()
    )
    faces = "".join(
        f'<style:font-face style:name="{name}" svg:font-family="\'{name}\'"/>' for name in ("Noto Serif SC", "Noto Sans SC")
    )
    head = para("page", f'{escape(paper["title"])}<text:tab/>{escape(paper["mark"])}').replace('"page"', '"head"', 1)
    feet = para("page", "第 <text:page-number/> 页　共 <text:page-count/> 页") + para("page", escape(paper["foot"]))
    above = para("above", escape(paper["above"])) if paper["above"] else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>{faces}</office:font-face-decls>'
        f"<office:styles>{styles()}"
        f'<style:style style:name="head" style:family="paragraph" style:parent-style-name="page">'
        f'<style:paragraph-properties fo:text-align="start"/></style:style></office:styles>'
        f'<office:automatic-styles>{borders()}{"".join(look for look, _ in tables)}<style:page-layout style:name="a4">'
        f'<style:page-layout-properties fo:page-width="595.28pt" fo:page-height="841.89pt" fo:margin-left="{LEFT}pt" '
        f'fo:margin-right="{LEFT}pt" fo:margin-top="28pt" fo:margin-bottom="20pt"/><style:header-style>'
        f'<style:header-footer-properties fo:min-height="20pt" fo:margin-bottom="6pt"/></style:header-style><style:footer-style>'
        f'<style:header-footer-properties fo:min-height="36pt" fo:margin-top="6pt"/></style:footer-style></style:page-layout>'
        f"</office:automatic-styles><office:master-styles>"
        f'<style:master-page style:name="Standard" style:page-layout-name="a4"><style:header>{head}</style:header>'
        f'<style:header-first>{para("page", "")}</style:header-first><style:footer>{feet}</style:footer>'
        f"<style:footer-first>{feet}</style:footer-first></style:master-page></office:master-styles>"
        f'<office:body><office:text>{para("title", escape(paper["title"]))}{above}{"".join(body for _, body in tables)}'
        f'{para("note", escape(paper["note"]))}</office:text></office:body></office:document>'
    )


def main() -> None:
    source, folder, copies = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    text = source.read_text(encoding="utf-8")
    paper = json.loads(text)
    folders = "".join(f"<dir>{escape(str(Path(file).parent))}</dir>" for file in paper["fonts"].values())
    cache = f"<cachedir>{escape(str(folder / 'fontconfig'))}</cachedir>"
    (folder / "fonts.conf").write_text(f"<fontconfig>{folders}{cache}</fontconfig>", encoding="utf-8")
    for number in range(copies + 1):
        name = f"{source.stem}-{number or 'libreoffice'}.fodt"
        one = json.loads(text.replace(paper["code"], f"QS2026-{number + 1000:04}")) if number else paper
        (folder / name).write_text(document(one), encoding="utf-8")


if __name__ == "__main__":
    main()
