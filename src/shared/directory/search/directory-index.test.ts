import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../identity/ids.ts';
import { DirectoryIndex } from './directory-index.ts';
import type { DirectoryEntry, DirectoryQuery } from './directory-query.ts';
import { foldWord } from './fold.ts';

function entry(name: string, change: Partial<DirectoryEntry> = {}): DirectoryEntry {
  return {
    kind: 'people',
    id: newId(),
    organisationId: 'burlov',
    name,
    title: '',
    tasks: [],
    other: '',
    numbers: [],
    email: null,
    unitId: null,
    isGone: false,
    ...change,
  };
}

function indexOf(entries: readonly DirectoryEntry[]): DirectoryIndex {
  const index = new DirectoryIndex();
  for (const one of entries) index.put(one);
  return index;
}

const wide = { preferred: null, only: null, used: [], kinds: ['people', 'units', 'functions'], limit: 40 } as const;

function finder(entries: readonly DirectoryEntry[]) {
  const index = indexOf(entries);
  const names = new Map(entries.map(({ id, name }) => [id, name]));
  return (text: string, change: Partial<DirectoryQuery> = {}) =>
    index.search({ ...wide, text, ...change }).hits.map(({ id }) => names.get(id));
}

describe('the directory search', () => {
  const planning = entry('Bygglovsenheten', { kind: 'units' });
  const department = entry('Samhällsbyggnad', { kind: 'units' });
  const people = [
    entry('Anna Karlsson', { title: 'Rektor', numbers: ['+46317401234'], email: 'anna.karlsson@burlov.example' }),
    entry('Anna-Karin Carlsson', { title: 'Lärare', numbers: ['+46701740605', '6512'] }),
    entry('Krister Wikström', { title: 'Bygglovshandläggare', unitId: planning.id }),
    entry('Åsa Sjöö', { title: 'Planarkitekt', unitId: planning.id, organisationId: 'kavlinge' }),
    entry('Öystein Lindqvist', { tasks: ['vigsel', 'diarium'] }),
    entry('Karl Persson', { isGone: true }),
    entry('Karl Pettersson'),
    { ...planning, unitId: department.id },
    department,
    entry('Bygglov', { kind: 'functions', tasks: ['altan', 'attefallshus'] }),
  ];
  const find = finder(people);

  it('finds names, titles, units and task words by their beginnings, in any order', () => {
    expect(find('anna karl')).toEqual(['Anna Karlsson', 'Anna-Karin Carlsson']);
    expect(find('karlsson anna')[0]).toBe('Anna Karlsson');
    expect(find('rektor')).toEqual(['Anna Karlsson']);
    expect(find('vigsel')).toEqual(['Öystein Lindqvist']);
    expect(find('altan')).toEqual(['Bygglov']);
    expect(find('krister samhällsbyggnad')).toEqual(['Krister Wikström']);
  });

  it('puts the function before the unit and those who work there', () => {
    expect(find('bygglov')).toEqual(['Bygglov', 'Bygglovsenheten', 'Krister Wikström', 'Åsa Sjöö']);
  });

  it.each([
    ['carlson', 'Anna Karlsson'],
    ['Christer Vickström', 'Krister Wikström'],
    ['schöö', 'Åsa Sjöö'],
    ['osten lindkvist', undefined],
    ['lindkvist', 'Öystein Lindqvist'],
    ['oystein', 'Öystein Lindqvist'],
    ['annakarin', 'Anna-Karin Carlsson'],
    ['karlssno', 'Anna Karlsson'],
    ['kalrsson', 'Anna Karlsson'],
    ['lndqvist', 'Öystein Lindqvist'],
    ['wikstöm', 'Krister Wikström'],
    ['pettersen', 'Karl Pettersson'],
  ])('understands "%s"', (text, name) => {
    expect(find(text)[0]).toBe(name);
  });

  it('ranks what is spelled so before what begins so before what sounds so', () => {
    const ranked = finder([entry('Bo Lindh'), entry('Bo Lindberg'), entry('Bo Lind'), entry('Bo Lynd')]);
    expect(ranked('lind')).toEqual(['Bo Lind', 'Bo Lindberg', 'Bo Lindh', 'Bo Lynd']);
  });

  it('puts those still here before those who left, who are found all the same', () => {
    expect(find('karl pe')).toEqual(['Karl Pettersson', 'Karl Persson']);
    expect(find('karl persson')[0]).toBe('Karl Persson');
  });

  it('puts the called organisation first, and can keep to one', () => {
    expect(find('bygglovsenheten a', { preferred: 'kavlinge' })[0]).toBe('Åsa Sjöö');
    expect(find('plan', { only: 'burlov' })).toEqual([]);
  });

  it('puts first what this person chose lately', () => {
    const same = ['Ali', 'Bea', 'Cia'].map((name) => entry(`${name} Ek`));
    const findAmong = finder(same);
    expect(findAmong('ek')).toEqual(['Ali Ek', 'Bea Ek', 'Cia Ek']);
    expect(findAmong('ek', { used: same.slice(2).map(({ id }) => id) })).toEqual(['Cia Ek', 'Ali Ek', 'Bea Ek']);
  });

  it.each(['031-740 12 34', '+46 31 740 12 34', '0046317401234', '031740', '1234', '40 12'])(
    'finds a number written %s',
    (text) => {
      expect(find(text)).toEqual(['Anna Karlsson']);
    },
  );

  it('finds an extension, the whole one before parts of longer numbers', () => {
    const some = finder([entry('Lång', { numbers: ['+46406512000'] }), entry('Kort', { numbers: ['6512'] })]);
    expect(some('6512')).toEqual(['Kort', 'Lång']);
  });

  it('finds addresses by @', () => {
    expect(find('anna.karlsson@')).toEqual(['Anna Karlsson']);
    expect(find('@burlov')).toEqual(['Anna Karlsson']);
  });

  it('finds nothing for blank text, and what was taken out no more', () => {
    expect(find('  ')).toEqual([]);
    const index = indexOf(people);
    index.remove(planning.id);
    expect(index.search({ ...wide, text: 'bygglovsenheten' }).hits.map(({ kind }) => kind)).toEqual([]);
  });

  it('orders equals by name as in Swedish', () => {
    const some = finder(['Östen Ek', 'Åke Ek', 'Adam Ek', 'Ärlan Ek', 'Zoe Ek'].map((name) => entry(name)));
    expect(some('ek')).toEqual(['Adam Ek', 'Zoe Ek', 'Åke Ek', 'Ärlan Ek', 'Östen Ek']);
  });

  it('counts all hits and gives the best', () => {
    const index = indexOf(Array.from({ length: 100 }, (_, n) => entry(`Bo Nr${n}`)));
    const answer = index.search({ ...wide, text: 'bo', limit: 10 });
    expect([answer.total, answer.hits.length]).toEqual([100, 10]);
  });
});

