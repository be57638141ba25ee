export { infoTextKeys } from './info-text-keys.ts';
