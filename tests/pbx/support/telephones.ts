import { expect } from 'vitest';
import type { AmiConnection } from '../../../src/server/asterisk/ami-connection.ts';
import type { AmiMessage } from '../../../src/server/asterisk/ami-messages.ts';

export const patience = { timeout: 30_000, interval: 50 };

export const telephone = (extension: number) => `Local/${extension}@agents`;

/** The caller's end in the queue, and the agent's telephone. */
export const callerChannel = /@incoming-.*;2$/;
export const agentPhone = (extension: number) => new RegExp(`^Local/${extension}@agents-.*;1$`);

/** What telephones of an exchange do, by a connection of the test's own. */
export class Telephones {
  readonly hands: AmiConnection;

  constructor(hands: AmiConnection) {
    this.hands = hands;
  }

  /** Someone calls; without an answer they hang up after so many milliseconds. */
  async call(from: string, to: string, options: { patience?: number; seconds?: number } = {}): Promise<void> {
    await this.hands.send('Originate', {
      Channel: `Local/${to}@incoming/n`,
      CallerID: from,
      Application: 'Wait',
      Data: String(options.seconds ?? 60),
      Timeout: String(options.patience ?? 30_000),
      Async: 'true',
    });
  }

  async logIn(account: { username: string }, extension: number, queue: string): Promise<void> {
    const member = { Queue: queue, Interface: telephone(extension), MemberName: account.username };
    await this.hands.send('QueueAdd', member);
  }

  /** Takes a telephone out of every queue. */
  async logOut(extension: number): Promise<void> {
    for (const member of await this.members()) {
      const Interface = member.get('location') ?? '';
      if (Interface === telephone(extension)) {
        await this.hands.send('QueueRemove', { Queue: member.get('queue') ?? '', Interface });
      }
    }
  }

  async channels(matching: RegExp): Promise<string[]> {
    const all = await this.hands.list('CoreShowChannels', {});
    return all.map((each: AmiMessage) => each.get('channel') ?? '').filter((name) => matching.test(name));
  }

  async only(matching: RegExp): Promise<string> {
    const found = await this.channels(matching);
    expect(found).toHaveLength(1);
    return found[0] ?? '';
  }

  async hangUp(number: string): Promise<void> {
    const all = await this.hands.list('CoreShowChannels', {});
    const own = all.find((each) => each.get('calleridnum') === number);
    await this.hands.send('Hangup', { Channel: own?.get('channel') ?? '' });
  }

  async hangUpEverything(): Promise<void> {
    for (const channel of await this.channels(/./)) {
      await this.hands.send('Hangup', { Channel: channel }).catch(() => undefined);
    }
    await expect.poll(() => this.channels(/./), patience).toEqual([]);
  }

  async members(): Promise<AmiMessage[]> {
    const entries = await this.hands.list('QueueStatus', {});
    return entries.filter((each) => each.get('event') === 'QueueMember');
  }
}
