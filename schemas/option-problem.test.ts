import { parseArgs } from 'node:util';

import { optionProblem } from './option-problem.js';
import { didYouMean, nearestWord } from './spelling.js';

const KNOWN = { port: { type: 'string' }, timeout: { type: 'string' }, quiet: { type: 'boolean' } };

function problemOf(...args: string[]): string {
  try {
    parseArgs({ args, options: KNOWN as never, strict: true });
  } catch (error) {
    return optionProblem(error, 'serve', Object.keys(KNOWN));
  }
  return 'none';
}

describe('the sentence about a wrong option', () => {
  it.each([
    [['--prot', '1'], "Unknown option '--prot'; did you mean '--port'?"],
    [['--prot=1'], "Unknown option '--prot'; did you mean '--port'?"],
    [['--time', '1'], "Unknown option '--time'; did you mean '--timeout'?"],
    [['--colour'], "Unknown option '--colour'; see metascalp-mock serve --help"],
    [['-x'], "Unknown option '-x'; see metascalp-mock serve --help"],
    [['--port'], '--port takes a value; see metascalp-mock serve --help'],
    [
      ['--port', '-5'],
      '--port takes a value; one with a dash in front is written --port=-…; see metascalp-mock serve --help',
    ],
    [['here'], "Unexpected argument 'here'; see metascalp-mock serve --help"],
    [['--quiet=1'], "Option '--quiet' does not take an argument; see metascalp-mock serve --help"],
  ])('names what %p could have meant', (args, sentence) => {
    expect(problemOf(...args)).toBe(sentence);
  });

  it('says where a command goes, for verbs that take one', () => {
    expect(optionProblem(new Error("Unexpected argument 'npm'. It"), 'exec', [])).toBe(
      'exec takes a command: exec [options] -- <command …>; see metascalp-mock exec --help',
    );
  });
});

describe('the nearest word', () => {
  it('is a slip of the finger away, in any case', () => {
    expect(nearestWord('SREVE', ['serve', 'exec'])).toBe('serve');
    expect(nearestWord('xyz', ['serve', 'exec'])).toBeUndefined();
    expect(didYouMean('xyz', ['serve', 'exec'])).toBe('one of: serve, exec');
  });
});
