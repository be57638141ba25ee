import { describe, expect, it } from 'vitest';
import type { DirectoryProposal } from '../directory/proposal-schema.ts';
import { newId } from '../identity/ids.ts';
import { proposalNotice } from './notices.ts';

const [me, colleague] = [newId(), newId()];
const now = '2026-11-23T08:00:00.000Z';

function aProposal(change: Partial<DirectoryProposal> = {}): DirectoryProposal {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    kind: 'people',
    recordId: newId(),
    isNew: false,
    changes: {},
    seen: {},
    note: 'Har bytt rum',
    byUserId: colleague,
    at: '2026-11-22T08:00:00.000Z',
    status: 'waiting',
    decidedByUserId: null,
    decidedAt: null,
    reason: '',
    ...change,
  };
}

const reason = (proposal: DirectoryProposal, decides: readonly string[] = []) =>
  proposalNotice(proposal, { userId: me, now }, decides)?.reason ?? null;

describe('the notice of a proposal', () => {
  it('goes to those who keep that directory while it waits, and not to who made it', () => {
    expect(reason(aProposal(), ['burlov'])).toBe('proposal');
    expect(reason(aProposal(), ['kavlinge'])).toBeNull();
    expect(reason(aProposal({ byUserId: me }), ['burlov'])).toBeNull();
  });

  it('goes to who made it once another has decided, for two weeks', () => {
    const decided = { status: 'refused', byUserId: me, decidedByUserId: colleague } as const;
    expect(reason(aProposal({ ...decided, decidedAt: '2026-11-22T09:00:00.000Z' }))).toBe('proposal-decided');
    expect(reason(aProposal({ ...decided, decidedAt: '2026-11-08T09:00:00.000Z' }))).toBeNull();
    const own = { ...decided, decidedByUserId: me, decidedAt: '2026-11-22T09:00:00.000Z' };
    expect(reason(aProposal(own))).toBeNull();
  });
});
