"""What the page's files may hold: modules that never read text as HTML or code, no script or style in HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chatterbox.sandbox.page import FOLDER

MODULES = sorted(FOLDER.rglob("*.js"))
AS_CODE = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|srcdoc")
LONGEST_MODULE = 300


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_module_reads_text_as_code(path: Path) -> None:
    code = path.read_text()
    assert not AS_CODE.search(code)
    assert len(code.splitlines()) < LONGEST_MODULE
    assert code.startswith("/**")


def test_every_import_is_of_a_file_that_is_here() -> None:
    names = {path.name for path in MODULES}
    for path in MODULES:
        wanted = re.findall(r"^import .* from \"\./([^\"]+)\";$", path.read_text(), re.MULTILINE)
        assert set(wanted) <= names, path.name
        assert len(re.findall(r"^import ", path.read_text(), re.MULTILINE)) == len(wanted), path.name


def test_the_document_holds_no_script_style_or_handler() -> None:
    document = (FOLDER / "index.html").read_text()
    assert not re.search(r"<script(?! type=\"module\" src=)|<style|\sstyle=|\son\w+=", document)
    for address in re.findall(r"(?:href|src)=\"/page/([^\"]+)\"", document):
        assert (FOLDER / address).is_file()
