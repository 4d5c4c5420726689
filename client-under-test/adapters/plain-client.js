/**
 * A second trading client, in plain Node and without any package. It trusts lists for the account and the
 * stream for books: every belief about orders and money is read anew. Slower than the reference client,
 * and shorter.
 */
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { openSocket } from './plain-socket.js';

const PORTS = Array.from({ length: 11 }, (_, i) => 17_845 + i);
const SIDES = ['None', 'Buy', 'Sell'];
const TYPES = ['Limit', 'Stop', 'StopLoss', 'TakeProfit', 'Market'];
const STATUSES = ['New', 'Open', 'Closed'];
const LONGEST_BACKOFF_MS = 30_000;
const INQUIRIES = 3;
/** How long a port may take to answer a ping. */
const PING_MS = 1000;
const ENDS = { subscribe: 'unsubscribe', orderbook_subscribe: 'orderbook_unsubscribe' };

export class PlainClient {
  #deadlines = { ackMs: 5000, staleMs: 20_000, reconnectMs: 1000 };
  #fixed = null;
  #url = '';
  #socket = null;
  #isClosed = false;
  /** Commands to be sent on every new socket, by what they are about. */
  #wanted = new Map();
  #waiting = [];
  #books = new Map();
  #intents = new Map();

  async connect({ url, deadlines }) {
    if (deadlines) this.#deadlines = deadlines;
    this.#fixed = url;
    await this.#open();
  }

