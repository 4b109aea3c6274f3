"""Edits in any order, together with mishaps: in the end the bytes are those of a clean build."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.support.edits import EDITS, ERRORS
from tests.support.trial import trial

names = st.sampled_from([name for name in EDITS if name != "settings"])


class AnyOrder(RuleBasedStateMachine):
    """Three projects are edited alike; see ``tests.support.trial``."""

    folder: ClassVar[Callable[[], Path]]

    def __init__(self):
        super().__init__()
        self.end = ExitStack()
        self.found = self.end.enter_context(trial(type(self).folder()))
        self.agree("the first build")

    def teardown(self):
        self.end.close()

    @rule(name=names)
    def edit(self, name):
        self.found.edit(EDITS[name])
        self.agree(name)

    @rule(several=st.lists(names, min_size=2, max_size=4))
    def edit_quickly(self, several):
        """Each is shown by the process that stays, as fast as it can."""
        for name in several:
            self.found.edit(EDITS[name])
            assert self.found.staying.show() == 0
        self.agree(" · ".join(several), shown=True)

    @rule(name=st.sampled_from(sorted(ERRORS)), then=names)
    def slip(self, name, then):
        self.found.edit(ERRORS[name])
        assert self.found.staying.show() == 1
        self.found.edit(ERRORS[name])
        self.found.edit(EDITS[then])
        self.agree(f"{name}, mended; {then}")

    @rule(name=names, step=st.integers(1, 200))
    def be_killed(self, name, step):
        self.found.edit(EDITS[name])
        self.found.forks.build(self.found.fresh, die_at=step)
        self.agree(f"{name}, killed at {step}")

    @rule(name=names, what=st.sampled_from(["output", ".cache", ".cache/contenido"]))
    def lose(self, name, what):
        shutil.rmtree(self.found.fresh.root / what)
        self.found.edit(EDITS[name])
        self.agree(f"{name}, without {what}")

    def agree(self, name, *, shown=False):
        result = self.found.compare(name, shown=shown)
        assert result.is_right, str(result)
        assert result.codes["clean"] == 0


def test_whatever_happens_in_whatever_order_everybody_leaves_what_a_clean_build_makes(
    tmp_path_factory,
):
    AnyOrder.folder = staticmethod(lambda: tmp_path_factory.mktemp("orden"))
    # The same each time: what is found by chance elsewhere belongs into the table of edits.
    AnyOrder.TestCase.settings = settings(
        max_examples=1, stateful_step_count=12, deadline=None, derandomize=True
    )
    AnyOrder.TestCase("runTest").runTest()
