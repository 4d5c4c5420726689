/** What others may see of positions, balances and results: decimals instead of atoms. */
import type { Account } from '../account/account.js';
import { abs } from '../account/atoms.js';
import { finresOf } from '../account/finres.js';
import type { Ledger } from '../account/ledger.js';
import type { Position } from '../account/position.js';
import type { Assets } from './assets.js';
import type { BalanceView, FinresView, PositionView } from './facts.js';
import type { Instrument } from './instrument.js';

/** A closed position shows the averages that it had before its last fill. */
export function positionView(instrument: Instrument, position: Position): PositionView {
  const { number, lots, paid, status, shown } = position.view;
  // The minus sign of inverse notionals is only bookkeeping.
  const average = (fine: bigint): string =>
    instrument.averageText(instrument.isInverse ? -fine : fine, shown.lots);
  return {
    number,
    ticker: instrument.ticker,
    side: shown.lots > 0n ? 'buy' : 'sell',
    size: instrument.sizeText(abs(lots)),
    avgPriceFix: average(shown.fix),
    avgPriceDyn: average(shown.dyn),
    realised: instrument.assets.text(instrument.settleAsset, paid),
    status,
  };
}

export function balanceViews({ ledger }: Account, assets: Assets): readonly BalanceView[] {
  return ledger.assets.map((coin) => ({
    coin,
    total: assets.text(coin, ledger.total(coin)),
    free: assets.text(coin, ledger.free(coin)),
    locked: assets.text(coin, ledger.locked(coin)),
  }));
}

export function finresViews(account: Account, assets: Assets): readonly FinresView[] {
  return finresOf(account).map(({ currency, ...atoms }) => ({
    currency,
    result: assets.text(currency, atoms.result),
    fee: assets.text(currency, atoms.fee),
    funds: assets.text(currency, atoms.funds),
    available: assets.text(currency, atoms.available),
    blocked: assets.text(currency, atoms.blocked),
  }));
}

/** Every asset of a ledger as text. */
export const fundsText = (ledger: Ledger, assets: Assets): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ledger.assets.map((asset) => [asset, assets.text(asset, ledger.total(asset))]),
  );
