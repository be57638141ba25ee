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
const providers = new Set(['it-teamet']);

describe('a blocked number', () => {
  it('stops its caller to the organisation that blocked it, and to no other', () => {
    const blocked = [block()];
    expect(blockOf(blocked, call, today, providers)).toBe(blocked[0]);
    expect(blockOf(blocked, { ...call, organisationId: 'kavlinge' }, today, providers)).toBeUndefined();
  });

  it('stops nobody for an organisation that neither keeps it nor is served by who does', () => {
    const foreign = block({ organisationId: 'kavlinge' });
    expect(blockOf([foreign], call, today, providers)).toBeUndefined();
    expect(blockOf([block({ organisationId: 'burlov' })], call, today, new Set())).toBeDefined();
  });

  it('is known however it was written', () => {
    expect(blockOf([block({ number: '0701740605' })], call, today, providers)).toBeDefined();
  });

  it('holds through its last day and not after, nor once it is lifted', () => {
    const until = block({ until: '2026-11-23' });
    expect(blockOf([until], call, '2026-11-23', providers)).toBe(until);
    expect(blockOf([until], call, '2026-11-24', providers)).toBeUndefined();
    expect(blockOf([block({ active: false })], call, today, providers)).toBeUndefined();
  });

  it('is never a hidden one', () => {
    expect(blockOf([block()], { ...call, fromNumber: null }, today, providers)).toBeUndefined();
  });
});
