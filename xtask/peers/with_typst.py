"""Typst, whose compiler comes with its Python package. The form is paper.typ."""

import json
from importlib.metadata import version
from pathlib import Path

import typst

VERSION = version("typst")


class Press:
    def __init__(self, fonts: dict) -> None:
        # The three faces and no others: it need not look through those of the system.
        folders = [str(Path(file).parent) for file in fonts.values()]
        faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        self.compiler = typst.Compiler(str(Path(__file__).with_name("paper.typ")), font_paths=faces)

    def draw(self, paper: dict) -> bytes:
        # Without tags for reading aloud, which the others do not write either.
        return self.compiler.compile(format="pdf", sys_inputs={"paper": json.dumps(paper)}, pdf_tags=False)
