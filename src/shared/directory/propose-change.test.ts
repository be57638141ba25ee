import { describe, expect, it } from 'vitest';
import { type Decision, writesOf } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs, CommandName } from '../commands/registry.ts';
import { newId } from '../identity/ids.ts';
import type { Actor, Role } from '../users/roles.ts';
import { aPersonRow, aUnitRow } from './samples.ts';

const at = '2026-11-23T08:00:00.000Z';

function actorAs(role: Role): Actor {
  return { userId: newId(), name: 'Ada', grants: [{ organisationId: 'burlov', role }] };
}
const administrator = actorAs('administrator');
const operator = actorAs('operator');

function run<N extends CommandName>(rows: InMemoryRows, name: N, args: CommandArgs<N>, actor: Actor): Decision {
  const decision = judge({ name, args }, rows, { commandId: newId(), actor, at, now: at });
  rows.write([...writesOf(decision).puts]);
  return decision;
}

function proposed(changes: Record<string, unknown>, note = '') {
  const person = aPersonRow({ title: 'Lärare' });
  const rows = new InMemoryRows([{ kind: 'people', row: person }]);
  const id = newId();
  const args = { id, kind: 'people', recordId: person.id, changes, seen: { title: 'Lärare' }, note } as const;
  return { rows, person, id, made: run(rows, 'directory.propose', args, operator) };
}

describe('a proposal', () => {
  it('changes nothing until it is approved, and then the entry with its history', () => {
    const { rows, person, id } = proposed({ title: 'Rektor', tasks: ['skolskjuts'] });
    expect(rows.get('people', person.id)?.title).toBe('Lärare');
    const approved = run(rows, 'directory.decide', { proposalId: id, as: 'approved', reason: '' }, administrator);
    expect(rows.get('people', person.id)).toMatchObject({ title: 'Rektor', tasks: ['skolskjuts'] });
    expect(rows.get('directoryProposals', id)).toMatchObject({
      status: 'approved',
      decidedByUserId: administrator.userId,
    });
    const history = writesOf(approved).puts.find(({ kind }) => kind === 'recordChanges');
    expect(history?.row).toMatchObject({ kind: 'people', recordId: person.id, userId: administrator.userId });
  });

  it('may be nothing but words, and never nothing at all', () => {
    expect(proposed({}, 'Har bytt rum').made.type).toBe('applied');
    expect(proposed({}).made).toMatchObject({ code: 'invalid-arguments' });
  });

  it.each([
    { protected: true },
    { vip: true },
    { organisationId: 'kavlinge' },
    { phones: [{ number: 'x', kind: 'fixed' }] },
  ])('cannot touch what is not to be proposed: %o', (changes) => {
    expect(proposed(changes).made).toMatchObject({ code: 'invalid-arguments' });
  });

  it('is refused only with a reason, by those who keep the directory, and decided once', () => {
    const { rows, person, id } = proposed({ title: 'Rektor' });
    const refuse = { proposalId: id, as: 'refused', reason: '' } as const;
    expect(run(rows, 'directory.decide', refuse, operator)).toMatchObject({ code: 'not-permitted' });
    expect(run(rows, 'directory.decide', refuse, administrator)).toMatchObject({ code: 'reason-missing' });
    expect(run(rows, 'directory.decide', { ...refuse, reason: 'Först i januari' }, administrator).type).toBe('applied');
    expect(rows.get('people', person.id)?.title).toBe('Lärare');
    const again = { proposalId: id, as: 'approved', reason: '' } as const;
    expect(run(rows, 'directory.decide', again, administrator)).toMatchObject({ code: 'proposal-decided' });
  });

  it('says in the history that another had changed the value meanwhile', () => {
    const { rows, person, id } = proposed({ title: 'Rektor' });
    const set = { kind: 'people', id: person.id, set: { title: 'Speciallärare' }, was: { title: 'Lärare' } } as const;
    run(rows, 'record.set', set, administrator);
    const approved = run(rows, 'directory.decide', { proposalId: id, as: 'approved', reason: '' }, administrator);
    const history = writesOf(approved).puts.find(({ kind }) => kind === 'recordChanges');
    expect(history?.row).toMatchObject({ fields: [{ field: 'title', unseen: true }] });
  });
});

describe('somebody whom the directory lacks', () => {
  const propose = (changes: Record<string, unknown>, actor = operator, more: object = {}) => {
    const rows = new InMemoryRows();
    const [id, recordId] = [newId(), newId()];
    const base = { id, kind: 'people' as const, recordId, newIn: 'burlov', changes, seen: {}, note: '' };
    return { rows, id, recordId, made: run(rows, 'directory.propose', { ...base, ...more }, actor) };
  };

  it('is proposed with a name, and stands in the directory once that is approved', () => {
    const { rows, id, recordId } = propose({ givenName: 'Nina', familyName: 'Ny', title: 'Lärare' });
    expect(rows.get('people', recordId)).toBeUndefined();
    const approved = run(rows, 'directory.decide', { proposalId: id, as: 'approved', reason: '' }, administrator);
    expect(rows.get('people', recordId)).toMatchObject({
      organisationId: 'burlov',
      givenName: 'Nina',
      title: 'Lärare',
      protected: false,
      userId: null,
    });
    const history = writesOf(approved).puts.find(({ kind }) => kind === 'recordChanges');
    expect(history?.row).toMatchObject({
      fields: expect.arrayContaining([{ field: 'title', from: null, to: '"Lärare"', unseen: false }]),
    });
  });

  it('is not made where it is refused', () => {
    const { rows, id, recordId } = propose({ familyName: 'Ny' });
    run(rows, 'directory.decide', { proposalId: id, as: 'refused', reason: 'Finns redan' }, administrator);
    expect(rows.get('people', recordId)).toBeUndefined();
  });

  it('needs a name, an organisation of one’s own, and is a person', () => {
    expect(propose({ title: 'Lärare' }).made).toMatchObject({ details: { field: 'familyName' } });
    expect(propose({ familyName: 'Ny' }, operator, { newIn: 'kavlinge' }).made).toMatchObject({
      code: 'not-permitted',
    });
    expect(propose({}, operator, { kind: 'units', note: 'Ny skola' }).made).toMatchObject({
      details: { field: 'kind' },
    });
  });
});

describe('looking a protected person up', () => {
  const person = aPersonRow({ protected: true });
  const lookUp = { id: newId(), personId: person.id, reason: 'other', note: '' } as const;

  it('asks for words where no reason fits, and is kept with who and when', () => {
    const rows = new InMemoryRows([{ kind: 'people', row: person }]);
    expect(run(rows, 'directory.lookUp', lookUp, administrator)).toMatchObject({ code: 'reason-missing' });
    run(rows, 'directory.lookUp', { ...lookUp, note: 'Polisen ringer' }, administrator);
    expect(rows.get('protectedLookUps', lookUp.id)).toMatchObject({ userId: administrator.userId, at });
    expect(run(rows, 'directory.lookUp', { ...lookUp, id: newId(), reason: 'call' }, operator)).toMatchObject({
      code: 'not-permitted',
    });
  });
});

describe('the registers of the directory', () => {
  it('are kept by those who keep the directory alone', () => {
    const rows = new InMemoryRows();
    const { id, version, organisationId, ...values } = aUnitRow({ name: 'Nya skolan' });
    const create = { kind: 'units', id, organisationId, values } as const;
    expect(version).toBe(1);
    expect(run(rows, 'record.create', create, operator)).toMatchObject({ code: 'not-permitted' });
    expect(run(rows, 'record.create', create, administrator).type).toBe('applied');
  });
});
