/** Faults of the port and of open sockets: what happens when they become active, end, or meet a connection. */
import type { Socket as TcpSocket } from 'node:net';

import type { Armed } from '../faults/armed.js';
import { faultHints, faultOf, newUnit, pass } from '../faults/pipeline.js';
import type { Edge } from './edge.js';
import type { Gate } from './gate.js';
import type { WebSockets } from './websocket.js';

export interface PortFaultParts {
  readonly edge: () => Edge;
  readonly gate: Gate;
  readonly sockets: WebSockets;
  /** Drops everything that is connected. */
  readonly dropAll: () => void;
}

const LISTENER = { channel: 'rest', dir: 'none', name: 'listen' } as const;
const CONNECTION = { channel: 'rest', dir: 'in', name: 'connect' } as const;

export class PortFaults {
  /** Faults for which the port is closed. */
  readonly #refusing = new Set<Armed>();

  constructor(readonly parts: PortFaultParts) {}

  /** A fault has been added: it begins now, or when its time has come. */
  added(fault: Armed): void {
    const isOnPort = fault.lines.includes('listener');
    if (!isOnPort && !fault.lines.includes('ws.open')) return;
    const { clock } = this.parts.edge().terminal;
    const begin = (): void => {
      if (!fault.isActive) return;
      if (isOnPort) this.#meetPort(fault);
      else this.parts.sockets.meetFaults();
    };
    if (fault.from > clock.now()) clock.at(fault.from, begin);
    else begin();
    if (fault.until !== null) clock.at(fault.until, () => this.changed());
  }

  /** Faults have been removed, or have had their time. */
  changed(): void {
    const { edge, gate } = this.parts;
    const known = edge().faults.list();
    for (const fault of this.#refusing) {
      if (!known.includes(fault) || !fault.isActive) this.#refusing.delete(fault);
    }
    gate.refuse(this.#refusing.size > 0);
  }

  /** Another world has begun. */
  reset(): void {
    this.#refusing.clear();
    this.parts.gate.release();
    for (const fault of this.parts.edge().faults.list()) this.added(fault);
  }

  /** Somebody connects. */
  connected(socket: TcpSocket): void {
    const { faults, journal } = this.parts.edge();
    const on = faults.on('listener').filter((fault) => !isOfPort(fault));
    if (on.length === 0) return;
    pass(on, newUnit(CONNECTION, Buffer.alloc(0)), (unit) => {
      if (unit.fate.do === 'deliver') return;
      const marks = { fault: faultOf(unit), hints: faultHints(unit), delivered: false };
      journal.append({ ...CONNECTION, ...marks });
      if (unit.fate.do === 'restart') this.#restart(unit.fate);
      else socket.resetAndDestroy();
    });
  }

  #meetPort(fault: Armed): void {
    if (!isOfPort(fault)) return;
    const { journal } = this.parts.edge();
    pass([fault], newUnit(LISTENER, Buffer.alloc(0)), (unit) => {
      if (unit.fate.do === 'deliver') return;
      journal.append({ ...LISTENER, fault: faultOf(unit), delivered: false });
      if (unit.fate.do === 'restart') {
        this.#restart(unit.fate);
        return;
      }
      this.#refusing.add(fault);
      this.parts.gate.refuse(true);
    });
  }

  #restart({ downMs, port }: { readonly downMs: number; readonly port: 'same' | 'next' }): void {
    this.parts.gate.restart(downMs, port);
    this.parts.dropAll();
  }
}

/** About the port as a whole, and not about certain connections. */
const isOfPort = ({ isUnconditional, entry }: Armed): boolean =>
  entry.kind.kind === 'restart' ? entry.nth === 1 && entry.match === null : isUnconditional;
