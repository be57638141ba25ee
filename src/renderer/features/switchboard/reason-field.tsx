import { useState } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { Button, Menu, type MenuEntry, useKeys, useT, useViewKeys } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { offeredReasonCodes, type ReasonCode } from '#shared/reason-codes/schema.ts';
import { switchboardKeys } from './switchboard-keys.ts';
import { useDigits } from './use-digits.ts';

/** Returns the codes that calls to an organisation are counted by, in their order; also the one it has, if that is out of use. */
export function useReasonCodes(organisationId: string, present: Id | null): readonly ReasonCode[] {
  return offeredReasonCodes(useLookup('reasonCodes').values(), organisationId, present);
}

export interface ReasonFieldProps {
  codes: readonly ReasonCode[];
  value: Id | null;
  onChange: (value: Id | null) => void;
}

/** Why they called, where the organisation counts that: a key opens the codes, a digit chooses among them. */
export function ReasonField({ codes, value, onChange }: ReasonFieldProps) {
  const t = useT();
  const keys = useKeys(switchboardKeys);
  const [isOpen, setOpen] = useState(false);
  useViewKeys(switchboardKeys, { reason: codes.length === 0 ? undefined : () => setOpen(true) });
  const entries: MenuEntry[] = codes.map(({ id, name }, place) => ({
    id,
    label: name,
    ...(place < 9 && { keyHint: String(place + 1) }),
    onAction: () => onChange(id),
  }));
  const none = { id: 'none', label: t('switchboard.file.reasonNone'), keyHint: '0', onAction: () => onChange(null) };
  const all = [...entries, none];
  useDigits(isOpen, (digit) => {
    const entry = all.find(({ keyHint }) => keyHint === digit);
    if (entry === undefined) return false;
    setOpen(false);
    entry.onAction();
    return true;
  });
  if (codes.length === 0) return null;
  const chosen = codes.find(({ id }) => id === value)?.name ?? t('switchboard.file.reasonNone');
  return (
    <Menu
      label={t('switchboard.file.reason')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button
          size="small"
          opensMenu
          keyHint={keys.reason.keys}
          aria-label={`${t('switchboard.file.reason')}: ${chosen}`}
        >
          {chosen}
        </Button>
      }
      groups={[{ id: 'reasons', heading: t('switchboard.file.reason'), selected: [value ?? none.id], entries: all }]}
    />
  );
}
