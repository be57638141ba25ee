import { checkOutLoan } from './check-out-loan.ts';
import { returnLoan } from './return-loan.ts';
import { settleLoanConflict } from './settle-loan-conflict.ts';

export const loanCommands = {
  'loan.checkOut': checkOutLoan,
  'loan.return': returnLoan,
  'loan.settleConflict': settleLoanConflict,
} as const;
