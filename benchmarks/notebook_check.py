"""What a notebook does with a dataset before training: `python -m benchmarks.notebook_check ROWS TOKENIZER.json`.

The format checks are those of OpenAI's cookbook ("Data preparation and analysis for chat model fine-tuning"), written
as there; tokens are counted by the base's own tokenizer in place of tiktoken, which does not know it.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from tokenizers import Tokenizer


def main() -> None:
    with Path(sys.argv[1]).open(encoding="utf-8") as f:
        dataset = [json.loads(line) for line in f]
    tokenizer = Tokenizer.from_file(sys.argv[2])

    format_errors: defaultdict[str, int] = defaultdict(int)
    for ex in dataset:
        if not isinstance(ex, dict):
            format_errors["data_type"] += 1
            continue
        messages = ex.get("messages", None)
        if not messages:
            format_errors["missing_messages_list"] += 1
            continue
        for message in messages:
            if "role" not in message or "content" not in message:
                format_errors["message_missing_key"] += 1
            if any(k not in ("role", "content", "name", "function_call", "weight") for k in message):
                format_errors["message_unrecognized_key"] += 1
            if message.get("role", None) not in ("system", "user", "assistant", "function"):
                format_errors["unrecognized_role"] += 1
            content = message.get("content", None)
            function_call = message.get("function_call", None)
            if (not content and not function_call) or not isinstance(content, str):
                format_errors["missing_content"] += 1
        if not any(message.get("role", None) == "assistant" for message in messages):
            format_errors["example_missing_assistant_message"] += 1

    tokens = sum(
        len(tokenizer.encode(message["content"], add_special_tokens=False).ids)
        for ex in dataset
        for message in ex["messages"]
    )
    print(json.dumps({"rows": len(dataset), "errors": format_errors, "tokens": tokens}))


if __name__ == "__main__":
    main()
