import { describe, expect, it } from 'vitest';
import { cornerBounds, fittingBounds } from './bounds.ts';

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

describe('the place of the small window', () => {
  it('is the lower right corner at first', () => {
    expect(cornerBounds(null, [screen])).toEqual({ x: 1524, y: 892, width: 380, height: 132 });
  });

  it('is where it was put, in its own size, while all of it is on a screen', () => {
    const second = { x: 1920, y: 0, width: 1280, height: 1024 };
    const put = { x: 2000, y: 40, width: 900, height: 900 };
    expect(cornerBounds(put, [screen, second])).toEqual({ x: 2000, y: 40, width: 380, height: 132 });
    expect(cornerBounds(put, [screen])).toEqual(cornerBounds(null, [screen]));
  });
});
