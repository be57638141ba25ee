import { newId } from '../../../../src/shared/identity/ids.ts';
import { plainQueueSettings } from '../../../../src/shared/queues/schema.ts';
import type { RecordKind } from '../../../../src/shared/records/schema.ts';
import type { Effect } from '../effects.ts';
import { always } from '../people.ts';
import type { Look, Makers } from './look.ts';

interface Form {
  /** The text that people change in it. */
  readonly text: string;
  /** What else a new one is filled in with; null: there is nothing to make it of, or none is ever made. */
  readonly rest: (look: Look) => Promise<Record<string, unknown> | null>;
}

function form(text: string, rest: (look: Look) => Record<string, unknown> | null): Form {
  return { text, rest: async (look) => rest(look) };
}

const plain = form('name', () => ({ active: true }));
const ordered = form('name', () => ({ sortOrder: 1, active: true }));
const minutes = { critical: 60, high: 240, normal: 480, low: 960 };
const channel = { customerOrganisationId: null, active: true };

/** How each kind of record is filled in; a kind that is missing is an error of types. */
const forms: Readonly<Record<RecordKind, Form>> = {
  serviceAreas: ordered,
  serviceLevels: form('name', () => ({
    hours: always,
    startWithinMinutes: 480,
    resolveWithinMinutes: minutes,
    answerWithinWorkingDays: null,
    pausedBy: [],
    waiting: { remindAfterWorkingDays: [], closeAfterWorkingDays: null, byRule: false },
  })),
  services: {
    text: 'name',
    rest: async (look) => {
      const area = await look.one('serviceAreas');
      const level = await look.one('serviceLevels');
      if (area === undefined || level === undefined) return null;
      return {
        areaId: area.id,
        purpose: '',
        content: '',
        customerDuties: '',
        priceClass: 'base',
        category: 1,
        exclusions: [],
        orderers: 'anyone',
        serviceLevelId: level.id,
        defaultGroupId: null,
        supplierIds: [],
        scriptId: null,
        revision: 1,
        active: true,
      };
    },
  },
  groups: form('name', () => ({ description: '', active: true })),
  tags: plain,
  suppliers: form('name', () => ({ phone: '', email: '', note: '', active: true })),
  templates: form('name', () => ({ use: 'note', body: 'Hej', groupId: null, active: true })),
  blockedNumbers: form('name', (look) => ({
    customerOrganisationId: look.organisationId,
    number: `+4640${look.number()}`,
    until: null,
    active: true,
  })),
  pauseReasons: ordered,
  agreements: form('name', (look) => ({
    customerOrganisationId: look.organisationId,
    services: [],
    contactPersonId: null,
    authorisedPersonIds: [],
    validFrom: '2026-01-01',
    validTo: null,
    active: true,
  })),
  reasonCodes: form('name', () => ({ customerOrganisationId: null, sortOrder: 1, active: true })),
  mailServers: form('name', () => ({
    ...channel,
    host: 'mail.example',
    port: 25,
    security: 'none',
    username: '',
    fromAddress: 'desk@burlov.example',
    fromName: '',
  })),
  smsGateways: form('name', () => ({
    ...channel,
    url: 'http://sms.example',
    method: 'POST',
    bodyType: 'json',
    headers: [],
    body: '{}',
    sender: '',
    idPath: '',
    reportIdPath: '',
    reportStatePath: '',
    deliveredWords: [],
    failedWords: [],
  })),
  people: form('title', () => ({
    givenName: 'Ny',
    familyName: 'Person',
    unitId: null,
    phones: [],
    email: null,
    protected: false,
    vip: false,
    leftOn: null,
  })),
  units: form('name', () => ({ parentId: null, phones: [], address: '' })),
  functions: form('name', () => ({ words: [], unitId: null, personIds: [], phones: [], note: '', active: true })),
  articles: form('title', ({ drawn }) => ({
    body: '',
    keywords: [],
    serviceIds: [],
    reviewOn: null,
    status: drawn.second % 2 === 0 ? 'published' : 'draft',
  })),
  infoTexts: form('title', () => ({
    body: '',
    keywords: [],
    unitId: null,
    validFrom: null,
    validUntil: null,
    active: true,
  })),
  absenceReasons: form('name', () => ({
    nameEnglish: 'Meeting',
    spoken: 'är på möte',
    spokenEnglish: 'is in a meeting',
    icon: 'meeting',
    sortOrder: 1,
    active: true,
  })),
  savedViews: form('name', () => ({
    list: 'tickets',
    groupId: null,
    where: [],
    text: '',
    sort: [],
    groupBy: null,
    columns: [],
    active: true,
  })),
  organisations: form('shortName', () => null),
  spareParts: form('name', () => ({ articleNumber: '', unit: 'st', reorderLevel: 0, active: true })),
  stockPlaces: form('name', () => ({ type: 'room', userId: null, active: true })),
  queues: form('name', (look) => ({
    ...plainQueueSettings,
    number: String(look.number()),
    greeting: '',
    openingHours: always,
    serviceLevel: { variant: 'negative', thresholdSeconds: 60, shortAbandonSeconds: null, targetPercent: 90 },
    memberUserIds: [],
    visibleTo: look.drawn.second % 2 === 0 ? 'everyone' : 'members',
    sortOrder: 1,
  })),
};

// The keys of the record are its type's.
export const recordKindsMade = Object.keys(forms) as RecordKind[];

/** The text becomes the word, and the record's history tells of it once. */
function written(kind: RecordKind, id: string, word: string): Effect[] {
  return [
    { does: 'set', kind, id, fields: { [forms[kind].text]: word } },
    { does: 'tell', word },
  ];
}

export const recordMakers: Makers<'record.create' | 'record.set'> = {
  'record.create': async (look) => {
    const kind = look.among(recordKindsMade, look.drawn.first) ?? 'tags';
    const { text, rest } = forms[kind];
    const values = await rest(look);
    if (values === null) return null;
    const [id, word] = [newId(), look.word('Nytt')];
    const args = { kind, id, organisationId: look.organisationId, values: { ...values, [text]: word } };
    return { args, effects: written(kind, id, word) };
  },
  'record.set': async (look) => {
    const kind = look.among(recordKindsMade, look.drawn.first) ?? 'tags';
    const record = await look.one(kind, () => true, 'second');
    if (record === undefined) return null;
    const { text } = forms[kind];
    const word = look.word('Ändrat');
    const was = { [text]: Object.entries(record).find(([field]) => field === text)?.[1] };
    return { args: { kind, id: record.id, set: { [text]: word }, was }, effects: written(kind, record.id, word) };
  },
};
