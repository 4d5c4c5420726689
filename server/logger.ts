/** Logs of the program, on standard error; standard output belongs to the ready line. */
import type { Options } from './config.js';

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
type Level = Exclude<(typeof LEVELS)[number], 'silent'>;
type Write = (message: string, details?: Readonly<Record<string, unknown>>) => void;

export type Logger = Readonly<Record<Level, Write>>;

export function createLogger({
  logLevel,
  logFormat,
  quiet,
}: Pick<Options, 'logLevel' | 'logFormat' | 'quiet'>): Logger {
  const least = quiet ? LEVELS.indexOf('silent') : LEVELS.indexOf(logLevel);
  const write =
    (level: Level): Write =>
    (message, details = {}) => {
      if (LEVELS.indexOf(level) < least) return;
      const readable = Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          value instanceof Error ? value.stack : value,
        ]),
      );
      process.stderr.write(
        logFormat === 'json'
          ? `${JSON.stringify({ level, message, ...readable })}\n`
          : `${level}: ${message}${pretty(readable)}\n`,
      );
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

const pretty = (details: Readonly<Record<string, unknown>>): string =>
  Object.entries(details)
    .map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('');
