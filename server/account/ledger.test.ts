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

  it('locks what it is asked for, or all there is', () => {
    const { of } = fundsOf(100);
    of.lock(30);
    expect([of.free, of.locked]).toEqual([70n, 30n]);
    of.lock(10);
    expect([of.free, of.locked]).toEqual([90n, 10n]);
    of.lock(2n ** 70n);
    expect([of.free, of.locked]).toEqual([0n, 100n]);
  });

  it('holds what is free and locked together', () => {
    const { of } = fundsOf(100);
    of.lock(60);
    expect([of.holds(100), of.holds(101), of.holds(2n ** 70n), of.holds(-1)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('knows whether it is what it was when it was noted', () => {
    const { ledger, of } = fundsOf(100);
    ledger.note();
    of.lock(60);
    expect(ledger.isAsNoted).toBe(false);
    of.lock(0);
    expect(ledger.isAsNoted).toBe(true);
    ledger.deposit('BTC', 1);
    expect(ledger.isAsNoted).toBe(false);
  });
});

function fundsOf(atoms: number) {
  const ledger = new Ledger();
  ledger.deposit('USDT', atoms);
  return { ledger, of: ledger.of('USDT') };
}
