import { describe, expect, it } from 'vitest';
import { aServiceLevel } from '../catalogue/samples.ts';
import { type Decision, writesOf } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs, CommandName } from '../commands/registry.ts';
import { newId } from '../identity/ids.ts';
import type { Actor, Role } from '../users/roles.ts';

const at = '2026-11-23T08:00:00.000Z';

function actorAs(role: Role): Actor {
  return { userId: newId(), name: 'Ada', grants: [{ organisationId: 'burlov', role }] };
}
const administrator = actorAs('administrator');
const agent = actorAs('agent');

function run<N extends CommandName>(rows: InMemoryRows, name: N, args: CommandArgs<N>, actor: Actor): Decision {
  const decision = judge({ name, args }, rows, { commandId: newId(), actor, at, now: at });
  rows.write([...writesOf(decision).puts]);
  return decision;
}

const tag = (id = newId()) =>
  ({ kind: 'tags', id, organisationId: 'burlov', values: { name: 'Skolstart', active: true } }) as const;

function historyOf(decision: Decision) {
  const put = writesOf(decision).puts.find(({ kind }) => kind === 'recordChanges');
  return put?.kind === 'recordChanges' ? put.row.fields : [];
}

describe('a kept record', () => {
  it('is made by whoever may, with its history', () => {
    const rows = new InMemoryRows();
    const made = run(rows, 'record.create', tag(), administrator);
    expect(made.type).toBe('applied');
    expect(historyOf(made)).toContainEqual({ field: 'name', from: null, to: '"Skolstart"', unseen: false });
    expect(run(rows, 'record.create', tag(), agent)).toMatchObject({ code: 'not-permitted' });
  });

  it('is refused with the field that does not hold', () => {
    const rows = new InMemoryRows();
    const bad = { ...tag(), values: { name: '   ', active: true } };
    expect(run(rows, 'record.create', bad, administrator)).toMatchObject({
      code: 'invalid-arguments',
      details: { field: 'name' },
    });
    const { id } = tag();
    run(rows, 'record.create', tag(id), administrator);
    const change = { kind: 'tags', id, set: { active: 'yes' }, was: {} } as const;
    expect(run(rows, 'record.set', change, administrator)).toMatchObject({ details: { field: 'active' } });
    expect(run(rows, 'record.create', tag(id), administrator)).toMatchObject({ code: 'already-exists' });
  });

  it('merges changes of different fields, and tells of a value replaced unseen', () => {
    const level = aServiceLevel();
    const rows = new InMemoryRows([{ kind: 'serviceLevels', row: level }]);
    const base = { kind: 'serviceLevels', id: level.id } as const;
    run(rows, 'record.set', { ...base, set: { name: 'Bas 2027' }, was: { name: 'Bas' } }, administrator);
    const other = { ...base, set: { startWithinMinutes: 240 }, was: { startWithinMinutes: 480 } };
    expect(historyOf(run(rows, 'record.set', other, administrator))[0]?.unseen).toBe(false);
    const late = { ...base, set: { name: 'Grund' }, was: { name: 'Bas' } };
    expect(historyOf(run(rows, 'record.set', late, administrator))).toEqual([
      { field: 'name', from: '"Bas 2027"', to: '"Grund"', unseen: true },
    ]);
    expect(rows.get('serviceLevels', level.id)).toMatchObject({ name: 'Grund', startWithinMinutes: 240 });
  });

  it('never changes who it is, nor what is only counted', () => {
    const rows = new InMemoryRows();
    const id = newId();
    const values = {
      title: 'Starta om skrivaren',
      body: '',
      keywords: [],
      serviceIds: [],
      reviewOn: null,
      status: 'published',
      solvedCount: 900,
    };
    run(rows, 'record.create', { kind: 'articles', id, organisationId: 'burlov', values }, agent);
    const set = { solvedCount: 7, organisationId: 'kavlinge', version: 99 };
    expect(run(rows, 'record.set', { kind: 'articles', id, set, was: {} }, agent)).toEqual({
      type: 'applied',
      puts: [],
      removes: [],
    });
    expect(rows.get('articles', id)).toMatchObject({ solvedCount: 0, authorUserId: agent.userId });
  });

  it('takes pictures only from whoever sent them, and keeps those that were there', () => {
    const rows = new InMemoryRows();
    const id = newId();
    const values = {
      title: 'Starta om skrivaren',
      body: '',
      keywords: [],
      serviceIds: [],
      reviewOn: null,
      status: 'published',
    };
    const image = (addedByUserId: string) => ({ hash: 'a1'.repeat(32), name: 'Baksidan', addedByUserId });
    const create = (addedByUserId: string) =>
      run(
        rows,
        'record.create',
        { kind: 'articles', id, organisationId: 'burlov', values: { ...values, images: [image(addedByUserId)] } },
        agent,
      );
    expect(create(newId())).toMatchObject({ code: 'not-permitted' });
    expect(create(agent.userId).type).toBe('applied');
    const other = actorAs('agent');
    const set = (images: unknown[], actor: Actor) =>
      run(rows, 'record.set', { kind: 'articles', id, set: { images }, was: {} }, actor);
    const more = { ...image(other.userId), hash: 'b2'.repeat(32) };
    expect(set([image(agent.userId), more], other).type).toBe('applied');
    expect(set([image(agent.userId), { ...more, hash: 'c3'.repeat(32) }], agent)).toMatchObject({
      code: 'not-permitted',
    });
  });

  it('as a view belongs to its owner', () => {
    const rows = new InMemoryRows();
    const id = newId();
    const values = {
      name: 'Mina skolor',
      list: 'tickets',
      groupId: null,
      where: [],
      text: 'skola',
      sort: [],
      groupBy: null,
      columns: [],
      active: true,
    };
    run(rows, 'record.create', { kind: 'savedViews', id, organisationId: 'burlov', values }, agent);
    const rename = { kind: 'savedViews', id, set: { name: 'Andras' }, was: {} } as const;
    expect(run(rows, 'record.set', rename, administrator)).toMatchObject({ code: 'not-permitted' });
    expect(run(rows, 'record.set', rename, agent).type).toBe('applied');
  });
});
