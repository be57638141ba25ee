export { loanKeys } from './loan-keys.ts';
export { LoansScreen } from './loans-screen.tsx';
