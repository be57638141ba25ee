export { directoryKeys } from './directory-keys.ts';
