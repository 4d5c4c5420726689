import { BookDigest } from './book-digest.js';

const ask = (price: string, size: string) => ({ price, size, type: 'Ask' }) as const;
const bid = (price: string, size: string) => ({ price, size, type: 'Bid' }) as const;
const bestAsk = (price: string, size: string) => ({ price, size, type: 'BestAsk' }) as const;

describe('a digest of book updates', () => {
  it('keeps the newest total of each level, in the order of a book', () => {
    const digest = new BookDigest();
    digest.add([ask('10', '1'), ask('9', '2'), bid('7', '1')]);
    digest.add([ask('10', '0'), bid('8', '3'), bid('7', '4')]);
    expect(digest.updates()).toEqual([ask('9', '2'), ask('10', '0'), bid('8', '3'), bid('7', '4')]);
  });

  it('tells a best level that was not changed itself', () => {
    const digest = new BookDigest();
    digest.add([ask('10', '0'), bestAsk('11', '5')]);
    digest.add([bid('7', '1')]);
    expect(digest.updates()).toEqual([ask('10', '0'), bid('7', '1'), bestAsk('11', '5')]);
  });

  it('does not tell of a best level that vanished and left its side empty', () => {
    const digest = new BookDigest();
    digest.add([ask('10', '0'), ask('11', '5'), bestAsk('11', '5')]);
    digest.add([ask('11', '0')]);
    expect(digest.updates()).toEqual([ask('10', '0'), ask('11', '0')]);
  });
});
