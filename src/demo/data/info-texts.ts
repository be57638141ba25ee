import type { InfoText } from '#shared/info-texts/schema.ts';
import { namedId } from './ids.ts';
import { infoTextTexts } from './info-text-texts.ts';
import type { DemoUnit } from './units.ts';

const DAY = 86_400_000;

/** Returns the info texts; some hold only around `today`, a local date ("2026-11-18"). */
export function makeInfoTexts(today: string, units: readonly DemoUnit[]): InfoText[] {
  const day = (days: number | undefined) =>
    days === undefined ? null : new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10);
  return infoTextTexts.map(({ organisationId, title, body, keywords, unit, fromDays, untilDays }) => ({
    id: namedId(`info-text:${organisationId}:${title}`),
    organisationId,
    version: 0,
    title,
    body,
    keywords: [...keywords],
    unitId:
      units.find(({ row }) => row.organisationId === organisationId && unit !== undefined && row.name.includes(unit))
        ?.row.id ?? null,
    validFrom: day(fromDays),
    validUntil: day(untilDays),
    active: true,
  }));
}
