"""Runs the tests of the script that was started: `python SCRIPT REPORT SECONDS`."""

import faulthandler
import json
import sys
import unittest


def run_counted():
    """Writes how many passed and failed; skipped, and never begun, is failed. Ends after so many seconds."""
    report, seconds = sys.argv[1:3]
    faulthandler.dump_traceback_later(float(seconds), exit=True)
    tests = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    whole = tests.countTestCases()
    result = unittest.TextTestRunner(verbosity=2).run(tests)
    wrong = [case for case, _ in [*result.failures, *result.errors, *result.skipped]]
    cases = {getattr(case, "test_case", case).id() for case in wrong if isinstance(case, unittest.TestCase)}
    passed = result.testsRun - len(cases)
    failed = max(whole - passed, 1 if wrong else 0)
    with open(report, "w", encoding="utf-8") as file:
        json.dump({"passed": passed, "failed": failed}, file)
