import { useState } from 'react';
import { Button as PlainButton } from 'react-aria-components';
import { useRelated } from '#renderer/data/index.ts';
import { Badge, Section, useT } from '#renderer/ui/index.ts';
import type { Device } from '#shared/inventory/schema.ts';
import styles from './caller-panel.module.css';

/** So many are shown beside a call. */
const shown = 5;

/** What equipment the caller has, newest first: most calls to a service desk are about one of them. */
export function CallerDevices({ personId }: { personId: string }) {
  const t = useT();
  const devices = useRelated('devices', 'personId', personId).filter(({ status }) => status !== 'retired');
  if (devices.length === 0) return null;
  return (
    <Section title={t('switchboard.devices')} actions={<Badge>{devices.length}</Badge>}>
      <ul className={styles.list}>
        {devices
          .slice(-shown)
          .toReversed()
          .map((device) => (
            <li key={device.id}>
              <DeviceItem device={device} />
            </li>
          ))}
      </ul>
    </Section>
  );
}

/** A device opens where it stands: what the person at the phone is asked to read out, and how long it is covered. */
function DeviceItem({ device }: { device: Device }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { serialNumber, configuration, warrantyUntil } = device;
  const facts = [
    serialNumber === '' ? '' : t('switchboard.devices.serial', { number: serialNumber }),
    configuration,
    warrantyUntil === null ? '' : t('switchboard.devices.warranty', { date: warrantyUntil }),
  ].filter(Boolean);
  return (
    <>
      <PlainButton className={styles.item} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <span className={styles.itemText}>
          <span className={styles.itemTitle}>{[device.manufacturer, device.model].filter(Boolean).join(' ')}</span>
          <span className={styles.itemMeta}>{device.assetTag}</span>
        </span>
      </PlainButton>
      {isOpen && (
        <p className={styles.itemFacts}>{facts.length === 0 ? t('switchboard.devices.nothing') : facts.join(' · ')}</p>
      )}
    </>
  );
}
