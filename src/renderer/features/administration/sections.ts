import type { MessageId } from '#shared/i18n/sv/index.ts';
import { type RecordSpecKind, recordSpecs } from './record-specs.ts';

/** What is shown of the administration at a time: a register, or one of the lists that are no registers of ours. */
export type SectionId = RecordSpecKind | 'connectors' | 'proposals';

interface SectionGroup {
  readonly title: MessageId;
  readonly sections: readonly SectionId[];
}

/** The sections by what they are about, in the order in which they stand and are stepped through. */
export const sectionGroups: readonly SectionGroup[] = [
  { title: 'administration.group.services', sections: ['services', 'serviceAreas', 'serviceLevels', 'agreements'] },
  {
    title: 'administration.group.telephony',
    sections: ['queues', 'connectors', 'pauseReasons', 'blockedNumbers', 'reasonCodes'],
  },
  {
    title: 'administration.group.directory',
    sections: ['people', 'units', 'functions', 'absenceReasons', 'proposals'],
  },
  { title: 'administration.group.messages', sections: ['mailServers', 'smsGateways', 'templates'] },
  { title: 'administration.group.stock', sections: ['spareParts', 'stockPlaces'] },
  { title: 'administration.group.desk', sections: ['organisations', 'groups', 'suppliers', 'tags'] },
];

const inOrder = sectionGroups.flatMap(({ sections }) => sections);

/** Returns the section of that name, the first one for a name that is none. */
export function sectionOf(name: string | undefined): SectionId {
  return inOrder.find((section) => section === name) ?? 'services';
}

/** Returns the section so many places on, round the end. */
export function sectionBeside(section: SectionId, by: number): SectionId {
  const place = (inOrder.indexOf(section) + by + inOrder.length) % inOrder.length;
  return inOrder[place] ?? section;
}

/** Returns what a section is called. */
export function sectionTitle(section: SectionId): MessageId {
  if (section === 'connectors') return 'connectors.title';
  if (section === 'proposals') return 'directory.proposals.title';
  return recordSpecs.find(({ kind }) => kind === section)?.title ?? 'administration.title';
}
