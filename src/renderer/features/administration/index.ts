export { administrationKeys } from './administration-keys.ts';
