import { useRow } from '#renderer/data/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Phone } from '#shared/directory/schema.ts';
import { type Sought, useFlowState } from './flow-state.ts';

/** Whom the caller wants, with the number to send the call to; `number` null: nobody has told us one. */
export interface SoughtTarget {
  name: string;
  number: string | null;
  phones: readonly Phone[];
  personId: string | null;
}

/** Digits as an exchange is told them: what people write between them falls away. */
export function dialled(number: string): string {
  return number.replace(/[^\d*#+]/g, '').replace(/(?!^)\+/g, '');
}

/** Returns whom the caller wants, by what was found or written in the search; null when nobody was sought. */
export function useSought(): SoughtTarget | null {
  return useSoughtOf(useFlowState().sought);
}

/** Returns whom was sought, as the directory knows them now. */
export function useSoughtOf(sought: Sought | null): SoughtTarget | null {
  const id = sought === null || sought.type === 'number' ? null : sought.id;
  const person = useRow('people', sought?.type === 'person' ? id : null);
  const task = useRow('functions', sought?.type === 'function' ? id : null);
  const unit = useRow('units', sought?.type === 'unit' ? id : (task?.unitId ?? null));
  const t = useT();
  if (sought === null) return null;
  if (sought.type === 'number') {
    const number = dialled(sought.number);
    return number === '' ? null : { name: formatPhoneNumber(number), number, phones: [], personId: null };
  }
  const row = person ?? task ?? unit;
  if (row === undefined) return null;
  // Who a protected person is and where they are reached is told with the details, after a reason that is logged; never
  // beside a call. A number that was pressed there is where the call goes.
  if (person?.protected === true) {
    const name = t('directory.lookUp.protectedName');
    return { name, number: sought.number === null ? null : dialled(sought.number), phones: [], personId: null };
  }
  const name = person === undefined ? (task ?? unit)?.name : personName(person);
  // A function without a number of its own is reached at its unit.
  const phones = row.phones.length > 0 ? row.phones : (unit?.phones ?? []);
  const number = sought.number ?? firstNumber(phones);
  return {
    name: name ?? '',
    number: number === null ? null : dialled(number),
    phones,
    personId: person?.id ?? null,
  };
}

/** The own number of a workplace before a mobile; the switchboard's only when there is no other. */
function firstNumber(phones: readonly Phone[]): string | null {
  const order = ['extension', 'fixed', 'mobile', 'switchboard'];
  const sorted = [...phones].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  return sorted[0]?.number ?? null;
}
