import type { RecordSpec } from './field-spec.ts';
import { agreementsSpec } from './specs/agreements.ts';
import { blockedNumbersSpec } from './specs/blocked-numbers.ts';
import { serviceAreasSpec, serviceLevelsSpec, servicesSpec } from './specs/catalogue.ts';
import { groupsSpec, suppliersSpec, tagsSpec, templatesSpec } from './specs/desk.ts';
import { organisationsSpec, queuesSpec } from './specs/opening-hours.ts';

/** Every kind that is kept here, in the order of the sections. */
export const recordSpecs: readonly RecordSpec[] = [
  servicesSpec,
  serviceAreasSpec,
  serviceLevelsSpec,
  agreementsSpec,
  organisationsSpec,
  queuesSpec,
  blockedNumbersSpec,
  groupsSpec,
  suppliersSpec,
  templatesSpec,
  tagsSpec,
];

/** Returns the table of a kind by its name, the first section's for a name that is none. */
export function recordSpec(kind: string | undefined): RecordSpec {
  return recordSpecs.find((spec) => spec.kind === kind) ?? servicesSpec;
}

/** Whether the kind can be taken out of use: it has the field `active`. */
export function canRetire({ blank }: Pick<RecordSpec, 'blank'>): boolean {
  return 'active' in blank;
}

/** Whether the kind has opening hours, into which a calendar file can be read. */
export function hasHours({ fields }: Pick<RecordSpec, 'fields'>): boolean {
  return fields.some(({ input }) => input.type === 'hours');
}
