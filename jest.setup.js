/** Ends what Jest's runner leaves behind, before each file of tests. */
import { AsyncLocalStorage } from 'node:async_hooks';

const OPEN = Symbol.for('storages that the files before have opened');
const { prototype } = AsyncLocalStorage;

// Node carries every open storage through every promise; the runner opens one for each file and closes none.
if (!(OPEN in prototype)) {
  const open = new Set();
  prototype[OPEN] = open;
  const { run } = prototype;
  prototype.run = function runAndRemember(...parameters) {
    open.add(this);
    return run.apply(this, parameters);
  };
}
for (const storage of prototype[OPEN]) storage.disable();
prototype[OPEN].clear();
