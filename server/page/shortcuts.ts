/** What each key does. */
import type { ClockPanel } from './clock.js';
import { byId } from './dom.js';
import type { FaultsPanel } from './faults.js';
import type { JournalPanel } from './journal.js';
import type { Shortcut } from './keys.js';
import type { Themes } from './theme.js';

export interface Steered {
  readonly clock: ClockPanel;
  readonly journal: JournalPanel;
  readonly faults: FaultsPanel;
  readonly themes: Themes;
}

export const shortcuts = ({ clock, journal, faults, themes }: Steered): readonly Shortcut[] => [
  { key: 'c', says: 'Choose a connection', act: () => byId('connection').focus() },
  { key: 'k', says: 'Choose a ticker', act: () => byId('ticker').focus() },
  { key: ' ', says: 'Let virtual time flow, or pause it', act: () => clock.toggle() },
  { key: '.', says: 'Step 100 ms', act: () => clock.step(100) },
  { key: '>', says: 'Step 1 s', act: () => clock.step(1000) },
  { key: 'n', says: 'Step to what is due next', act: () => clock.stepToNext() },
  {
    key: 'm',
    says: 'Market data in the journal: show, hide',
    act: () => journal.toggleMarketData(),
  },
  { key: 'f', says: 'Go to the fault switches', act: () => faults.focus() },
  { key: 't', says: 'Theme: as the system, light, dark', act: () => themes.next() },
];
