import { describe, expect, it } from 'vitest';
import { anOrganisation } from '#renderer/data/testing.ts';
import { aCall, aQueue, aSnapshot } from '#renderer/parts/sample-calls.ts';
import { createTranslator } from '#shared/i18n/translator.ts';
import { applyFrame, emptyPicture } from '#shared/live/picture.ts';
import { queueFigures } from '#shared/queues/statistics.ts';
import { queueRows, sortRows, totalRows } from './figure-rows.ts';
import { levelStanding, percentWords, ruleWords, secondsWords, totalRuleWords } from './figure-words.ts';
import { cellAfter } from './grid-keys.ts';

const translator = createTranslator('sv');
const desk = aQueue({ name: 'Service Desk', sortOrder: 2 });
const board = aQueue({ name: 'Växel', sortOrder: 1 });
const kavlinge = aQueue({ name: 'Växel Kävlinge', sortOrder: 3, organisationId: 'kavlinge' });
const queues = new Map([desk, board, kavlinge].map((queue) => [queue.id, queue]));
const answered = (queueId: string, count: number) =>
  Array.from({ length: count }, () => aCall({ queueId, answeredAt: '2026-11-18T09:00:05.000Z' }));

function picture() {
  const frames = [
    aSnapshot({ figures: [queueFigures(desk, answered(desk.id, 4)), queueFigures(board, [])] }),
    aSnapshot({ organisationId: 'kavlinge', figures: [queueFigures(kavlinge, answered(kavlinge.id, 9))] }),
  ];
  return frames.reduce((before, frame) => applyFrame(before, frame).picture, emptyPicture);
}

const names = new Map([['burlov', anOrganisation()]]);
const words = { all: 'Alla', organisation: (id: string) => `Totalt ${id}` };

describe('the lines of the figures table', () => {
  it('stand in the order the administrator gave the queues', () => {
    const rows = queueRows(picture().organisations.values(), queues, names);
    expect(rows.map(({ name, detail }) => [name, detail])).toEqual([
      ['Växel', 'Burlöv'],
      ['Service Desk', 'Burlöv'],
      ['Växel Kävlinge', 'kavlinge'],
    ]);
  });

  it('end with a total per organisation and one over all, each call in it once', () => {
    const totals = totalRows(picture().organisations, words);
    expect(totals.map(({ name, figures }) => [name, figures.answered])).toEqual([
      ['Totalt burlov', 4],
      ['Totalt kavlinge', 9],
      ['Alla', 13],
    ]);
  });

  it('keep lines without a value last in both directions', () => {
    const rows = queueRows(picture().organisations.values(), queues, names);
    const order = (descending: boolean) =>
      sortRows(rows, { column: 'serviceLevel', descending }).map(({ name }) => name);
    expect(order(true).at(-1)).toBe('Växel');
    expect(order(false).at(-1)).toBe('Växel');
  });

  it('sort by a count', () => {
    const rows = queueRows(picture().organisations.values(), queues, names);
    const sorted = sortRows(rows, { column: 'answered', descending: true });
    expect(sorted.map(({ figures }) => figures.answered)).toEqual([9, 4, 0]);
  });
});

describe('figures in words', () => {
  it('name target, threshold and variant', () => {
    expect(ruleWords(desk.serviceLevel, translator)).toBe('90 % inom 60 s, övergivna räknas emot');
    const ignore = { ...desk.serviceLevel, variant: 'ignore' as const, thresholdSeconds: 120, shortAbandonSeconds: 10 };
    expect(ruleWords(ignore, translator)).toBe('90 % inom 2 min, övergivna inom 10 s räknas inte');
    expect(totalRuleWords({ rule: null, sameVariant: true }, translator)).toBe('svarsgrupperna har olika mål');
  });

  it('are a dash where there is no value, never nought or hundred', () => {
    expect([percentWords(null, translator), secondsWords(null)]).toEqual(['–', '–']);
    expect([percentWords(66.6, translator), secondsWords(125.4)]).toEqual(['67\u00a0%', '2:05']);
  });

  it('say how a level stands to its target', () => {
    const levels = [100, 90, 89.9, 85, 84.9, null];
    expect(levels.map((level) => levelStanding(level, desk.serviceLevel))).toEqual([
      'met',
      'met',
      'near',
      'near',
      'missed',
      null,
    ]);
  });
});

describe('moving in the figures table', () => {
  const size = { rows: 3, columns: 4 };

  it('stays inside', () => {
    expect(cellAfter('ArrowLeft', { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(cellAfter('ArrowDown', { row: 2, column: 1 }, size)).toEqual({ row: 2, column: 1 });
    expect(cellAfter('End', { row: 1, column: 0 }, size)).toEqual({ row: 1, column: 3 });
    expect(cellAfter('j', { row: 0, column: 2 }, size)).toEqual({ row: 1, column: 2 });
  });

  it('leaves other keys alone', () => {
    expect(cellAfter('Enter', { row: 0, column: 0 }, size)).toBeNull();
  });
});
