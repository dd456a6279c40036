"""What `against_trl` runs in TRL's environment: `trl_run.py WEIGHTS FOLDER SEED` trains FOLDER/rows.jsonl."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch
from datasets import Dataset
from peft import LoraConfig
from trl import SFTConfig, SFTTrainer

from chatterbox.engine.train.precision import choose


def main() -> None:
    weights, folder, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    chats = [json.loads(line)["messages"] for line in (folder / "rows.jsonl").read_text("utf-8").splitlines()]
    # As prompt and completion TRL learns the completion alone.
    rows = Dataset.from_list([{"prompt": chat[:-1], "completion": chat[-1:]} for chat in chats])
    torch.set_num_threads(2)
    settings = SFTConfig(
        output_dir=str(folder / "checkpoints"),
        num_train_epochs=9,
        per_device_train_batch_size=8,
        learning_rate=1e-3,
        lr_scheduler_type="linear",
        bf16=choose(576) == "bf16",
        use_cpu=not torch.cuda.is_available(),
        gradient_checkpointing=False,
        save_strategy="no",
        report_to="none",
        seed=seed,
        logging_steps=10,
    )
    lora = LoraConfig(task_type="CAUSAL_LM", r=16, lora_alpha=32, target_modules="all-linear")
    trainer = SFTTrainer(model=weights, args=settings, train_dataset=rows, peft_config=lora)
    trainer.train()
    trainer.model.save_pretrained(str(folder / "adapter"))


if __name__ == "__main__":
    main()
