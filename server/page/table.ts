/** Tables whose rows are replaced as a whole, but only when what they show has changed. */
import { el, empty } from './dom.js';

export interface Column<Item> {
  readonly name: string;
  /** Numbers stand to the right. */
  readonly isNumber?: boolean;
  readonly cell: (item: Item) => string | Node;
  readonly className?: (item: Item) => string;
  readonly title?: (item: Item) => string;
}

export class Table<Item> {
  #shown = '';

  constructor(
    readonly host: HTMLElement,
    readonly columns: readonly Column<Item>[],
    readonly whenEmpty: string,
    readonly rowClass: (item: Item) => string = () => '',
  ) {}

  show(items: readonly Item[], key: unknown = items): void {
    const shown = JSON.stringify(key);
    if (shown === this.#shown) return;
    this.#shown = shown;
    if (items.length === 0) {
      this.host.replaceChildren(empty(this.whenEmpty));
      return;
    }
    const { scrollTop } = this.host;
    const head = el(
      'tr',
      {},
      ...this.columns.map(({ name, isNumber }) => headCell(name, isNumber)),
    );
    const rows = items.map((item) =>
      el(
        'tr',
        { class: this.rowClass(item) },
        ...this.columns.map((column) => cellOf(column, item)),
      ),
    );
    this.host.replaceChildren(el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows)));
    this.host.scrollTop = scrollTop;
  }
}

const headCell = (name: string, isNumber = false): HTMLElement =>
  el('th', { class: isNumber ? 'number' : '', attributes: { scope: 'col' } }, name);

function cellOf<Item>(column: Column<Item>, item: Item): HTMLElement {
  const { isNumber = false, className, title } = column;
  const names = [isNumber ? 'number' : '', className?.(item) ?? ''].join(' ').trim();
  const content = column.cell(item);
  const text = title?.(item) ?? (typeof content === 'string' ? content : '');
  return el('td', { class: names, title: text }, content);
}
