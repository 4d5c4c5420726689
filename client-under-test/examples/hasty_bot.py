"""How not to do it: a bot that sends an order again whenever anything goes wrong.

It needs nothing but Python and knows nothing of tests. Let it be judged by its traffic alone:

    metascalp-mock conformance-client --report html=card.html -- python3 client-under-test/examples/hasty_bot.py
"""

import json
import os
import time
import urllib.request

URL = os.environ.get("METASCALP_URL", "http://127.0.0.1:17845")


def place(order):
    data = json.dumps(order).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{URL}/api/connections/1/orders", data, headers)
    return json.load(urllib.request.urlopen(request, timeout=0.7))


price = 60000
while True:
    price -= 10
    order = {"ticker": "BTCUSDT", "side": "buy", "price": price, "volume": 1, "size": 0.01}
    for attempt in range(3):
        try:
            place(order)
            break
        except Exception as error:
            print("again, because", error)
    time.sleep(0.5)
