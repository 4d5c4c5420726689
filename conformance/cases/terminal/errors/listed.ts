/** One case per row of the error table and endpoint that lists it, made from the tables. */
import { type EndpointId, type ErrorCode, endpoints, errors } from '../../../../schemas/index.js';
import { type Case, defineCase, levelOf } from '../../../case.js';
import { Desk } from '../../../desk.js';
import { RECIPES, type Recipe } from './recipes.js';

export const listedErrorCases: readonly Case[] = Object.entries(endpoints.rows).flatMap(
  ([id, { checks }]) =>
    checks.flatMap((check) => {
      const recipe = RECIPES[check.code];
      return recipe === undefined
        ? []
        : [errorCase(id as EndpointId, check.code, check['x-source'], recipe)];
    }),
);

function errorCase(id: EndpointId, code: ErrorCode, source: string, recipe: Recipe): Case {
  const { condition, text, 'x-source': textSource } = errors.rows[code];
  const { effect } = endpoints.rows[id];
  return defineCase({
    id: `errors.${id}.${code.toLowerCase().replaceAll('_', '-')}`,
    title: `${id}: ${condition.charAt(0).toLowerCase()}${condition.slice(1)}`,
    requirement: `Error table, ${endpoints.rows[id].path}: ${condition} → "${text}"`,
    level: levelOf(source, textSource),
    effect,
    needs: recipe.needs,
    covers: [`error:${code}`, `endpoint:${id}`, 'rule:statuses', 'rule:cors-always'],
    async run(context) {
      if (effect === 'trade') Desk.at(context, context.place);
      for (const { asking, parameters = [] } of await recipe.attempts(context, id)) {
        const answer = await context.probe.send(asking);
        context.expect.refusal(answer, code, ...parameters);
      }
    },
  });
}
