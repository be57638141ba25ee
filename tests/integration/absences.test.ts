import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { forgetPastAbsences } from '../../src/server/housekeeping/forget-past-absences.ts';
import { newId } from '../../src/shared/identity/ids.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { accounts, people } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

const at = '2026-11-23T08:00:00.000Z';

function aReason() {
  const words = { name: 'Möte', nameEnglish: 'Meeting', spoken: 'är på möte', spokenEnglish: 'is in a meeting' };
  const values = { ...words, icon: 'meeting', sortOrder: 1, active: true };
  return { kind: 'absenceReasons', id: newId(), organisationId: 'burlov', values } as const;
}

/** What a workstation holds of absences after it has been filled. */
async function absencesOf(client: TestClient) {
  const parts = await client.snapshot();
  return parts.flatMap(({ line, rows }) =>
    line.type === 'rows' && line.kind === 'absences' ? (rows as { id: string; ofProtected: boolean }[]) : [],
  );
}

describe('absences', () => {
  it('are kept as they were set, and follow the protection of their person at once', { timeout: 60_000 }, async () => {
    const { url } = await fixture.start();
    const agent = await TestClient.signedIn(url, 'agent');
    const administrator = await TestClient.signedIn(url, 'administrator');
    const reason = aReason();
    const [first, weekly] = [newId(), newId()];
    const rule = { days: [1, 5], from: '11:30', to: '12:15', startsOn: '2026-11-23', endsOn: null, except: [] };
    await administrator.push(administrator.command('record.create', reason));
    const set = (id: string, when: object) =>
      agent.command('absence.set', {
        reasonId: reason.id,
        note: 'Ledningsgrupp',
        when: when as never,
        people: [{ id, personId: people.open.id }],
      });
    const answer = await agent.push(
      set(first, { type: 'once', startsAt: at, endsAt: null }),
      set(weekly, { type: 'weekly', rule }),
    );
    expect(answer.outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
    const kept = await absencesOf(agent);
    expect(kept.find(({ id }) => id === weekly)).toMatchObject({ weekly: rule, startsAt: '2026-11-22T23:00:00.000Z' });
    expect(kept.find(({ id }) => id === first)).toMatchObject({
      endsAt: null,
      setByUserId: accounts.agent.userId,
      ofProtected: false,
    });

    const workstation = new TestReplica();
    await workstation.fill(agent);
    const protect = (isProtected: boolean) =>
      administrator.push(
        administrator.command('record.set', {
          kind: 'people',
          id: people.open.id,
          set: { protected: isProtected },
          was: { protected: !isProtected },
        }),
      );
    expect((await protect(true)).outcomes[0]?.status).toBe('applied');
    expect(await absencesOf(agent)).toEqual([]);
    // What is no longer theirs to see is not said to be done; what is gone is.
    const remove = (id: string) => agent.push(agent.command('absence.remove', { absenceIds: [id] }));
    expect((await remove(first)).outcomes).toMatchObject([{ status: 'refused', code: 'not-found' }]);
    expect((await remove(newId())).outcomes).toMatchObject([{ status: 'applied' }]);
    await workstation.catchUp(agent);
    expect([workstation.get('absences', first), workstation.get('absences', weekly)]).toEqual([undefined, undefined]);
    expect((await absencesOf(administrator)).map(({ ofProtected }) => ofProtected)).toEqual([true, true]);
    const [refused] = (await agent.push(agent.command('absence.end', { absenceIds: [first] }))).outcomes;
    expect(refused).toMatchObject({ status: 'refused', code: 'not-found' });
    await protect(false);
    await workstation.catchUp(agent);
    expect(workstation.get('absences', first)).toMatchObject({ endedAt: null });

    // A month after it has ended it is nobody's business any more.
    const connection = openDatabase(await fixture.address());
    const database = connection.db;
    expect(await forgetPastAbsences(database)).toBe(0);
    await sql`update absences set starts_at = now() - interval '32 days', ends_at = now() - interval '31 days'
      where id = ${first}`.execute(database);
    expect(await forgetPastAbsences(database)).toBe(1);
    await workstation.catchUp(agent);
    expect(workstation.get('absences', first)).toBeUndefined();
    expect(workstation.get('absences', weekly)).toBeDefined();
    await connection.close();
  });
});
