"""Our kernel with Jupyter's own clients: nbclient, nbconvert, the console, and the manager of kernels.

`node test/jupyter/clients.mjs` runs it: it says where the kernel is.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import nbformat
import pexpect
import psutil
from counted import run_counted
from jupyter_client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient

KERNEL = "fledgling"
LESSONS = Path.cwd()


def plain(output):
    """An output without what may differ: its count, and whether a last value came as a result or was printed."""
    if output.output_type == "stream":
        return (output.name, output.text)
    if output.output_type == "execute_result":
        return ("stdout", output.data["text/plain"] + "\n")
    return dict(output.data)


class LessonTests(unittest.TestCase):
    maxDiff = 2000

    def compare(self, name, notebook):
        committed = nbformat.read(LESSONS / f"{name}.ipynb", as_version=4)
        for cell, expected in zip(notebook.cells, committed.cells, strict=True):
            if cell.cell_type == "code":
                with self.subTest(lesson=name, cell=cell.id):
                    self.assertEqual([plain(one) for one in cell.outputs], [plain(one) for one in expected.outputs])
                    self.assertEqual(cell.execution_count, expected.execution_count)

    def by_nbclient(self, name):
        notebook = nbformat.read(LESSONS / f"{name}.ipynb", as_version=4)
        NotebookClient(notebook, kernel_name=KERNEL, resources={"metadata": {"path": LESSONS}}, timeout=120).execute()
        self.compare(name, notebook)

    def by_nbconvert(self, name):
        with tempfile.TemporaryDirectory() as folder:
            options = ["--to", "notebook", "--execute", f"--ExecutePreprocessor.kernel_name={KERNEL}"]
            target = ["--output-dir", folder, "--output", "executed.ipynb", str(LESSONS / f"{name}.ipynb")]
            subprocess.run([sys.executable, "-m", "nbconvert", *options, *target], check=True, timeout=200)
            self.compare(name, nbformat.read(Path(folder) / "executed.ipynb", as_version=4))

    def test_nbclient_runs_lesson_00(self):
        self.by_nbclient("00-start-here")

    def test_nbclient_runs_lesson_01(self):
        self.by_nbclient("01-a-line-that-decides")

    def test_nbclient_runs_lesson_02(self):
        self.by_nbclient("02-training-by-small-steps")

    def test_nbclient_runs_lesson_03(self):
        self.by_nbclient("03-the-child-in-the-park")

    def test_nbclient_runs_lesson_07_with_tensorflow(self):
        self.by_nbclient("07-losses-and-optimisers")

    def test_nbconvert_runs_lesson_01(self):
        self.by_nbconvert("01-a-line-that-decides")

    def test_nbconvert_runs_lesson_02(self):
        self.by_nbconvert("02-training-by-small-steps")

    def test_nbconvert_runs_lesson_03(self):
        self.by_nbconvert("03-the-child-in-the-park")


def value_of(client, code):
    """The text of a cell's result, or the name of its error."""
    told = []

    def hear(message):
        content = message["content"]
        if message["msg_type"] == "execute_result":
            told.append(content["data"]["text/plain"])
        elif message["msg_type"] == "error":
            told.append(content["ename"])

    client.execute_interactive(code, timeout=30, output_hook=hear)
    return told[-1] if told else None


