import { useRelated } from '#renderer/data/index.ts';
import { Badge, Section, useT } from '#renderer/ui/index.ts';
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
            <li key={device.id} className={styles.item}>
              <span className={styles.itemText}>
                <span className={styles.itemTitle}>
                  {[device.manufacturer, device.model].filter(Boolean).join(' ')}
                </span>
                <span className={styles.itemMeta}>{device.assetTag}</span>
              </span>
            </li>
          ))}
      </ul>
    </Section>
  );
}
