import { useMemo } from 'react';
import { useLookup, useRows } from '#renderer/data/index.ts';
import { matchesWords } from '#renderer/parts/match-words.ts';
import type { Option } from '#renderer/ui/index.ts';
import { useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { modelName } from '#shared/inventory/model-name.ts';
import type { Device } from '#shared/inventory/schema.ts';
import type { Loan } from '#shared/loans/schema.ts';

/** How many devices and loans of each sort are looked at; writing narrows them. */
const soughtAtMost = 20;

export interface FoundDevices {
  devices: readonly Device[];
  options: readonly Option<Id>[];
  /** Returns model, place and who has it. */
  detailOf: (device: Device) => string;
  /** The answer is to what is written now. */
  isCurrent: boolean;
}

/** Returns what devices a text can mean: those the people of the matter have or have borrowed first, then all that it finds. */
export function useDeviceOptions(typed: string, requesterId: Id | null, affectedId: Id | null): FoundDevices {
  const t = useT();
  const units = useLookup('units');
  const text = typed.trim();
  const people = [requesterId, affectedId].filter((id) => id !== null);
  const sought = text === '' ? 0 : soughtAtMost;

  const own = useDevicesBy('personId', people);
  const ownLoans = useOpenLoans(people, '', people.length === 0 ? 0 : soughtAtMost);
  const foundLoans = useOpenLoans(null, text, sought);
  const loans = [...ownLoans.rows, ...foundLoans.rows];
  const lent = useDevicesBy('id', [...new Set(loans.map(({ deviceId }) => deviceId))]);
  const found = useRows({ ...wholeList, kind: 'devices', where: [], text, range: { start: 0, end: sought } });

  const borrowers = new Map(loans.map(({ deviceId, borrowerName }) => [deviceId, borrowerName]));
  const ownLent = new Set(ownLoans.rows.map(({ deviceId }) => deviceId));
  function detailOf(device: Device): string {
    const borrower = borrowers.get(device.id);
    const parts = [
      modelName(device),
      device.unitId === null ? undefined : units.get(device.unitId)?.name,
      device.personId !== null && device.personId === requesterId ? t('parts.device.ofRequester') : undefined,
      device.personId !== null && device.personId === affectedId && affectedId !== requesterId
        ? t('parts.device.ofAffected')
        : undefined,
      borrower === undefined ? undefined : t('parts.device.lentTo', { name: borrower }),
    ];
    return parts.filter((part) => part !== undefined && part !== '').join(' · ');
  }

  const theirs = [...own.rows, ...lent.rows.filter(({ id }) => ownLent.has(id))].filter((device) =>
    matchesWords(`${device.assetTag} ${device.serialNumber} ${detailOf(device)}`, text),
  );
  const others = text === '' ? [] : [...(found?.rows ?? []), ...lent.rows.filter(({ id }) => !ownLent.has(id))];
  const devices = [...new Map([...theirs, ...others].map((device) => [device.id, device])).values()];
  return {
    devices,
    options: devices.map((device) => ({ id: device.id, label: device.assetTag, detail: detailOf(device) })),
    detailOf,
    isCurrent: found?.isCurrent === true && foundLoans.isCurrent && lent.isCurrent && own.isCurrent,
  };
}

const wholeList = { text: '', sort: [], facets: [] };

function useDevicesBy(field: 'id' | 'personId', values: readonly Id[]) {
  const range = { start: 0, end: values.length === 0 ? 0 : 2 * soughtAtMost };
  return useAnswer(useRows({ ...wholeList, kind: 'devices', where: [{ field, op: 'in', values }], range }));
}

/** Loans that are out: those of the borrowers (all for null) that the text finds. */
function useOpenLoans(borrowers: readonly Id[] | null, text: string, end: number) {
  const open = { field: 'status', op: 'in' as const, values: ['open'] };
  const theirs = borrowers === null ? [] : [{ field: 'borrowerPersonId', op: 'in' as const, values: borrowers }];
  const range = { start: 0, end };
  return useAnswer<Loan>(useRows({ ...wholeList, kind: 'loans', where: [open, ...theirs], text, range }));
}

/** The rows of an answer; none until there is one. */
function useAnswer<R>(result: { rows: readonly R[]; isCurrent: boolean } | null) {
  return useMemo(() => ({ rows: result?.rows ?? [], isCurrent: result?.isCurrent === true }), [result]);
}
