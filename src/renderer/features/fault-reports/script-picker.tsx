import { GitFork } from 'lucide-react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { Button, EmptyState, KeyHint, SearchField, useT } from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { Script } from '#shared/scripts/schema.ts';
import styles from './fault-report.module.css';
import { faultReportKeys, optionActions } from './fault-report-keys.ts';
import { scriptGroups } from './script-groups.ts';

interface ScriptPickerProps {
  onChoose: (script: Script) => void;
  onPlainTicket: () => void;
}

/** What the fault is about: search, or choose by number. */
export function ScriptPicker({ onChoose, onPlainTicket }: ScriptPickerProps) {
  const t = useT();
  const scripts = useLookup('scripts');
  const services = useLookup('services');
  const [search, setSearch] = useState('');
  const field = useFocusAtStart();
  const groups = useMemo(() => scriptGroups(scripts.values(), services, search), [scripts, services, search]);
  const inOrder = groups.flatMap((group) => group.scripts);

  const handlers = Object.fromEntries(
    optionActions.map((action, index) => {
      const script = inOrder[index];
      return [action, script === undefined ? undefined : () => onChoose(script)];
    }),
  );
  useViewKeys(faultReportKeys, handlers);

  return (
    <section className={styles.picker} aria-label={t('faultReports.choose')}>
      <h2 className={styles.pickerTitle}>{t('faultReports.choose')}</h2>
      <SearchField
        label={t('faultReports.choose.search')}
        placeholder={t('faultReports.choose.help')}
        value={search}
        onChange={setSearch}
        onSubmit={() => {
          const first = inOrder[0];
          if (first !== undefined) onChoose(first);
        }}
        onKeyDown={(event) => {
          // A number in the empty field chooses at once; a search that has begun keeps its figures.
          const isNumber = /^[1-9]$/.test(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey;
          const script = search === '' && isNumber ? inOrder[Number(event.key) - 1] : undefined;
          if (script === undefined) {
            event.continuePropagation();
            return;
          }
          event.preventDefault();
          onChoose(script);
        }}
        inputRef={field}
      />
      {groups.length === 0 && (
        <EmptyState icon={<GitFork aria-hidden="true" />} title={t('faultReports.choose.empty')}>
          {t('faultReports.choose.emptyHelp')}
        </EmptyState>
      )}
      {groups.map(({ service, scripts: own }) => (
        <section key={service?.id ?? ''} className={styles.scriptGroup}>
          <h3 className={styles.quiet}>{service?.name ?? t('faultReports.choose.otherService')}</h3>
          {own.map((script) => {
            const number = inOrder.indexOf(script) + 1;
            return (
              <button key={script.id} type="button" className={styles.script} onClick={() => onChoose(script)}>
                {number <= optionActions.length && <KeyHint keys={String(number)} />}
                <span className={styles.scriptWords}>
                  <span className={styles.scriptName}>{script.name}</span>
                  {script.description !== '' && <span className={styles.quiet}>{script.description}</span>}
                </span>
              </button>
            );
          })}
        </section>
      ))}
      <div>
        <Button variant="quiet" onPress={onPlainTicket}>
          {t('faultReports.choose.plainTicket')}
        </Button>
      </div>
    </section>
  );
}

function useFocusAtStart(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
