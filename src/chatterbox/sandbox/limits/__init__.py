"""Discord's refusals of what is too long, too many or of the wrong kind (code 50035), field by field.

`Faults` collects them; `messages`, `embeds` and `components` know the rules.
"""

from .faults import Faults, Path

__all__ = ["Faults", "Path"]
