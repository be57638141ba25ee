import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';

/**
 * open: out with the borrower · returned: back · conflict: handed out while, as the server knows it, another loan had
 * the device; kept because it happened · withdrawn: settled, this hand-over did not count.
 */
export const loanStatusSchema = z.enum(['open', 'returned', 'conflict', 'withdrawn']);
export type LoanStatus = z.infer<typeof loanStatusSchema>;

export const loanSchema = rowBaseSchema.extend({
  deviceId: idSchema,
  borrowerPersonId: idSchema.nullable(),
  borrowerName: z.string().min(1),
  borrowerPhone: z.string(),
  ticketId: idSchema.nullable(),
  status: loanStatusSchema,
  conflictsWithLoanId: idSchema.nullable(),
  lentByUserId: idSchema,
  lentAt: instantSchema,
  dueAt: instantSchema,
  returnedAt: instantSchema.nullable(),
  returnedToUserId: idSchema.nullable(),
  accessoriesOut: z.array(z.string()),
  accessoriesMissing: z.array(z.string()),
  /** Answered at return: the borrower's data has been wiped. */
  wiped: z.boolean(),
  note: z.string(),
});
export type Loan = z.infer<typeof loanSchema>;
