export type { MessageStart } from './message-draft.ts';
export { MessageForm, type MessageFormProps } from './message-form.tsx';
