import { useState } from 'react';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import { useActor, useDataClient } from '../data/index.ts';
import {
  Banner,
  Button,
  Dialog,
  type KeyBinding,
  type KeyProblem,
  listKeys,
  useNavigation,
  useTranslator,
  viewIds,
} from '../ui/index.ts';
import { useComposition } from './composition.ts';
import styles from './frame.module.css';
import { appKeys } from './keys.ts';
import { type KeyPlace, keyMap, keyRows } from './own-keys/key-map.ts';
import { KeyRow } from './own-keys/key-row.tsx';
import { menuTable, useOwnKeys } from './own-keys/use-own-keys.ts';
import { views, viewsFor } from './views.ts';

/** Every key there is: everywhere, in this view, in lists. Drawn from the same tables the keys work by; some can be changed. */
export function KeyHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslator();
  return (
    <Dialog title={t('app.help.title')} isOpen={isOpen} onClose={onClose} isDismissable size="wide">
      {isOpen && <Keys />}
    </Dialog>
  );
}

/** What was just done or could not be, in words. */
interface Told {
  words: string;
  isProblem: boolean;
}

function Keys() {
  const translator = useTranslator();
  const { t } = translator;
  const { place } = useNavigation();
  const { everywhere, keys } = useComposition();
  const own = useOwnKeys();
  const [asking, setAsking] = useState<MessageId | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const places: readonly KeyPlace[] = [
    { heading: 'app.help.everywhere', tables: [appKeys, menuTable, ...everywhere] },
    { heading: views[place.view].label, tables: keys[place.view] },
    { heading: 'app.help.lists', tables: [listKeys] },
  ];
  const firstOf = (label: MessageId) =>
    own.chosen[label] === undefined
      ? null
      : (places
          .flatMap(({ tables }) => tables.flatMap((table) => Object.values<KeyBinding>(table)))
          .find((binding) => binding.label === label)?.keys ?? null);

  function say(problem: KeyProblem | null, label: MessageId, pressed: string) {
    if (problem === null) setTold({ words: t('keys.chosen', { action: t(label), keys: pressed }), isProblem: false });
    else if (problem.type === 'taken')
      setTold({ words: t('keys.taken', { keys: pressed, by: t(problem.by) }), isProblem: true });
    else setTold({ words: t('keys.notUsable', { keys: pressed }), isProblem: true });
  }

  function take(label: MessageId, pressed: string) {
    const problem = own.choose(label, pressed);
    say(problem, label, pressed);
    if (problem === null) setAsking(null);
  }

  return (
    <>
      <div className={styles.keyTop}>
        <p className={styles.quiet}>
          {t('app.help.note')} {t('keys.explain')}
        </p>
        <PrintButtons
          onDone={() => setTold({ words: t('keys.printed'), isProblem: false })}
          onFailed={() => setTold({ words: t('keys.printFailed'), isProblem: true })}
        />
      </div>
      <div role="status">
        {told !== null && <Banner tone={told.isProblem ? 'danger' : 'info'}>{told.words}</Banner>}
      </div>
      <div className={styles.keyGroups}>
        {places
          .map(({ heading, tables }) => ({ heading, rows: keyRows(tables, own.chosen) }))
          .filter(({ rows }) => rows.length > 0)
          .map(({ heading, rows }) => (
            <section key={heading} className={styles.keyGroup}>
              <h3>{t(heading)}</h3>
              <dl>
                {rows.map((row) => (
                  <KeyRow
                    key={row.label}
                    row={row}
                    first={firstOf(row.label)}
                    isChangeable={own.isChangeable(row.label)}
                    isAsking={asking === row.label}
                    onAsk={() => {
                      setTold(null);
                      setAsking(row.label);
                    }}
                    onPressed={(pressed) => take(row.label, pressed)}
                    onCancel={() => setAsking(null)}
                    onReset={() => say(own.reset(row.label), row.label, firstOf(row.label) ?? '')}
                  />
                ))}
              </dl>
            </section>
          ))}
      </div>
      {Object.keys(own.chosen).length > 0 && (
        <Button
          onPress={() => {
            own.reset(null);
            setTold(null);
          }}
        >
          {t('keys.resetAll')}
        </Button>
      )}
    </>
  );
}

/** The key map on paper: every view the person has, so that it can hang beside the screen. */
function PrintButtons({ onDone, onFailed }: { onDone: () => void; onFailed: () => void }) {
  const translator = useTranslator();
  const { t } = translator;
  const client = useDataClient();
  const actor = useActor();
  const { everywhere, keys } = useComposition();
  const { chosen } = useOwnKeys();
  const shown = new Set(viewsFor(actor));

  async function print(to: 'pdf' | 'printer') {
    const places: KeyPlace[] = [
      { heading: 'app.help.everywhere', tables: [appKeys, menuTable, ...everywhere] },
      ...viewIds.filter((view) => shown.has(view)).map((view) => ({ heading: views[view].label, tables: keys[view] })),
      { heading: 'app.help.lists', tables: [listKeys] },
    ];
    const of = t('keys.map.of', { name: actor.name, date: isoDateOf(Date.parse(client.now())) });
    try {
      if ((await client.print({ document: keyMap(places, chosen, of, translator), to })) === 'done') onDone();
    } catch {
      onFailed();
    }
  }

  return (
    <span className={styles.keyPrint}>
      <Button size="small" onPress={() => void print('pdf')}>
        {t('keys.toPdf')}
      </Button>
      <Button size="small" onPress={() => void print('printer')}>
        {t('keys.print')}
      </Button>
    </span>
  );
}
