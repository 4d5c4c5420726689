"""A bot that buys once: all it needs to know of the terminal is an address."""

import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen


class Refused(Exception):
    """The terminal answered, and said no; the message is its text."""


def call(url, method="GET", body=None):
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data=data, method=method, headers={"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=5) as answer:
            return json.load(answer)
    except HTTPError as error:
        raise Refused(json.load(error)["error"]) from error


def buy(terminal, connection, ticker, price, size):
    order = {"ticker": ticker, "side": 1, "price": price, "size": size}
    return call(f"{terminal}/api/connections/{connection}/orders", "POST", order)


def open_orders(terminal, connection, ticker):
    return call(f"{terminal}/api/connections/{connection}/orders?Ticker={ticker}")["orders"]
