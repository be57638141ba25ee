import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/identity/ids.ts';
import type { RowKind } from '../../src/shared/sync/kinds.ts';
import type { SnapshotResume } from '../../src/shared/sync/protocol.ts';
import { accessFingerprint } from '../../src/shared/users/permissions.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { anyEdit, Editor } from './support/edits.ts';
import { prepareServer } from './support/server.ts';
import type { SnapshotPart } from './support/snapshot-parts.ts';

const fixture = prepareServer();

const idOf = (row: unknown) => (row as { id: string }).id;

/** Returns the beginning of a stream, broken after so many of its lines and rows, as a client keeps it. */
function brokenAfter(parts: readonly SnapshotPart[], place: number): SnapshotPart[] {
  let left = place;
  const kept: SnapshotPart[] = [];
  for (const { line, rows } of parts) {
    if (left <= 0) break;
    kept.push({ line, rows: rows.slice(0, left) });
    left -= Math.max(1, rows.length);
  }
  return kept;
}

function sizeOf(parts: readonly SnapshotPart[]): number {
  return parts.reduce((sum, { rows }) => sum + Math.max(1, rows.length), 0);
}

/** Where the next stream goes on after what was kept; unchanged when no row came, as changes then may be missing. */
function placeAfter(
  client: TestClient,
  kept: readonly SnapshotPart[],
  before: SnapshotResume | null,
): SnapshotResume | null {
  const begin = kept[0]?.line;
  const last = kept.findLast(({ rows }) => rows.length > 0);
  if (begin?.type !== 'begin' || last?.line.type !== 'rows') return before;
  const { incarnation, cursors } = begin;
  const access = accessFingerprint(client.tokens.actor);
  return { incarnation, access, cursors, kind: last.line.kind, afterId: idOf(last.rows.at(-1)) };
}

describe('a snapshot that breaks', () => {
  it('is the same as a new one once it was resumed, wherever it broke and whatever happened meanwhile', {
    timeout: 180_000,
  }, async () => {
    const { url } = await fixture.start();
    const database = openDatabase(await fixture.address());
    const client = await TestClient.signedIn(url, 'everywhere');
    const readers = await Promise.all(
      (['everywhere', 'agent', 'administrator'] as const).map((name) => TestClient.signedIn(url, name)),
    );
    const editor = new Editor(client, database.db);
    await editor.make(
      Array.from({ length: 12 }, (_, pick) => ({ what: 'create', organisationId: 'burlov', pick }) as const),
    );
    const round = fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), edits: fc.array(anyEdit) });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), fc.nat(2), async (rounds, who) => {
        const reader = readers[who];
        if (reader === undefined) throw new Error('There is no such reader.');
        const replica = new TestReplica();
        let resume: SnapshotResume | null = null;
        for (const { place, edits } of rounds) {
          const parts: SnapshotPart[] = await reader.snapshot(resume);
          expect(parts[0]?.line).toMatchObject({ type: 'begin', resumed: resume !== null });
          const kept = brokenAfter(parts, Math.floor(place * sizeOf(parts)));
          const next = placeAfter(reader, kept, resume);
          if (next !== resume) replica.takeParts(kept);
          resume = next;
          await editor.make(edits);
        }
        const rest = await reader.snapshot(resume);
        replica.takeParts(rest);
        const whole = new TestReplica();
        await whole.fill(reader);
        expect(new Map([...replica.rows].sort())).toEqual(new Map([...whole.rows].sort()));
        expect([replica.cursors, replica.containedSeq]).toEqual([whole.cursors, whole.containedSeq]);
        expect(rest.at(-1)?.line).toEqual({ type: 'end', total: replica.rows.size });
      }),
      { numRuns: 25 },
    );
    await database.close();
  });

  it('begins anew when the database, the rights or the past are not those of the broken one', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const begin = (await client.snapshot())[0]?.line;
    if (begin?.type !== 'begin') throw new Error('A snapshot begins with its beginning.');
    const { incarnation, access, cursors } = begin;
    const kind: RowKind = 'devices';
    const valid = { incarnation, access, cursors, kind, afterId: newId() };
    const isResumed = async (resume: SnapshotResume) => {
      const parts = await client.snapshot(resume);
      return parts[0]?.line.type === 'begin' && parts[0].line.resumed;
    };
    expect(await isResumed(valid)).toBe(true);
    expect(await isResumed({ ...valid, incarnation: newId() })).toBe(false);
    expect(await isResumed({ ...valid, access: 'burlov:operator' })).toBe(false);
    expect(await isResumed({ ...valid, cursors: {} })).toBe(false);
    expect(await isResumed({ ...valid, cursors: { burlov: 1_000_000 } })).toBe(false);
    const database = openDatabase(await fixture.address());
    await database.db.updateTable('organisationVersions').set({ horizon: 2 }).execute();
    expect(await isResumed({ ...valid, cursors: { burlov: 1 } })).toBe(false);
    await database.close();
  });
});
