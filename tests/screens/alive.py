"""What Python holds, that which the kiosk keeps from its collector included."""

import gc
from collections import Counter


def alive(*kinds: type) -> int:
    """Count the objects of these kinds that a collection leaves; what was kept from collections is kept after."""
    gc.unfreeze()
    gc.collect()
    # By type: a proxy of what has gone cannot be asked what it is.
    found = Counter(map(type, gc.get_objects()))
    gc.freeze()
    return sum(count for kind, count in found.items() if issubclass(kind, kinds))
