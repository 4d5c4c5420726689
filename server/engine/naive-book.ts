/** The same book in the plainest way, one list and no index: the oracle that the engine is compared with. */
import type { Command, PlaceTrigger, SelfTradePolicy } from './types.js';

export interface Entry extends Pick<PlaceTrigger, 'id' | 'owner' | 'side' | 'reduceOnly'> {
  lots: number;
  price: number;
}

export class NaiveBook {
  resting: Entry[] = [];
  waiting: PlaceTrigger[] = [];
  elected: PlaceTrigger[] = [];
  fills: string[] = [];
  readonly net = new Map<number, number>();
  constructor(readonly policy: SelfTradePolicy = 'allow') {}
  run(command: Command): void {
    if (command.kind === 'cancel') {
      this.resting = this.resting.filter(({ id }) => id !== command.id);
      this.waiting = this.waiting.filter(({ id }) => id !== command.id);
    } else if (command.kind === 'place' && command.type === 'trigger') this.waiting.push(command);
    else if (command.kind === 'place')
      this.match({ ...command, price: command.type === 'limit' ? command.priceTicks : NaN });
    for (let next = this.elected.shift(); next !== undefined; next = this.elected.shift()) {
      const far = next.triggerTicks + (next.side === 'buy' ? next.offsetTicks : -next.offsetTicks);
      this.match({ ...next, price: next.trigger === 'stop' ? Math.max(1, far) : NaN });
    }
  }

  match(taker: Entry): void {
    const first = this.fills.length;
    const sign = taker.side === 'buy' ? 1 : -1;
    const held = ({ owner }: Entry): number => this.net.get(owner) ?? 0;
    const room = (one: Entry): number =>
      one.reduceOnly ? Math.max(0, held(one) * (one.side === 'buy' ? -1 : 1)) : one.lots;
    const beyond = Math.max(0, taker.lots - room(taker));
    const meets = (o: Entry) => o.side !== taker.side && !(sign * (o.price - taker.price) > 0);
    const best = () => this.resting.filter(meets).sort((a, b) => sign * (a.price - b.price))[0];
    for (let maker = best(); maker !== undefined && taker.lots > beyond; maker = best()) {
      const isSelf = this.policy !== 'allow' && maker.owner === taker.owner && room(maker) > 0;
      const lots = isSelf ? 0 : Math.min(taker.lots - beyond, maker.lots, room(maker));
      if (lots > 0) this.fills.push(`${taker.id} ${maker.id} ${lots}@${maker.price}`);
      for (const one of [taker, maker]) one.lots -= lots;
      this.net.set(taker.owner, held(taker) + sign * lots);
      this.net.set(maker.owner, held(maker) - sign * lots);
      if (isSelf && this.policy === 'cancel-taker') taker.lots = 0;
      else if (!maker.lots || taker.lots > beyond)
        this.resting.splice(this.resting.indexOf(maker), 1);
    }
    if (taker.lots > 0 && taker.price > 0 && best() === undefined) this.resting.push(taker);
    for (const fill of this.fills.slice(first)) this.elect(Number(fill.split('@')[1]));
  }

  elect(last: number): void {
    const rises = (o: PlaceTrigger): boolean => (o.side === 'buy') !== (o.trigger === 'takeProfit');
    const gap = (o: PlaceTrigger): number => (last - o.triggerTicks) * (rises(o) ? 1 : -1);
    const due = this.waiting.filter((order) => gap(order) >= 0);
    this.waiting = this.waiting.filter((order) => gap(order) < 0);
    this.elected.push(...due.sort((a, b) => +rises(b) - +rises(a) || gap(b) - gap(a)));
  }
}
