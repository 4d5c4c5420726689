/** Which units tell of a book. */
import type { JournalEntry } from '../../journal/journal.js';

export const isBookUpdate = ({ name }: JournalEntry): boolean => name === 'orderbook_update';

export const isBook = (about: JournalEntry): boolean =>
  isBookUpdate(about) || about.name === 'orderbook_snapshot';