  async subscribe({ connectionId, ticker, feeds }) {
    if (feeds.includes('account')) await this.#want('subscribe', { connectionId });
    if (feeds.includes('trades')) await this.#want('trade_subscribe', { connectionId, ticker });
    if (feeds.includes('orderbook')) {
      const key = bookKey({ connectionId, ticker });
      if (!this.#books.has(key)) this.#books.set(key, newBook(connectionId, ticker));
      await this.#want('orderbook_subscribe', { connectionId, ticker });
    }
  }

  /** One request for one intent, whatever becomes of it. */
  async place(wish) {
    const known = this.#intents.get(wish.intent);
    if (known) return this.#fate(known);
    const { connectionId, ticker, side, type, price, size, reduceOnly } = wish;
    const before = await this.#orders(connectionId, ticker).catch(() => []);
    const intent = { wish, outcome: 'unknown', before: new Set(before.map(({ id }) => id)) };
    this.#intents.set(wish.intent, intent);
    const body = { ticker, side: SIDES.indexOf(side), type: TYPES.indexOf(type), size };
    if (price !== undefined) body.price = price;
    if (reduceOnly !== undefined) body.reduceOnly = reduceOnly;
    try {
      const answer = await this.#call('POST', `/api/connections/${connectionId}/orders`, body);
      if (answer.status === 200) {
        intent.outcome = 'accepted';
        intent.clientId = answer.body.clientid;
      } else if (answer.status < 500) {
        intent.outcome = 'refused';
        intent.error = answer.body.error;
      }
    } catch (error) {
      intent.error = error.message;
    }
    return this.#fate(intent);
  }

  async cancel(which) {
    const intent = which.intent === undefined ? null : this.#intents.get(which.intent);
    if (intent) await this.#find(intent);
    const { connectionId, ticker } = intent ? intent.wish : which;
    const orderId = intent ? intent.orderId : which.orderId;
    if (orderId === undefined) return { outcome: 'refused', error: 'no such open order' };
    try {
      const path = `/api/connections/${connectionId}/orders/cancel`;
      const { status, body } = await this.#call('POST', path, { ticker, orderId });
      if (status === 200) return { outcome: 'cancelled' };
      return { outcome: status < 500 ? 'refused' : 'unknown', error: body.error };
    } catch (error) {
      return { outcome: 'unknown', error: error.message };
    }
  }

  async belief({ sections, connectionId, ticker }) {
    const belief = { connectionId, ...(ticker && { ticker }) };
    const list = async (path) =>
      (await this.#call('GET', `/api/connections/${connectionId}/${path}`)).body;
    if (sections.includes('orders')) {
      const orders = await this.#orders(connectionId, ticker);
      belief.orders = orders.map((order) => orderOf(order, connectionId));
    }
    if (sections.includes('positions')) {
      const { positions } = await list('positions');
      belief.positions = positions
        .filter((each) => ticker === undefined || each.ticker === ticker)
        .map(({ side, size, avgprice, ...each }) => ({
          ...{ connectionId, ticker: each.ticker, side: SIDES[side], size, avgPrice: avgprice },
        }));
    }
    if (sections.includes('balances')) {
      const { balances } = await list('balance');
      belief.balances = balances.map((each) => ({ ...each, connectionId }));
    }
    if (sections.includes('books')) {
      const books = [...this.#books.values()].filter(
        (book) => book.isLive && book.connectionId === connectionId && book.ticker === ticker,
      );
      belief.books = books.map((book) => ({ connectionId, ticker, ...sorted(book) }));
    }
    return belief;
  }

  close() {
    this.#isClosed = true;
    this.#socket?.close();
  }

  // Orders

  async #orders(connectionId, ticker) {
    const path = `/api/connections/${connectionId}/orders?Ticker=${encodeURIComponent(ticker)}`;
    const { status, body } = await this.#call('GET', path);
    if (status !== 200) throw new Error(body.error);
    return body.orders;
  }

  /** What is known of an intent; when that is nothing, the lists are asked. */
  async #fate(intent) {
    for (let i = 0; i < INQUIRIES && intent.outcome === 'unknown'; i += 1) {
      if (i > 0) await sleep(this.#deadlines.ackMs / 2);
      await this.#find(intent);
    }
    const { outcome, orderId, clientId, error } = intent;
    if (outcome === 'accepted') return { outcome, orderId, clientId };
    if (outcome === 'refused') return { outcome, error };
    // A filled order is in no list of orders; what is held is all that whoever asked can go by.
    const { connectionId, ticker } = intent.wish;
    const query = { sections: ['positions'], connectionId, ticker };
    const { positions = [] } = await this.belief(query).catch(() => ({}));
    return { outcome, error, held: positions[0] ?? null };
  }

  async #find(intent) {
    const { wish, clientId, before } = intent;
    if (intent.orderId !== undefined) return;
    const taken = new Set([...this.#intents.values()].map(({ orderId }) => orderId));
    const isIt = (order) =>
      clientId === undefined ? isLike(order, wish) : order.clientid === clientId;
    const orders = await this.#orders(wish.connectionId, wish.ticker).catch(() => []);
    const found = orders.find(
      ({ id, ...order }) => !before.has(id) && !taken.has(id) && isIt(order),
    );
    if (found === undefined) return;
    Object.assign(intent, { orderId: found.id, clientId: found.clientid, outcome: 'accepted' });
  }

  async #call(method, path, body) {
    return callHttp(`${this.#url}${path}`, { method, body, timeoutMs: this.#deadlines.ackMs });
  }

  // Socket

  async #open() {
    this.#url = this.#fixed ?? (await discover());
    const { ackMs, staleMs } = this.#deadlines;
    let lastSign = Date.now();
    let isLost = false;
    const socket = await openSocket(this.#url, {
      timeoutMs: ackMs,
      onText: (text) => this.#hear(text),
      onSign: () => {
        lastSign = Date.now();
      },
      onClose: () => {
        isLost = true;
        clearInterval(watch);
        this.#lost();
      },
    });
    this.#socket = socket;
    const watch = setInterval(() => {
      if (Date.now() - lastSign > 2 * staleMs) socket.destroy();
      else socket.ping();
      // What was lost last is followed by nothing that could tell: a silent book begins again, too.
      for (const book of this.#books.values()) {
        if (book.isLive && Date.now() - book.heardAt > staleMs) void this.#heal(book);
      }
    }, staleMs);
    if (isLost) clearInterval(watch);
    if (this.#isClosed) socket.close();
  }

  #lost() {
    for (const book of this.#books.values()) book.isLive = false;
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the socket was lost'));
    if (!this.#isClosed) void this.#reopen();
  }

  async #reopen() {
    let delayMs = this.#deadlines.reconnectMs;
    while (!this.#isClosed) {
      await sleep(delayMs);
      try {
        await this.#open();
        for (const { type, data } of [...this.#wanted.values()]) {
          await this.#command(type, data).catch(() => {});
        }
        return;
      } catch {
        delayMs = Math.min(2 * delayMs, LONGEST_BACKOFF_MS);
      }
    }
  }

  async #want(type, data) {
    await this.#command(type, data);
    this.#wanted.set(`${type} ${bookKey(data)}`, { type, data });
  }

  /** Acknowledgements name what they acknowledge; an error belongs to the oldest command. */
  #command(type, data) {
    const acknowledged = { subscribe: 'subscribed', unsubscribe: 'unsubscribed' };
    const kind = acknowledged[type] ?? type.replace(/subscribe$/, 'subscribed');
    return new Promise((resolve, reject) => {
      const waiting = { key: `${kind} ${bookKey(data)}` };
      const leave = (then) => (value) => {
        clearTimeout(timer);
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        then(value);
      };
      const timer = setTimeout(
        () => waiting.reject(new Error(`${type}: not acknowledged`)),
        this.#deadlines.ackMs,
      );
      Object.assign(waiting, { resolve: leave(resolve), reject: leave(reject) });
      this.#waiting.push(waiting);
      this.#socket?.send(JSON.stringify({ type, data }));
    });
  }

  #hear(text) {
    const message = readJson(text);
    const { type, data } = message ?? {};
    if (typeof type !== 'string' || typeof data !== 'object' || data === null) return;
    if (type === 'error') this.#waiting[0]?.reject(new Error(data.error));
    else if (type.endsWith('subscribed')) {
      this.#waiting.find(({ key }) => key === `${type} ${bookKey(data)}`)?.resolve();
    } else if (type.startsWith('orderbook_')) this.#applyBook(type, data);
  }

