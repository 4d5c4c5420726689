/** The door of conformance: cases, targets and clients, and what runs the ones against the others. */
export { enter, leave } from './arena.js';
export { type Case, defineCase, tagsOf } from './case.js';
export type { ClientCase } from './client/client-case.js';
export { clientCases } from './client/client-registry.js';
export { ClientRunner, type ClientRunOptions } from './client/client-runner.js';
export type { After } from './client/pace.js';
export type { Subject } from './client/subject.js';
export type { SubjectMaker, SubjectSurroundings } from './client/trader-subject.js';
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
