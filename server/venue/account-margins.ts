/** What each account must lock: margin of its positions and of the opening parts of its resting orders. */
import type { Account } from '../account/account.js';
import { abs, type Position } from '../account/position.js';
import type { Lots } from '../engine/types.js';
import type { Instrument } from './instrument.js';
import { OpeningBook, type RestingPart } from './opening-book.js';

/**
 * How positions are paid for: `margin` locks their cost divided by leverage and pays out profits; `premium`
 * (options) pays the price when it is bought: a long locks nothing more, a short locks what it received and as
 * much again of its own.
 */
export type Style = 'margin' | 'premium';

interface Share {
  readonly instrument: Instrument;
  readonly book: OpeningBook;
  /** As of the last assessment. */
  margin: bigint;
}

interface Shares {
  readonly byInstrument: Map<Instrument, Share>;
  readonly sums: Map<string, bigint>;
}

export class AccountMargins {
  readonly #style: Style;
  readonly #accounts = new Map<Account, Shares>();

  constructor(style: Style) {
    this.#style = style;
  }

  /** Changes how much of the order rests. */
  rest(account: Account, instrument: Instrument, order: RestingPart, lots: number): void {
    this.#share(account, instrument).book.change(order, lots);
  }

  /** Margin of all instruments that settle in the asset, as of their last assessments. */
  total(account: Account, asset: string): bigint {
    return this.#shares(account).sums.get(asset) ?? 0n;
  }

  /** Margin of the instrument as things are, which is what counts from now on. */
  assess(account: Account, instrument: Instrument): bigint {
    const share = this.#share(account, instrument);
    const position = account.position(instrument.ticker);
    const margin = this.#marginOf(account, position, share.book.opening(position?.lots ?? 0n));
    const { sums } = this.#shares(account);
    const asset = instrument.settleAsset;
    sums.set(asset, (sums.get(asset) ?? 0n) - share.margin + margin);
    share.margin = margin;
    return margin;
  }

  /** Margin of the instrument with another position and, maybe, a further resting order. */
  foresee(
    account: Account,
    instrument: Instrument,
    position: Position | undefined,
    further: { readonly order: RestingPart; readonly lots: Lots } | undefined,
  ): bigint {
    const { book } = this.#share(account, instrument);
    const net = position?.lots ?? 0n;
    const opening =
      further === undefined
        ? book.opening(net)
        : book.openingWith(net, further.order, further.lots);
    return this.#marginOf(account, position, opening);
  }

  #marginOf({ leverage }: Account, position: Position | undefined, opening: bigint): bigint {
    const cost = position?.cost ?? 0n;
    if (this.#style === 'premium') return opening + (cost < 0n ? -2n * cost : 0n);
    return (abs(cost) + opening + leverage - 1n) / leverage;
  }

  #share(account: Account, instrument: Instrument): Share {
    const { byInstrument } = this.#shares(account);
    let share = byInstrument.get(instrument);
    if (share === undefined) {
      const book = new OpeningBook((ticks, lots) => instrument.notional(ticks, lots));
      share = { instrument, book, margin: 0n };
      byInstrument.set(instrument, share);
    }
    return share;
  }

  #shares(account: Account): Shares {
    let shares = this.#accounts.get(account);
    if (shares === undefined) {
      shares = { byInstrument: new Map(), sums: new Map() };
      this.#accounts.set(account, shares);
    }
    return shares;
  }
}
