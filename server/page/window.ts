/** What the user's window shows, and what change-ticker and combo came to. */
import { byId, el, empty } from './dom.js';
import { timeOf } from './format.js';
import type { Ui, UiRequest } from './shapes.js';

const MAX_ROWS = 30;

const NOTHING =
  'Nothing has been asked of the window. POST /api/change-ticker and combo show here.';

export class WindowPanel {
  readonly #host = byId('window');
  readonly #active = byId('window-active');
  #shown = '';

  show(ui: Ui): void {
    const shown = JSON.stringify(ui);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { active, bindings, log } = ui;
    this.#active.textContent = `shows ${active.ticker} of connection ${active.connectionId}`;
    const rows = log.slice(-MAX_ROWS).reverse().map(row);
    this.#host.replaceChildren(
      ...(rows.length > 0 ? rows : [empty(NOTHING)]),
      el(
        'div',
        { class: 'chips' },
        el('span', { class: 'muted' }, 'bindings'),
        ...bindings.map(({ name, panels }) =>
          el(
            'span',
            {
              class: 'chip',
              title: 'A binding (group of panels that show one ticker) and its panels',
            },
            `${name}: ${panels.join(', ')}`,
          ),
        ),
      ),
    );
  }
}

function row({ at, do: what, asked, resolved, fallback, panels }: UiRequest): HTMLElement {
  const result =
    resolved === null
      ? el('span', { class: 'sell' }, 'refused')
      : el('span', {}, `→ ${resolved.ticker} · ${resolved.connectionId}`);
  return el(
    'div',
    { class: 'asked', title: JSON.stringify(asked) },
    el('span', { class: 'time' }, timeOf(at).slice(0, 8)),
    el('b', {}, what),
    el('span', { class: 'pattern' }, askedText(asked)),
    result,
    fallback ? el('span', { class: 'badge warn' }, 'another market') : null,
    el('span', { class: 'muted' }, panels.join(', ')),
  );
}

const askedText = (asked: Readonly<Record<string, unknown>>): string =>
  Object.values(asked)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .join(' ');
