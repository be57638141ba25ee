import { menuKeys } from '#shared/desktop/menu-keys.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import { Dialog, KeyHint, type KeyTable, listKeys, useNavigation, useT } from '../ui/index.ts';
import { useComposition } from './composition.ts';
import styles from './frame.module.css';
import { appKeys } from './keys.ts';
import { views } from './views.ts';

/** Keys of the application's menu: the menu itself acts on them. */
const menuTable: KeyTable = { newWindow: { keys: menuKeys.newWindow, label: 'app.window.new' } };

/** Every key there is: everywhere, in this view, in lists. Drawn from the same tables the keys work by. */
export function KeyHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT();
  const { place } = useNavigation();
  const { everywhere, keys } = useComposition();
  return (
    <Dialog title={t('app.help.title')} isOpen={isOpen} onClose={onClose} isDismissable size="wide">
      <div className={styles.keyGroups}>
        <KeyGroup heading="app.help.everywhere" tables={[appKeys, menuTable, ...everywhere]} />
        <KeyGroup heading={views[place.view].label} tables={keys[place.view]} />
        <KeyGroup heading="app.help.lists" tables={[listKeys]} />
      </div>
      <p className={styles.quiet}>{t('app.help.note')}</p>
    </Dialog>
  );
}

interface HelpRow {
  label: MessageId;
  keys: readonly string[];
}

/** One row per action; keys that do the same in turn (1 to 9) share one. */
function helpRows(tables: readonly KeyTable[]): readonly HelpRow[] {
  const rows = new Map<MessageId, string[]>();
  for (const { label, keys } of tables.flatMap((table) => Object.values(table))) {
    rows.set(label, [...(rows.get(label) ?? []), keys]);
  }
  return [...rows].map(([label, keys]) => ({ label, keys }));
}

function KeyGroup({ heading, tables }: { heading: MessageId; tables: readonly KeyTable[] }) {
  const t = useT();
  const rows = helpRows(tables);
  if (rows.length === 0) return null;
  return (
    <section className={styles.keyGroup}>
      <h3>{t(heading)}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.label} className={styles.keyRow}>
            <dt>{t(row.label)}</dt>
            <dd>
              <span className={styles.unseen}>{row.keys.join(', ')}</span>
              <RowKeys keys={row.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function RowKeys({ keys }: { keys: readonly string[] }) {
  const first = keys[0];
  const last = keys.at(-1);
  if (first === undefined || last === undefined) return null;
  if (keys.length <= 2) return keys.map((each) => <KeyHint key={each} keys={each} />);
  return (
    <>
      <KeyHint keys={first} /> – <KeyHint keys={last} />
    </>
  );
}
