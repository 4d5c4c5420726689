/** Generated walks: seeded random calls judged against a small model, shrunk to the shortest that fails. */
import { type Case, defineCase } from '../../../case.js';
import { shrink } from '../../../walks/shrink.js';
import { generate, shownStep } from '../../../walks/steps.js';
import { walk } from '../../../walks/walk.js';

const WALKS = 4;
const STEPS = 25;

export const walkCases: readonly Case[] = Array.from({ length: WALKS }, (_, i) =>
  defineCase({
    id: `walks.orders-and-subscriptions.${i + 1}`,
    title: `A random walk of ${STEPS} calls does what the contract says at every step`,
    requirement: 'Orders are listed and told while they are open; commands are idempotent',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:placeOrder', 'endpoint:cancelOrder', 'endpoint:cancelAllOrders'],
    async run(context) {
      const seed = (context.target.seed ?? 1) * WALKS + i;
      const steps = generate(seed, STEPS);
      const parting = await walk(context, steps);
      if (parting === undefined) {
        context.expect.that(true, 'a walk without a finding', seed);
        return;
      }
      const failing = steps.slice(0, parting.at + 1);
      const fails = async (some: typeof steps): Promise<boolean> =>
        (await walk(context, some)) !== undefined;
      const shortest = await shrink(failing, fails);
      const last = (await walk(context, shortest)) ?? parting;
      const told = shortest.map((step, n) => `${n + 1}. ${shownStep(step)}`).join('; ');
      const where = `after ${told} (seed ${seed}, shrunk from ${failing.length} steps)`;
      context.expect.that(false, `${last.expected} ${where}`, last.actual);
    },
  }),
);
