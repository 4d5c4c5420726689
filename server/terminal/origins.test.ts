import { VirtualClock } from '../ambient/virtual-clock.js';
import type { OrderStatus, OrderView, VenueFact } from '../venue/facts.js';
import { Hub } from './hub.js';

const ORDER = { number: 7, size: '1', filledSize: '0' } as OrderView;

const fact = (account: string, status: OrderStatus, number = 7): VenueFact => ({
  kind: 'order',
  account,
  order: { ...ORDER, number, status },
});
const balance = (account: string): VenueFact => ({ kind: 'balance', account });

let hub: Hub;
let causes: (number | null)[];
beforeEach(() => {
  hub = new Hub(new VirtualClock(0), null);
  causes = [];
  hub.subscribe({ handle: ({ cause }) => causes.push(cause) });
});

const publish = (facts: readonly VenueFact[], cause: number | null): readonly (number | null)[] => {
  causes = [];
  hub.publish('venue', facts, cause);
  hub.drain();
  return causes;
};

describe('facts without a request of their own', () => {
  it('go back to the request that placed the order', () => {
    publish([fact('ann', 'new'), fact('ann', 'open')], 41);
    expect(publish([fact('ann', 'open'), balance('ann')], null)).toEqual([41, 41]);
    expect(publish([fact('ann', 'closed')], null)).toEqual([41]);
    expect(publish([fact('ann', 'open')], null)).toEqual([null]);
  });

  it('go back to nothing where no order is concerned', () => {
    publish([fact('ann', 'new')], 41);
    publish([fact('ann', 'open')], null);
    expect(publish([balance('ann')], null)).toEqual([null]);
    expect(publish([fact('bob', 'open'), balance('bob')], null)).toEqual([null, null]);
  });

  it('are not those of the request that met a resting order', () => {
    publish([fact('ann', 'new')], 41);
    expect(publish([fact('bob', 'new', 8), fact('ann', 'open')], 50)).toEqual([50, 50]);
    expect(publish([fact('ann', 'closed'), fact('bob', 'closed', 8)], null)).toEqual([41, 50]);
  });
});
