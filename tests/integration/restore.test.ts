import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandEnvelope, CommandOutcome } from '../../src/shared/commands/envelope.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

/** What one workstation's journal holds: everything it was told is saved, with the answers it got. */
class Journal {
  client: TestClient;
  readonly #name: 'agent' | 'colleague';
  readonly commands: CommandEnvelope[] = [];

  private constructor(client: TestClient, name: 'agent' | 'colleague') {
    this.client = client;
    this.#name = name;
  }

  static async open(url: string, name: 'agent' | 'colleague'): Promise<Journal> {
    return new Journal(await TestClient.signedIn(url, name), name);
  }

  /** Signs in at an API that was started anew, as the same client. */
  async moveTo(url: string): Promise<void> {
    this.client = await TestClient.signedIn(url, this.#name, this.client.clientId);
  }

  /** Sends new commands, of which every third is refused. */
  async work(count: number): Promise<void> {
    for (let done = 0; done < count; done += 1) {
      const seq = this.commands.length + 1;
      const earlier = this.commands[0]?.args as { id: string } | undefined;
      const ticket = newTicket(seq % 3 === 0 ? { id: earlier?.id ?? newId() } : { note: 'Ringde' });
      const command = this.client.command('ticket.create', ticket, { seq });
      this.commands.push(command);
      await this.client.push(command);
    }
  }

  /** Sends again as a workstation does: what is next, and when the server expects an earlier number, from there. */
  async sendAgain(): Promise<CommandOutcome[]> {
    const last = this.commands.at(-1);
    if (last === undefined) return [];
    const { expectedSeq } = await this.client.push({ ...last, id: newId(), seq: last.seq + 1 });
    const forgotten = this.commands.filter(({ seq }) => seq >= expectedSeq);
    return forgotten.length === 0 ? [] : (await this.client.push(...forgotten)).outcomes;
  }
}

describe('a database put back from a backup', () => {
  it('gets what it has forgotten again, once, whatever was done before and after the backup', {
    timeout: 240_000,
  }, async () => {
    const amounts = fc.array(fc.nat(4), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(amounts, async ([before = 0, besides = 0, after = 0, afterBesides = 0]) => {
        const first = await fixture.start();
        const journals = [await Journal.open(first.url, 'agent'), await Journal.open(first.url, 'colleague')] as const;
        const incarnation = (await pulled(journals[0].client)).incarnation;
        const ticketsBefore = await tickets(journals[0].client);
        await journals[0].work(before);
        await journals[1].work(besides);
        await first.stop();
        const putBack = await fixture.backUp();

        const second = await fixture.start();
        for (const journal of journals) await journal.moveTo(second.url);
        await journals[1].work(afterBesides);
        await journals[0].work(after);
        const everything = await tickets(journals[0].client);
        await second.stop();
        await putBack();

        const restored = await fixture.start({ restored: true });
        for (const journal of journals) await journal.moveTo(restored.url);
        expect((await pulled(journals[0].client)).incarnation).not.toBe(incarnation);
        const answers = [await journals[0].sendAgain(), await journals[1].sendAgain()];
        expect(await tickets(journals[0].client)).toEqual(everything);
        for (const [index, journal] of journals.entries()) {
          const again = journal.commands.length === 0 ? [] : (await journal.client.push(...journal.commands)).outcomes;
          expect(again.slice(again.length - (answers[index]?.length ?? 0))).toEqual(answers[index]);
          expect(again.map(({ status }) => status)).toEqual(
            journal.commands.map(({ seq }) => (seq % 3 === 0 ? 'refused' : 'applied')),
          );
        }
        expect(await tickets(journals[0].client)).toEqual(everything);
        expect(everything.length - ticketsBefore.length).toBe(
          journals.flatMap(({ commands }) => commands).filter(({ seq }) => seq % 3 !== 0).length,
        );
        await restored.stop();
      }),
      { numRuns: 4 },
    );
  });

  it('does once what a journal that was renumbered meanwhile sends under other numbers', async () => {
    const first = await fixture.start();
    const journal = await Journal.open(first.url, 'agent');
    await journal.work(2);
    await first.stop();
    const putBack = await fixture.backUp();
    const second = await fixture.start();
    await journal.moveTo(second.url);
    await journal.work(2);
    const everything = await tickets(journal.client);
    await second.stop();
    await putBack();

    const restored = await fixture.start({ restored: true });
    const renumbered = await TestClient.signedIn(restored.url, 'agent');
    const commands = journal.commands.map((command, index) => ({
      ...command,
      clientId: renumbered.clientId,
      seq: index + 1,
    }));
    const { outcomes } = await renumbered.push(...commands);
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'refused', 'applied']);
    expect(await tickets(renumbered)).toEqual(everything);
  });
});

async function pulled(client: TestClient): Promise<TestReplica> {
  const replica = new TestReplica();
  await replica.fill(client);
  return replica;
}

/** The identifiers of all tickets, sorted: numbers given anew may be others. */
async function tickets(client: TestClient): Promise<string[]> {
  return [...(await pulled(client)).rows.keys()].filter((key) => key.startsWith('tickets:')).sort();
}
