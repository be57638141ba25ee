export { messageKeys } from './message-keys.ts';
