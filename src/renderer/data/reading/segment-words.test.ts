import { describe, expect, it } from 'vitest';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { WordGatherer, wordsVersion } from './segment-words.ts';
import { textsOf } from './texts.ts';

const surroundings = { get: () => undefined, organisationName: () => '' };

/** The vocabulary of one row as it is stored: entries in order, each folded and, where it differs, as spelled. */
function stored(kind: RowKind, row: object): string {
  const gatherer = new WordGatherer();
  gatherer.add(0, textsOf(kind, row as Row<RowKind>, surroundings));
  const { vocabulary, offsets } = gatherer.finish(1);
  return Array.from({ length: offsets.length - 1 }, (_, at) => vocabulary.slice(offsets[at], offsets[at + 1])).join(
    ' ',
  );
}

/** Words lie in storage as an earlier start gathered them. Where these are others than here, wordsVersion is to be raised. */
describe(`words of version ${wordsVersion}`, () => {
  it('are those of a ticket', () => {
    const ticket = {
      id: '019a0000-0000-7000-8000-000000000001',
      title: 'Skrivare på Ängen',
      description: 'Går ej – åäö',
      requesterName: 'Åsa Öberg',
      requesterPhone: '+46701740605',
      requesterEmail: 'bo.ek@burlov.example',
      place: 'Sal 214',
      number: 'BUR-1001',
      formerNumbers: ['KAV-7'],
    };
    expect(stored('tickets', ticket)).toMatchInlineSnapshot(
      `"00001 0701740605 1001 214 46701740605 7 aaoåäö angenängen asaåsa bo bur burlov ej ek example gargår kav l obergöberg papå sal skrivare"`,
    );
  });

  it('of a ticket that an earlier version packed leave out what it did not have', () => {
    const earlier = { id: '019a0000-0000-7000-8000-000000000001', title: 'Skrivare', formerNumbers: [] };
    const rest = { description: '', requesterName: '', requesterPhone: '', number: null };
    expect(stored('tickets', { ...earlier, ...rest })).toBe('00001 l skrivare');
  });

  it('are those of a device, a note and a service', () => {
    const rows = [
      stored('devices', { assetTag: 'BUR-200', serialNumber: 'C02É', manufacturer: 'Lenovo', model: 'T14' }),
      stored('ticketNotes', { body: 'Bytt toner' }),
      stored('services', { name: 'Utskrift', description: 'Papper och toner' }),
    ];
    expect(rows).toMatchInlineSnapshot(`
      [
        "200 bur c02ec02é lenovo t14",
        "bytt toner",
        "och papper toner utskrift",
      ]
    `);
  });
});
