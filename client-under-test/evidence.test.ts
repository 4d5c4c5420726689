import { Evidence } from './evidence.js';

const sizes = () =>
  new Evidence<number>({
    agrees: (known, listed) => known === (listed ?? 0),
    unlisted: () => 0,
  });
const all = (): boolean => true;

describe('Evidence', () => {
  it('believes the stream at once', () => {
    const evidence = sizes();
    evidence.told('a', 5);
    expect(evidence.get('a')).toBe(5);
  });

  it('believes a list about what no stream told', () => {
    const evidence = sizes();
    expect(evidence.listed(new Map([['a', 5]]), all, evidence.now)).toBe(true);
    expect(evidence.listed(new Map([['a', 6]]), all, evidence.now)).toBe(true);
    expect(evidence.get('a')).toBe(6);
  });

  it('asks again when a list contradicts the stream, and then believes the list', () => {
    const evidence = sizes();
    evidence.told('a', 5);
    expect(evidence.listed(new Map(), all, evidence.now)).toBe(false);
    expect(evidence.get('a')).toBe(5);
    expect(evidence.listed(new Map(), all, evidence.now)).toBe(true);
    expect(evidence.get('a')).toBe(0);
  });

  it('forgets a contradiction when the next list agrees', () => {
    const evidence = sizes();
    evidence.told('a', 5);
    evidence.listed(new Map(), all, evidence.now);
    evidence.listed(new Map([['a', 5]]), all, evidence.now);
    expect(evidence.listed(new Map(), all, evidence.now)).toBe(false);
    expect(evidence.get('a')).toBe(5);
  });

  it('ignores a list that was asked for before the stream spoke', () => {
    const evidence = sizes();
    const askedAt = evidence.now;
    evidence.told('a', 5);
    expect(evidence.listed(new Map([['a', 1]]), all, askedAt)).toBe(true);
    expect(evidence.listed(new Map([['a', 1]]), all, askedAt)).toBe(true);
    expect(evidence.get('a')).toBe(5);
  });

  it('believes the first list once the socket was lost', () => {
    const evidence = sizes();
    evidence.told('a', 5);
    evidence.distrust();
    expect(evidence.listed(new Map(), all, evidence.now)).toBe(true);
    expect(evidence.get('a')).toBe(0);
  });

  it('leaves alone what a list does not concern', () => {
    const evidence = sizes();
    evidence.told('a', 5);
    const none = (): boolean => false;
    evidence.listed(new Map(), none, evidence.now);
    evidence.listed(new Map(), none, evidence.now);
    expect(evidence.get('a')).toBe(5);
  });
});
