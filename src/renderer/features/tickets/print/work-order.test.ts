import { describe, expect, it } from 'vitest';
import { aDevice, aPerson, aUnit } from '#renderer/data/testing.ts';
import { createTranslator } from '#shared/i18n/translator.ts';
import { newId } from '#shared/identity/ids.ts';
import { printSheetSchema } from '#shared/print/document.ts';
import { aTicketRow } from '#shared/tickets/samples.ts';
import type { Ticket, TicketNote } from '#shared/tickets/schema.ts';
import { type OrderSources, workOrder } from './work-order.ts';

const translator = createTranslator('sv');

const note = (body: string, visibility: TicketNote['visibility'], createdAt: string): TicketNote => ({
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  ticketId: newId(),
  authorUserId: newId(),
  body,
  visibility,
  attachmentIds: [],
  delivery: null,
  createdAt,
});

function sources(change: Partial<Ticket> = {}, more: Partial<OrderSources> = {}): OrderSources {
  return {
    ticket: aTicketRow(change),
    requester: undefined,
    affected: undefined,
    unit: undefined,
    device: undefined,
    notes: [],
    attachments: [],
    names: {
      organisation: () => 'Burlövs kommun',
      service: () => 'Utskrift',
      group: () => 'Fält',
      user: () => 'Eva Agent',
      supplier: () => 'Ricoh',
    },
    ...more,
  };
}

const words = (sheet: unknown) => JSON.stringify(sheet);

describe('a work order', () => {
  it('tells who, where and with what, in the form people write it', () => {
    const known = sources(
      { number: 'BUR-7', dueAt: '2026-11-24T15:00:00.000Z', description: 'Röken luktar bränt.', place: 'Sal 214' },
      {
        requester: aPerson({
          givenName: 'Åsa',
          familyName: 'Öberg',
          phones: [{ number: '+46317401234', kind: 'fixed' }],
        }),
        unit: aUnit({ name: 'Svanetorpskolan', address: 'Dalbyvägen 1' }),
        device: aDevice({ assetTag: 'B10042', serialNumber: 'SN-1' }),
      },
    );
    const sheet = workOrder(known, false, translator);
    expect(printSheetSchema.parse(sheet)).toEqual(sheet);
    expect(sheet.mark).toBe('BUR-7');
    for (const expected of [
      'Åsa Öberg',
      '031-740 12 34',
      'Svanetorpskolan',
      'Dalbyvägen 1',
      'Sal 214',
      'B10042',
      'SN-1',
    ]) {
      expect(words(sheet)).toContain(expected);
    }
    expect(words(sheet)).toContain('2026-11-24 16:00');
    expect(words(sheet)).toContain('Mottagarens underskrift');
  });

  it('leaves out what is not known instead of printing empty lines', () => {
    const sheet = workOrder(sources(), false, translator);
    const labels = sheet.sections.flatMap((each) =>
      each.type === 'fields' ? each.fields.map(({ label }) => label) : [],
    );
    expect(labels).not.toContain('Telefon');
    expect(labels).not.toContain('Leverantör');
  });

  it('keeps internal notes to ourselves unless they are asked for, and puts notes in the order they were written', () => {
    const notes = [
      note('sist', 'outward', '2026-11-23T10:00:00.000Z'),
      note('hemligt', 'internal', '2026-11-23T09:00:00.000Z'),
      note('först', 'outward', '2026-11-23T08:00:00.000Z'),
    ];
    const passages = (hasInternal: boolean) =>
      workOrder(sources({}, { notes }), hasInternal, translator).sections.flatMap((each) =>
        each.type === 'passages' ? each.passages.map(({ text }) => text) : [],
      );
    expect(passages(false)).toEqual(['först', 'sist']);
    expect(passages(true)).toEqual(['först', 'hemligt', 'sist']);
  });

  it('has the answers of the script, and a local number while there is no other', () => {
    const scriptAnswers = [{ stepId: 's', question: 'Lyser lampan?', answer: 'Nej' }];
    const sheet = workOrder(sources({ number: null, scriptAnswers }), false, translator);
    expect(sheet.mark).toMatch(/^L-/);
    expect(words(sheet)).toContain('Lyser lampan?');
  });
});
