import { moved, stepDown, stepUp } from './grid.js';
import { at, numberAt, readJson, writeJson } from './wire-json.js';

describe('wire JSON', () => {
  it('keeps long integers both ways', () => {
    const text = '{"orderId":9007199254740993,"ticker":"9007199254740993"}';
    expect(writeJson(readJson(text))).toBe(text);
  });

  it('is nothing where there is no JSON', () => {
    expect(readJson('{')).toBeUndefined();
  });

  it('reads names in any case, the exact one first', () => {
    const value = { Orders: [{ Id: 5, ID: 6 }] };
    expect(at(value, 'orders.0.id')).toBe(5);
    expect(at(value, 'orders.0.ID')).toBe(6);
    expect(at(value, 'orders.1.id')).toBeUndefined();
    expect(numberAt(value, 'orders')).toBeNaN();
  });
});

describe('the grid', () => {
  it('stays free of binary tails', () => {
    expect(stepDown(0.3, 0.1)).toBe(0.3);
    expect(stepUp(0.00063, 0.00001)).toBe(0.00063);
    expect(stepUp(0.000631, 0.00001)).toBe(0.00064);
    expect(moved(0.1, 2, 0.1)).toBe(0.3);
    expect(moved(0.0105, 1, 1e-7)).toBe(0.0105001);
  });
});
