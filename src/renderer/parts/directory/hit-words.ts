import type { DirectoryFound } from '#renderer/data/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Phone, Unit } from '#shared/directory/schema.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import { personName } from '../person-name.ts';

/** What a hit says on its two lines. */
export interface HitWords {
  name: string;
  detail: string;
  phone: string;
  /** Short words that tell it from the others: left, protected, found by likeness. */
  marks: readonly string[];
}

/** Whether a search by number or address: what it finds must not tell who a protected person is. */
export function isReverseSearch(text: string): boolean {
  return text.includes('@') || /^[+(\d][\d\s\-–/().]*$/.test(text.trim());
}

const phoneOrder: readonly Phone['kind'][] = ['extension', 'fixed', 'mobile', 'switchboard'];

/** Returns the number to be tried first: the extension, the workplace's own, the mobile, the switchboard. */
export function firstPhone(phones: readonly Phone[]): Phone | undefined {
  return [...phones].sort((one, other) => phoneOrder.indexOf(one.kind) - phoneOrder.indexOf(other.kind))[0];
}

function shownPhone(phones: readonly Phone[]): string {
  const [phone] = phones;
  return phone === undefined ? '' : formatPhoneNumber(phone.number);
}

/** Returns the unit and those above it, nearest first. */
export function unitPath(id: Id | null, units: ReadonlyMap<Id, Unit>): Unit[] {
  const path: Unit[] = [];
  let unit = id === null ? undefined : units.get(id);
  while (unit !== undefined && path.length < 10 && !path.includes(unit)) {
    path.push(unit);
    unit = unit.parentId === null ? undefined : units.get(unit.parentId);
  }
  return path;
}

/** Returns a hit in words. */
export function hitWords(
  hit: DirectoryFound,
  units: ReadonlyMap<Id, Unit>,
  isReverse: boolean,
  t: Translate,
): HitWords {
  const like = hit.match === 'similar' || hit.match === 'misspelled' ? [t('directory.hit.like')] : [];
  const nameOf = (id: Id | null) => (id === null ? '' : (units.get(id)?.name ?? ''));
  switch (hit.kind) {
    case 'people': {
      const person = hit.row;
      if (person.protected) {
        const name = isReverse ? t('directory.lookUp.protectedName') : personName(person);
        return { name, detail: '', phone: '', marks: [t('directory.hit.protected')] };
      }
      return {
        name: personName(person),
        detail: [person.title, nameOf(person.unitId)].filter(Boolean).join(' · '),
        phone: shownPhone(person.phones),
        marks: [...(person.leftOn === null ? [] : [t('directory.hit.left')]), ...like],
      };
    }
    case 'units': {
      const unit = hit.row;
      const detail = [nameOf(unit.parentId), unit.address].filter(Boolean).join(' · ');
      const marks = [...(unit.active ? [] : [t('directory.outOfUse')]), ...like];
      return { name: unit.name, detail, phone: shownPhone(unit.phones), marks };
    }
    case 'functions': {
      const { row } = hit;
      const detail = [t('directory.kind.functions'), nameOf(row.unitId)].filter(Boolean).join(' · ');
      const marks = [...(row.active ? [] : [t('directory.outOfUse')]), ...like];
      return { name: row.name, detail, phone: shownPhone(row.phones), marks };
    }
  }
}
