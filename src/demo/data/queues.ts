import type { BlockedNumber } from '#shared/blocked-numbers/schema.ts';
import type { PauseReason } from '#shared/queues/pause-reason.ts';
import { plainQueueSettings, type Queue } from '#shared/queues/schema.ts';
import { namedId } from './ids.ts';
import { municipalities, officeHours, provider, switchboardHours, withChristmasClosing } from './organisations.ts';
import { usersWithRole } from './staff.ts';

/** "90 % within one minute": the variant is named, as every figure shown names it. */
const serviceLevel: Queue['serviceLevel'] = {
  variant: 'negative',
  thresholdSeconds: 60,
  shortAbandonSeconds: null,
  targetPercent: 90,
};

/** What callers are told outside the hours. */
const spoken = (name: string): Pick<Queue, 'closedText' | 'lunchText' | 'holidayText'> => ({
  closedText: `${name} har stängt. Vid akuta ärenden utanför öppettiderna, ring SOS Alarm 112 eller kommunens jour.`,
  lunchText: `${name} har lunchstängt. Vi öppnar igen 12.45.`,
  holidayText: `${name} har stängt över helgen. Välkommen åter nästa vardag.`,
});

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
      ...plainQueueSettings,
      ...spoken(municipality.name),
      thresholds: { waitingWarn: 3, waitingAlarm: 6, longestWarnSeconds: 45, longestAlarmSeconds: 90 },
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
      ...plainQueueSettings,
      ...spoken(`Service Desk för ${municipality.name}`),
      thresholds: { waitingWarn: 2, waitingAlarm: 5, longestWarnSeconds: 60, longestAlarmSeconds: 120 },
      afterCallSeconds: 60,
      serviceLevel,
      memberUserIds: usersWithRole('agent', 'supervisor'),
      sortOrder: index + 11,
    },
  ]);
}

/** Returns why somebody may be away from the calls for a while, as the provider's agents say it. */
export function makePauseReasons(): PauseReason[] {
  return ['Lunch', 'Rast', 'Möte', 'Utbildning', 'Annat arbete'].map((name, index) => ({
    id: namedId(`pause-reason:${name}`),
    organisationId: provider,
    version: 0,
    name,
    sortOrder: index + 1,
    active: true,
  }));
}

/** Returns one caller whose calls are not taken; the number is of those that are never given to anybody. */
export function makeBlockedNumbers(): BlockedNumber[] {
  return [
    {
      id: namedId('blocked-number:1'),
      organisationId: provider,
      version: 0,
      customerOrganisationId: 'burlov',
      number: '+46701740699',
      name: 'Automatisk uppringare som lägger på',
      until: null,
      active: true,
    },
  ];
}
