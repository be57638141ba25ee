import type { MessageId } from '#shared/i18n/sv/index.ts';
import { Dialog, KeyHint, type KeyTable, listKeys, useNavigation, useT } from '../ui/index.ts';
import { useComposition } from './composition.ts';
import styles from './frame.module.css';
import { appKeys } from './keys.ts';
import { views } from './views.ts';

/** Every key there is: everywhere, in this view, in lists. Drawn from the same tables the keys work by. */
export function KeyHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT();
  const { place } = useNavigation();
  const { everywhere, keys } = useComposition();
  return (
    <Dialog title={t('app.help.title')} isOpen={isOpen} onClose={onClose} isDismissable size="wide">
      <div className={styles.keyGroups}>
        <KeyGroup heading="app.help.everywhere" tables={[appKeys, ...everywhere]} />
        <KeyGroup heading={views[place.view].label} tables={keys[place.view]} />
        <KeyGroup heading="app.help.lists" tables={[listKeys]} />
      </div>
      <p className={styles.quiet}>{t('app.help.note')}</p>
    </Dialog>
  );
}

function KeyGroup({ heading, tables }: { heading: MessageId; tables: readonly KeyTable[] }) {
  const t = useT();
  const bindings = tables.flatMap((table) => Object.values(table));
  if (bindings.length === 0) return null;
  return (
    <section className={styles.keyGroup}>
      <h3>{t(heading)}</h3>
      <dl>
        {bindings.map((binding) => (
          <div key={binding.keys} className={styles.keyRow}>
            <dt>{t(binding.label)}</dt>
            <dd>
              <span className={styles.unseen}>{binding.keys}</span>
              <KeyHint keys={binding.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
