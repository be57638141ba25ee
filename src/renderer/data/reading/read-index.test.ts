import { describe, expect, it } from 'vitest';
import type { Put } from '#shared/commands/definition.ts';
import { newId } from '#shared/identity/ids.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import { localTicketNumber } from '#shared/tickets/number.ts';
import { emptyPosition, Replica } from '../replica/replica.ts';
import { aDevice, anActor, anOrganisation, aPerson, aTicket, aUnit } from '../testing/sample-rows.ts';
import { ReadIndex } from './read-index.ts';

const now = () => '2026-11-20T09:00:00.000Z';

function indexOf(...rows: Put[]) {
  const replica = new Replica(anActor(), now);
  replica.replaceRows(rows, emptyPosition);
  replica.takeChanges();
  const index = new ReadIndex(replica);
  return {
    replica,
    index,
    receive(puts: Put[]) {
      replica.applyPage({ puts, removes: [] }, replica.position);
      const changes = replica.takeChanges();
      if (changes !== null) index.update(changes);
    },
    tickets(query: Partial<ListQuery<'tickets'>>) {
      const answer = index.answer({
        type: 'list',
        query: {
          kind: 'tickets',
          where: [...(query.where ?? [])].map((condition) => {
            if ('values' in condition) return { ...condition, values: [...condition.values] };
            return 'texts' in condition ? { ...condition, texts: [...condition.texts] } : condition;
          }),
          text: query.text ?? '',
          sort: [...(query.sort ?? [])],
          range: query.range ?? { start: 0, end: 50 },
          facets: [...(query.facets ?? [])],
        },
      });
      if (answer.type !== 'list') throw new Error('a list question was answered otherwise');
      return answer.result;
    },
    people(text: string) {
      const answer = index.answer({ type: 'people', text, organisationId: null });
      if (answer.type !== 'rows') throw new Error('a people question was answered otherwise');
      return answer.rows.map((row) => ('familyName' in row ? `${row.givenName} ${row.familyName}` : ''));
    },
  };
}

function ticket(change: Parameters<typeof aTicket>[0]): Put {
  return { kind: 'tickets', row: aTicket(change) };
}

function person(change: Parameters<typeof aPerson>[0]): Put {
  return { kind: 'people', row: aPerson(change) };
}

const titles = (result: { rows: { id: string }[] }) => result.rows.map((row) => ('title' in row ? row.title : ''));

describe('text search', () => {
  it('finds a word by its beginning, with or without å ä ö', () => {
    const { tickets } = indexOf(ticket({ title: 'Nytt ärende' }), ticket({ title: 'Skrivare' }));
    expect(titles(tickets({ text: 'arende' }))).toEqual(['Nytt ärende']);
    expect(titles(tickets({ text: 'ÄREN' }))).toEqual(['Nytt ärende']);
    expect(titles(tickets({ text: 'ende' }))).toEqual([]);
  });

  it('requires every word, wherever in the ticket it stands', () => {
    const { tickets } = indexOf(
      ticket({ title: 'Datorn startar inte', requesterName: 'Åsa Öberg' }),
      ticket({ title: 'Datorn är långsam', requesterName: 'Bo Ek' }),
    );
    expect(titles(tickets({ text: 'dator oberg' }))).toEqual(['Datorn startar inte']);
  });

  it('puts exact spellings first while no sort is chosen', () => {
    const { tickets } = indexOf(ticket({ title: 'Hora' }), ticket({ title: 'Höra' }));
    expect(titles(tickets({ text: 'höra' }))).toEqual(['Höra', 'Hora']);
    expect(titles(tickets({ text: 'hora' }))).toEqual(['Hora', 'Höra']);
  });

  it('finds a ticket by its number, and by its local number also after the server gave one', () => {
    const filed = aTicket({ title: 'Filed', number: 'BUR-3041' });
    const { tickets } = indexOf({ kind: 'tickets', row: filed }, ticket({ title: 'Other', number: 'BUR-2999' }));
    expect(titles(tickets({ text: 'bur-3041' }))).toEqual(['Filed']);
    expect(titles(tickets({ text: '3041' }))).toEqual(['Filed']);
    expect(titles(tickets({ text: localTicketNumber(filed.id) }))).toEqual(['Filed']);
  });

  it('finds nothing by words of a row that has changed, and finds it by the new ones', () => {
    const row = aTicket({ title: 'Bildskärm' });
    const { tickets, receive } = indexOf({ kind: 'tickets', row });
    expect(titles(tickets({ text: 'bild' }))).toEqual(['Bildskärm']);
    receive([{ kind: 'tickets', row: { ...row, title: 'Tangentbord' } }]);
    expect(titles(tickets({ text: 'bild' }))).toEqual([]);
    expect(titles(tickets({ text: 'tangent' }))).toEqual(['Tangentbord']);
  });

  it('finds people by name, title, unit and number however the number is written', () => {
    const unit = aUnit({ name: 'Vikenskolan' });
    const { people } = indexOf(
      { kind: 'units', row: unit },
      person({ givenName: 'Åke', familyName: 'Ek', title: 'Rektor', unitId: unit.id }),
      person({ givenName: 'Mia', familyName: 'Al', phones: [{ number: '+46406250001', kind: 'fixed' }] }),
    );
    for (const text of ['ake', 'ek åke', 'rekt', 'viken']) expect(people(text)).toEqual(['Åke Ek']);
    for (const text of ['040-625 00', '+46 40 62', '0406250001', '0046 40']) expect(people(text)).toEqual(['Mia Al']);
  });
});

