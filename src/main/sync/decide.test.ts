import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandEnvelope } from '#shared/commands/envelope.ts';
import { newId } from '#shared/identity/ids.ts';
import { apiErrorSchema } from '#shared/session/protocol.ts';
import { backoffMilliseconds } from '../backoff.ts';
import { afterPush, roundEndOf } from './decide.ts';

const envelope = (seq: number): CommandEnvelope => ({
  id: newId(),
  clientId: newId(),
  seq,
  name: 'ticket.addNote',
  args: {},
  at: '2026-11-22T09:00:00.000Z',
  schemaVersion: 1,
});
const batch = (...seqs: number[]) => seqs.map(envelope);
const applied = (...seqs: number[]) => seqs.map((seq) => ({ seq, status: 'applied' as const }));

describe('a refused request', () => {
  it.each(apiErrorSchema.shape.error.options.filter((error) => error !== 'schema-version'))(
    'with "%s" is tried again: nothing is given up for it',
    (error) => {
      expect(roundEndOf({ type: 'failed', status: 500, error, retryAfterSeconds: 7 })).toEqual({
        type: 'retry',
        reachable: true,
        afterSeconds: 7,
      });
    },
  );

  it('blocks when the schema is not spoken there, or the session has ended', () => {
    expect(roundEndOf({ type: 'failed', status: 409, error: 'schema-version', retryAfterSeconds: null })).toEqual({
      type: 'blocked',
      reason: 'schema-version',
    });
    expect(roundEndOf({ type: 'ended' })).toEqual({ type: 'blocked', reason: 'session-expired' });
  });
});

describe('after a push', () => {
  it('goes on when every command has its outcome', () => {
    expect(afterPush(batch(4, 5), { outcomes: applied(4, 5), expectedSeq: 6 })).toEqual({ type: 'go-on' });
  });

  it('goes on when the server stopped early and wants what comes next', () => {
    expect(afterPush(batch(4, 5, 6), { outcomes: applied(4), expectedSeq: 5 })).toEqual({ type: 'go-on' });
  });

  it('continues where a restored server wants it', () => {
    expect(afterPush(batch(4, 5), { outcomes: [], expectedSeq: 2 })).toEqual({ type: 'continue-at', seq: 2 });
  });

  it('continues at a hole in its own numbers', () => {
    expect(afterPush(batch(4, 6), { outcomes: applied(4), expectedSeq: 5 })).toEqual({ type: 'continue-at', seq: 5 });
  });

  it('becomes a new client when the server is ahead of the journal', () => {
    expect(afterPush(batch(4), { outcomes: [], expectedSeq: 9 })).toEqual({ type: 'renew-client' });
  });

  it.each([
    ['outcomes of other commands', batch(4), { outcomes: applied(5), expectedSeq: 6 }],
    ['more outcomes than commands', batch(4), { outcomes: applied(4, 5), expectedSeq: 6 }],
    ['no outcome although it expects this command', batch(4), { outcomes: [], expectedSeq: 4 }],
  ])('does not go round in a circle on %s', (_what, sent, response) => {
    expect(afterPush(sent, response)).toEqual({ type: 'nonsense' });
  });
});

describe('the wait before the next try', () => {
  it('begins at half a second, never passes thirty, and is never less than half of what it may be', () => {
    const attempts = fc.integer({ min: 1, max: 1_000 });
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(attempts, random, (attempt, chance) => {
        const full = Math.min(30_000, 500 * 2 ** (attempt - 1));
        const wait = backoffMilliseconds(attempt, chance);
        return wait >= full / 2 && wait <= full;
      }),
    );
  });
});
