/** The open sockets, each with what it is subscribed to. */
import { byId, el, empty, setText } from './dom.js';
import type { Socket } from './shapes.js';

const NOTHING = 'No client is connected. Sockets appear here with what they are subscribed to.';

export class SocketsPanel {
  readonly #host = byId('sockets');
  readonly #count = byId('sockets-count');
  #shown = '';

  constructor() {
    this.show([]);
  }

  show(sockets: readonly Socket[]): void {
    const shown = JSON.stringify(sockets);
    if (shown === this.#shown) return;
    this.#shown = shown;
    setText(this.#count, sockets.length > 0 ? `${sockets.length} open` : '');
    const { scrollTop } = this.#host;
    this.#host.replaceChildren(...(sockets.length > 0 ? sockets.map(card) : [empty(NOTHING)]));
    this.#host.scrollTop = scrollTop;
  }
}

function card(socket: Socket): HTMLElement {
  const { id, userAgent, state, queuedFrames, sentFrames, receivedFrames, subscriptions } = socket;
  const waiting = queuedFrames > 0 ? ` · ${queuedFrames} waiting` : '';
  return el(
    'div',
    { class: 'socket', title: `${userAgent ?? ''}\nopened ${socket.openedAt}`.trim() },
    el('b', {}, id),
    el('span', { class: state === 'open' ? 'badge' : 'badge warn' }, state),
    el('span', { class: 'muted' }, `${sentFrames} sent · ${receivedFrames} received${waiting}`),
    el(
      'div',
      { class: 'chips' },
      ...(subscriptions.length > 0
        ? subscriptions.map((key) => el('span', { class: 'chip' }, key))
        : [el('span', { class: 'muted' }, 'subscribed to nothing')]),
    ),
  );
}
