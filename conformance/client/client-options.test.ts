import { BadOption } from '../options.js';
import { readClientOptions } from './client-options.js';

describe('the options of conformance-client', () => {
  it('judge by traffic unless an adapter is named', () => {
    expect(readClientOptions(['--', 'bot']).mode).toBe('wire');
    expect(readClientOptions(['--adapter', 'stdio', '--', 'bot']).mode).toBe('stdio');
    expect(readClientOptions(['--reference']).mode).toBe('reference');
  });

  it('find the reference client in a process of its own', () => {
    const { mode, command } = readClientOptions(['--reference', '--adapter', 'stdio']);
    expect([mode, command.length]).toEqual(['stdio', 2]);
    expect(command[1]).toMatch(/adapters.reference\.js$/);
  });

  it('leave the command alone', () => {
    const { command, isList } = readClientOptions(['--list', '--', 'bot', '--list', '{url}']);
    expect([command, isList]).toEqual([['bot', '--list', '{url}'], true]);
  });

  it('read lists, durations and reports', () => {
    const args = [
      '--cases',
      'a.*,b',
      '--timeout',
      '5s',
      '--report',
      'md=x.md,html=y.html',
      '--',
      'b',
    ];
    expect(readClientOptions(args)).toMatchObject({
      selection: { cases: ['a.*', 'b'] },
      timeoutMs: 5000,
      reports: [
        { format: 'md', path: 'x.md' },
        { format: 'html', path: 'y.html' },
      ],
    });
  });

  it.each([
    [[]],
    [['--adapter', 'pipe', '--', 'bot']],
    [['--reference', '--', 'bot']],
    [['--reference', '--adapter', 'stdio', '--', 'bot']],
    [['--mutants', '--', 'bot']],
    [['--dialect', 'upper', '--', 'bot']],
    [['--clock', 'slow', '--', 'bot']],
    [['--timeout', 'soon', '--', 'bot']],
    [['--report', 'pdf=x', '--', 'bot']],
    [['--adaptor', 'stdio', '--', 'bot']],
  ])('refuse %j', (args) => {
    expect(() => readClientOptions(args)).toThrow(BadOption);
  });
});
