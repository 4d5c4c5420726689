/** The two faces of enum values: REST shows codes, the stream names; a match may ask for either. */
import { schemaNodes } from '../../schemas/index.js';

/** Fields of messages that hold an enum value, and which. */
const ENUMS: Readonly<Record<string, string>> = {
  side: 'side',
  status: 'order-status',
  type: 'order-type',
  state: 'connection-state',
  exchange: 'exchange',
  exchangeId: 'exchange',
  marketType: 'market-type',
  market: 'market-type',
  marginMode: 'margin-mode',
};

interface Faces {
  readonly byCode: ReadonlyMap<unknown, string>;
  readonly byName: ReadonlyMap<unknown, number>;
}

const FACES: ReadonlyMap<string, Faces> = new Map(
  Object.entries(ENUMS).map(([field, id]) => {
    const pairs = schemaNodes[`common/enums/${id}`]?.['x-enum'] ?? [];
    const byCode = new Map<unknown, string>(pairs.map(({ code, name }) => [code, name]));
    const byName = new Map<unknown, number>(pairs.map(({ code, name }) => [name, code]));
    return [field, { byCode, byName }];
  }),
);

/** Turns what was seen into the face in which it is wanted; `undefined` where nothing is to be turned. */
export function faceOf(field: string, wanted: unknown): ((seen: unknown) => unknown) | undefined {
  const faces = FACES.get(field);
  if (faces === undefined) return undefined;
  const { byCode, byName } = faces;
  const scalars = scalarsOf(wanted);
  if (scalars.some((each) => byName.has(each))) return (seen) => byCode.get(seen) ?? seen;
  if (scalars.some((each) => byCode.has(each))) return (seen) => byName.get(seen) ?? seen;
  return undefined;
}

/** The name of an enum value that is told by its code; anything else is what it is. */
export const namedFace = (field: string, seen: unknown): unknown =>
  FACES.get(field)?.byCode.get(seen) ?? seen;

function scalarsOf(wanted: unknown): readonly unknown[] {
  if (typeof wanted !== 'object' || wanted === null) return [wanted];
  return Object.values(wanted).flatMap(scalarsOf);
}
