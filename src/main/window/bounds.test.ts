import { describe, expect, it } from 'vitest';
import { fittingBounds } from './bounds.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };

describe('the place of the window', () => {
  it('is the remembered one while its title can be grabbed', () => {
    const remembered = { x: 1700, y: 10, width: 1280, height: 720 };
    expect(fittingBounds(remembered, [screen])).toEqual(remembered);
  });

  it.each([
    ['a screen that is gone', { x: 3000, y: 10, width: 1280, height: 720 }],
    ['above the screen', { x: 10, y: -400, width: 1280, height: 720 }],
    ['below the screen', { x: 10, y: 1030, width: 1280, height: 720 }],
  ])('is the middle of the first screen when it was on %s', (_where, remembered) => {
    expect(fittingBounds(remembered, [screen])).toEqual({ x: 240, y: 70, width: 1440, height: 900 });
  });

  it('is a little beside the first for a second window', () => {
    const first = fittingBounds(null, [screen]);
    expect(fittingBounds(null, [screen], 2)).toEqual({ ...first, x: first.x + 32, y: first.y + 32 });
  });

  it('is never larger than the screen', () => {
    expect(fittingBounds(null, [{ x: 0, y: 0, width: 1280, height: 720 }])).toEqual({
      x: 0,
      y: 0,
      width: 1280,
      height: 720,
    });
  });
});
