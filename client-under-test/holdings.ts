/** Positions and balances of connections, from the stream and from lists. */
import type {
  Balance,
  BalanceUpdateEvent,
  Decimal,
  Position,
  PositionUpdateEvent,
} from '../schemas/index.js';
import { Evidence } from './evidence.js';
import { sideWord } from './order-tracker.js';

export interface Held {
  readonly connectionId: number;
  readonly ticker: string;
  readonly side: string;
  /** 0 when the position is closed. */
  readonly size: Decimal;
  readonly avgPrice: Decimal;
}

export interface Funds extends Balance {
  readonly connectionId: number;
}

export class Holdings {
  readonly #positions = new Evidence<Held>({
    agrees: (known, listed) =>
      Number(known.size) === Number(listed?.size ?? 0) &&
      (listed === undefined || (known.side === listed.side && known.avgPrice === listed.avgPrice)),
    unlisted: (known) => ({ ...known, size: 0 }),
  });
  readonly #balances = new Evidence<Funds>({
    agrees: (known, listed) =>
      listed !== undefined && known.total === listed.total && known.free === listed.free,
    unlisted: (known) => ({ ...known, total: 0, free: 0, locked: 0 }),
  });

  /** Open ones. */
  get positions(): readonly Held[] {
    return this.#positions.values().filter(({ size }) => Number(size) !== 0);
  }

  get balances(): readonly Funds[] {
    return this.#balances.values();
  }

  /** To be kept when lists are asked for. */
  get now(): { readonly positions: number; readonly balances: number } {
    return { positions: this.#positions.now, balances: this.#balances.now };
  }

  positionTold({ connectionId, ticker, side, size, avgPrice, status }: PositionUpdateEvent): void {
    const left = status === 'Closed' ? 0 : size;
    const held = { connectionId: Number(connectionId), ticker, side, size: left, avgPrice };
    this.#positions.told(`${connectionId} ${ticker}`, held);
  }

  balancesTold({ connectionId, balances }: BalanceUpdateEvent): void {
    for (const each of balances) {
      const funds = { ...each, connectionId: Number(connectionId) };
      this.#balances.told(`${connectionId} ${each.coin}`, funds);
    }
  }

  /** @returns false when a list contradicts the stream for the first time */
  listed(
    connectionId: number,
    { positions, balances }: { positions: readonly Position[]; balances: readonly Balance[] },
    askedAt: { readonly positions: number; readonly balances: number },
  ): boolean {
    const mine = (known: { readonly connectionId: number }) => known.connectionId === connectionId;
    const held = positions.map(({ ticker, side, size, avgPrice }) => {
      const position = { connectionId, ticker, side: sideWord(side), size, avgPrice };
      return [`${connectionId} ${ticker}`, position] as const;
    });
    const funds = balances.map(
      (each) => [`${connectionId} ${each.coin}`, { ...each, connectionId }] as const,
    );
    const isHeld = this.#positions.listed(new Map(held), mine, askedAt.positions);
    return this.#balances.listed(new Map(funds), mine, askedAt.balances) && isHeld;
  }

  distrust(): void {
    this.#positions.distrust();
    this.#balances.distrust();
  }
}
