import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { anArticle } from './samples.ts';
import type { Article } from './schema.ts';
import { suggestArticles } from './suggest-articles.ts';

const printing = newId();

const printer = anArticle({ title: 'Skrivaren skriver inte ut', keywords: ['toner'], serviceIds: [printing] });
const password = anArticle({ title: 'Byta glömt lösenord', keywords: ['inloggning'], body: 'Ring upp skrivaren.' });
const all = [password, printer];

const titles = (text: string, serviceId: string | null = null, articles = all) =>
  suggestArticles(articles, { text, serviceId }, 3).map(({ title }) => title);

describe('articles that may help', () => {
  it('are found by words as people bend and misspell them', () => {
    expect(titles('skrivare vid receptionen')).toEqual([printer.title]);
    expect(titles('GLOMT LOSENORD')).toEqual([password.title]);
    expect(titles('Slut på toner!')).toEqual([printer.title]);
  });

  it('are none for what says nothing', () => {
    expect(titles('')).toEqual([]);
    expect(titles('det är inte som det ska')).toEqual([]);
    expect(titles('kaffemaskin')).toEqual([]);
  });

  it('of the same service stand there before anything is written, and before others', () => {
    expect(titles('', printing)).toEqual([printer.title]);
    const other = anArticle({ title: 'Skrivaren i skolan', version: 9 });
    expect(titles('skrivaren', printing, [other, printer])).toEqual([printer.title, other.title]);
  });

  it('of equal ones the latest known comes first, what is not sent yet before all', () => {
    const [old, late, unsent] = [3, 7, 0].map((version) => anArticle({ title: 'Skrivaren', version }));
    const found = suggestArticles(
      [old, late, unsent].filter((one) => one !== undefined),
      { text: 'skrivaren', serviceId: null },
      3,
    );
    expect(found).toEqual([unsent, late, old]);
  });

  it('are published ones only, and never more than asked for', () => {
    const statuses = fc.constantFrom<Article['status']>('draft', 'published', 'retired');
    fc.assert(
      fc.property(fc.array(statuses), fc.nat(5), (each, most) => {
        const articles = each.map((status) => anArticle({ title: 'Skrivaren', status }));
        const found = suggestArticles(articles, { text: 'skrivaren', serviceId: null }, most);
        expect(found.every(({ status }) => status === 'published')).toBe(true);
        expect(found.length).toBe(Math.min(most, each.filter((status) => status === 'published').length));
      }),
    );
  });
});
