/** Runs client cases, each in a fresh world with a fresh client, and tells what came of each. */
import type { DialectName } from '../../schemas/index.js';
import { type Mock, type Options, startMock } from '../../server/index.js';
import type { Row } from '../case.js';
import { CaseStopped } from '../expect.js';
import { LATE, nextTurn, stopwatch, within } from '../time.js';
import type { RunRecord } from '../verdict.js';
import type { ClientCase } from './client-case.js';
import { Lab } from './lab.js';
import { type Pace, realPace, virtualPace } from './pace.js';
import { plainFindings } from './plain-findings.js';
import { Unsupported } from './subject.js';
import type { SubjectMaker } from './trader-subject.js';

export interface ClientRunOptions {
  readonly clock: 'virtual' | 'real';
  /** Eleven ports that are ours, for clients that look for the terminal; empty when there are none. */
  readonly ports: readonly number[];
  /** Per case, in real time. */
  readonly deadlineMs?: number;
  /** The client takes no address, so that each terminal stands alone where the product would. */
  readonly mustSearch?: boolean;
  /** Whether the mocks have a control door. */
  readonly hasControl?: boolean;
}

const DEADLINE_MS = 30_000;
const CLOSE_MS = 3000;

/** Holds mocks, so that cases with the same world share one; each case finds it reset. */
export class ClientRunner {
  readonly #mocks = new Map<string, Mock>();

  constructor(readonly options: ClientRunOptions) {}

  async run(each: ClientCase, make: SubjectMaker, dialect: DialectName): Promise<RunRecord> {
    const { id, title, requirement, covers } = each;
    const isRow = (row: string): row is Row => !row.startsWith('fault:');
    const about = { id, title, requirement, covers: covers.filter(isRow) };
    const header = { ...about, level: 'must', effect: 'trade' } as const;
    const missing = this.missing(each);
    if (missing !== undefined) {
      return { ...header, verdict: 'skip', reason: missing, durationMs: 0, findings: [], log: [] };
    }
    const elapsed = stopwatch();
    const outcome = await this.#judge(each, make, dialect);
    return { ...header, ...outcome, durationMs: Math.round(elapsed()) };
  }

  /** What a case needs and does not get here. */
  missing({ needs }: ClientCase): string | undefined {
    const lacksRange = needs.includes('range') && this.options.ports.length === 0;
    return lacksRange ? 'needs the port range (--range)' : undefined;
  }

  async #judge(
    each: ClientCase,
    make: SubjectMaker,
    dialect: DialectName,
  ): Promise<Pick<RunRecord, 'verdict' | 'reason' | 'findings' | 'log'>> {
    const mock = await this.#mockFor(each, dialect);
    const current: { lab?: Lab } = {};
    const pace: Pace =
      this.options.clock === 'virtual' ? virtualPace(() => current.lab?.mock ?? mock) : realPace();
    const undo: (() => Promise<void>)[] = [];
    const { ports } = this.options;
    const subject = make({ after: pace.after, ports, mock });
    const lab = new Lab({
      ...{ mock, subject, pace, ports, dialect, requirement: each.requirement },
      mustSearch: this.options.mustSearch === true,
      defer: (work) => undo.push(work),
      openMock: async (port) => {
        const other = await startMock({ ...this.#optionsFor(each, dialect), port });
        undo.push(() => other.stop());
        return other;
      },
    });
    current.lab = lab;
    const outcome = await this.#play(each, lab);
    const log = outcome.verdict === 'pass' ? [] : lab.log();
    if (this.options.mustSearch === true) undo.push(() => mock.stop());
    const closing = subject.close().catch(() => {});
    await within(CLOSE_MS, pace.drive(closing, CLOSE_MS));
    for (const work of undo.reverse()) await work();
    return { ...outcome, findings: plainFindings(lab.expect.findings), log };
  }

  async #play(each: ClientCase, lab: Lab): Promise<Pick<RunRecord, 'verdict' | 'reason'>> {
    const { expect } = lab;
    try {
      const result = await within(this.options.deadlineMs ?? DEADLINE_MS, each.run(lab));
      if (result === LATE) expect.that(false, 'to be done in time', 'still going');
    } catch (error) {
      if (error instanceof Unsupported) return { verdict: 'skip', reason: error.message };
      if (!(error instanceof CaseStopped)) {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { verdict: 'error', reason: text };
      }
    }
    if (expect.findings.length > 0) return { verdict: 'fail', reason: '' };
    if (expect.judged === 0) return { verdict: 'error', reason: 'the case judged nothing' };
    return { verdict: 'pass', reason: expect.notes.join('; ') };
  }

  async #mockFor(each: ClientCase, dialect: DialectName): Promise<Mock> {
    const options = this.#optionsFor(each, dialect);
    if (this.options.mustSearch === true) {
      return startMock({ ...options, port: each.needs.includes('range') ? 0 : 'auto' });
    }
    const key = JSON.stringify(options);
    const known = this.#mocks.get(key);
    if (known !== undefined) {
      await known.reset();
      // Sockets of the case before have been told to go; they are heard of here.
      await nextTurn();
      return known;
    }
    const mock = await startMock(options);
    this.#mocks.set(key, mock);
    return mock;
  }

  #optionsFor({ world }: ClientCase, dialect: DialectName): Partial<Options> {
    const { clock, hasControl = false } = this.options;
    const { scenario = 'quiet', ids = 'small', knobs = {} } = world;
    const control = hasControl ? 0 : 'off';
    return { dialect, clock, scenario, ids, knobs, controlPort: control };
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#mocks.values()].map((mock) => mock.stop()));
    this.#mocks.clear();
  }
}
