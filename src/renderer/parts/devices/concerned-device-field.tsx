import { useState } from 'react';
import { useRow } from '#renderer/data/index.ts';
import { ComboBox, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Device } from '#shared/inventory/schema.ts';
import { useDeviceOptions } from './use-device-options.ts';

interface ConcernedDeviceFieldProps {
  /** Whose own and borrowed devices come first. */
  requesterId: Id | null;
  affectedId: Id | null;
  value: Id | null;
  onChange: (deviceId: Id | null) => void;
}

/** The equipment a matter is about: theirs who it concerns first, then any by number, model or borrower; emptied it is none. */
export function ConcernedDeviceField({ requesterId, affectedId, value, onChange }: ConcernedDeviceFieldProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Device | null>(null);
  const row = useRow('devices', value);
  const chosen = row ?? (picked?.id === value ? picked : undefined);
  const { devices, options, detailOf, isCurrent } = useDeviceOptions(typed, requesterId, affectedId);
  const isLoose = value === null && typed.trim() !== '';
  const isUnknown = isLoose && isCurrent && options.length === 0;
  const help = isLoose ? t('parts.device.choose') : t('parts.device.help');
  return (
    <ComboBox
      label={t('parts.device.label')}
      help={chosen === undefined ? help : detailOf(chosen)}
      error={isUnknown ? t('parts.device.unknown') : undefined}
      isOptional
      isLoose={isLoose}
      isLoading={!isCurrent}
      options={options}
      value={value}
      text={chosen?.assetTag ?? typed}
      onTextChange={(text) => {
        if (text === (chosen?.assetTag ?? typed)) return;
        setTyped(text);
        if (value !== null) onChange(null);
      }}
      onChange={(id) => {
        const device = devices.find((each) => each.id === id);
        if (device === undefined) return;
        setTyped('');
        setPicked(device);
        onChange(device.id);
      }}
    />
  );
}
