/** The meanings a colour may carry; each has foreground, background and mark tokens, and always comes with a shape or word. */
export const tones = [
  'neutral',
  'info',
  'in-time',
  'soon',
  'breached',
  'ready',
  'paused',
  'busy',
  'away',
  'danger',
] as const;
export type Tone = (typeof tones)[number];
