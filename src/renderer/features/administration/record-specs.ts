import type { KeptKind, RecordSpec } from './field-spec.ts';
import { absenceReasonsSpec } from './specs/absence-reasons.ts';
import { agreementsSpec } from './specs/agreements.ts';
import { blockedNumbersSpec } from './specs/blocked-numbers.ts';
import { serviceAreasSpec, serviceLevelsSpec, servicesSpec } from './specs/catalogue.ts';
import { groupsSpec, suppliersSpec, tagsSpec, templatesSpec } from './specs/desk.ts';
import { functionsSpec, peopleSpec, unitsSpec } from './specs/directory.ts';
import { mailServersSpec, reasonCodesSpec, smsGatewaysSpec } from './specs/messages.ts';
import { organisationsSpec } from './specs/opening-hours.ts';
import { pauseReasonsSpec, queuesSpec } from './specs/queues.ts';
import { sparePartsSpec, stockPlacesSpec } from './specs/stock.ts';

/** Every kind that is kept here, in the order of the sections. */
export const recordSpecs: readonly RecordSpec[] = [
  servicesSpec,
  serviceAreasSpec,
  serviceLevelsSpec,
  agreementsSpec,
  organisationsSpec,
  queuesSpec,
  pauseReasonsSpec,
  absenceReasonsSpec,
  blockedNumbersSpec,
  reasonCodesSpec,
  mailServersSpec,
  smsGatewaysSpec,
  peopleSpec,
  unitsSpec,
  functionsSpec,
  sparePartsSpec,
  stockPlacesSpec,
  groupsSpec,
  suppliersSpec,
  templatesSpec,
  tagsSpec,
];

/** The kinds that have a table here. */
export type RecordSpecKind = RecordSpec['kind'];

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

/** Whether the rows of the kind are few enough to be held whole by a list. */
export function isHeldWhole(spec: RecordSpec): spec is RecordSpec<KeptKind> {
  return spec.kind !== 'people';
}
