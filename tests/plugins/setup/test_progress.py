import io

from plugins.setup.progress import PLAIN_INTERVAL_SECONDS, Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_a_log_gets_one_line_at_each_end_of_a_step():
    stream, clock = io.StringIO(), Clock()
    progress = Progress(3, stream, clock)
    progress.start("Entorno")
    progress.tick()
    clock.now += 4
    progress.done()
    assert stream.getvalue() == "[1/3] Entorno…\n[1/3] Entorno: listo (4 s)\n"


def test_a_log_hears_of_a_long_step_now_and_then_not_at_every_tick():
    stream, clock = io.StringIO(), Clock()
    progress = Progress(1, stream, clock)
    progress.start("Paquetes")
    progress.note("3 de 72")
    for _ in range(10):
        progress.tick()
    clock.now += PLAIN_INTERVAL_SECONDS
    progress.tick()
    progress.tick()
    assert stream.getvalue() == "[1/1] Paquetes…\n[1/1] Paquetes… 3 de 72 (15 s)\n"


def test_a_terminal_has_one_line_that_is_rewritten():
    stream, clock = Terminal(), Clock()
    progress = Progress(1, stream, clock)
    progress.start("Paquetes")
    progress.note("3 de 72")
    clock.now += 2
    progress.tick()
    progress.failed()
    shown = stream.getvalue()
    assert shown.count("\n") == 1
    assert "\r\033[K[1/1] Paquetes… 3 de 72 (2 s)" in shown
    assert shown.endswith("\r\033[K[1/1] Paquetes: falló (2 s)\n")


def test_each_step_has_its_own_number_and_time():
    stream, clock = io.StringIO(), Clock()
    progress = Progress(2, stream, clock)
    progress.start("A")
    progress.done()
    clock.now += 9
    progress.start("B")
    progress.done()
    assert stream.getvalue().splitlines()[-1] == "[2/2] B: listo (0 s)"
