/** The journal panel: newest group on top, each entry opens to its whole text. */
import { byId, el, empty } from './dom.js';
import { query, read } from './door.js';
import { elapsed } from './format.js';
import type { Entry } from './shapes.js';
import { type Group, isMarketData, type Line, summaryOf, Timeline } from './timeline.js';

const NOTHING =
  'Nothing yet. Every request, reply and frame appears here, indented under what caused it.';

const CHANNELS = { rest: 'REST', ws: 'WS', world: 'world', control: 'door' } as const;
const ARROWS = { in: '→', out: '←', none: '•' } as const;

export class JournalPanel {
  readonly #host = byId('journal');
  readonly #toggle = byId<HTMLInputElement>('market-data');
  readonly #timeline = new Timeline();
  readonly #elements = new Map<number, HTMLElement>();

  constructor() {
    this.#toggle.addEventListener('change', () => this.#filter());
    this.#filter();
    this.clear();
  }

  clear(): void {
    this.#timeline.clear();
    this.#elements.clear();
    this.#host.replaceChildren(empty(NOTHING));
  }

  add(entries: readonly Entry[], skipped: number): void {
    if (entries.length === 0) return;
    const isAtTop = this.#host.scrollTop < 8;
    const from = this.#host.scrollHeight - this.#host.scrollTop;
    if (skipped > 0) this.#gap(skipped);
    for (const group of this.#timeline.add(entries)) this.#draw(group);
    this.#host.querySelector('.empty')?.remove();
    const kept = new Set(this.#timeline.groups.map(({ root }) => root));
    for (const [root, element] of this.#elements) {
      if (kept.has(root)) continue;
      element.remove();
      this.#elements.delete(root);
    }
    const { groups } = this.#timeline;
    while (this.#host.childElementCount > groups.length + MAX_GAPS)
      this.#host.lastElementChild?.remove();
    // Whoever reads further down keeps his place.
    if (!isAtTop) this.#host.scrollTop = this.#host.scrollHeight - from;
  }

  toggleMarketData(): void {
    this.#toggle.checked = !this.#toggle.checked;
    this.#filter();
  }

  #filter(): void {
    this.#host.classList.toggle('without-market', !this.#toggle.checked);
  }

  /** Gaps that follow each other are one. */
  #gap(skipped: number): void {
    const first = this.#host.firstElementChild as HTMLElement | null;
    const before = Number(first?.dataset.skipped ?? 0);
    if (before > 0) first?.remove();
    this.#host.prepend(gapOf(before + skipped));
  }

  #draw(group: Group): void {
    const { root, lines } = group;
    const isWithoutRoot = lines[0]?.entry.id !== root;
    const drawn = el(
      'div',
      { class: isMarketData(group) ? 'group market' : 'group' },
      isWithoutRoot ? el('div', { class: 'more' }, `what entry ${root} caused`) : null,
      ...lines.map((line) => row(line, lines[0]?.entry.ms ?? 0)),
    );
    const old = this.#elements.get(root);
    const isRead = old?.querySelector('.whole') !== null && old !== undefined;
    if (isRead) appendNew(old, drawn);
    else old?.remove();
    const element = isRead ? old : drawn;
    this.#elements.set(root, element);
    this.#host.prepend(element);
  }
}

/** An entry that somebody reads stays open while its group grows. */
function appendNew(old: HTMLElement, drawn: HTMLElement): void {
  const idOf = (element: Element): string | undefined => (element as HTMLElement).dataset.id;
  const known = new Set([...old.children].map(idOf));
  old.append(...[...drawn.children].filter((each) => !known.has(idOf(each))));
}

/** Marks of what was too much to show. */
const MAX_GAPS = 30;

function gapOf(skipped: number): HTMLElement {
  const gap = el('div', { class: 'more' }, `… ${skipped} more entries; GET /journal has them`);
  gap.dataset.skipped = `${skipped}`;
  return gap;
}

/** @param since when its group began, in milliseconds */
function row({ entry, depth }: Line, since: number): HTMLElement {
  const { id, ms, channel, dir, name, status, fault, delivered, hints, sessions } = entry;
  const isBad = (status !== null && status >= 400) || name === 'error';
  const line = el(
    'button',
    {
      class: `entry depth-${depth} ${channel} ${isBad ? 'bad' : ''}`,
      title: `Entry ${id}; open it for its text`,
      attributes: { type: 'button', 'aria-expanded': 'false' },
      onClick: () => void open(line, entry),
    },
    el('span', { class: 'time' }, depth === 0 ? elapsed(ms) : later(ms - since)),
    el('span', { class: `channel ${channel}` }, CHANNELS[channel]),
    el('span', { class: 'arrow' }, ARROWS[dir]),
    el('b', {}, name),
    el('span', { class: 'summary' }, summaryOf(entry)),
    fault === null ? null : el('span', { class: 'badge warn' }, `fault ${fault}`),
    delivered ? null : el('span', { class: 'badge warn', title: 'It was not delivered' }, 'lost'),
    hints.length === 0
      ? null
      : el('span', { class: 'badge hint', title: hints.join('\n') }, 'hint'),
    sessions.length === 0
      ? null
      : el('span', { class: 'muted', title: sessions.join(' ') }, to(sessions)),
  );
  line.dataset.id = `${id}`;
  return line;
}

/** Whom it reached. */
const to = (sessions: readonly string[]): string =>
  sessions.length > 2 ? `${sessions.length} sockets` : sessions.join(' ');

/** What comes after its cause says how much later. */
const later = (ms: number): string =>
  ms < 1 ? '' : `+${ms < 10_000 ? `${Math.round(ms)} ms` : elapsed(ms)}`;

async function open(line: HTMLElement, entry: Entry): Promise<void> {
  const shown = line.nextElementSibling;
  if (shown?.classList.contains('whole')) {
    shown.remove();
    line.setAttribute('aria-expanded', 'false');
    return;
  }
  const whole = el('pre', { class: 'whole' }, 'reading …');
  whole.dataset.id = `${entry.id} whole`;
  line.setAttribute('aria-expanded', 'true');
  line.after(whole);
  try {
    const page = await read(`/journal?${query({ after: entry.id - 1, limit: 1 })}`);
    const [found] = (page as { entries: readonly Entry[] }).entries;
    whole.textContent = found?.id === entry.id ? wholeText(found) : 'The journal has forgotten it.';
  } catch (error) {
    whole.textContent = (error as Error).message;
  }
}

const MAX_TEXT = 20_000;

function wholeText({ id, at, cause, text = '', hints, orderId }: Entry): string {
  const facts = [
    `entry ${id} at ${at}`,
    cause === null ? '' : `caused by ${cause}`,
    orderId === null ? '' : `order ${orderId}`,
  ].filter((fact) => fact !== '');
  const body = text === '' ? '(no text)' : text.slice(0, MAX_TEXT);
  return [facts.join(', '), ...hints.map((hint) => `hint: ${hint}`), body].join('\n');
}
