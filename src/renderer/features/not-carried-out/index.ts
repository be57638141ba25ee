export { notCarriedOutKeys } from './not-carried-out-keys.ts';
export { NotCarriedOutScreen } from './not-carried-out-screen.tsx';
