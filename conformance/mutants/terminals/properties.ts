/** Terminals whose answers or messages have one wrong property, from every schema of the contract. */
import { type EndpointId, type EventType, endpoints, messages } from '../../../schemas/index.js';
import { type Mutant, passing, rewriting, withJson } from '../mutant.js';
import { type PropertyPath, propertiesOf, replaceAt } from '../paths.js';
import { type Spoiler, spoilersOf } from '../spoilers.js';

type Make = (property: PropertyPath, spoiler: Spoiler) => Mutant;

const spoilAll = (schema: string, make: Make): readonly Mutant[] =>
  propertiesOf(schema).flatMap((property) =>
    spoilersOf(property.node).map((spoiler) => make(property, spoiler)),
  );

const ofAnswer = (id: EndpointId): readonly Mutant[] =>
  spoilAll(endpoints.rows[id].responses[200], ({ path }, { says, replace }) => ({
    name: `${id}: ${path} ${says}`,
    rows: [`endpoint:${id}`],
    answer: (answer, { endpoint }) =>
      endpoint === id && answer.status === 200
        ? withJson(answer, (json) => replaceAt(json, path, replace))
        : answer,
  }));

const ofMessage = (type: EventType): readonly Mutant[] =>
  spoilAll(messages.rows[type].data, ({ path }, { says, replace }) => ({
    name: `${type}: ${path} ${says}`,
    rows: [`message:${type}`],
    socket: rewriting(type, (data) => replaceAt(data, path, replace)),
  }));

/** The envelope of every type of message. */
const ofEnvelope = (type: EventType): readonly Mutant[] =>
  spoilAll('ws/envelope', ({ path }, { says, replace }) => ({
    name: `${type}: ${path} of the envelope ${says}`,
    rows: [`message:${type}`],
    socket: passing((text) => {
      const message = JSON.parse(text) as { type: string };
      return message.type === type ? [JSON.stringify(replaceAt(message, path, replace))] : [text];
    }),
  }));

export const EVENT_TYPES = Object.entries(messages.rows)
  .filter(([, { direction }]) => direction === 'event')
  .map(([type]) => type as EventType);

export const propertyMutants: readonly Mutant[] = [
  ...(Object.keys(endpoints.rows) as EndpointId[]).flatMap(ofAnswer),
  ...EVENT_TYPES.flatMap((type) => [...ofMessage(type), ...ofEnvelope(type)]),
];
