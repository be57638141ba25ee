import { expect, it, vi } from 'vitest';
import { createAfterMessages } from './after-messages.ts';

it('runs one after the other, never at once, and without waiting for a timer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    const later = createAfterMessages();
    const ran: string[] = [];
    const done = new Promise<void>((resolve) => {
      later(() => {
        ran.push('first');
        later(() => {
          ran.push('set by the first');
          resolve();
        });
      });
      later(() => ran.push('second'));
    });
    expect(ran).toEqual([]);
    await done;
    expect(ran).toEqual(['first', 'second', 'set by the first']);
  } finally {
    vi.useRealTimers();
  }
});
