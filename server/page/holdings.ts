/** Positions and balances of the chosen connection. */
import { byId } from './dom.js';
import { average, money, plain, signed } from './format.js';
import type { Balance, Position } from './shapes.js';
import { Table } from './table.js';

const tone = (value: number | null): string =>
  value === null || value === 0 ? '' : value > 0 ? 'buy' : 'sell';

export class PositionsPanel {
  readonly #table = new Table<Position>(
    byId('positions'),
    [
      { name: 'Ticker', cell: ({ ticker }) => ticker },
      {
        name: 'Size',
        isNumber: true,
        cell: ({ side, size }) => `${side === 'Sell' ? '−' : ''}${plain(size)}`,
        className: ({ side }) => side.toLowerCase(),
      },
      { name: 'Entry', isNumber: true, cell: ({ avgPrice }) => average(avgPrice) },
      {
        name: 'Unrealised',
        isNumber: true,
        cell: ({ unrealised }) => (unrealised === null ? '–' : signed(unrealised)),
        className: ({ unrealised }) => tone(unrealised),
      },
      {
        name: 'Realised',
        isNumber: true,
        cell: ({ realised }) => signed(realised),
        className: ({ realised }) => tone(realised),
      },
      { name: 'Fees', isNumber: true, cell: ({ fee }) => money(fee) },
    ],
    'Flat: no position on this connection.',
  );

  show(positions: readonly Position[]): void {
    this.#table.show(positions);
  }
}

export class BalancesPanel {
  readonly #table = new Table<Balance>(
    byId('balances'),
    [
      { name: 'Asset', cell: ({ coin }) => coin },
      {
        name: 'Free',
        isNumber: true,
        cell: ({ free }) => money(free),
        title: ({ total, coin }) => `${plain(total)} ${coin} in all`,
      },
      {
        name: 'Locked',
        isNumber: true,
        cell: ({ locked }) => (locked === 0 ? '–' : money(locked)),
      },
    ],
    'This connection holds nothing.',
  );

  show(balances: readonly Balance[]): void {
    this.#table.show(balances);
  }
}
