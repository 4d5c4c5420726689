import { availableParallelism } from 'node:os';

/** Three projects, so that a red test says at once which promise broke: a unit, the contract, or our own plan. */
const common = {
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/jest.setup.js'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        // Beside the code, not inside it: every suite parses all that it loads.
        sourceMaps: true,
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript' },
          // As in tsconfig.json, which the shipped program is built by.
          transform: { useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/(?!.*generated/validators).*)\\.js$': '$1' },
};

/** Some tests of these run the program as it is shipped. */
const globalSetup = '<rootDir>/build-for-tests.js';

export default {
  // By default Jest leaves one core unused. One worker more than there are cores, because some wait for other programs.
  maxWorkers: availableParallelism() + 1,
  testSequencer: '<rootDir>/jest.sequencer.js',
  // What a test does takes seconds at most; on a busy machine it may take many times as long.
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      roots: ['schemas', 'server', 'client-under-test', 'fixtures'].map(
        (room) => `<rootDir>/${room}`,
      ),
      testMatch: ['**/*.test.ts'],
    },
    {
      ...common,
      globalSetup,
      displayName: 'conformance',
      roots: ['<rootDir>/conformance'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/conformance/house/'],
    },
    {
      ...common,
      globalSetup,
      displayName: 'house',
      roots: ['<rootDir>/conformance/house'],
      testMatch: ['**/*.test.ts'],
    },
  ],
};
