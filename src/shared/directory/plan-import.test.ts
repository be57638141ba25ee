import { describe, expect, it } from 'vitest';
import { planPeople, planUnits } from './plan-import.ts';
import { aPersonRow, aUnitRow } from './samples.ts';

const school = aUnitRow({ name: 'Dalslundskolan' });
const other = aUnitRow({ name: 'Svanetorpskolan' });
const offices = [
  aUnitRow({ name: 'Expeditionen', parentId: school.id }),
  aUnitRow({ name: 'Expeditionen', parentId: other.id }),
];
const units = new Map([school, other, ...offices].map((unit) => [unit.id, unit]));
const anna = aPersonRow({ givenName: 'Anna', familyName: 'Ask', email: 'anna.ask@burlov.example', title: 'Lärare' });
const bo = aPersonRow({ givenName: 'Bo', familyName: 'Ek', unitId: school.id });
const boElsewhere = aPersonRow({ givenName: 'Bo', familyName: 'Ek', unitId: other.id });
const hidden = aPersonRow({ givenName: 'Skyddad', protected: true });
const gone = aPersonRow({ givenName: 'Karl', leftOn: '2025-01-31' });
const people = new Map([anna, bo, boElsewhere, hidden, gone].map((person) => [person.id, person]));

function table(heading: string, ...lines: string[]) {
  return {
    heading: heading.split(';'),
    lines: lines.map((cells, index) => ({ line: index + 2, cells: cells.split(';') })),
  };
}

describe('a file of people', () => {
  const plan = (heading: string, ...lines: string[]) =>
    planPeople(table(heading, ...lines), people, units, '2026-11-23');

  it('has nobody leave who stands on a line that cannot be read', () => {
    const { lines, missing } = plan('Förnamn;Efternamn;Enhet', 'ANNA;Ask;Okända skolan');
    expect(lines.map(({ outcome }) => outcome)).toEqual(['refused']);
    expect(missing.map(({ name }) => name)).toEqual(['Bo Ek', 'Bo Ek']);
  });

  it('says of each line whether it is new, changes something or nothing, or cannot be read', () => {
    const { lines } = plan(
      'Förnamn;Efternamn;Titel;Enhet;Telefon;E-post',
      'Anna;Ask;Rektor;;046-73 97 97|6512;ANNA.ASK@burlov.example',
      'Cia;Öberg;Kurator;Dalslundskolan;;cia@burlov.example',
      'Dan;Al;;Okända skolan;;',
      'Eva;Ek;;;ring växeln;',
      ';;;;;',
    );
    expect(lines.map(({ outcome }) => outcome)).toEqual(['change', 'create', 'refused', 'refused', 'refused']);
    expect(lines[0]).toMatchObject({
      id: anna.id,
      set: {
        title: 'Rektor',
        phones: [
          { number: '+4646739797', kind: 'fixed' },
          { number: '6512', kind: 'extension' },
        ],
      },
      was: { title: 'Lärare', phones: [] },
    });
    expect(lines[1]).toMatchObject({ name: 'Cia Öberg', values: { unitId: school.id, protected: false } });
    expect(lines.slice(2)).toMatchObject([
      { refusal: { code: 'unknown-unit', value: 'Okända skolan' } },
      { refusal: { code: 'unreadable', value: 'ring växeln' } },
      { refusal: { code: 'missing-name' } },
    ]);
  });

  it('leaves alone what the file has no column for', () => {
    expect(plan('Förnamn;Efternamn;E-post', 'Anna;Ask;anna.ask@burlov.example').lines).toMatchObject([
      { outcome: 'same' },
    ]);
  });

  it('tells namesakes apart by their unit, and asks where it cannot', () => {
    const { lines } = plan('Förnamn;Efternamn;Enhet;Titel', 'Bo;Ek;Dalslundskolan;Vaktmästare', 'Bo;Ek;;Vaktmästare');
    expect(lines).toMatchObject([{ outcome: 'change', id: bo.id }, { refusal: { code: 'ambiguous' } }]);
  });

  it('knows a unit by the one above it where several have its name', () => {
    const { lines } = plan(
      'Förnamn;Efternamn;Enhet',
      'Ny;Person;Expeditionen, Svanetorpskolan',
      'Ny;Annan;Expeditionen',
    );
    expect(lines).toMatchObject([{ values: { unitId: offices[1]?.id } }, { refusal: { code: 'unknown-unit' } }]);
  });

  it('refuses two lines about one person, and a line longer than the heading', () => {
    const { lines } = plan(
      'Förnamn;Efternamn;E-post',
      'Anna;Ask;anna.ask@burlov.example',
      `Anna;Ask;${anna.email}`,
      'A;B;;;x',
    );
    expect(lines.map((line) => (line.outcome === 'refused' ? line.refusal.code : ''))).toEqual([
      'duplicate',
      'duplicate',
      'too-many-cells',
    ]);
  });

  it('offers to mark as left those who are not in it, never the protected, nor those who left before', () => {
    const { missing } = plan('Förnamn;Efternamn;E-post', 'Anna;Ask;anna.ask@burlov.example');
    expect(missing).toMatchObject([
      { id: bo.id, set: { leftOn: '2026-11-23' }, isMissing: true },
      { id: boElsewhere.id },
    ]);
  });

  it('cannot be read without names, or with a column twice', () => {
    expect(plan('Titel;Enhet', 'Lärare;').problem).toMatchObject({ code: 'no-name-column' });
    expect(plan('Förnamn;Titel;Befattning', 'Anna;;').problem).toMatchObject({ code: 'duplicate-column' });
    expect(planPeople({ heading: [], lines: [] }, people, units, '2026-11-23').problem).toMatchObject({
      code: 'empty',
    });
  });
});

describe('a file of units', () => {
  it('is known by name and superior, and takes place, numbers and words', () => {
    const { lines, unknownColumns } = planUnits(
      table(
        'Namn;Hör till;Läge;Uppgifter;Färg',
        'Expeditionen;Dalslundskolan;55,6371 13,0851;anmälan|nycklar;blå',
        'Nya skolan;;nära;;',
      ),
      units,
    );
    expect(unknownColumns).toEqual(['Färg']);
    expect(lines).toMatchObject([
      {
        outcome: 'change',
        id: offices[0]?.id,
        set: { place: { latitude: 55.6371, longitude: 13.0851 }, tasks: ['anmälan', 'nycklar'] },
      },
      { outcome: 'refused', refusal: { code: 'unreadable', value: 'nära' } },
    ]);
  });
});
