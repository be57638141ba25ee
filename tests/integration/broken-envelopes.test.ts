import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandEnvelope, commandEnvelopeSchema } from '../../src/shared/commands/envelope.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { pushResponseSchema } from '../../src/shared/sync/protocol.ts';
import { brokenOnce } from '../support/broken-values.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

const seed = 20_261_123;

/** An envelope with something wrong outside its arguments, which `judge` answers for; other schema versions are another answer. */
function brokenly({ args, ...envelope }: CommandEnvelope): fc.Arbitrary<unknown> {
  return brokenOnce(envelope)
    .map(({ value }) => (typeof value === 'object' && value !== null ? { ...value, args } : value))
    .filter((value) => !commandEnvelopeSchema.safeParse(value).success)
    .filter(
      (value) =>
        !commandEnvelopeSchema.pick({ schemaVersion: true }).loose().safeParse(value).success ||
        commandEnvelopeSchema.pick({ schemaVersion: true }).parse(value).schemaVersion === envelope.schemaVersion,
    );
}

async function sent(client: TestClient, commands: readonly unknown[]) {
  const answer = await client.post('/sync/push', { clientId: client.clientId, commands });
  const said: unknown = await answer.json();
  expect([answer.status, answer.ok ? '' : said]).toEqual([200, '']);
  return pushResponseSchema.parse(said);
}

describe('a command whose envelope cannot be read', () => {
  it('is refused by itself, once and for all, while those around it are done once and in order', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const titles: string[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (isWhole, some) => {
          fc.pre(isWhole.includes(true));
          const whole = isWhole.map(() => client.command('ticket.create', newTicket({ title: `Nr ${newId()}` })));
          const batch = whole.map((command, index) =>
            isWhole[index] === true
              ? command
              : fc.sample(brokenly(command), { numRuns: 1, seed: some.next().value })[0],
          );
          const first = await sent(client, batch);
          expect(first.outcomes.map(({ seq, status }) => [seq, status])).toEqual(
            whole.map(({ seq }, index) => [seq, isWhole[index] === true ? 'applied' : 'refused']),
          );
          expect(await sent(client, batch)).toEqual(first);
          titles.push(
            ...whole.filter((_command, index) => isWhole[index]).map(({ args }) => newTicket(args as object).title),
          );
        },
      ),
      { numRuns: 60, seed },
    );
    const replica = new TestReplica();
    await replica.fill(client);
    const tickets = [...replica.rows.entries()].flatMap(([key, row]) =>
      key.startsWith('tickets:') ? [row as { title: string; number: string }] : [],
    );
    const numberOf = ({ number }: { number: string }) => Number(number.slice('BUR-'.length));
    expect(tickets.toSorted((one, other) => numberOf(one) - numberOf(other)).map(({ title }) => title)).toEqual(titles);
  }, 120_000);
});
