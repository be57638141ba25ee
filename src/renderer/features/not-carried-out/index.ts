export { notCarriedOutKeys } from './not-carried-out-keys.ts';
