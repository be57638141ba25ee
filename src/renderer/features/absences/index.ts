export { absenceKeys } from './absence-keys.ts';
