/** The page of the control door: panels, the reads that fill them, and the stream that moves them. */
import { Chart } from './chart.js';
import { type Choice, Chooser } from './choice.js';
import { ClockPanel } from './clock.js';
import { byId, setText } from './dom.js';
import { query, read } from './door.js';
import { FaultsPanel } from './faults.js';
import { Feed } from './feed.js';
import { BalancesPanel, PositionsPanel } from './holdings.js';
import { JournalPanel } from './journal.js';
import { listenToKeys } from './keys.js';
import { LADDER_DEPTH, Ladder } from './ladder.js';
import { isOpen, OrdersPanel } from './orders.js';
import { Reads } from './reads.js';
import type {
  Balance,
  Book,
  Config,
  Connection,
  Fault,
  News,
  Orders,
  Position,
  Socket,
  Ui,
} from './shapes.js';
import { shortcuts } from './shortcuts.js';
import { SocketsPanel } from './sockets.js';
import { Tape } from './tape.js';
import { Themes } from './theme.js';
import { WindowPanel } from './window.js';

let choice: Choice | null = null;

const reads = new Reads();
const ladder = new Ladder();
const tape = new Tape();
const chart = new Chart();
const orders = new OrdersPanel();
const positions = new PositionsPanel();
const balances = new BalancesPanel();
const sockets = new SocketsPanel();
const journal = new JournalPanel();
const windowPanel = new WindowPanel();
const clock = new ClockPanel(attempt);
const faults = new FaultsPanel(attempt);
const themes = new Themes(byId('theme'), () => chart.paint());
const chooser = new Chooser(choose);
const feed = new Feed({ news, reset, reach });

/** A wish of the user: what comes of it is read at once, and a refusal is told. */
function attempt(work: () => Promise<unknown>): void {
  work()
    .then(() => say(''))
    .catch((error: Error) => say(error.message))
    .finally(() => reads.hurry('faults', 'clock', 'book'));
}

function say(sentence: string): void {
  const notice = byId('notice');
  setText(notice, sentence);
  notice.hidden = sentence === '';
}

function reach(isReached: boolean): void {
  byId('live').classList.toggle('lost', !isReached);
  const failing = [...reads.failing];
  const text = failing.length > 0 ? `live, but not ${failing.join(', ')}` : 'live';
  setText(byId('live-text'), isReached ? text : 'no answer');
}

function choose(next: Choice): void {
  choice = next;
  ladder.choose(next);
  tape.choose(next);
  chart.choose(next);
  orders.clear();
  journal.clear();
  feed.choose(next.connectionId, next.ticker);
  reads.all();
}

function reset(): void {
  tape.clear();
  chart.clear();
  journal.clear();
  orders.clear();
  reads.all();
}

function news({ clock: time, entries, skipped, trades }: News): void {
  clock.show(time);
  tape.add(trades);
  chart.showTrades(trades);
  journal.add(entries, skipped);
  const names = new Set(entries.map(({ name }) => name));
  if ([...names].some((name) => /order|position|trigger|liquidation/i.test(name)))
    reads.hurry('orders', 'positions', 'balances');
  if ([...names].some((name) => /subscribe|sockets/i.test(name))) reads.hurry('sockets');
  if (names.has('changeTicker') || names.has('combo')) reads.hurry('ui');
  if ([...names].some((name) => name.startsWith('faults'))) reads.hurry('faults');
}

const ofConnection = (path: string) => (): string | null =>
  choice === null ? null : `${path}?${query({ connectionId: choice.connectionId })}`;

function bookPath(): string | null {
  if (choice === null) return null;
  const { connectionId, ticker } = choice;
  return `/truth/book?${query({ connectionId, ticker, depth: LADDER_DEPTH })}`;
}

function showOrders(found: Orders): void {
  if (choice === null) return;
  const { ticker } = choice;
  orders.show(found, choice);
  const own = found.orders.filter((order) => order.ticker === ticker && isOpen(order.status));
  ladder.showOrders(own);
  chart.showOrders(own);
}

/** Together at most four a second. */
function addReads(): void {
  reads.onReach = reach;
  reads.add(
    {
      name: 'book',
      path: bookPath,
      everyMs: 500,
      show: (book: Book) => {
        ladder.show(book);
        chart.showBook(book, clock.now());
      },
    },
    { name: 'orders', path: ofConnection('/page/orders'), everyMs: 2500, show: showOrders },
    {
      name: 'positions',
      path: ofConnection('/truth/positions'),
      everyMs: 2500,
      show: (body: { positions: readonly Position[] }) => {
        positions.show(body.positions);
        chart.showPosition(body.positions.find(({ ticker }) => ticker === choice?.ticker));
      },
    },
    {
      name: 'balances',
      path: ofConnection('/truth/balances'),
      everyMs: 4000,
      show: (body: { balances: readonly Balance[] }) => balances.show(body.balances),
    },
    {
      name: 'sockets',
      path: () => '/sockets',
      everyMs: 3000,
      show: (body: { sockets: readonly Socket[] }) => sockets.show(body.sockets),
    },
    { name: 'ui', path: () => '/ui', everyMs: 4000, show: (ui: Ui) => windowPanel.show(ui) },
    {
      name: 'faults',
      path: () => '/faults',
      everyMs: 3000,
      show: (body: { faults: readonly Fault[] }) => faults.show(body.faults),
      refused: (error) => faults.refused(error),
    },
    {
      name: 'connections',
      path: () => '/connections',
      everyMs: 15_000,
      show: (body: { connections: readonly Connection[] }) => chooser.list(body.connections),
    },
  );
}

async function begin(): Promise<void> {
  const [config, list, ui] = await Promise.all([
    read('/config'),
    read('/connections'),
    read('/ui'),
  ]);
  const { options, scenario, url } = config as Config;
  setText(byId('about'), `${scenario.name} · seed ${options.seed} · ${options.dialect}`);
  byId('about').title = `API at ${url}, edition ${options.edition}`;
  chooser.list((list as { connections: readonly Connection[] }).connections);
  windowPanel.show(ui as Ui);
  await chooser.begin((ui as Ui).active);
  addReads();
  reads.start();
  document.documentElement.dataset.ready = 'yes';
}

listenToKeys(shortcuts({ clock, journal, faults, themes }));

begin().catch((error: Error) => {
  reach(false);
  say(`The page could not begin: ${error.message}`);
});
