import { timesPrinted } from './prints.js';

const trade = (size: number, price: number, side = 'Buy') => ({ size, price, side });
const fill = { side: 'Buy', size: 3, price: 11 };

describe('the search for the prints of a fill', () => {
  it('finds one print and several that add up', () => {
    expect(timesPrinted([trade(3, 11)], fill)).toBe(1);
    expect(timesPrinted([trade(2, 10), trade(1, 13)], fill)).toBe(1);
  });

  it('overlooks what others trade before, after and on the other side', () => {
    const trades = [trade(1, 9), trade(2, 10), trade(7, 9, 'Sell'), trade(1, 13), trade(3, 12)];
    expect(timesPrinted(trades, fill)).toBe(1);
  });

  it('misses a wrong price, a wrong size and a wrong side', () => {
    expect(timesPrinted([trade(3, 12)], fill)).toBe(0);
    expect(timesPrinted([trade(2, 11)], fill)).toBe(0);
    expect(timesPrinted([trade(3, 11, 'Sell')], fill)).toBe(0);
  });

  it('counts a fill that is printed twice', () => {
    expect(timesPrinted([trade(3, 11), trade(3, 11)], fill)).toBe(2);
  });
});
