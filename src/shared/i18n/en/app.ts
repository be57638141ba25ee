import type { app as source } from '../sv/app.ts';

export const app: Readonly<Record<keyof typeof source, string>> = {
  'app.name': 'Växelbord',
};
