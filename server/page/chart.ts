/** The price as candles, with lines where the user's orders and position stand. */
import {
  type CandlestickData,
  CandlestickSeries,
  createChart,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineStyle,
  type UTCTimestamp,
} from 'lightweight-charts';

import { type Candle, grown, Samples } from './candles.js';
import type { Choice } from './choice.js';
import { byId, el, setText } from './dom.js';
import { fixed } from './format.js';
import type { Book, Order, Position, Trade } from './shapes.js';
import { colours } from './theme.js';

const INTERVALS = [1, 5, 60] as const;

export class Chart {
  readonly #chart: IChartApi;
  readonly #series: ISeriesApi<'Candlestick'>;
  readonly #samples = new Samples();
  readonly #last = byId('last-price');
  readonly #hint = byId('chart-empty');
  #candle: Candle | undefined;
  #seconds: number = INTERVALS[0];
  #choice: Choice | null = null;
  #lines: IPriceLine[] = [];
  #linesKey = '';
  #orders: readonly Order[] = [];
  #position: Position | undefined;

  constructor() {
    const host = byId('chart');
    this.#chart = createChart(host, {
      autoSize: true,
      // Its logo would need an inline style; the panel names and links the makers instead.
      layout: { attributionLogo: false, fontSize: 11, fontFamily: 'system-ui, sans-serif' },
      timeScale: { timeVisible: true, secondsVisible: true, rightOffset: 4, barSpacing: 7 },
      rightPriceScale: { scaleMargins: { top: 0.12, bottom: 0.08 } },
    });
    this.#series = this.#chart.addSeries(CandlestickSeries);
    this.paint();
    byId('intervals').append(
      ...INTERVALS.map((seconds) =>
        el(
          'button',
          {
            attributes: { type: 'button', 'aria-pressed': `${seconds === this.#seconds}` },
            onClick: ({ currentTarget }) => this.#choose(seconds, currentTarget as HTMLElement),
          },
          seconds < 60 ? `${seconds} s` : `${seconds / 60} min`,
        ),
      ),
    );
  }

  /** Takes the colours of the theme. */
  paint(): void {
    const { text, muted, grid, panel, buy, sell } = colours();
    this.#chart.applyOptions({
      layout: { background: { color: panel }, textColor: muted },
      grid: { vertLines: { color: grid }, horzLines: { color: grid } },
      crosshair: { vertLine: { color: text }, horzLine: { color: text } },
      rightPriceScale: { borderColor: grid },
      timeScale: { borderColor: grid },
    });
    this.#series.applyOptions({
      upColor: buy,
      wickUpColor: buy,
      borderUpColor: buy,
      downColor: sell,
      wickDownColor: sell,
      borderDownColor: sell,
    });
    this.#linesKey = '';
    this.#drawLines();
  }

  choose(choice: Choice): void {
    this.#choice = choice;
    const { priceDecimals } = choice;
    this.#series.applyOptions({
      priceFormat: {
        type: 'custom',
        formatter: (price: number) => fixed(price, priceDecimals),
        minMove: Number((10 ** -priceDecimals).toFixed(priceDecimals)),
      },
    });
    this.clear();
  }

  clear(): void {
    this.#samples.clear();
    this.#orders = [];
    this.#position = undefined;
    this.#drawLines();
    this.#draw();
    setText(this.#last, '');
    this.#hint.hidden = false;
  }

  /** Between two trades the middle of the book is the price. */
  showBook({ bids, asks }: Book, at: number): void {
    const bid = bids[0]?.[0];
    const ask = asks[0]?.[0];
    if (bid !== undefined && ask !== undefined) this.#add(at, (bid + ask) / 2);
  }

  showTrades(trades: readonly Trade[]): void {
    for (const { at, price } of trades) this.#add(Date.parse(at), price);
  }

  showOrders(orders: readonly Order[]): void {
    this.#orders = orders;
    this.#drawLines();
  }

  showPosition(position: Position | undefined): void {
    this.#position = position;
    this.#drawLines();
  }

  #choose(seconds: number, pressed: HTMLElement): void {
    this.#seconds = seconds;
    for (const each of pressed.parentElement?.children ?? [])
      each.setAttribute('aria-pressed', `${each === pressed}`);
    this.#draw();
  }

  #add(at: number, price: number): void {
    if (!this.#samples.add({ at, price })) return;
    this.#hint.hidden = true;
    this.#candle = grown(this.#candle, { at, price }, this.#seconds);
    this.#series.update(asData(this.#candle));
    setText(this.#last, fixed(price, this.#choice?.priceDecimals ?? 2));
  }

  #draw(): void {
    const candles = this.#samples.candles(this.#seconds);
    this.#candle = candles.at(-1);
    this.#series.setData(candles.map(asData));
    this.#chart.timeScale().scrollToRealTime();
  }

  #drawLines(): void {
    const position = this.#position;
    const wanted = [
      ...this.#orders.map(({ side, price, triggerPrice, remainingSize }) => ({
        side,
        price: price || (triggerPrice ?? 0),
        title: `${side} ${remainingSize}`,
        style: LineStyle.Dashed,
      })),
      ...(position === undefined
        ? []
        : [
            {
              side: position.side,
              price: position.avgPrice,
              title: `position ${position.size}`,
              style: LineStyle.Solid,
            },
          ]),
    ].slice(0, 20);
    const key = JSON.stringify(wanted);
    if (key === this.#linesKey) return;
    this.#linesKey = key;
    const { buy, sell } = colours();
    for (const line of this.#lines) this.#series.removePriceLine(line);
    this.#lines = wanted.map(({ side, price, title, style }) =>
      this.#series.createPriceLine({
        price,
        title,
        lineStyle: style,
        lineWidth: 1,
        color: side === 'Buy' ? buy : sell,
        axisLabelVisible: false,
      }),
    );
  }
}

const asData = (candle: Candle): CandlestickData<UTCTimestamp> => ({
  ...candle,
  time: candle.time as UTCTimestamp,
});
