"""kill -9 at any moment of an update leaves the old content or the new, whole."""

import os
import random
import signal
import time

from small_content import NOW, SmallContent, held

from kiosk.operations.updates.keeper import keep
from kiosk.operations.updates.start import choose

KILLS = 50


def fork_and_keep(content: SmallContent) -> int:
    """Keep the content in another process, the way the kiosk does; return its number."""
    child = os.fork()
    if child == 0:
        try:
            keep(content.paths)
        finally:
            os._exit(0)
    return child


def test_fifty_kills_leave_old_or_new_content_whole(content: SmallContent):
    chance = random.Random(4711)
    keep(content.paths)
    content.put(2)
    begun = time.perf_counter()
    os.waitpid(fork_and_keep(content), 0)
    whole_s = time.perf_counter() - begun
    seen, killed = set(), 0
    shown_before = 2
    for edition in range(3, KILLS + 3):
        content.put(edition)
        child = fork_and_keep(content)
        time.sleep(chance.uniform(0, whole_s))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        content.break_it()
        # As after a power cut: whatever the museum's own files are like, a whole copy is shown.
        begun_on = choose(content.paths, lambda: NOW)
        assert begun_on.generation is not None
        shown = held(begun_on.paths.root)
        assert shown in (content.edition(shown_before), content.edition(edition))
        seen.add(new := shown == content.edition(edition))
        shown_before = edition if new else shown_before
        # A machine that is busy now, and was not when the time was taken, would make all kills early, or all late.
        whole_s *= 0.85 if new else 1.1
    assert seen == {False, True}, "the kills came too early or too late to mean anything"
    assert killed > KILLS / 4
    # What the killed have left behind goes with the next update.
    content.put(KILLS + 3)
    keep(content.paths)
    assert held(choose(content.paths).paths.root) == content.edition(KILLS + 3)
    assert len(list((content.paths.state / "content").glob("[0-9.]*[0-9]"))) <= 2