const letters = fc.constantFrom('a', 'å', 'ö', 'c', 'k', 's', 'l', 'n', 'é');
const anyName = fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 });

describe('whatever the names are', () => {
  it('everybody is found by any beginning of their words', () => {
    fc.assert(
      fc.property(fc.array(anyName, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (names, pick, cut) => {
        const entries = names.map((parts) => entry(parts.join(' ')));
        const wanted = names[pick % names.length] ?? [];
        const word = foldWord(wanted[cut % wanted.length] ?? '');
        const text = word.slice(0, 1 + (cut % word.length));
        const answer = indexOf(entries).search({ ...wide, text, limit: 1_000 });
        const expected = entries.filter(({ name }) => name.split(' ').some((part) => foldWord(part).startsWith(text)));
        const found = new Set(
          answer.hits.filter(({ match }) => match === 'exact' || match === 'beginning').map(({ id }) => id),
        );
        expect([...found].sort()).toEqual(expected.map(({ id }) => id).sort());
      }),
    );
  });

  it('an index that has seen changes answers as one made anew', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.option(anyName)), { maxLength: 60 }), anyName, (steps, typed) => {
        const ids = Array.from({ length: 10 }, () => newId());
        const changed = new DirectoryIndex();
        const kept = new Map<string, DirectoryEntry>();
        for (const [place, parts] of steps) {
          const id = ids[place] ?? '';
          if (parts === null) {
            changed.remove(id);
            kept.delete(id);
          } else {
            const next = entry(parts.join(' '), { id });
            changed.put(next);
            kept.set(id, next);
          }
        }
        const question = { ...wide, text: typed.join(' ') };
        const [one, other] = [changed.search(question), indexOf([...kept.values()]).search(question)];
        expect(one.total).toBe(other.total);
        const sorted = (answer: typeof one) => answer.hits.map(({ id, match }) => `${id} ${match}`).sort();
        expect(sorted(one)).toEqual(sorted(other));
      }),
    );
  });
});
