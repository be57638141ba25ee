export { messageKeys } from './message-keys.ts';
export { MessagesScreen } from './messages-screen.tsx';
