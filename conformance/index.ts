/** The door of conformance: cases, targets, and what runs the ones against the others. */
export { enter, leave } from './arena.js';
export { type Case, defineCase, tagsOf } from './case.js';
export type { Context } from './context.js';
export type { Finding } from './expect.js';
export { cases } from './registry.js';
export { findingLines, sumLine } from './reporters/console.js';
export { type Arena, type RunOptions, run, runOne } from './runner.js';
export { type Selection, select } from './selection.js';
export { liveTarget } from './targets/live-target.js';
export { type MockTargetOptions, mockTarget } from './targets/mock-target.js';
export type { Target } from './targets/target.js';
export type { RunRecord, Verdict } from './verdict.js';
