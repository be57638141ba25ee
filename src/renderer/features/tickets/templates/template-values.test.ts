import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { fillTemplate } from '#shared/templates/fill-template.ts';
import type { Template } from '#shared/templates/schema.ts';
import { aTicketRow } from '#shared/tickets/samples.ts';
import { offeredTemplates, templateValues, withInserted } from './template-values.ts';

const around = {
  person: undefined,
  service: 'Utskrift',
  organisation: 'Burlöv',
  unit: { name: 'Dalslundskolan', address: 'Dalslundsvägen 4' },
  group: { name: 'Arbetsplats', phone: '040-628 04 00' },
  handler: 'Eva Agent',
};

function aTemplate(change: Partial<Template> = {}): Template {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    name: 'Mall',
    use: 'reply',
    body: 'Hej!',
    groupId: null,
    active: true,
    ...change,
  };
}

describe('a template about a ticket', () => {
  it('speaks of who, what and by whom', () => {
    const ticket = aTicketRow({ title: 'Skrivaren tuggar', requesterName: 'Bo Ek' });
    const body = 'Hej {förnamn}! {ärende} {rubrik}, {tjänst}. {handläggare}, {organisation} till {namn}';
    expect(fillTemplate(body, templateValues(ticket, around))).toEqual({
      text: 'Hej Bo! BUR-1 Skrivaren tuggar, Utskrift. Eva Agent, Burlöv till Bo Ek',
      missing: [],
    });
  });

  it('speaks of where, until when, and of whom to call', () => {
    const ticket = aTicketRow({ dueAt: '2026-11-24T15:00:00.000Z' });
    const body = '{enhet}, {plats}: klart {klart-senast}. {grupp} {telefon}';
    expect(fillTemplate(body, templateValues(ticket, around))).toEqual({
      text: 'Dalslundskolan, Dalslundsvägen 4: klart 2026-11-24 16:00. Arbetsplats 040-628 04 00',
      missing: [],
    });
    const nowhere = templateValues(aTicketRow({ dueAt: null }), { ...around, unit: undefined, group: undefined });
    expect(fillTemplate(body, nowhere).missing).toEqual(['enhet', 'plats', 'klart-senast', 'grupp', 'telefon']);
  });

  it('goes by the directory rather than by what was written', () => {
    const person = { givenName: 'Anna Karin', familyName: 'Ask' };
    const values = templateValues(aTicketRow({ requesterName: 'AK' }), { ...around, person });
    expect(values).toMatchObject({ förnamn: 'Anna Karin', namn: 'Anna Karin Ask' });
  });

  it('leaves a place open that nothing is known for', () => {
    const values = templateValues(aTicketRow(), { ...around, service: undefined });
    expect(fillTemplate('Hej {förnamn}, {tjänst}', values).missing).toEqual(['förnamn', 'tjänst']);
  });

  it('is offered for its use, to its group, of the organisation, while it is in use', () => {
    const groupId = newId();
    const templates = [
      aTemplate({ name: 'Ö' }),
      aTemplate({ name: 'A', groupId }),
      aTemplate({ groupId: newId() }),
      aTemplate({ use: 'note' }),
      aTemplate({ active: false }),
      aTemplate({ organisationId: 'kavlinge' }),
    ];
    const offered = offeredTemplates(templates, { use: 'reply', groupIds: [groupId], organisationIds: ['burlov'] });
    expect(offered.map(({ name }) => name)).toEqual(['A', 'Ö']);
  });

  it('is put in after what is already written', () => {
    expect(withInserted(' \n', 'Hej!')).toBe('Hej!');
    expect(withInserted('Först.\n', 'Hej!')).toBe('Först.\n\nHej!');
  });
});
