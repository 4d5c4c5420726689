/** Fault switches: what is on, and common faults to add with one click. */

import { button, byId, el, empty, setText } from './dom.js';
import { post, type Refused, remove } from './door.js';
import type { Fault } from './shapes.js';

/** Each as `POST /faults` takes it. */
const COMMON: readonly { readonly name: string; readonly title: string; readonly fault: object }[] =
  [
    {
      name: 'Slow replies',
      title: 'Every reply comes 500 ms late',
      fault: { kind: 'latency', with: { ms: 500 } },
    },
    {
      name: 'Next reply lost',
      title: 'The next order is accepted, and its reply is lost',
      fault: {
        kind: 'ambiguous',
        count: 1,
        // biome-ignore lint/suspicious/noThenProperty: the door names it so.
        with: { point: 'after-accept', then: 'reset' },
      },
    },
    {
      name: 'Replies 503',
      title: 'Every reply has status 503',
      fault: { kind: 'status', with: { status: 503 } },
    },
    {
      name: 'Rejects',
      title: 'The exchange refuses every order',
      fault: { kind: 'reject', with: { text: 'Rejected by a fault' } },
    },
    {
      name: 'Drop frames',
      title: 'One frame in ten never arrives',
      fault: { kind: 'drop', on: 'ws.out', probability: 0.1 },
    },
    {
      name: 'Duplicates',
      title: 'Every frame arrives twice',
      fault: { kind: 'duplicate', on: 'ws.out', with: { times: 2 } },
    },
    {
      name: 'Book gap',
      title: 'Three updates of the book are left out',
      fault: { kind: 'gap', count: 1, with: { updates: 3 } },
    },
    {
      name: 'Close sockets',
      title: 'Every socket is closed once',
      fault: { kind: 'close', count: 1, with: { code: 1012, reason: 'restart' } },
    },
  ];

const NOTHING = 'No fault is on. Add one, and see how the bot takes it.';
const MISSING = 'This mock has no fault switches.';

export class FaultsPanel {
  readonly #host = byId('faults');
  readonly #count = byId('faults-count');
  readonly #menu = byId('faults-menu');
  #shown = '';

  constructor(readonly attempt: (work: () => Promise<unknown>) => void) {
    this.#menu.append(
      ...COMMON.map(({ name, title, fault }) =>
        button(`+ ${name}`, () => this.attempt(() => post('/faults', fault)), title, 'add'),
      ),
    );
    byId('faults-clear').addEventListener('click', () => this.attempt(() => remove('/faults')));
  }

  show(faults: readonly Fault[]): void {
    this.#menu.hidden = false;
    byId('faults-clear').hidden = faults.length < 2;
    const shown = JSON.stringify(faults);
    if (shown === this.#shown) return;
    this.#shown = shown;
    setText(this.#count, faults.length > 0 ? `${faults.length} on` : '');
    const rows = faults.map((fault) => this.#row(fault));
    this.#host.replaceChildren(...(rows.length > 0 ? rows : [empty(NOTHING)]));
  }

  refused({ status, message }: Refused): void {
    this.#shown = '';
    this.#menu.hidden = true;
    this.#host.replaceChildren(empty(status === 404 ? MISSING : message));
  }

  focus(): void {
    this.#menu.querySelector('button')?.focus();
  }

  #row(fault: Fault): HTMLElement {
    const { id, kind, on, count, hits, probability = 1 } = fault;
    const withText = Object.entries(fault.with ?? {})
      .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
      .join(', ');
    const limits = [
      on ?? '',
      withText,
      probability < 1 ? `${probability * 100} %` : '',
      typeof count === 'number' ? `at most ${count}×` : '',
    ].filter((each) => each !== '');
    const path = `/faults/${encodeURIComponent(id)}`;
    return el(
      'div',
      { class: 'fault', title: JSON.stringify(fault) },
      el('b', {}, kind),
      el('span', { class: 'muted what' }, limits.join(' · ')),
      el('span', { class: hits > 0 ? 'badge warn' : 'badge' }, `hit ${hits}×`),
      button('Remove', () => this.attempt(() => remove(path)), `Remove ${id}`),
    );
  }
}
