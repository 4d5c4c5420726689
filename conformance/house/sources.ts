/** The project's own source files, parsed, for the tests that hold the repository to its plan. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Module, parseSync } from '@swc/core';

export const ROOMS = ['schemas', 'server', 'client-under-test', 'fixtures', 'conformance'] as const;
export type Room = (typeof ROOMS)[number];

export interface Source {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const ROOT = process.cwd();
const SKIPPED = /(^|\/)(node_modules|generated|dist)(\/|$)/;

/** Every TypeScript file of the rooms and the root, generated ones left out. */
export function sources(): Source[] {
  return ['.', ...ROOMS].flatMap((room) => filesOf(room).map(readSource));
}

function filesOf(room: string): string[] {
  try {
    return readdirSync(join(ROOT, room), { recursive: room !== '.', encoding: 'utf8' })
      .map((name) => (room === '.' ? name : `${room}/${name.replaceAll('\\', '/')}`))
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !SKIPPED.test(path));
  } catch {
    return [];
  }
}

const readSource = (path: string): Source => ({
  path,
  text: readFileSync(join(ROOT, path), 'utf8'),
});

/** A node of the syntax tree; positions are bytes of the text, counted from its start. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly raw: Readonly<Record<string, unknown>>;
}

/**
 * Parses a file. The parser counts positions on from one file to the next and starts at the first
 * token, so a leading semicolon marks where the file begins. A shell's first line becomes a comment.
 */
export function parse(source: Source): { readonly module: Module; readonly base: number } {
  const text = source.text.replace(/^#!/, '//');
  const module = parseSync(`;${text}`, { syntax: 'typescript', target: 'es2022' });
  return { module, base: module.span.start + 1 };
}

/** Visits every node of a tree, parents first. */
export function walk(tree: unknown, base: number, visit: (node: Node) => void): void {
  if (Array.isArray(tree)) {
    for (const each of tree) walk(each, base, visit);
    return;
  }
  if (typeof tree !== 'object' || tree === null) return;
  const raw = tree as Readonly<Record<string, unknown>>;
  const span = raw.span as { start: number; end: number } | undefined;
  if (typeof raw.type === 'string' && span !== undefined) {
    visit({ type: raw.type, start: span.start - base, end: span.end - base, raw });
  }
  for (const key in raw) if (key !== 'span') walk(raw[key], base, visit);
}

/** Line of a byte position, from 1. */
export function lineAt(source: Source, byte: number): number {
  return Buffer.from(source.text).subarray(0, byte).toString().split('\n').length;
}

/** Module specifiers that a file imports or re-exports, dynamic and type imports included. */
export function importsOf(source: Source): string[] {
  const { module, base } = parse(source);
  const found: string[] = [];
  walk(module, base, ({ type, raw }) => {
    const from = raw.source as { value?: string } | null | undefined;
    if (/^(Import|Export(All|Named)?)Declaration$/.test(type) && from?.value !== undefined) {
      found.push(from.value);
    }
    const callee = raw.callee as { type?: string } | undefined;
    if (type === 'CallExpression' && callee?.type === 'Import') {
      const [argument] = raw.arguments as { expression: { value?: unknown } }[];
      if (typeof argument?.expression.value === 'string') found.push(argument.expression.value);
    }
  });
  return found;
}