describe('sorting and filtering', () => {
  it('sorts in Swedish, numbers by their value, the empty last both ways', () => {
    const { tickets } = indexOf(...['Öl', 'Ål', 'Zebra', 'Äl', 'Al'].map((title) => ticket({ title, number: null })));
    const sorted = tickets({ sort: [{ field: 'title', descending: false }] });
    expect(titles(sorted)).toEqual(['Al', 'Zebra', 'Ål', 'Äl', 'Öl']);

    const numbered = indexOf(...['BUR-999', 'BUR-3041', 'BUR-1000'].map((number) => ticket({ title: number, number })));
    expect(titles(numbered.tickets({ sort: [{ field: 'number', descending: true }] }))).toEqual([
      'BUR-3041',
      'BUR-1000',
      'BUR-999',
    ]);

    const due = indexOf(
      ticket({ title: 'none', dueAt: null }),
      ticket({ title: 'late', dueAt: '2026-12-01T00:00:00.000Z' }),
      ticket({ title: 'soon', dueAt: '2026-11-21T00:00:00.000Z' }),
    );
    for (const [descending, expected] of [
      [false, ['soon', 'late', 'none']],
      [true, ['late', 'soon', 'none']],
    ] as const) {
      expect(titles(due.tickets({ sort: [{ field: 'dueAt', descending }] }))).toEqual(expected);
    }
  });

  it('keeps the sort right while rows come one by one', () => {
    const { tickets, receive } = indexOf(ticket({ title: 'm' }));
    tickets({ sort: [{ field: 'title', descending: false }] });
    const words = Array.from({ length: 200 }, (_, count) => `ord ${((count * 7919) % 200) + 1}`);
    for (const title of words) receive([ticket({ title })]);
    const all = titles(tickets({ sort: [{ field: 'title', descending: false }], range: { start: 0, end: 500 } }));
    expect(all).toEqual([...words, 'm'].sort(new Intl.Collator('sv', { numeric: true }).compare));
  });

  it('counts a facet as if its own condition were not set', () => {
    const { tickets } = indexOf(
      ticket({ priority: 'high', status: 'new' }),
      ticket({ priority: 'low', status: 'new' }),
      ticket({ priority: 'low', status: 'closed' }),
    );
    const result = tickets({
      where: [
        { field: 'priority', op: 'in', values: ['high'] },
        { field: 'isOpen', op: 'in', values: [true] },
      ],
      facets: ['priority', 'isOpen'],
    });
    expect(result.total).toBe(1);
    expect(result.facets).toEqual({
      priority: [
        { value: 'high', count: 1 },
        { value: 'low', count: 1 },
      ],
      isOpen: [{ value: true, count: 1 }],
    });
  });

  it('shows what is before an instant, and nothing that has none', () => {
    const { tickets } = indexOf(
      ticket({ title: 'overdue', dueAt: '2026-11-19T00:00:00.000Z' }),
      ticket({ title: 'without', dueAt: null }),
      ticket({ title: 'later', dueAt: '2026-12-19T00:00:00.000Z' }),
    );
    expect(titles(tickets({ where: [{ field: 'dueAt', op: 'before', value: now() }] }))).toEqual(['overdue']);
    expect(titles(tickets({ where: [{ field: 'dueAt', op: 'onOrAfter', value: now() }] }))).toEqual(['later']);
  });

  it('gives the range asked for, and none beyond the end', () => {
    const { tickets } = indexOf(...['a', 'b', 'c', 'd', 'e'].map((title) => ticket({ title })));
    const sort = [{ field: 'title', descending: false }];
    expect(titles(tickets({ sort, range: { start: 1, end: 3 } }))).toEqual(['b', 'c']);
    expect(tickets({ sort, range: { start: 9, end: 12 } })).toMatchObject({ total: 5, start: 5, rows: [] });
  });

  it('reads another row again when that row changes', () => {
    const organisation = anOrganisation({ organisationId: 'burlov', shortName: 'Burlöv' });
    const { tickets, receive } = indexOf({ kind: 'organisations', row: organisation }, ticket({ title: 'x' }));
    const where = [{ field: 'organisation', op: 'in', values: ['Arlöv'] }] as const;
    expect(tickets({ where }).total).toBe(0);
    receive([{ kind: 'organisations', row: { ...organisation, shortName: 'Arlöv' } }]);
    expect(tickets({ where }).total).toBe(1);
  });
});

