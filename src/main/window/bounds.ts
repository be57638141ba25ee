import { join } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeAtomically } from '../files/write-atomically.ts';
import type { Logger } from '../log/logger.ts';

const pixels = z.number().int().min(-100_000).max(100_000);

export const rectangleSchema = z.object({ x: pixels, y: pixels, width: pixels.min(1), height: pixels.min(1) });
export type Rectangle = z.infer<typeof rectangleSchema>;

const placeSchema = z.object({ bounds: rectangleSchema, maximized: z.boolean() });

/** Where the window was, in device-independent pixels. */
export type WindowPlace = z.infer<typeof placeSchema>;

/** The smallest window in which the field view still works (docs/architecture.md, screens). */
export const smallestSize = { width: 800, height: 600 } as const;

const firstSize = { width: 1440, height: 900 } as const;

/** How far the second window lies beside the first, and so on. */
const step = 32;

/**
 * Returns the remembered bounds when enough of the title is on a screen to be grabbed, else a window in the middle of the
 * first; the following windows (`number` from 2) a little beside it, so that each can be seen.
 */
export function fittingBounds(remembered: Rectangle | null, workAreas: readonly Rectangle[], number = 1): Rectangle {
  const grabbable = (area: Rectangle, bounds: Rectangle) =>
    Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x) >= 100 &&
    bounds.y >= area.y &&
    bounds.y <= area.y + area.height - 40;
  if (remembered !== null && workAreas.some((area) => grabbable(area, remembered))) return remembered;
  const area = workAreas[0] ?? { x: 0, y: 0, ...firstSize };
  const width = Math.min(firstSize.width, area.width);
  const height = Math.min(firstSize.height, area.height);
  return {
    x: area.x + Math.round((area.width - width) / 2) + step * (number - 1),
    y: area.y + Math.round((area.height - height) / 2) + step * (number - 1),
    width,
    height,
  };
}

const cardSize = { width: 380, height: 132 } as const;

/** Returns where the small window of a call lies: where it was put, else in the lower right corner of the first screen. */
export function cornerBounds(remembered: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle {
  const isInside = (area: Rectangle, { x, y }: Rectangle) =>
    x >= area.x &&
    y >= area.y &&
    x + cardSize.width <= area.x + area.width &&
    y + cardSize.height <= area.y + area.height;
  if (remembered !== null && workAreas.some((area) => isInside(area, remembered))) {
    return { x: remembered.x, y: remembered.y, ...cardSize };
  }
  const area = workAreas[0] ?? { x: 0, y: 0, ...firstSize };
  const edge = 16;
  return {
    x: area.x + area.width - cardSize.width - edge,
    y: area.y + area.height - cardSize.height - edge,
    ...cardSize,
  };
}

function placeFile(folder: string, number: number): string {
  return join(folder, number === 1 ? 'window.json' : `window-${number}.json`);
}

/** Returns the remembered place of the window; null when there is none or it cannot be read (then it says so in the log). */
export async function readWindowPlace(folder: string, number: number, log: Logger): Promise<WindowPlace | null> {
  try {
    return await readJsonFile(placeFile(folder, number), placeSchema);
  } catch (error) {
    log.error('window-place-unreadable', error);
    return null;
  }
}

/** Remembers the place of the window. A failure costs only the place, so it is logged. */
export async function writeWindowPlace(folder: string, number: number, place: WindowPlace, log: Logger): Promise<void> {
  try {
    await writeAtomically(placeFile(folder, number), JSON.stringify(place));
  } catch (error) {
    log.error('window-place-unwritten', error);
  }
}
