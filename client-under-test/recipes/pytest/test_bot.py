"""Run beside a mock: `npx metascalp-mock exec --port 0 --scenario quiet -- python3 -m pytest`.

`python3 -m unittest` collects the same tests, so nothing but Python itself is needed.
"""

import os
import unittest

from bot import Refused, buy, call, open_orders

# Set by `exec`: where the terminal answers, and the control door of the mock.
TERMINAL = os.environ["METASCALP_URL"]
CONTROL = os.environ["METASCALP_CONTROL_URL"]


class BotTest(unittest.TestCase):
    def setUp(self):
        call(f"{CONTROL}/reset", "POST", {})

    def test_buys_once(self):
        buy(TERMINAL, 1, "BTCUSDT", 60000, 0.01)
        self.assertEqual([order["price"] for order in open_orders(TERMINAL, 1, "BTCUSDT")], [60000])

    def test_starts_as_new(self):
        self.assertEqual(open_orders(TERMINAL, 1, "BTCUSDT"), [])

    def test_hears_why_an_order_was_refused(self):
        with self.assertRaises(Refused) as caught:
            buy(TERMINAL, 1, "BTCUSDT", 60000, 0)
        self.assertEqual(str(caught.exception), "Size must be greater than zero")

    def test_an_error_does_not_mean_that_there_is_no_order(self):
        fault = {"kind": "status", "count": 1, "with": {"status": 503, "error": "Try later"}}
        call(f"{CONTROL}/faults", "POST", fault)
        with self.assertRaises(Refused):
            buy(TERMINAL, 1, "BTCUSDT", 60000, 0.01)
        self.assertEqual(len(open_orders(TERMINAL, 1, "BTCUSDT")), 1)
