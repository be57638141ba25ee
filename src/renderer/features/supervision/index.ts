export { supervisionKeys } from './supervision-keys.ts';
