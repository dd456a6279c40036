"""Rows out of running text: ChatML (`<|im_start|>role … <|im_end|>`) and questions with answers (`Q:` … `A:` …)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatterbox.training.checking.rules import Found, Row, RowMessage, first_fault
from chatterbox.training.checking.textlines import Block, Line

START, END = "<|im_start|>", "<|im_end|>"
_MARKS = re.compile(r"(<\|im_start\|>|<\|im_end\|>)")
_OVER = re.compile(r"<\|endoftext\|>|</s>")
_FIRST_ROLE = re.compile(r"[ \t]*<\|im_start\|>[ \t]*(?:system|developer)\b")
_LABEL = re.compile(r"[ \t]*(q|question|a|answer)[ \t]?\d{0,6}[ \t]?[:\uff1a]", re.IGNORECASE)


def chatml_rows(lines: Iterator[Line]) -> Iterator[tuple[int, Row | Found]]:
    """One row a conversation: a blank line between messages, `<|endoftext|>` or a new system message ends one."""
    block, inside = Block(), False
    for line in lines:
        begins = not inside and (_FIRST_ROLE.match(line.text) is not None or not line.text.strip())
        if begins and block:
            yield block.line, block.fault or chatml_row(block.text())
            block = Block()
        if line.fault or line.text.strip():
            block.add(line)
        start, end = line.text.rfind(START), line.text.rfind(END)
        inside = start > end if max(start, end) >= 0 else inside
        if not inside and _OVER.search(line.text):
            yield block.line, block.fault or chatml_row(block.text())
            block = Block()
    if block:
        yield block.line, block.fault or chatml_row(block.text())


def chatml_row(text: str) -> Row | Found:
    """The conversation that stands in `text`."""
    messages: list[RowMessage] = []
    body: str | None = None  # of the message that is open
    for piece in _MARKS.split(text):
        if piece == START:
            if body is not None:
                return Found("chatml-open", {"message": str(len(messages) + 1)})
            body = ""
        elif piece == END:
            if body is None:
                return Found("chatml-outside", {})
            role, _, content = body.partition("\n")
            messages.append(RowMessage(role=role.strip(), content=content.strip()))
            body = None
        elif body is not None:
            body = piece
        elif _OVER.sub("", piece).strip():
            return Found("chatml-outside", {})
    if body is not None:
        return Found("chatml-open", {"message": str(len(messages) + 1)})
    row = Row(messages=messages)
    return first_fault(row) or row


def question_rows(lines: Iterator[Line]) -> Iterator[tuple[int, Row | Found]]:
    """One row a question with its answer; lines without a label go on what stands before them."""
    question, answer = Block(), Block()
    for line in lines:
        label = _LABEL.match(line.text)
        if label and label.group(1)[0] in "qQ":
            yield from _asked(question, answer)
            question, answer = Block(), Block()
            question.add(line, line.text[label.end() :])
        elif label and question and not answer:
            answer.add(line, line.text[label.end() :])
        elif label or (not question and line.text.strip()):
            yield line.number, line.fault or Found("qa-loose", {})
        elif question:
            (answer if answer else question).add(line)
        elif line.fault:
            yield line.number, line.fault
    yield from _asked(question, answer)


def _asked(question: Block, answer: Block) -> Iterator[tuple[int, Row | Found]]:
    if not question:
        return
    for block in (question, answer):
        if block.fault:
            yield block.line, block.fault
            return
    if not question.text():
        yield question.line, Found("no-text", {"field": "Q:"})
    elif not answer.text():
        yield question.line, Found("no-text", {"field": "A:"})
    else:
        asked = RowMessage(role="user", content=question.text())
        yield question.line, Row(messages=[asked, RowMessage(role="assistant", content=answer.text())])
