import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const themes = ['light', 'dark', 'high-contrast'] as const;
type Theme = (typeof themes)[number];

function colorsOf(theme: Theme): Map<string, string> {
  const colors = new Map<string, string>();
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selector.includes(`[data-theme="${theme}"]`)) continue;
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)) colors.set(name, value);
  }
  return colors;
}

/** Relative luminance, WCAG 2.2 definition. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, WCAG 2.2 definition: 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['bg-canvas', 'bg-surface', 'bg-raised', 'bg-sunken', 'bg-hover', 'bg-selected'];
const tones = ['neutral', 'info', 'in-time', 'soon', 'breached', 'ready', 'paused', 'busy', 'away', 'danger'];

const textPairs: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] =>
    ['fg', 'fg-muted', 'fg-faint', 'accent'].map((text) => [text, ground]),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['accent', 'accent-soft'],
  ['fg', 'accent-soft'],
  ['danger', 'bg-surface'],
  ['danger', 'bg-raised'],
  ['danger', 'bg-canvas'],
  ...tones.map((tone): [string, string] => [`tone-${tone}-fg`, `tone-${tone}-bg`]),
  ...tones.map((tone): [string, string] => [`tone-${tone}-fg`, 'bg-surface']),
];
const partPairs: [string, string][] = [
  ...['bg-canvas', 'bg-surface', 'bg-raised'].flatMap((ground): [string, string][] => [
    ['line-strong', ground],
    ...tones.map((tone): [string, string] => [`tone-${tone}-mark`, ground]),
  ]),
  ...grounds.map((ground): [string, string] => ['focus', ground]),
  ...tones.map((tone): [string, string] => [`tone-${tone}-mark`, `tone-${tone}-bg`]),
];
/** Hairlines only group, and the edge of a button stands around words that already tell it: nothing is understood by them alone. */
const decorative = new Set(['line', 'line-control']);

describe.each(themes)('the %s theme', (theme) => {
  const colors = colorsOf(theme);
  const color = (name: string) => {
    const value = colors.get(name);
    if (value === undefined) throw new Error(`tokens.css has no --${name} in ${theme}`);
    return value;
  };
  const textRatio = theme === 'high-contrast' ? 7 : 4.5;
  const partRatio = theme === 'high-contrast' ? 4.5 : 3;

  it.each(textPairs)('lets text %s be read on %s', (text, ground) => {
    expect(contrast(color(text), color(ground))).toBeGreaterThanOrEqual(textRatio);
  });

  it.each(partPairs)('lets the part %s be seen on %s', (part, ground) => {
    expect(contrast(color(part), color(ground))).toBeGreaterThanOrEqual(partRatio);
  });

  it('has no colour that is not held to a ratio', () => {
    const held = new Set([...textPairs, ...partPairs].flat());
    expect([...colors.keys()].filter((name) => !held.has(name) && !decorative.has(name))).toEqual([]);
  });
});
