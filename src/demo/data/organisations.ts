import type { Organisation } from '#shared/organisations/schema.ts';
import type { ClockInterval, OpeningHours } from '#shared/service-hours/schema.ts';
import { namedId } from './ids.ts';
import { reservedNumbers, serviceDeskNumbers } from './numbers.ts';

/** The provider that runs the service desk and owns catalogue, groups, users and scripts. */
export const provider = 'it-teamet';

/** The customers, with what differs between them. */
export const municipalities = [
  {
    id: 'burlov',
    name: 'Burlövs kommun',
    shortName: 'Burlöv',
    prefix: 'BUR',
    switchboard: reservedNumbers.burlovSwitchboard,
    serviceDesk: serviceDeskNumbers.burlov,
    share: 30,
    places: ['Arlöv', 'Åkarp', 'Burlöv'],
  },
  {
    id: 'kavlinge',
    name: 'Kävlinge kommun',
    shortName: 'Kävlinge',
    prefix: 'KAV',
    switchboard: reservedNumbers.kavlingeSwitchboard,
    serviceDesk: serviceDeskNumbers.kavlinge,
    share: 40,
    places: ['Kävlinge', 'Löddeköpinge', 'Furulund', 'Dösjebro', 'Hofterup'],
  },
  {
    id: 'staffanstorp',
    name: 'Staffanstorps kommun',
    shortName: 'Staffanstorp',
    prefix: 'STA',
    switchboard: reservedNumbers.staffanstorpSwitchboard,
    serviceDesk: serviceDeskNumbers.staffanstorp,
    share: 30,
    places: ['Staffanstorp', 'Hjärup', 'Nevishög', 'Kyrkheddinge'],
  },
] as const;

export type Municipality = (typeof municipalities)[number];
export type MunicipalityId = Municipality['id'];

function weekdays(...intervals: ClockInterval[]): ClockInterval[][] {
  return [intervals, intervals, intervals, intervals, intervals, [], []];
}

/** Helgfria vardagar 07:45–12:00 and 12:45–16:30, as the service desk publishes them. */
export const officeHours: OpeningHours = {
  week: weekdays({ from: '07:45', to: '12:00' }, { from: '12:45', to: '16:30' }),
  closedOnPublicHolidays: true,
  exceptions: [],
};

/** The switchboards stay open over lunch. */
export const switchboardHours: OpeningHours = {
  week: weekdays({ from: '07:45', to: '16:30' }),
  closedOnPublicHolidays: true,
  exceptions: [],
};

/** Weekday evenings too, for schools and care. */
export const extendedHours: OpeningHours = {
  week: weekdays({ from: '06:30', to: '20:00' }),
  closedOnPublicHolidays: true,
  exceptions: [],
};

/** Always. */
export const aroundTheClock: OpeningHours = {
  week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
  closedOnPublicHolidays: false,
  exceptions: [],
};

/** Returns the hours with the usual early closing on the day before Christmas Eve of the given year. */
export function withChristmasClosing(hours: OpeningHours, year: number): OpeningHours {
  const closing = {
    date: `${year}-12-23`,
    intervals: [{ from: '07:45', to: '12:00' }],
    reason: 'Kortare öppettid dagen före julafton',
  };
  return { ...hours, exceptions: [...hours.exceptions, closing] };
}

/** Returns the three municipalities and their provider. */
export function makeOrganisations(year: number): Organisation[] {
  const openingHours = withChristmasClosing(officeHours, year);
  return [
    ...municipalities.map((municipality) => ({
      id: namedId(`organisation:${municipality.id}`),
      organisationId: municipality.id,
      version: 0,
      name: municipality.name,
      shortName: municipality.shortName,
      kind: 'municipality' as const,
      ticketPrefix: municipality.prefix,
      mainNumber: municipality.switchboard,
      openingHours,
    })),
    {
      id: namedId(`organisation:${provider}`),
      organisationId: provider,
      version: 0,
      name: 'IT-teamet',
      shortName: 'IT-teamet',
      kind: 'provider' as const,
      ticketPrefix: 'ITT',
      mainNumber: reservedNumbers.providerMain,
      openingHours,
    },
  ];
}
