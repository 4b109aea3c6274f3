import io
import os
import sys
import time

import pytest

from plugins.setup.progress import Progress
from plugins.setup.steps import SetupError, Step, advice_for, run_step


def run(tmp_path, code, observe=lambda line: "", argv=None):
    stream = io.StringIO()
    with (tmp_path / "lock").open("a") as lock:
        run_step(
            Step("Paso", argv or [sys.executable, "-c", code], "Revisa la red.", observe),
            Progress(1, stream, time.monotonic),
            cwd=tmp_path,
            env=os.environ,
            lock=lock.fileno(),
        )
    return stream.getvalue()


def test_a_command_that_ends_well_is_a_step_done(tmp_path):
    assert "Paso: listo" in run(tmp_path, "print('hola')")


def test_every_line_of_output_is_observed(tmp_path):
    seen = []
    run(tmp_path, "print('uno')\nprint('dos')", lambda line: seen.append(line) or "")
    assert seen == ["uno", "dos"]


def test_a_failure_says_what_failed_what_to_do_and_what_the_command_said(tmp_path):
    with pytest.raises(SetupError) as failure:
        run(tmp_path, "import sys; print('se rompió'); sys.exit(3)")
    message = str(failure.value)
    assert "«Paso» terminó con el código 3" in message
    assert "    se rompió" in message
    assert "Qué hacer: Revisa la red." in message


def test_only_the_end_of_a_long_output_is_shown(tmp_path):
    with pytest.raises(SetupError) as failure:
        run(tmp_path, "for i in range(500): print('línea', i)\nraise SystemExit(1)")
    assert "línea 499" in failure.value.detail
    assert "línea 100" not in failure.value.detail


def test_a_command_that_does_not_exist_is_a_failure(tmp_path):
    with pytest.raises(SetupError, match="no-existe"):
        run(tmp_path, "", argv=[str(tmp_path / "no-existe")])


def test_a_command_gets_no_input_to_wait_for(tmp_path):
    run(tmp_path, "import sys; assert sys.stdin.read() == ''")


def test_the_command_keeps_the_lock_open_while_it_lives(tmp_path):
    # Whatever number it has: this process may have many files open.
    code = (
        "import os; fds = '/proc/self/fd';"
        " print([os.path.realpath(f'{fds}/{n}') for n in os.listdir(fds)])"
    )
    seen = []
    if not os.path.isdir("/proc/self/fd"):  # noqa: PTH112 - not there on a Mac
        pytest.fail("this test reads /proc: run it on Linux")
    run(tmp_path, code, lambda line: seen.append(line) or "")
    assert str(tmp_path / "lock") in seen[0]


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "huella"),
        ("npm error code EINTEGRITY", "huella"),
        ("npm error `npm ci` can only install packages when … are in sync.", "invoke lock"),
        ("OSError: [Errno 28] No space left on device", "espacio"),
        ("npm error code ENOSPC", "espacio"),
        ("The virtual environment was not created because ensurepip is not available", "venv"),
        ("[Errno 13] Permission denied: '/x'", "carpeta sea tuya"),
        ("Could not resolve host", "otra cosa"),
    ],
)
def test_the_advice_fits_the_failure(output, advice):
    assert advice in advice_for(output, "otra cosa")
