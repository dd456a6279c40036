"""The error tree.

    ChatterboxError        carries a sentence that may be shown to the person concerned
    ├── Refused            the caller may not do this, or not now (who may, when)
    ├── BadInput           what was given cannot be used (what, where, what to do)
    ├── Missing            what was named is not (or no longer) there
    ├── BackendError       a model or trainer did not do its part
    │   ├── BackendDown    it could not be reached at all: asking again later may help
    │   └── PicturesRefused  it does not take the pictures of a question: asking without them helps
    └── ConfigError        the configuration is wrong (key, source, what is allowed)

Anything else that is raised is a defect: it is logged under an incident id and answered "Something broke (id 4f2a)".
"""


class ChatterboxError(Exception):
    """A failure whose `str()` is a finished sentence for people: what happened, why, what to do next."""


class Refused(ChatterboxError):
    """The caller may not do this, or not now."""


class BadInput(ChatterboxError):
    """What was given cannot be used."""


class Missing(ChatterboxError):
    """What was named is not, or no longer, there."""


class BackendError(ChatterboxError):
    """A model or trainer answered, but not with what was asked."""


class BackendDown(BackendError):
    """A model or trainer could not be reached."""


class PicturesRefused(BackendError):
    """A model does not take the pictures that it was sent."""


class ConfigError(ChatterboxError):
    """The configuration is wrong; the sentence names key, source and what is allowed."""
