/** Reads the fenced blocks of a document and does what they say: writes the files, runs the commands, compares. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COMMAND_MS = 60_000;
/** Stands for any lines while a pattern is made. */
const ANY = '\u0000';
/** These serve until they are told to stop. */
const SERVES = /^(?:npx )?metascalp-mock(?: (?:serve|replay)\b| --|$)/;

/** Fenced blocks with their language, the word behind it, the heading above, and their line. */
export function blocksOf(markdown) {
  const blocks = [];
  let heading = '';
  let open = null;
  for (const [i, line] of markdown.split('\n').entries()) {
    const [, language = '', info = ''] = /^```(\S*)(?: (.+))?$/.exec(line) ?? [];
    if (open !== null && line === '```') {
      blocks.push({ ...open, text: open.lines.join('\n') });
      open = null;
    } else if (open !== null) open.lines.push(line);
    else if (line.startsWith('```')) open = { language, info, heading, line: i + 1, lines: [] };
    else heading = /^#+ (.+)$/.exec(line)?.[1] ?? heading;
  }
  return blocks;
}

/** The commands of a block, each with the output that is promised below its `$ `, and its exit code. */
export function commandsOf({ text }) {
  const lines = text.replaceAll(/\\\n\s*/g, '').split('\n');
  const hasPrompt = lines.some((line) => line.startsWith('$ '));
  const commands = [];
  for (const line of lines) {
    const isCommand = hasPrompt ? line.startsWith('$ ') : line !== '' && !line.startsWith('#');
    if (isCommand) {
      const [, command = '', code = '0'] =
        /^(.*?)(?:\s+#(?: ends with (\d+))?.*)?$/.exec(line.replace(/^\$ /, '')) ?? [];
      commands.push({ command, code: Number(code), promised: hasPrompt ? [] : null });
    } else if (hasPrompt) commands.at(-1)?.promised.push(line);
  }
  return commands;
}

/** Whether an output keeps a promise in which … stands for anything, and a line of it alone for any lines. */
export function keeps(promised, output) {
  const lines = promised.join('\n').trim().split('\n');
  const pattern = lines.map((line) => (line.trim() === '…' ? ANY : linePattern(line))).join('\n');
  const whole = pattern
    .replaceAll(`${ANY}\n`, '(?:.*\n)*?')
    .replace(`\n${ANY}`, '(?:\n.*)*')
    .replace(ANY, '[\\s\\S]*');
  return new RegExp(`^${whole}$`).test(output.trim().replaceAll('\r', ''));
}

const linePattern = (line) => line.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('…', '.*');

/** Runs documents in a folder; ports of the range are other ones there, so that nobody is disturbed. */
export class Reader {
  #servers = [];
  #ports = new Map();

  /** @param rewrite what stands in the place of a command, when something else must */
  constructor(folder, { environment = {}, rewrite = (command) => command } = {}) {
    this.folder = folder;
    this.rewrite = rewrite;
    this.environment = { ...process.env, METASCALP_MOCK_PORT: '0', NO_COLOR: '1', ...environment };
  }

  /** @throws Error that says which command did not do what was promised */
  async follow(block) {
    if (block.language !== 'sh') {
      if (block.info !== '') writeFileSync(join(this.folder, block.info), `${block.text}\n`);
      return;
    }
    for (const { command, code, promised } of commandsOf(block)) {
      const text = this.rewrite(this.#here(command));
      const ended = SERVES.test(command) ? await this.#serve(text) : await this.#run(text);
      const stdout = this.#there(ended.stdout);
      if (ended.code !== code || (promised !== null && !keeps(promised, stdout))) {
        const wanted = `wanted ${code}\n${promised?.join('\n') ?? ''}`;
        throw new Error(
          `Line ${block.line}: ${command}\nended with ${ended.code}\n${stdout}${ended.stderr}\n${wanted}`,
        );
      }
    }
  }

  async close() {
    for (const child of this.#servers.splice(0)) {
      const gone = new Promise((done) => child.once('close', done));
      if (child.exitCode === null && child.kill('SIGTERM')) await gone;
    }
  }

  #run(command) {
    const child = this.#start(command);
    const timer = setTimeout(() => child.kill('SIGKILL'), COMMAND_MS);
    return ended(child).finally(() => clearTimeout(timer));
  }

  async #serve(command) {
    await this.close();
    const child = this.#start(`exec ${command}`);
    this.#servers.push(child);
    const over = ended(child);
    const line = await Promise.race([
      over.then(() => null),
      new Promise((done) => child.stdout.once('data', (bytes) => done(String(bytes)))),
    ]);
    if (line === null) return over;
    const { port, controlPort } = JSON.parse(line);
    this.#ports = new Map([['17845', String(port)]]);
    if (controlPort) this.#ports.set('18845', String(controlPort));
    return { code: 0, stdout: line, stderr: '' };
  }

  #start(command) {
    const { folder: cwd, environment: env } = this;
    return spawn('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  #here(text) {
    return replaceAll(text, this.#ports);
  }

  #there(text) {
    return replaceAll(text, new Map([...this.#ports].map(([from, to]) => [to, from])));
  }
}

function replaceAll(text, ports) {
  if (ports.size === 0) return text;
  return text.replaceAll(
    new RegExp(`(?<![\\d.])(?:${[...ports.keys()].join('|')})(?!\\d)`, 'g'),
    (port) => ports.get(port),
  );
}

function ended(child) {
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (bytes) => {
    stdout += bytes;
  });
  child.stderr.on('data', (bytes) => {
    stderr += bytes;
  });
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 127, stdout, stderr: String(error) }));
    child.once('close', (code) => done({ code, stdout, stderr }));
  });
}