def gone(pids, seconds=10):
    """Whether all these processes end within some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not any(psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE for pid in pids):
            return True
        time.sleep(0.1)
    return False


class ManagerTests(unittest.TestCase):
    def setUp(self):
        self.manager, self.client = start_new_kernel(kernel_name=KERNEL)
        self.addCleanup(self.client.stop_channels)
        self.addCleanup(lambda: self.manager.is_alive() and self.manager.shutdown_kernel(now=True))

    def test_restart_forgets_variables_and_counts_anew(self):
        value_of(self.client, "let w = 7")
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=30)
        self.assertEqual(value_of(self.client, "typeof globalThis.w"), "undefined")
        reply = self.client.execute("let w = 8", reply=True, timeout=30)
        self.assertEqual(reply["content"]["status"], "ok")
        self.assertEqual(reply["content"]["execution_count"], 2)

    def test_interrupt_leaves_the_variables(self):
        value_of(self.client, "let w = 7")
        request = self.client.execute("await new Promise(() => {})")
        time.sleep(1)
        self.manager.interrupt_kernel()
        reply = self.client.get_shell_msg(timeout=10)
        self.assertEqual((reply["parent_header"]["msg_id"], reply["content"]["status"]), (request, "error"))
        self.assertEqual(value_of(self.client, "w"), "7")

    def ends_every_process(self, now):
        pids = [self.manager.provisioner.pid, int(value_of(self.client, "process.pid"))]
        self.client.execute("while (true) {}")
        time.sleep(0.5)
        self.manager.shutdown_kernel(now=now)
        self.assertTrue(gone(pids), "a process outlives its kernel")

    def test_shutdown_ends_every_process(self):
        self.ends_every_process(now=False)

    def test_a_killed_kernel_takes_its_cells_along(self):
        self.ends_every_process(now=True)

    def test_a_killed_client_takes_its_kernel_along(self):
        script = (
            "from jupyter_client.manager import start_new_kernel\n"
            f"manager, client = start_new_kernel(kernel_name={KERNEL!r})\n"
            "client.execute_interactive('console.log(process.pid); undefined')\n"
            "print(manager.provisioner.pid, flush=True)\n"
            "client.execute('while (true) {}')\n"
            "input()"
        )
        with subprocess.Popen([sys.executable, "-c", script], stdin=-1, stdout=-1, text=True) as client:
            pids = [int(client.stdout.readline()) for _ in range(2)]
            time.sleep(0.5)
            client.kill()
        self.assertTrue(gone(pids), "a process outlives the client that started it")

    def test_two_notebooks_at_once_know_nothing_of_each_other(self):
        manager, other = start_new_kernel(kernel_name=KERNEL)
        self.addCleanup(manager.shutdown_kernel, now=True)
        self.addCleanup(other.stop_channels)
        value_of(self.client, "let name = 'first'")
        value_of(other, "let name = 'second'")
        self.client.execute("while (true) {}")
        self.assertEqual(value_of(other, "name"), "second")

    def test_two_clients_of_one_kernel_both_hear(self):
        second = BlockingKernelClient(connection_file=self.manager.connection_file)
        second.load_connection_file()
        second.start_channels()
        self.addCleanup(second.stop_channels)
        second.wait_for_ready(timeout=30)
        value_of(self.client, "let w = 7")
        self.assertEqual(value_of(second, "w"), "7")
        texts = []
        while not texts or texts[-1] != "7":
            message = self.client.get_iopub_msg(timeout=10)
            texts.append(message["content"].get("data", {}).get("text/plain", ""))


@unittest.skipIf(sys.platform == "win32", "pexpect needs a terminal of POSIX")
class ConsoleTests(unittest.TestCase):
    def setUp(self):
        self.console = pexpect.spawn(
            sys.executable,
            ["-m", "jupyter_console", "--kernel", KERNEL],
            dimensions=(40, 120),
            encoding="utf-8",
            timeout=30,
            env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
        )
        self.addCleanup(self.console.close, force=True)
        self.said = ""

    def until(self, text, seconds=30):
        """Reads on until the terminal shows a text, colours and cursor left out."""
        end = time.monotonic() + seconds
        while text not in self.said:
            if time.monotonic() > end:
                self.fail(f"{text!r} is not in {self.said[-1500:]!r}")
            try:
                read = self.console.read_nonblocking(4096, timeout=0.2)
            except pexpect.TIMEOUT:
                continue
            self.said = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", self.said + read)
        self.said = self.said.split(text, 1)[1]

    def type(self, text, until):
        self.console.send(text)
        self.until(until)

    def cell(self, text, until):
        """Types behind the next prompt; what comes before it is lost."""
        self.until("In [")
        self.type(text, until)

    def test_console(self):
        self.cell("6 * 7\r", "Out[1]: 42")
        self.cell("throw new RangeError('too ' + 'far')\r", "RangeError: too far")
        self.cell("Math.sqr\t", "Math.sqrt")
        self.type("(2)\r", "1.4142135623730951")
        self.cell("const half = (x: number) => {\r", "...:")
        self.type("return x / 2\r}\r", "...:")
        self.cell("half(9)\r", "4.5")
        self.cell("while (true) {}\r", "while (true) {}")
        time.sleep(1)
        self.console.sendintr()
        self.until("stopped")
        self.cell("half(5)\r", "2.5")
        self.cell("'k is ' + prompt('Where?')\r", "prompt('Where?')")
        self.until("Where?")
        self.type("5.3\r", "k is 5.3")
        self.until("In [")
        self.console.sendeof()
        self.until("Do you really want to exit")
        self.type("y\r", "Shutting down kernel")
        self.console.expect(pexpect.EOF)
        self.console.wait()
        self.assertEqual(self.console.exitstatus, 0)


if __name__ == "__main__":
    run_counted()
