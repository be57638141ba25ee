import { app } from './app.ts';
import { refusals } from './refusals.ts';
import { ui } from './ui.ts';

/** The source catalogue. An area registers itself with one spread here and one in `en/index.ts`. */
export const sv = {
  ...app,
  ...refusals,
  ...ui,
} as const;

export type MessageId = keyof typeof sv;
