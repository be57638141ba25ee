import type { MessageId } from '../sv/index.ts';
import { app } from './app.ts';
import { refusals } from './refusals.ts';
import { ui } from './ui.ts';

export const en: Readonly<Record<MessageId, string>> = {
  ...app,
  ...refusals,
  ...ui,
};
