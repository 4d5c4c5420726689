"""A trading client with nothing but Python's standard library, behind the JSON-lines protocol.

It trusts lists for the account and the stream for books, and sends an order once, whatever becomes of
the reply. Its WebSocket is as small as RFC 6455 allows. Start it with `python3 python_adapter.py`.
"""

import asyncio
import base64
import decimal
import hashlib
import http.client
import json
import os
import struct
import sys
import time

PORTS = range(17845, 17856)
SIDES = ["None", "Buy", "Sell"]
TYPES = ["Limit", "Stop", "StopLoss", "TakeProfit", "Market"]
STATUSES = ["New", "Open", "Closed"]
MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
MAX_MESSAGE_BYTES = 64 * 1024 * 1024
LONGEST_BACKOFF = 30.0
INQUIRIES = 3
PING_SECONDS = 1.0
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Failure(Exception):
    """Something that the other side is told of."""


def lowered(pairs):
    """Names in any casing become lower case."""
    return {name.lower(): value for name, value in pairs}


def read_json(text):
    """JSON with exact numbers; None for what is no JSON."""
    try:
        return json.loads(text, object_pairs_hook=lowered, parse_float=decimal.Decimal)
    except ValueError:
        return None


def plain(value):
    """A number in plain notation."""
    if isinstance(value, float):
        value = decimal.Decimal(repr(value))
    return format(value, "f") if isinstance(value, decimal.Decimal) else str(value)


def write_json(value):
    """JSON whose numbers have no exponent."""
    if isinstance(value, dict):
        fields = (f"{json.dumps(name)}:{write_json(item)}" for name, item in value.items())
        return "{" + ",".join(fields) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(write_json(item) for item in value) + "]"
    if isinstance(value, (float, decimal.Decimal)):
        return plain(value)
    return json.dumps(value)


