import { z } from 'zod';
import { assertNever } from '../assert-never.ts';
import { applied, defineCommand, type Put, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { laterOf } from '../time/instant.ts';
import { can } from '../users/permissions.ts';

/**
 * Settles a loan in conflict. `withdraw`: the hand-over did not happen or has been undone. `take-over`: the device is
 * with the second borrower, so the first loan ends when the second began.
 */
export const settleLoanConflict = defineCommand({
  args: z.object({ loanId: idSchema, as: z.enum(['withdraw', 'take-over']) }),
  reads: (args, found) => {
    const loan = found.get('loans', args.loanId);
    const device = loan === undefined ? undefined : found.get('devices', loan.deviceId);
    return refs(
      { kind: 'loans', id: args.loanId },
      { kind: 'devices', id: loan?.deviceId },
      { kind: 'loans', id: device?.currentLoanId },
    );
  },
  decide: ({ loanId, as }, rows, context) => {
    const loan = rows.get('loans', loanId);
    if (loan === undefined || !can(context.actor, 'loan.read', loan.organisationId)) {
      return refused('not-found', { what: 'loan' });
    }
    if (!can(context.actor, 'loan.write', loan.organisationId)) return refused('not-permitted');
    if (loan.status !== 'conflict') return refused('loan-not-in-conflict');
    const device = rows.get('devices', loan.deviceId);
    switch (as) {
      case 'withdraw':
        return applied({ kind: 'loans', row: { ...loan, status: 'withdrawn' } });
      case 'take-over': {
        if (device === undefined) return refused('not-found', { what: 'device' });
        const current = device.currentLoanId === null ? undefined : rows.get('loans', device.currentLoanId);
        const puts: Put[] = [];
        if (current !== undefined && current.status === 'open') {
          // The periods of one device must not overlap: the first ends at the latest when the second began.
          const returnedAt = laterOf(loan.lentAt, current.lentAt);
          puts.push({
            kind: 'loans',
            row: { ...current, status: 'returned', returnedAt, returnedToUserId: context.actor.userId },
          });
        }
        const lentAt = current === undefined ? loan.lentAt : laterOf(loan.lentAt, current.lentAt);
        puts.push({ kind: 'loans', row: { ...loan, status: 'open', lentAt } });
        puts.push({ kind: 'devices', row: { ...device, currentLoanId: loan.id } });
        return applied(...puts);
      }
      default:
        return assertNever(as);
    }
  },
});