  #applyBook(type, data) {
    const book = this.#books.get(bookKey(data));
    if (book === undefined) return;
    book.heardAt = Date.now();
    if (type === 'orderbook_snapshot') {
      book.sides = { Ask: new Map(), Bid: new Map() };
      book.isLive = true;
    }
    const { asks = [], bids = [], updates = [] } = data;
    for (const { price, size, type: kind } of [...asks, ...bids, ...updates]) {
      const side = book.sides[String(kind).replace('Best', '')];
      if (side === undefined || price === undefined || size === undefined) continue;
      if (Number(size) === 0) side.delete(Number(price));
      else side.set(Number(price), size);
    }
    const { bids: best, asks: worst } = sorted(book);
    if (best.length > 0 && worst.length > 0 && best[0][0] >= worst[0][0]) void this.#heal(book);
  }

  /** There are no sequence numbers: a crossed book has missed something and begins again. */
  async #heal(book) {
    if (book.isHealing) return;
    book.isHealing = true;
    const data = { connectionId: book.connectionId, ticker: book.ticker };
    await this.#command(ENDS.orderbook_subscribe, data).catch(() => {});
    book.isLive = false;
    await this.#command('orderbook_subscribe', data).catch(() => {});
    book.isHealing = false;
  }
}

const bookKey = (data) =>
  `${data.connectionId ?? data.connectionid} ${String(data.ticker ?? '').toLowerCase()}`;

const newBook = (connectionId, ticker) => ({
  ...{ connectionId, ticker, isLive: false, isHealing: false, heardAt: 0 },
  sides: { Ask: new Map(), Bid: new Map() },
});

const sorted = ({ sides }) => ({
  bids: [...sides.Bid].sort(([a], [b]) => b - a),
  asks: [...sides.Ask].sort(([a], [b]) => a - b),
});

const isLike = (order, { side, type, price, size }) =>
  SIDES[order.side] === side &&
  TYPES[order.type] === type &&
  (type !== 'Limit' || Number(order.price) === Number(price)) &&
  Number(order.size) === Number(size);

const orderOf = (order, connectionId) => ({
  ...{ connectionId, orderId: String(order.id), clientId: order.clientid, ticker: order.ticker },
  ...{ side: SIDES[order.side], type: TYPES[order.type], status: STATUSES[order.status] },
  ...{ price: order.price, size: order.size, filledSize: order.filledsize },
});

/** The lowest port that answers as MetaScalp; all are asked at once. @returns {Promise<string>} */
async function discover() {
  const answers = PORTS.map(async (port) => {
    const url = `http://127.0.0.1:${port}`;
    try {
      const { status, body } = await callHttp(`${url}/ping`, { method: 'GET', timeoutMs: PING_MS });
      return status === 200 && body.app === 'MetaScalp' ? url : null;
    } catch {
      return null;
    }
  });
  for (const answer of answers) {
    const url = await answer;
    if (url !== null) return url;
  }
  throw new Error('no MetaScalp on ports 17845 to 17855');
}

/** @returns {Promise<{ status: number, body: object }>} names in lower case, long ids as text */
function callHttp(url, { method, body, timeoutMs }) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : bodyText(body);
    const headers = text === undefined ? {} : { 'content-type': 'application/json' };
    const asked = request(url, { method, headers, agent: false });
    const timer = setTimeout(() => asked.destroy(new Error('no answer in time')), timeoutMs);
    const fail = (error) => {
      clearTimeout(timer);
      reject(error);
    };
    asked.on('error', fail);
    asked.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', fail);
      response.on('aborted', () => fail(new Error('the answer ended too early')));
      response.on('end', () => {
        clearTimeout(timer);
        const found = readJson(Buffer.concat(chunks).toString('utf8'));
        if (found === null || typeof found !== 'object') fail(new Error('the answer is no JSON'));
        else resolve({ status: response.statusCode ?? 0, body: found });
      });
    });
    asked.end(text);
  });
}

/** Numbers without exponents; order ids are text here and numbers on the wire. */
function bodyText(body) {
  const fields = Object.entries(body).map(([name, value]) => {
    if (name === 'orderId') return `"orderId":${value}`;
    if (typeof value !== 'number') return `"${name}":${JSON.stringify(value)}`;
    const text = String(value);
    return `"${name}":${text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text}`;
  });
  return `{${fields.join(',')}}`;
}

/** JSON in any casing of names; integers beyond 2^53 stay exact, as text. Null for what is no JSON. */
function readJson(text) {
  try {
    const exact = text.replace(/([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/g, '$1"$2"');
    return JSON.parse(exact, (_, value) => lowered(value));
  } catch {
    return null;
  }
}

function lowered(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name.toLowerCase(), item]),
  );
}
