import { assertNever } from '#shared/assert-never.ts';
import { directoryKindSchema } from '#shared/directory/proposal-schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Scalar } from '../../rows/packed-column.ts';
import { type ComputedFields, made, nameOf, personNameOf, type Surroundings } from './computed-field.ts';

/** What a proposal to change the directory is about; nothing for a kind of a later version. */
function directoryNameOf(around: Surroundings, proposed: string, id: Id): Scalar {
  const kind = directoryKindSchema.safeParse(proposed).data;
  switch (kind) {
    case 'people':
      return personNameOf(around, id);
    case 'units':
      return nameOf(around, 'units', id);
    case 'functions':
      return nameOf(around, 'functions', id);
    case undefined:
      return null;
    default:
      return assertNever(kind);
  }
}

/** Of the directory and what is told from it. */
export const directoryFields = {
  people: {
    name: made('people', ['givenName', 'familyName'], (person) => `${person.givenName} ${person.familyName}`),
    unit: made('people', ['unitId'], ({ unitId }, around) => nameOf(around, 'units', unitId), { units: ['name'] }),
  },
  directoryProposals: {
    record: made(
      'directoryProposals',
      ['kind', 'recordId'],
      ({ kind, recordId }, around) => directoryNameOf(around, kind, recordId),
      { people: ['givenName', 'familyName'], units: ['name'], functions: ['name'] },
    ),
    by: made('directoryProposals', ['byUserId'], ({ byUserId }, around) => nameOf(around, 'users', byUserId), {
      users: ['name'],
    }),
  },
  infoTexts: {
    unit: made('infoTexts', ['unitId'], ({ unitId }, around) => nameOf(around, 'units', unitId), { units: ['name'] }),
    /** The last day it holds; what holds until further notice holds for ever. */
    holdsUntil: made('infoTexts', ['validUntil'], ({ validUntil }) => validUntil ?? '9999-12-31', {}, 'validUntil'),
    holdsFrom: made('infoTexts', ['validFrom'], ({ validFrom }) => validFrom ?? '0001-01-01', {}, 'validFrom'),
  },
} as const satisfies ComputedFields;
