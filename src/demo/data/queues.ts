import type { Queue } from '#shared/queues/schema.ts';
import { namedId } from './ids.ts';
import { municipalities, officeHours, switchboardHours, withChristmasClosing } from './organisations.ts';
import { usersWithRole } from './staff.ts';

/** "90 % within one minute": the variant is named, as every figure shown names it. */
const serviceLevel: Queue['serviceLevel'] = {
  variant: 'negative',
  thresholdSeconds: 60,
  shortAbandonSeconds: null,
  targetPercent: 90,
};

/** Returns a switchboard queue and a service desk queue for each municipality. */
export function makeQueues(year: number): Queue[] {
  return municipalities.flatMap((municipality, index): Queue[] => [
    {
      id: namedId(`queue:${municipality.id}:switchboard`),
      organisationId: municipality.id,
      version: 0,
      name: `Växel ${municipality.shortName}`,
      number: municipality.switchboard,
      greeting: `Välkommen till ${municipality.name}, du talar med …`,
      openingHours: withChristmasClosing(switchboardHours, year),
      serviceLevel,
      memberUserIds: usersWithRole('operator'),
      sortOrder: index + 1,
    },
    {
      id: namedId(`queue:${municipality.id}:service-desk`),
      organisationId: municipality.id,
      version: 0,
      name: `Service Desk ${municipality.shortName}`,
      number: municipality.serviceDesk,
      greeting: `Service Desk för ${municipality.name}, du talar med …`,
      openingHours: withChristmasClosing(officeHours, year),
      serviceLevel,
      memberUserIds: usersWithRole('agent', 'supervisor'),
      sortOrder: index + 11,
    },
  ]);
}