describe('proposals to change the directory', () => {
  it('stand by the names of those they are about and of who proposes, those of an unknown kind last', () => {
    const kim = aPerson({ givenName: 'Kim', familyName: 'Ek' });
    const unit = aUnit({ name: 'Allaktivitetshuset' });
    const proposal = (kind: string, recordId: string): Put => ({
      kind: 'directoryProposals',
      row: {
        id: newId(),
        organisationId: 'burlov',
        version: 1,
        kind,
        recordId,
        isNew: false,
        changes: {},
        seen: {},
        note: kind,
        byUserId: newId(),
        at: now(),
        status: 'waiting',
        decidedByUserId: null,
        decidedAt: null,
        reason: '',
      },
    });
    const { index } = indexOf(
      { kind: 'people', row: kim },
      { kind: 'units', row: unit },
      proposal('rooms', newId()),
      proposal('people', kim.id),
      proposal('units', unit.id),
    );
    const answer = index.answer({
      type: 'list',
      query: {
        kind: 'directoryProposals',
        where: [],
        text: '',
        sort: [{ field: 'record', descending: false }],
        range: { start: 0, end: 50 },
        facets: [],
      },
    });
    const rows = answer.type === 'list' ? answer.result.rows : [];
    expect(rows.map((row) => ('note' in row ? row.note : ''))).toEqual(['units', 'people', 'rooms']);
  });
});

describe('callers', () => {
  it('shows everyone and every unit that shares a number', () => {
    const phones = [{ number: '+4646739797', kind: 'fixed' as const }];
    const { index } = indexOf(
      person({ givenName: 'Bo', familyName: 'B', phones }),
      person({ givenName: 'Al', familyName: 'A', phones }),
      person({ givenName: 'Ingen', familyName: 'C' }),
      { kind: 'units', row: aUnit({ name: 'Växeln', phones }) },
    );
    const answer = index.answer({ type: 'callers', number: '046-73 97 97' });
    if (answer.type !== 'callers') throw new Error('a callers question was answered otherwise');
    expect(answer.matches.map((match) => (match.type === 'person' ? match.person.givenName : match.unit.name))).toEqual(
      ['Al', 'Bo', 'Växeln'],
    );
  });

  it('tells nobody by the number of a switchboard, which hundreds stand behind', () => {
    const phones = [{ number: '+4646739797', kind: 'switchboard' as const }];
    const { index } = indexOf(person({ phones }), { kind: 'units', row: aUnit({ phones }) });
    expect(index.answer({ type: 'callers', number: '046-73 97 97' })).toEqual({ type: 'callers', matches: [] });
  });
});

describe('devices', () => {
  it('are free when kept to be lent, in stock and with nobody', () => {
    const { index } = indexOf(
      { kind: 'devices', row: aDevice({ assetTag: 'free', loaner: true, status: 'in-stock' }) },
      { kind: 'devices', row: aDevice({ assetTag: 'out', loaner: true, status: 'in-stock', currentLoanId: newId() }) },
      { kind: 'devices', row: aDevice({ assetTag: 'own', loaner: false, status: 'in-stock' }) },
      { kind: 'devices', row: aDevice({ assetTag: 'broken', loaner: true, status: 'in-repair' }) },
    );
    const answer = index.answer({
      type: 'list',
      query: {
        kind: 'devices',
        where: [{ field: 'free', op: 'in', values: [true] }],
        text: '',
        sort: [],
        range: { start: 0, end: 9 },
        facets: [],
      },
    });
    expect(answer).toMatchObject({ type: 'list', result: { total: 1, rows: [{ assetTag: 'free' }] } });
  });
});
