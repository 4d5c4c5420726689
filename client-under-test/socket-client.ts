/** The WebSocket half of the API: commands that await their acknowledgement, typed events, reconnecting. */
import { WebSocket } from 'ws';

import { encodeMessage, type Int64 } from '../schemas/index.js';
import { reasonOf, SocketError, TimeoutError } from './errors.js';
import { isAcknowledgement, readFrame } from './frames.js';
import { Listeners } from './listeners.js';
import { type After, Pending, realTime } from './pending.js';
import {
  type Action,
  BACKOFF,
  type Command,
  idleLink,
  isEnding,
  isWanted,
  type Link,
  type LinkEvent,
  step,
} from './reconnect.js';
import { problemOf } from './shape.js';
import { watchSilence } from './silence.js';
import type { SocketEvents, SocketOptions } from './socket-options.js';

/** Larger frames close the socket. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;

/** How long a closing terminal may take to say goodbye, in milliseconds. */
const GOODBYE_MS = 1000;

/**
 * Subscriptions resolve with their acknowledgement and throw `SocketError` when the terminal refuses
 * or the socket is lost, `TimeoutError` when nothing comes in time. Listen before you subscribe.
 */
export class SocketClient {
  #url: string;
  readonly #options: SocketOptions;
  readonly #after: After;
  readonly #pending: Pending;
  readonly #listeners = new Listeners<SocketEvents>();
  #socket: WebSocket | undefined;
  #link: Link;
  #cancelWait = (): void => {};

  /** @param url `ws://127.0.0.1:17845/`, or the same with `http` as discovery gives it */
  constructor(url: string, options: SocketOptions = {}) {
    this.#url = url.replace(/^http/, 'ws');
    this.#options = options;
    this.#after = options.after ?? realTime;
    this.#pending = new Pending(this.#after);
    const { reconnect = false } = options;
    this.#link = idleLink(reconnect === true ? BACKOFF : reconnect || null);
  }

  /** Where the socket is, or was last looked for. */
  get url(): string {
    return this.#url;
  }

  /** Makes a client and opens it. @throws SocketError when nobody accepts */
  static async connect(url: string, options: SocketOptions = {}): Promise<SocketClient> {
    const client = new SocketClient(url, options);
    await client.open();
    return client;
  }

