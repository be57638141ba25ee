import { describe, expect, it } from 'vitest';
import type { CommandContext, Decision } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs, CommandName } from '../commands/registry.ts';
import { newId } from '../identity/ids.ts';
import type { User } from '../users/schema.ts';

const at = '2026-11-23T09:00:00.000Z';
const colleague = (name: string, change: Partial<User> = {}): User => ({
  id: newId(),
  organisationId: 'it-teamet',
  version: 1,
  name,
  initials: 'XX',
  title: '',
  groupIds: [],
  active: true,
  organisationIds: ['burlov'],
  ...change,
});
const anna = colleague('Anna Ek');
const bo = colleague('Bo Ask');
const elsewhere = colleague('Karl Kil', { organisationIds: ['kavlinge'] });

function rows() {
  return new InMemoryRows([anna, bo, elsewhere].map((row) => ({ kind: 'users' as const, row })));
}

function act<N extends CommandName>(
  on: InMemoryRows,
  who: User,
  name: N,
  args: CommandArgs<N>,
  role = 'operator',
): Decision {
  const grants = who.organisationIds.map((organisationId) => ({ organisationId, role: role as 'operator' }));
  const context: CommandContext = {
    commandId: newId(),
    actor: { userId: who.id, name: who.name, grants },
    at,
    now: at,
  };
  const decision = judge({ name, args }, on, context);
  if (decision.type === 'applied') on.write(decision.puts);
  return decision;
}

const promise = (change: Partial<CommandArgs<'callBack.promise'>> = {}): CommandArgs<'callBack.promise'> => ({
  id: newId(),
  organisationId: 'burlov',
  number: '0701740605',
  name: 'Åsa Öberg',
  personId: null,
  about: 'Bygglovet',
  callId: null,
  ticketId: null,
  queueId: null,
  ownerUserId: null,
  dueAt: '2026-11-23T13:00:00.000Z',
  ...change,
});

describe('a promised call', () => {
  it('is kept with the number as it is dialled everywhere, whoever promised it', () => {
    const on = rows();
    const args = promise();
    act(on, anna, 'callBack.promise', args);
    expect(on.get('callBacks', args.id)).toMatchObject({
      number: '+46701740605',
      origin: 'promised',
      status: 'open',
      createdByUserId: anna.id,
    });
    expect(act(on, anna, 'callBack.promise', args)).toMatchObject({ code: 'already-exists' });
  });

  it('needs a number, a colleague who works there, and the right to take calls', () => {
    expect(act(rows(), anna, 'callBack.promise', promise({ number: 'anonymous' }))).toMatchObject({
      code: 'address-unusable',
    });
    expect(act(rows(), anna, 'callBack.promise', promise({ ownerUserId: elsewhere.id }))).toMatchObject({
      code: 'recipient-may-not-see',
    });
    expect(act(rows(), anna, 'callBack.promise', promise(), 'technician')).toMatchObject({ code: 'not-permitted' });
    expect(act(rows(), elsewhere, 'callBack.promise', promise())).toMatchObject({ code: 'not-permitted' });
  });
});

describe('a call-back', () => {
  function open() {
    const on = rows();
    const args = promise();
    act(on, anna, 'callBack.promise', args);
    return { on, callBackId: args.id };
  }

  it('is taken by one: the second is told who was first, and may still be given it', () => {
    const { on, callBackId } = open();
    act(on, anna, 'callBack.take', { callBackId });
    expect(act(on, bo, 'callBack.take', { callBackId })).toMatchObject({
      code: 'call-back-taken',
      details: { name: 'Anna Ek' },
    });
    act(on, anna, 'callBack.give', { callBackId, ownerUserId: bo.id, note: ' Du kan det här ' });
    expect(on.get('callBacks', callBackId)).toMatchObject({
      ownerUserId: bo.id,
      steps: [{ what: 'given', userId: anna.id, note: 'Du kan det här' }],
    });
  });

  it('that nobody answered stays, later', () => {
    const { on, callBackId } = open();
    act(on, bo, 'callBack.tried', { callBackId, dueAt: '2026-11-23T14:00:00.000Z', note: '' });
    expect(on.get('callBacks', callBackId)).toMatchObject({ status: 'open', dueAt: '2026-11-23T14:00:00.000Z' });
  });

  it('is done once, with how it went, and can be taken up again', () => {
    const { on, callBackId } = open();
    act(on, bo, 'callBack.done', { callBackId, outcome: 'reached', note: '' });
    expect(act(on, anna, 'callBack.done', { callBackId, outcome: 'not-reached', note: '' })).toMatchObject({
      code: 'call-back-done',
    });
    act(on, anna, 'callBack.reopen', { callBackId });
    expect(on.get('callBacks', callBackId)).toMatchObject({ status: 'open', outcome: null, doneAt: null });
  });
});
