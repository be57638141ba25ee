import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandEnvelope } from '#shared/commands/envelope.ts';
import { newId } from '#shared/identity/ids.ts';
import { Batching } from './batching.ts';

const at = '2026-11-22T09:00:00.000Z';
const commands = (count: number): CommandEnvelope[] =>
  Array.from({ length: count }, (_, index) => ({
    id: newId(),
    clientId: newId(),
    seq: index + 1,
    name: 'ticket.addNote',
    args: {},
    at,
    schemaVersion: 2,
  }));
const failed = (status: number) => ({
  type: 'failed' as const,
  status,
  error: 'unexpected' as const,
  retryAfterSeconds: null,
});

describe('a batch', () => {
  it('that is too large is halved until it is taken, without waiting', () => {
    const batching = new Batching();
    const waiting = commands(300);
    const sizes: number[] = [];
    for (;;) {
      const batch = batching.take(waiting);
      sizes.push(batch.length);
      if (batch.length <= 30) break;
      expect(batching.refused(batch, failed(413), at)).toBe(true);
    }
    expect(sizes).toEqual([200, 100, 50, 25]);
    batching.accepted();
    expect(batching.take(waiting)).toHaveLength(25);
    batching.drained();
    expect(batching.take(waiting)).toHaveLength(200);
  });

  it('that makes the API fail is halved with a wait in between', () => {
    const batching = new Batching();
    expect(batching.refused(batching.take(commands(9)), failed(500), at)).toBe(false);
    expect(batching.take(commands(9))).toHaveLength(5);
  });

  it.each([401, 403, 408, 409, 425, 429, 503])('is sent as it was after %i, which does not speak of it', (status) => {
    const batching = new Batching();
    const waiting = commands(3);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect(batching.refused(batching.take(waiting), failed(status), at)).toBe(false);
    }
    expect(batching.take(waiting)).toHaveLength(3);
    expect(batching.heldUp).toBeNull();
  });
});

describe('a command that the API takes in no way', () => {
  it('is found among the others and told, whichever it is, and those before it get through', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.nat(),
        fc.constantFrom(400, 413, 500),
        (count, which, status) => {
          const batching = new Batching();
          const waiting = commands(count);
          const stuck = which % count;
          let sent = 0;
          for (let attempt = 0; attempt < 60 && batching.heldUp === null; attempt += 1) {
            const batch = batching.take(waiting.slice(sent));
            if (sent + batch.length > stuck) batching.refused(batch, failed(status), at);
            else {
              sent += batch.length;
              batching.accepted();
            }
          }
          expect(sent).toBe(stuck);
          expect(batching.heldUp).toEqual({
            commandId: waiting[stuck]?.id,
            name: 'ticket.addNote',
            since: at,
            status,
          });
        },
      ),
    );
  });

  it('is no longer told once it was taken', () => {
    const batching = new Batching();
    for (let attempt = 0; attempt < 10; attempt += 1) batching.refused(commands(1), failed(400), at);
    const [one] = [commands(1)];
    for (let attempt = 0; attempt < 10; attempt += 1) batching.refused(one, failed(400), at);
    expect(batching.heldUp).not.toBeNull();
    batching.accepted();
    expect(batching.heldUp).toBeNull();
  });
});
