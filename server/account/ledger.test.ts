import { Ledger } from './ledger.js';

describe('a ledger', () => {
  it('keeps total = free + locked', () => {
    const ledger = new Ledger();
    ledger.deposit('USDT', 100n);
    ledger.reserve('USDT', 30n);
    expect([ledger.total('USDT'), ledger.free('USDT'), ledger.locked('USDT')]).toEqual([
      100n,
      70n,
      30n,
    ]);
    ledger.release('USDT', 10n);
    expect(ledger.free('USDT')).toBe(80n);
  });

  it('moves free funds to another ledger', () => {
    const from = new Ledger();
    const to = new Ledger();
    from.deposit('BTC', 5n);
    from.transfer(to, 'BTC', 2n);
    expect([from.total('BTC'), to.total('BTC')]).toEqual([3n, 2n]);
    expect(to.assets).toEqual(['BTC']);
  });

  it('throws rather than let free funds become negative', () => {
    const ledger = new Ledger();
    ledger.deposit('USDT', 5n);
    ledger.reserve('USDT', 5n);
    expect(() => ledger.transfer(new Ledger(), 'USDT', 1n)).toThrow('Free USDT is negative');
    expect(() => new Ledger().reserve('USDT', 1n)).toThrow('Free USDT is negative');
    expect(() => new Ledger().release('USDT', 1n)).toThrow('Locked USDT is negative');
  });

  it('lets the house owe', () => {
    const house = new Ledger({ mayOwe: true });
    house.transfer(new Ledger(), 'USDT', 7n);
    expect(house.total('USDT')).toBe(-7n);
  });
});
