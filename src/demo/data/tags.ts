import type { Tag } from '#shared/tags/schema.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { serviceId } from './catalogue.ts';
import { namedId } from './ids.ts';
import { provider } from './organisations.ts';
import type { ServiceKey } from './service-keys.ts';

interface TagText {
  readonly name: string;
  readonly active: boolean;
  /** How often a ticket of one of these services bears it. */
  readonly share: number;
  readonly services: readonly ServiceKey[];
}

const tagTexts = {
  'school-start': {
    name: 'Skolstart',
    active: true,
    share: 0.25,
    services: ['pupil-device', 'learning-platform', 'account'],
  },
  'windows-11': { name: 'Windows 11', active: true, share: 0.2, services: ['workplace', 'pupil-device'] },
  moving: { name: 'Flytt', active: true, share: 0.15, services: ['network', 'fixed-phone', 'printing', 'conference'] },
  'new-employee': {
    name: 'Nyanställd',
    active: true,
    share: 0.2,
    services: ['account', 'email', 'workplace', 'mobile', 'access'],
  },
  leaving: { name: 'Slutar', active: true, share: 0.1, services: ['account', 'subscription', 'access'] },
  guarantee: {
    name: 'Garanti',
    active: true,
    share: 0.15,
    services: ['workplace', 'pupil-device', 'tablet', 'printing'],
  },
  theft: { name: 'Stöld eller förlust', active: true, share: 0.12, services: ['subscription', 'mobile', 'tablet'] },
  recurring: {
    name: 'Återkommande fel',
    active: true,
    share: 0.1,
    services: ['wifi', 'printing', 'care-records', 'pbx'],
  },
  phishing: { name: 'Nätfiske', active: true, share: 0.2, services: ['email', 'backup'] },
  'needs-visit': { name: 'Kräver besök', active: true, share: 0.25, services: ['field-work', 'wifi', 'safety-alarm'] },
  improvement: {
    name: 'Förslag till förbättring',
    active: true,
    share: 0.08,
    services: ['switchboard', 'info-center', 'finance'],
  },
  migration: { name: 'Växelbytet 2024', active: false, share: 0, services: [] },
} as const satisfies Record<string, TagText>;

type TagKey = keyof typeof tagTexts;

const tagKeys = Object.keys(tagTexts) as TagKey[];

function tagId(key: TagKey): string {
  return namedId(`tag:${key}`);
}

/** Returns the words that tickets are gathered by. */
export function makeTags(): Tag[] {
  return tagKeys.map((key) => ({
    id: tagId(key),
    organisationId: provider,
    version: 0,
    name: tagTexts[key].name,
    active: tagTexts[key].active,
  }));
}

/** Returns the tags a ticket of this service bears; `chance` draws with a probability. */
export function tagIdsFor(ticket: Ticket, chance: (probability: number) => boolean): string[] {
  return tagKeys
    .filter((key) => tagTexts[key].services.some((service) => serviceId(service) === ticket.serviceId))
    .filter((key) => chance(tagTexts[key].share))
    .map((key) => tagId(key));
}