  /** Opens the socket, once. A first failure is yours to handle; reconnecting begins afterwards. @throws SocketError */
  async open(): Promise<void> {
    if (this.#socket !== undefined) throw new SocketError('A socket client is opened once');
    await this.#dial();
    this.#step({ kind: 'opened' });
  }

  /** Starts orders, positions, balances and results of a connection. */
  subscribe = (connectionId: Int64) => this.#send({ type: 'subscribe', data: { connectionId } });

  unsubscribe = (connectionId: Int64) =>
    this.#send({ type: 'unsubscribe', data: { connectionId } });

  /** Starts the public trades of a ticker. */
  subscribeTrades = (connectionId: Int64, ticker: string) =>
    this.#send({ type: 'trade_subscribe', data: { connectionId, ticker } });

  unsubscribeTrades = (connectionId: Int64, ticker: string) =>
    this.#send({ type: 'trade_unsubscribe', data: { connectionId, ticker } });

  /** Starts the order book of a ticker: one snapshot, then updates. */
  subscribeOrderBook = (connectionId: Int64, ticker: string) =>
    this.#send({ type: 'orderbook_subscribe', data: { connectionId, ticker } });

  unsubscribeOrderBook = (connectionId: Int64, ticker: string) =>
    this.#send({ type: 'orderbook_unsubscribe', data: { connectionId, ticker } });

  /** Listens to a message type, or to `close` and `reconnected`; returns what ends it. */
  on<Type extends keyof SocketEvents>(
    type: Type,
    listener: (data: SocketEvents[Type]) => void,
  ): () => void {
    return this.#listeners.on(type, listener);
  }

  off<Type extends keyof SocketEvents>(
    type: Type,
    listener: (data: SocketEvents[Type]) => void,
  ): void {
    this.#listeners.off(type, listener);
  }

  /**
   * The next message of a type that the predicate accepts.
   * @throws TimeoutError after `timeoutMs` milliseconds (default `ackMs`), SocketError when the socket is gone for good
   */
  next<Type extends keyof SocketEvents>(
    type: Type,
    predicate: (data: SocketEvents[Type]) => boolean = () => true,
    timeoutMs = this.#options.ackMs ?? 2000,
  ): Promise<SocketEvents[Type]> {
    return new Promise((resolve, reject) => {
      const stop = [
        this.on(type, (data) => {
          if (!predicate(data)) return;
          settle();
          resolve(data);
        }),
        this.on('close', ({ code, willReconnect }) => {
          if (willReconnect || type === 'close') return;
          settle();
          reject(new SocketError(`Waiting for ${type}: the socket closed with code ${code}`));
        }),
        this.#after(timeoutMs, () => {
          settle();
          reject(new TimeoutError(`No ${type} within ${timeoutMs} ms`));
        }),
      ];
      const settle = (): void => {
        for (const each of stop) each();
      };
    });
  }

  /** Closes for good; resolves when the socket is gone. */
  async close(): Promise<void> {
    const { phase } = this.#link;
    this.#step({ kind: 'closed' });
    this.#cancelWait();
    await this.#sayGoodbye();
    if (phase !== 'waiting' && phase !== 'connecting') return;
    const reason = 'closed while reconnecting';
    this.#listeners.emit('close', { code: 1000, reason, willReconnect: false });
  }

  async #sayGoodbye(): Promise<void> {
    const socket = this.#socket;
    if (socket === undefined || socket.readyState === WebSocket.CLOSED) return;
    const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.close(1000);
    const cancel = this.#after(GOODBYE_MS, () => socket.terminate());
    await gone;
    cancel();
  }

  async #send(command: Command): Promise<void> {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) throw new SocketError('The socket is not open');
    const { ackMs = 2000, dialect = 'camel' } = this.#options;
    const text = encodeMessage(command.type, command.data, dialect);
    // What is to end must not come back when the socket is lost before the acknowledgement.
    if (isEnding(command)) this.#step({ kind: 'noted', command });
    const acknowledged = this.#pending.add(command, ackMs);
    socket.send(text);
    await acknowledged;
    this.#step({ kind: 'noted', command });
  }

  async #redial(): Promise<void> {
    const { locate } = this.#options;
    if (locate !== undefined) this.#url = (await locate()).replace(/^http/, 'ws');
    if (this.#link.phase === 'connecting') await this.#dial();
  }

  /** Listeners are attached before the handshake, so that no frame is early for them. */
  #dial(): Promise<void> {
    const { dial = (url, options) => new WebSocket(url, options) } = this.#options;
    const socket = dial(this.#url, {
      maxPayload: MAX_FRAME_BYTES,
      perMessageDeflate: false,
      // Each frame gets a turn of its own: what awaits an acknowledgement runs before the snapshot
      // that arrived in the same segment is delivered.
      allowSynchronousEvents: false,
    });
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      let stopWatching: (() => void) | undefined;
      const { connectMs = 5000 } = this.#options;
      const giveUp = this.#after(connectMs, () => socket.terminate());
      socket.on('open', () => {
        giveUp();
        stopWatching = watchSilence(this.#after, socket, this.#options.silenceMs ?? 20_000);
        resolve();
      });
      socket.on('message', (data, isBinary) => this.#receive(String(data), isBinary));
      socket.on('error', (cause) => {
        giveUp();
        this.#report('connection', 'socket', reasonOf(cause));
        reject(new SocketError(`${this.url}: ${reasonOf(cause)}`, { cause }));
      });
      socket.on('close', (code, reason) => {
        if (stopWatching === undefined) return;
        stopWatching();
        this.#lost(code, String(reason));
      });
    });
  }

  #receive(text: string, isBinary: boolean): void {
    if (isBinary) {
      this.#report('unreadable', 'frame', 'a binary frame');
      return;
    }
    const { message, problem } = readFrame(text);
    if (problem !== undefined) this.#options.onProblem?.(problem);
    if (message === undefined) return;
    if (isAcknowledgement(message)) this.#pending.acknowledge(message.type, message.data);
    else if (message.type === 'error') this.#pending.refuse(message.data.error);
    this.#listeners.emit(message.type, message.data);
  }

  #lost(code: number, reason: string): void {
    this.#pending.abandon(`The socket closed with code ${code}`);
    this.#step({ kind: 'lost' });
    const willReconnect = this.#link.phase === 'waiting';
    this.#listeners.emit('close', { code, reason, willReconnect });
  }

  #step(event: LinkEvent): void {
    const { link, action } = step(this.#link, event);
    this.#link = link;
    this.#perform(action);
  }

  #perform(action: Action): void {
    if (action.do === 'wait') {
      this.#cancelWait();
      this.#cancelWait = this.#after(action.delayMs, () => this.#step({ kind: 'due' }));
    } else if (action.do === 'connect') {
      this.#redial().then(
        () => this.#step({ kind: 'opened' }),
        () => this.#step({ kind: 'lost' }),
      );
    } else if (action.do === 'resubscribe') {
      void this.#resubscribe(action.commands);
    }
  }

  /** One after the other, so that an error can only mean the one that was sent. */
  async #resubscribe(commands: readonly Command[]): Promise<void> {
    const socket = this.#socket;
    const refused: Command[] = [];
    for (const command of commands) {
      if (!isWanted(this.#link, command)) continue;
      await this.#send(command).catch((error: unknown) => {
        refused.push(command);
        this.#report('connection', command.type, reasonOf(error));
      });
    }
    if (this.#socket !== socket || this.#link.phase !== 'open') return;
    this.#step({ kind: 'resubscribed', refused });
    this.#listeners.emit('reconnected', { subscriptions: commands, refused });
  }

  #report(kind: 'unreadable' | 'connection', where: string, text: string): void {
    this.#options.onProblem?.(problemOf(kind, where, text));
  }
}
