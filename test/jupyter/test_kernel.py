"""The official conformance suite, `jupyter_kernel_test`, with every sample that it asks for; and what it has no case for.

`node test/jupyter/official.mjs` runs it: it says where the kernel is, and counts a skipped test as a failed one.
"""

import signal
import sys
import time
import unittest

import jupyter_kernel_test
from counted import run_counted

KERNEL = "fledgling"
CHART = "import { line, show } from 'fledgling'\nshow(line([{ points: [{ x: 0, y: 1 }] }], { x: 'w', y: 'loss', alt: 'A point.' }))"


class OfficialTests(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('hello, trouble')"
    code_generate_error = "throw new RangeError('k must be a finite number: NaN')"
    code_page_something = "parseFloat?"
    code_inspect_sample = "parseFloat"
    code_clear_output = "console.clear()"

    completion_samples = [
        {"text": "Math.sqr", "matches": {"sqrt"}},
        {"text": "const x = Number.isSafe", "matches": {"isSafeInteger"}},
        {"text": "parseF", "matches": {"parseFloat"}},
    ]
    complete_code_samples = [
        "1 + 1",
        "const f = (x: number): number => x ** 2",
        "class Model { constructor(readonly k: number) {} }",
        "await Promise.resolve(3)",
        "// only a comment",
    ]
    incomplete_code_samples = [
        "function predict(k: number) {",
        "const points = [",
        "console.log(",
        "const text = `open",
        "/* a comment without an end",
    ]
    invalid_code_samples = ["const 3 = k", "let let = 1", ")", "if if"]

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "[1, 2, 3].map((x) => x ** 2)", "result": "[ 1, 4, 9 ]"},
        {"code": "await Promise.resolve(0.5)", "result": "0.5"},
        {"code": CHART.replace("show(line", "line").removesuffix(")"), "mime": "image/png"},
    ]
    code_display_data = [
        {"code": CHART, "mime": "image/png"},
        {"code": CHART, "mime": "application/vnd.plotly.v1+json"},
        {"code": "show('words')", "mime": "text/plain"},
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "6*7"

    # What the suite has no case for, through Jupyter's own client.

    def test_prompt_asks_the_client(self):
        asked = []

        def answer(message):
            asked.append(message["content"])
            self.kc.input("5.3")

        texts = []
        reply = self.kc.execute_interactive(
            "console.log(`k = ${Number(prompt('k?')) * 2}`)",
            allow_stdin=True,
            timeout=15,
            stdin_hook=answer,
            output_hook=lambda message: texts.append(message["content"].get("text", "")),
        )
        self.assertEqual(reply["content"]["status"], "ok")
        self.assertEqual([one["password"] for one in asked], [False])
        self.assertIn("k?", asked[0]["prompt"])
        self.assertIn("k = 10.6\n", "".join(texts))

    def interrupted(self, interrupt):
        """Runs an endless cell, interrupts it, and gives back the reply to it."""
        self.execute_helper("let kept = 41")
        self.flush_channels()
        request = self.kc.execute("while (true) {}")
        while self.kc.get_iopub_msg(timeout=15)["msg_type"] != "execute_input":
            pass
        time.sleep(0.3)
        interrupt()
        reply = self.kc.get_shell_msg(timeout=15)
        self.assertEqual(reply["parent_header"]["msg_id"], request)
        self.assertEqual(reply["content"]["status"], "error")
        self.flush_channels()
        _, outputs = self.execute_helper("kept + 1")
        results = [one["content"]["data"]["text/plain"] for one in outputs]
        self.assertEqual(results, ["42"])

    def test_interrupt_by_message(self):
        def interrupt():
            self.kc.control_channel.send(self.kc.session.msg("interrupt_request", {}))
            jupyter_kernel_test.validate_message(self.kc.get_control_msg(timeout=15), "interrupt_reply")

        self.interrupted(interrupt)

    @unittest.skipIf(sys.platform == "win32", "Windows has no SIGINT for another process")
    def test_interrupt_by_signal(self):
        self.interrupted(lambda: self.km.signal_kernel(signal.SIGINT))

    def test_user_expressions(self):
        request = self.kc.execute("const w = 7", user_expressions={"double": "2 * w", "wrong": "nowhere"})
        reply = self.get_non_kernel_info_reply(timeout=15)
        self.assertEqual(reply["parent_header"]["msg_id"], request)
        told = reply["content"]["user_expressions"]
        self.assertEqual(told["double"]["data"], {"text/plain": "14"})
        self.assertEqual((told["wrong"]["status"], told["wrong"]["ename"]), ("error", "ReferenceError"))

    def test_cells_after_an_error_run_where_the_client_wants_it(self):
        self.flush_channels()
        first = self.kc.execute(self.code_generate_error, stop_on_error=False)
        second = self.kc.execute("6 * 7", stop_on_error=False)
        replies = [self.get_non_kernel_info_reply(timeout=15) for _ in (first, second)]
        self.assertEqual([one["parent_header"]["msg_id"] for one in replies], [first, second])
        self.assertEqual([one["content"]["status"] for one in replies], ["error", "ok"])


if hasattr(jupyter_kernel_test, "IopubWelcomeTests"):  # new in 0.7

    class WelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
        kernel_name = KERNEL
        support_iopub_welcome = True


if __name__ == "__main__":
    run_counted()
