export { loanKeys } from './loan-keys.ts';
