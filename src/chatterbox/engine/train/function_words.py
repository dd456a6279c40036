"""English words that hold a sentence together: never exchanged, and a sign that a sentence is English."""

FUNCTION_WORDS = frozenset(
    """
    a about above across after again against all almost along already also although always am among an and another any
    anybody anyone anything are aren around as at away be because been before behind being below beside between both
    but by came can cannot could couldn did didn do does doesn doing don done down during each either else enough even
    ever every everybody everyone everything except few for from get gets getting give given gives go goes going gone
    got had hadn has hasn have haven having he her here hers herself him himself his how however i if in instead into
    is isn it its itself just least less let lets like made make makes many may me might mine more most much must my
    myself near need needs neither never no nobody none nor not nothing now of off often on once one only onto or
    other others our ours ourselves out over own per perhaps please put quite rather really said same say says shall
    she should shouldn since so some somebody someone something sometimes still such take taken takes tell than that
    the their theirs them themselves then there therefore these they thing things this those though through thus till
    to too toward towards under until up upon us use used uses using very via want wants was wasn way we well went
    were weren what whatever when whenever where wherever whether which while who whoever whole whom whose why will
    with within without won would wouldn yes yet you your yours yourself yourselves
    """.split()  # noqa: SIM905 (a list of 250 quoted words cannot be read)
)
