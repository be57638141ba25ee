import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { type BlockedNumber, blockedNumberSchema, blockOf } from './schema.ts';

const block = (change: Partial<BlockedNumber> = {}): BlockedNumber =>
  blockedNumberSchema.parse({
    id: newId(),
    organisationId: 'it-teamet',
    customerOrganisationId: 'burlov',
    version: 0,
    number: '+46701740605',
    name: 'Ringer och hotar',
    until: null,
    active: true,
    ...change,
  });
const call = { organisationId: 'burlov', fromNumber: '+46701740605' };
const today = '2026-11-23';

describe('a blocked number', () => {
  it('stops its caller to the organisation that blocked it, and to no other', () => {
    const blocked = [block()];
    expect(blockOf(blocked, call, today)).toBe(blocked[0]);
    expect(blockOf(blocked, { ...call, organisationId: 'kavlinge' }, today)).toBeUndefined();
  });

  it('is known however it was written', () => {
    expect(blockOf([block({ number: '0701740605' })], call, today)).toBeDefined();
  });

  it('holds through its last day and not after, nor once it is lifted', () => {
    const until = block({ until: '2026-11-23' });
    expect(blockOf([until], call, '2026-11-23')).toBe(until);
    expect(blockOf([until], call, '2026-11-24')).toBeUndefined();
    expect(blockOf([block({ active: false })], call, today)).toBeUndefined();
  });

  it('is never a hidden one', () => {
    expect(blockOf([block()], { ...call, fromNumber: null }, today)).toBeUndefined();
  });
});