def call_http(port, method, path, body, timeout):
    """Returns the status and the answer. Raises OSError when none comes in time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        headers = {"Connection": "close"}
        text = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            text = write_json(body).encode()
        connection.request(method, path, text, headers)
        response = connection.getresponse()
        answer = read_json(response.read().decode("utf-8", "replace"))
    except (http.client.HTTPException, ValueError) as error:
        raise OSError(str(error) or type(error).__name__) from error
    finally:
        connection.close()
    if not isinstance(answer, dict):
        raise OSError("the answer is no JSON object")
    return response.status, answer


def is_terminal(port, timeout):
    """Whether a port answers as MetaScalp."""
    try:
        status, answer = call_http(port, "GET", "/ping", None, timeout)
    except OSError:
        return False
    return status == 200 and answer.get("app") == "MetaScalp"


class Socket:
    """A WebSocket client."""

    def __init__(self, reader, writer):
        self.reader = reader
        self.writer = writer
        self.last_sign = time.monotonic()

    @classmethod
    async def open(cls, port, timeout):
        return await asyncio.wait_for(cls._open(port), timeout)

    @classmethod
    async def _open(cls, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            key = base64.b64encode(os.urandom(16)).decode()
            writer.write(
                f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\n"
                f"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                f"Sec-WebSocket-Key: {key}\r\n\r\n".encode()
            )
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            wanted = base64.b64encode(hashlib.sha1((key + MAGIC).encode()).digest()).decode()
            if " 101 " not in head.split("\r\n", 1)[0] or wanted not in head:
                raise OSError("the upgrade was refused")
        except BaseException:
            writer.close()
            raise
        return cls(reader, writer)

    def send(self, opcode, payload):
        size = len(payload)
        head = bytes([0x80 | opcode])
        if size < 126:
            head += bytes([0x80 | size])
        elif size < 65536:
            head += bytes([0x80 | 126]) + struct.pack(">H", size)
        else:
            head += bytes([0x80 | 127]) + struct.pack(">Q", size)
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[i & 3] for i, byte in enumerate(payload))
        self.writer.write(head + mask + masked)

    def close(self):
        self.writer.close()

    async def texts(self):
        """Yields text messages until the socket ends."""
        kind, fragments = 0, []
        while True:
            first, second = await self.reader.readexactly(2)
            size = second & 127
            if size == 126:
                (size,) = struct.unpack(">H", await self.reader.readexactly(2))
            elif size == 127:
                (size,) = struct.unpack(">Q", await self.reader.readexactly(8))
            if size > MAX_MESSAGE_BYTES:
                raise OSError("a message without end")
            payload = await self.reader.readexactly(size)
            self.last_sign = time.monotonic()
            opcode = first & 15
            if opcode == PING:
                self.send(PONG, payload)
            elif opcode == CLOSE:
                return
            elif opcode < 8:
                if opcode != 0:
                    kind, fragments = opcode, []
                fragments.append(payload)
                if first & 128 and kind == TEXT:
                    yield b"".join(fragments).decode("utf-8", "replace")


class Book:
    """A local order book."""

    def __init__(self, connection_id, ticker):
        self.connection_id, self.ticker = connection_id, ticker
        self.sides = {"Ask": {}, "Bid": {}}
        self.is_live = self.is_healing = False
        self.heard = time.monotonic()

    def apply(self, kind, data):
        self.heard = time.monotonic()
        if kind == "orderbook_snapshot":
            self.sides = {"Ask": {}, "Bid": {}}
            self.is_live = True
        for name in ("asks", "bids", "updates"):
            for level in data.get(name) or []:
                side = self.sides.get(str(level.get("type")).replace("Best", ""))
                price, size = level.get("price"), level.get("size")
                if side is None or price is None or size is None:
                    continue
                if size == 0:
                    side.pop(decimal.Decimal(price), None)
                else:
                    side[decimal.Decimal(price)] = size

    def levels(self):
        bids = sorted(self.sides["Bid"].items(), reverse=True)
        return {"bids": bids, "asks": sorted(self.sides["Ask"].items())}

    @property
    def is_crossed(self):
        bids, asks = self.sides["Bid"], self.sides["Ask"]
        return bool(bids and asks) and max(bids) >= min(asks)


class Client:
    """What the protocol asks for."""

    def __init__(self):
        self.ack, self.stale, self.reconnect = 5.0, 20.0, 1.0
        self.fixed_port = None
        self.port = 0
        self.socket = None
        self.is_closed = False
        self.wanted, self.waiting, self.books, self.intents = {}, [], {}, {}
        self.tasks = set()

    def spawn(self, work):
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    # Protocol

    async def do_hello(self, _):
        does = ["connect", "subscribe", "place", "cancel", "belief"]
        about = {"name": "python client", "version": "0.1.0", "needsRange": False}
        return {**about, "does": does}

    async def do_connect(self, request):
        deadlines = request.get("deadlines") or {}
        self.ack = deadlines.get("ackMs", 5000) / 1000
        self.stale = deadlines.get("staleMs", 20000) / 1000
        self.reconnect = deadlines.get("reconnectMs", 1000) / 1000
        if request.get("url"):
            self.fixed_port = int(request["url"].rstrip("/").rsplit(":", 1)[1])
        await self.open()
        return {}

    async def do_subscribe(self, request):
        place = {"connectionId": request["connectionId"]}
        feeds = request["feeds"]
        if "account" in feeds:
            await self.want("subscribe", place)
        if request.get("ticker") is not None:
            place = {**place, "ticker": request["ticker"]}
        if "trades" in feeds:
            await self.want("trade_subscribe", place)
        if "orderbook" in feeds:
            book = Book(place["connectionId"], place["ticker"])
            self.books.setdefault(key_of(place), book)
            await self.want("orderbook_subscribe", place)
        return {}

    async def do_place(self, wish):
        intent = self.intents.get(wish["intent"])
        if intent is None:
            intent = {"wish": wish, "outcome": "unknown", "before": set()}
            # The same intent may be asked for again at any moment, so it is known from now on.
            self.intents[wish["intent"]] = intent
            await self.send_order(intent)
        return await self.fate(intent)

    async def send_order(self, intent):
        wish = intent["wish"]
        try:
            listed = await self.orders(wish["connectionId"], wish["ticker"])
            intent["before"] = {order["id"] for order in listed}
        except OSError:
            pass
        side, kind = SIDES.index(wish["side"]), TYPES.index(wish["type"])
        body = {"ticker": wish["ticker"], "side": side, "type": kind, "size": wish["size"]}
        for name in ("price", "reduceOnly"):
            if wish.get(name) is not None:
                body[name] = wish[name]
        try:
            path = f"/api/connections/{wish['connectionId']}/orders"
            status, answer = await self.call("POST", path, body)
            if status == 200:
                intent.update(outcome="accepted", clientId=answer.get("clientid"))
            elif status < 500:
                intent.update(outcome="refused", error=answer.get("error"))
        except OSError as error:
            intent["error"] = str(error)

    async def do_cancel(self, request):
        intent = self.intents.get(request.get("intent"))
        place = request
        order_id = request.get("orderId")
        if intent is not None:
            await self.find(intent)
            place, order_id = intent["wish"], intent.get("orderId")
        if order_id is None:
            return {"outcome": "refused", "error": "no such open order"}
        try:
            path = f"/api/connections/{place['connectionId']}/orders/cancel"
            body = {"ticker": place["ticker"], "orderId": int(order_id)}
            status, answer = await self.call("POST", path, body)
        except OSError as error:
            return {"outcome": "unknown", "error": str(error)}
        if status == 200:
            return {"outcome": "cancelled"}
        outcome = "refused" if status < 500 else "unknown"
        return {"outcome": outcome, "error": answer.get("error")}

    async def do_belief(self, request):
        connection_id, ticker = request["connectionId"], request.get("ticker")
        sections = request["sections"]
        belief = {"connectionId": connection_id}
        if ticker is not None:
            belief["ticker"] = ticker
        base = f"/api/connections/{connection_id}"
        if "orders" in sections:
            listed = await self.orders(connection_id, ticker)
            belief["orders"] = [order_of(order, connection_id) for order in listed]
        if "positions" in sections:
            _, answer = await self.call("GET", f"{base}/positions")
            belief["positions"] = [
                {
                    "connectionId": connection_id,
                    "ticker": each["ticker"],
                    "side": SIDES[each["side"]],
                    "size": each["size"],
                    "avgPrice": each["avgprice"],
                }
                for each in answer["positions"]
                if ticker is None or each["ticker"] == ticker
            ]
        if "balances" in sections:
            _, answer = await self.call("GET", f"{base}/balance")
            belief["balances"] = [
                {**each, "connectionId": connection_id} for each in answer["balances"]
            ]
        if "books" in sections:
            belief["books"] = [
                {"connectionId": connection_id, "ticker": ticker, **book.levels()}
                for book in self.books.values()
                if book.is_live and (book.connection_id, book.ticker) == (connection_id, ticker)
            ]
        return belief

    async def do_close(self, _):
        self.is_closed = True
        if self.socket is not None:
            self.socket.send(CLOSE, struct.pack(">H", 1000))
            self.socket.close()
        return {}

    # Orders

    async def call(self, method, path, body=None):
        return await asyncio.to_thread(call_http, self.port, method, path, body, self.ack)

    async def orders(self, connection_id, ticker):
        path = f"/api/connections/{connection_id}/orders?Ticker={ticker}"
        status, answer = await self.call("GET", path)
        if status != 200:
            raise OSError(answer.get("error"))
        return answer["orders"]

    async def fate(self, intent):
        """What is known of an intent; when that is nothing, the lists are asked."""
        for attempt in range(INQUIRIES):
            if intent["outcome"] != "unknown":
                break
            if attempt > 0:
                await asyncio.sleep(self.ack / 2)
            await self.find(intent)
        if intent["outcome"] == "unknown":
            # A filled order is in no list of orders; what is held is all that whoever asked can go by.
            query = {key: intent["wish"][key] for key in ("connectionId", "ticker")}
            try:
                held = await self.do_belief({**query, "sections": ["positions"]})
                intent["held"] = held["positions"]
            except OSError:
                pass
        names = ["outcome", "orderId", "clientId", "held"]
        if intent["outcome"] != "accepted":
            names.append("error")
        return {name: intent[name] for name in names if intent.get(name) is not None}

    async def find(self, intent):
        if intent.get("orderId") is not None:
            return
        wish, client_id = intent["wish"], intent.get("clientId")
        taken = {each.get("orderId") for each in self.intents.values()}
        try:
            listed = await self.orders(wish["connectionId"], wish["ticker"])
        except OSError:
            return
        for order in listed:
            if order["id"] in intent["before"] or str(order["id"]) in taken:
                continue
            if is_like(order, wish) if client_id is None else order.get("clientid") == client_id:
                found = {"orderId": str(order["id"]), "clientId": order.get("clientid")}
                intent.update(found, outcome="accepted")
                return

    # Socket

    async def open(self):
        self.port = self.fixed_port or await self.discover()
        self.socket = await Socket.open(self.port, self.ack)
        self.spawn(self.listen(self.socket))
        self.spawn(self.watch(self.socket))

    async def discover(self):
        asked = [asyncio.to_thread(is_terminal, port, PING_SECONDS) for port in PORTS]
        for port, is_it in zip(PORTS, await asyncio.gather(*asked)):
            if is_it:
                return port
        raise Failure("no MetaScalp on ports 17845 to 17855")

    async def listen(self, socket):
        try:
            async for text in socket.texts():
                self.hear(text)
        except (OSError, asyncio.IncompleteReadError):
            pass
        socket.close()
        for book in self.books.values():
            book.is_live = False
        for waiting in self.waiting:
            if not waiting["done"].done():
                waiting["done"].set_exception(Failure("the socket was lost"))
        if not self.is_closed:
            await self.reopen()

    async def watch(self, socket):
        """A dead connection looks alive; only a ping finds out."""
        while socket is self.socket and not self.is_closed:
            await asyncio.sleep(self.stale)
            if time.monotonic() - socket.last_sign > 2 * self.stale:
                socket.writer.transport.abort()
                return
            socket.send(PING, b"")
            # What was lost last is followed by nothing that could tell: a silent book begins again, too.
            for book in self.books.values():
                if book.is_live and time.monotonic() - book.heard > self.stale:
                    self.heal(book)

    async def reopen(self):
        delay = self.reconnect
        while not self.is_closed:
            await asyncio.sleep(delay)
            try:
                await self.open()
            except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError, Failure):
                delay = min(2 * delay, LONGEST_BACKOFF)
                continue
            for kind, data in list(self.wanted.values()):
                try:
                    await self.command(kind, data)
                except Failure:
                    pass
            return

    async def want(self, kind, data):
        await self.command(kind, data)
        self.wanted[f"{kind} {key_of(data)}"] = (kind, data)

    async def command(self, kind, data):
        """Acknowledgements name what they acknowledge; an error belongs to the oldest command."""
        acknowledgement = kind.removesuffix("subscribe") + "subscribed"
        done = asyncio.get_running_loop().create_future()
        waiting = {"key": f"{acknowledgement} {key_of(data)}", "done": done}
        self.waiting.append(waiting)
        try:
            self.socket.send(TEXT, write_json({"type": kind, "data": data}).encode())
            await asyncio.wait_for(done, self.ack)
        except asyncio.TimeoutError as error:
            raise Failure(f"{kind}: not acknowledged") from error
        finally:
            self.waiting.remove(waiting)

    def hear(self, text):
        message = read_json(text)
        if not isinstance(message, dict):
            return
        kind, data = message.get("type"), message.get("data")
        if not isinstance(kind, str) or not isinstance(data, dict):
            return
        pending = [each for each in self.waiting if not each["done"].done()]
        if kind == "error" and pending:
            pending[0]["done"].set_exception(Failure(str(data.get("error"))))
        elif kind.endswith("subscribed"):
            for waiting in pending:
                if waiting["key"] == f"{kind} {key_of(data)}":
                    waiting["done"].set_result(None)
                    break
        elif kind in ("orderbook_snapshot", "orderbook_update"):
            book = self.books.get(key_of(data))
            if book is None:
                return
            book.apply(kind, data)
            if book.is_crossed:
                self.heal(book)

    def heal(self, book):
        """There are no sequence numbers: a crossed book has missed something and begins again."""
        if not book.is_healing:
            book.is_healing = True
            self.spawn(self.begin_again(book))

    async def begin_again(self, book):
        data = {"connectionId": book.connection_id, "ticker": book.ticker}
        for kind in ("orderbook_unsubscribe", "orderbook_subscribe"):
            try:
                await self.command(kind, data)
            except (Failure, OSError):
                pass
        book.is_healing = False


def key_of(data):
    connection_id = data.get("connectionId", data.get("connectionid"))
    return f"{connection_id} {str(data.get('ticker') or '').lower()}"


def is_like(order, wish):
    return (
        SIDES[order["side"]] == wish["side"]
        and TYPES[order["type"]] == wish["type"]
        and (wish["type"] != "Limit" or decimal.Decimal(plain(order["price"])) == decimal.Decimal(plain(wish["price"])))
        and decimal.Decimal(plain(order["size"])) == decimal.Decimal(plain(wish["size"]))
    )


def order_of(order, connection_id):
    return {
        "connectionId": connection_id,
        "orderId": str(order["id"]),
        "clientId": order.get("clientid"),
        "ticker": order["ticker"],
        "side": SIDES[order["side"]],
        "type": TYPES[order["type"]],
        "status": STATUSES[order["status"]],
        "price": order["price"],
        "size": order["size"],
        "filledSize": order["filledsize"],
    }


def say(value):
    sys.stdout.write(write_json(value) + "\n")
    sys.stdout.flush()


async def answer(client, line):
    request = json.loads(line, parse_float=decimal.Decimal)
    number = request["id"]
    work = getattr(client, f"do_{request['do']}", None)
    if work is None:
        say({"id": number, "ok": False, "error": "unsupported"})
        return
    try:
        say({"id": number, "ok": True, **(await work(request))})
    except (Failure, OSError, asyncio.TimeoutError, asyncio.IncompleteReadError) as error:
        say({"id": number, "ok": False, "error": str(error) or type(error).__name__})


async def main():
    client = Client()
    running = set()
    while line := await asyncio.to_thread(sys.stdin.readline):
        task = asyncio.ensure_future(answer(client, line))
        running.add(task)
        task.add_done_callback(running.discard)


if __name__ == "__main__":
    try:
        asyncio.run(main())
    finally:
        os._exit(0)
