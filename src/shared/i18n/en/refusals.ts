import type { refusals as source } from '../sv/refusals.ts';

export const refusals: Readonly<Record<keyof typeof source, string>> = {
  'refusals.unknown': 'The server said no without a reason we recognise ({code}).',
};
