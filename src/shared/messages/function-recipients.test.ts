import { describe, expect, it } from 'vitest';
import { writesOf } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import { aFunctionRow, aPersonRow, aUnitRow } from '../directory/samples.ts';
import { newId } from '../identity/ids.ts';
import type { Actor } from '../users/roles.ts';

const at = '2026-11-23T08:00:00.000Z';
const actor: Actor = { userId: newId(), name: 'Olga', grants: [{ organisationId: 'burlov', role: 'operator' }] };
const mobile = (number: string) => [{ number, kind: 'mobile' as const }];

const anna = aPersonRow({ givenName: 'Anna', familyName: 'Ek', email: 'anna.ek@burlov.example', userId: newId() });
const bo = aPersonRow({ givenName: 'Bo', familyName: 'Ask', email: 'bo.ask@burlov.example' });
const left = aPersonRow({ email: 'borta@burlov.example', leftOn: '2026-11-01' });
const hidden = aPersonRow({ email: 'dold@burlov.example', protected: true });
const unit = aUnitRow({ name: 'Plan och bygg', email: 'bygg@burlov.example' });
const account = {
  id: anna.userId ?? '',
  organisationId: 'burlov',
  version: 1,
  name: 'Anna Ek',
  initials: 'AE',
  organisationIds: ['burlov'],
  title: '',
  groupIds: [],
  active: true,
};

/** Sends a message to a function that these people do, and returns whom it went to, or the refusal. */
function sent(change: Parameters<typeof aFunctionRow>[0], more: { isAlsoTo?: typeof bo } = {}) {
  const named = aFunctionRow({ name: 'Bygglov', personIds: [], unitId: null, phones: [], ...change });
  const rows = new InMemoryRows([
    { kind: 'functions', row: named },
    ...[anna, bo, left, hidden].map((row) => ({ kind: 'people' as const, row })),
    { kind: 'units', row: unit },
    { kind: 'users', row: account },
  ]);
  const also = more.isAlsoTo;
  const recipients =
    also === undefined
      ? []
      : [
          {
            id: newId(),
            way: 'email' as const,
            userId: null,
            personId: also.id,
            unitId: null,
            name: 'Bo',
            address: also.email ?? '',
          },
        ];
  const args = {
    id: newId(),
    organisationId: 'burlov',
    subject: '',
    body: 'Ring upp',
    priority: 'normal' as const,
    recipients,
    functionIds: [named.id],
    callId: null,
    callerName: '',
    callerNumber: '',
    ticketId: null,
    inReplyToId: null,
    isFollowedUp: false,
  };
  const decision = judge({ name: 'message.send', args }, rows, { commandId: newId(), actor, at, now: at });
  const [put] = writesOf(decision).puts;
  if (put?.kind !== 'messages') return decision;
  return put.row.recipients.map(({ way, address, name }) => `${name}: ${way} ${address}`.trim());
}

describe('a message to a function', () => {
  it('goes to everybody who does it, each the best way, but not to who has left or is protected', () => {
    expect(sent({ personIds: [anna.id, bo.id, left.id, hidden.id] })).toEqual([
      'Anna Ek (Bygglov): app',
      'Bo Ask (Bygglov): email bo.ask@burlov.example',
    ]);
  });

  it('goes to its own number, else to its unit, where nobody who does it can be reached', () => {
    const one = { personIds: [left.id], unitId: unit.id };
    expect(sent({ ...one, phones: mobile('+46701740605') })).toEqual(['Bygglov: sms +46701740605']);
    expect(sent(one)).toEqual(['Plan och bygg (Bygglov): email bygg@burlov.example']);
    expect(sent({ personIds: [left.id] })).toMatchObject({
      code: 'function-unreachable',
      details: { name: 'Bygglov' },
    });
  });

  it('reaches whoever is named besides once', () => {
    expect(sent({ personIds: [bo.id] }, { isAlsoTo: bo })).toEqual(['Bo: email bo.ask@burlov.example']);
  });
});
