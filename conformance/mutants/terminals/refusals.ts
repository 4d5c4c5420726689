/** Terminals that refuse with another status or other words, from every row of the error tables. */
import {
  type CommandType,
  type EndpointId,
  type ErrorCode,
  endpoints,
  errors,
  messages,
} from '../../../schemas/index.js';
import { type Mutant, type PassingAnswer, type PassingRequest, withJson } from '../mutant.js';

const CODES = Object.keys(errors.rows) as ErrorCode[];
const OTHER_TEXT = 'Something went wrong';

/** Texts of a code, whatever its parameters. */
function patternOf(code: ErrorCode): RegExp {
  const parts = errors.rows[code].text.split(/\{\w+\}/);
  const escaped = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's');
}

/** The code that an answer carries; the exchange's own words are told by the duration beside them. */
function codeOf(answer: PassingAnswer): ErrorCode | undefined {
  if (answer.status === 200) return undefined;
  const json = JSON.parse(answer.text) as { error: string; executionTimeMs?: number };
  if (json.executionTimeMs !== undefined) return 'VENUE_REFUSAL';
  return CODES.find(
    (code) =>
      code !== 'VENUE_REFUSAL' &&
      errors.rows[code].surface === 'rest' &&
      patternOf(code).test(json.error),
  );
}

/** One way to refuse wrongly. */
interface Deviation {
  readonly says: string;
  readonly change: (answer: PassingAnswer) => PassingAnswer;
}

const deviationsOf = (code: ErrorCode): readonly Deviation[] => [
  {
    says: 'has another status',
    change: (answer) => ({ ...answer, status: answer.status === 400 ? 404 : 400 }),
  },
  { says: 'has status 500', change: (answer) => ({ ...answer, status: 500 }) },
  {
    // Any words are the exchange's own, so only having none is wrong.
    says: 'has another text',
    change: (answer) =>
      withJson(answer, (json) => ({ ...json, error: code === 'VENUE_REFUSAL' ? '' : OTHER_TEXT })),
  },
  {
    says: 'has its text under another name',
    change: (answer) => withJson(answer, ({ error, ...rest }) => ({ message: error, ...rest })),
  },
  {
    says: 'is accepted',
    change: (answer) => ({ ...answer, status: 200, text: '{"status":"ok"}' }),
  },
  { says: 'comes without CORS', change: withoutCors },
  {
    says: 'comes as text/html',
    change: (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'content-type': 'text/html' },
    }),
  },
];

export function withoutCors(answer: PassingAnswer): PassingAnswer {
  const { 'access-control-allow-origin': _, ...headers } = answer.headers;
  return { ...answer, headers };
}

const restMutants = (code: ErrorCode, id: EndpointId | null): readonly Mutant[] =>
  deviationsOf(code).map(({ says, change }) => ({
    name: `${id ?? 'any'}: ${code} ${says}`,
    rows: [`error:${code}`, ...(id === null ? [] : [`endpoint:${id}` as const])],
    answer: (answer: PassingAnswer, { endpoint }: PassingRequest) =>
      codeOf(answer) === code && (id === null || endpoint === id) ? change(answer) : answer,
  }));

interface ErrorMessage {
  readonly type: string;
  readonly data: { readonly error: string };
}

/** Errors of a socket name no command, so the last one that was sent is taken for its cause. */
function socketMutant(
  name: string,
  type: CommandType | null,
  code: ErrorCode,
  change: (message: ErrorMessage) => readonly object[],
): Mutant {
  const pattern = patternOf(code);
  return {
    name: `${type ?? 'any'}: ${code} ${name}`,
    rows: [`error:${code}`, ...(type === null ? [] : [`message:${type}` as const])],
    socket: () => {
      let last = '';
      return {
        sent: (text) => {
          last = /"type"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? '';
          return text;
        },
        received: (text) => {
          const message = JSON.parse(text) as ErrorMessage;
          const isMeant = message.type === 'error' && pattern.test(message.data.error);
          if (!isMeant || (type !== null && last !== type)) return [text];
          return change(message).map((each) => JSON.stringify(each));
        },
      };
    },
  };
}

const socketMutants = (code: ErrorCode, type: CommandType | null): readonly Mutant[] => [
  socketMutant('has another text', type, code, (message) => [
    { ...message, data: { error: OTHER_TEXT } },
  ]),
  socketMutant('is not told', type, code, () => []),
  socketMutant('is told twice', type, code, (message) => [message, message]),
  ...(type === null
    ? []
    : [
        socketMutant('is acknowledged', type, code, () => [
          { type: messages.rows[type].acknowledgement, data: {} },
        ]),
      ]),
];

export const refusalMutants: readonly Mutant[] = [
  ...Object.entries(endpoints.rows).flatMap(([id, { checks }]) =>
    checks
      .filter(({ code }) => errors.rows[code].bodies === 'any')
      .flatMap(({ code }) => restMutants(code, id as EndpointId)),
  ),
  ...CODES.filter((code) => errors.rows[code].scope === 'any').flatMap((code) =>
    errors.rows[code].surface === 'rest' ? restMutants(code, null) : socketMutants(code, null),
  ),
  ...Object.entries(messages.rows).flatMap(([type, row]) =>
    'checks' in row
      ? row.checks.flatMap(({ code }) => socketMutants(code, type as CommandType))
      : [],
  ),
];
