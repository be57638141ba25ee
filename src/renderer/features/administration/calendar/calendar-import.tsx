import { useMemo, useState } from 'react';
import { useExecute, useNow } from '#renderer/data/index.ts';
import { type CalendarFile, CalendarFileProblem } from '#renderer/parts/calendar-files/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { FileChoice } from '#renderer/parts/import/index.ts';
import {
  announce,
  Banner,
  Button,
  Checkbox,
  DetailHeader,
  DetailPane,
  Section,
  Select,
  useTranslator,
} from '#renderer/ui/index.ts';
import type { CalendarSpan } from '#shared/calendars/event-days.ts';
import { keptClosures, type PlannedEvent, planClosures, withClosures } from '#shared/calendars/plan-closures.ts';
import type { CalendarEvent } from '#shared/calendars/read-calendar.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import styles from '../administration.module.css';
import { ClosuresTable } from './closures-table.tsx';
import { type HourRecord, useHourRecords } from './hour-records.ts';
import { KeptNote } from './kept-note.tsx';
import { readClosuresFile } from './read-closures-file.ts';

const none: readonly CalendarEvent[] = [];
const noDays: CalendarSpan = { from: '', to: '' };
const keyOf = ({ kind, id }: HourRecord) => `${kind}:${id}`;
const isChange = ({ outcome }: PlannedEvent) => outcome === 'new' || outcome === 'changed' || outcome === 'removed';

/** Closed days from a calendar file (.ics): what each event becomes is shown first, then taken into the hours chosen. */
export function CalendarImport({ onLeave }: { onLeave: () => void }) {
  const translator = useTranslator();
  const { t } = translator;
  const execute = useExecute();
  const now = useNow(60_000).getTime();
  const records = useHourRecords();
  const [file, setFile] = useState<CalendarFile | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [targets, setTargets] = useState<ReadonlySet<string>>(new Set());
  const [shownKey, setShownKey] = useState<string | null>(null);
  const [failures, setFailures] = useState<readonly string[]>([]);
  const [isSaving, setSaving] = useState(false);
  const events = file?.type === 'read' && 'events' in file.read ? file.read.events : none;
  const span = file?.type === 'read' ? file.span : noDays;
  const shown = records.find((record) => keyOf(record) === shownKey) ?? records[0];
  const plans = useMemo(
    () => new Map(records.map((record) => [keyOf(record), planClosures(events, record.hours, span)])),
    [records, events, span],
  );
  const planOf = (record: HourRecord) => plans.get(keyOf(record)) ?? [];
  const changesOf = (record: HourRecord) => planOf(record).filter((event) => isChange(event) && !left.has(event.uid));
  const wanted = records.filter((record) => targets.has(keyOf(record)) && changesOf(record).length > 0);

  async function choose(chosen: File) {
    setFailures([]);
    setLeft(new Set());
    setFile(await readClosuresFile(chosen, Number(isoDateOf(now).slice(0, 4))));
  }

  async function apply() {
    setSaving(true);
    const failed: string[] = [];
    for (const record of wanted) {
      const { kind, id, field, hours, name } = record;
      const next = withClosures(hours, changesOf(record), span);
      const result = await execute('record.set', { kind, id, set: { [field]: next }, was: { [field]: hours } });
      const why = executeProblem(result, translator, now);
      if (why !== null) failed.push(`${name}: ${why}`);
    }
    setSaving(false);
    setFailures(failed);
    if (failed.length === 0) announce(t('administration.calendar.done', { count: wanted.length }));
  }

  const toggle = (key: string, isChosen: boolean) => {
    const next = new Set(targets);
    if (isChosen) next.add(key);
    else next.delete(key);
    setTargets(next);
    if (isChosen) setShownKey(key);
  };
  const hasEvents = events.length > 0 && shown !== undefined;
  return (
    <DetailPane label={t('administration.calendar.title')}>
      <DetailHeader
        title={t('administration.calendar.title')}
        eyebrow={t('administration.field.hours')}
        actions={
          <Button size="small" variant="quiet" onPress={onLeave}>
            {t('administration.exchange.leave')}
          </Button>
        }
      />
      <div className={styles.body}>
        <Section title={t('administration.calendar.file')}>
          <p className={styles.quiet}>{t('administration.calendar.help')}</p>
          <FileChoice
            label={t('administration.calendar.file')}
            accept=".ics,.ical,.ifb,.icalendar,text/calendar"
            onChoose={(chosen) => void choose(chosen)}
          >
            {file?.type === 'read' &&
              t('administration.calendar.read', {
                name: file.name,
                encoding: file.encoding,
                count: events.length,
              })}
          </FileChoice>
          <CalendarFileProblem file={file} />
        </Section>
        {hasEvents && (
          <Section title={t('administration.calendar.targets')}>
            {records.map((record) => {
              const counts = changesOf(record);
              return (
                <Checkbox
                  key={keyOf(record)}
                  isSelected={targets.has(keyOf(record))}
                  onChange={(isChosen) => toggle(keyOf(record), isChosen)}
                >
                  {record.name}{' '}
                  <span className={styles.quiet}>
                    {t(`administration.calendar.kind.${record.kind}`)} ·{' '}
                    {t('administration.calendar.changes', { count: counts.length })}
                  </span>
                </Checkbox>
              );
            })}
          </Section>
        )}
        {hasEvents && (
          <Section title={t('administration.calendar.events')}>
            <Select
              label={t('administration.calendar.shownFor')}
              options={records.map((record) => ({ id: keyOf(record), label: record.name }))}
              value={keyOf(shown)}
              onChange={setShownKey}
            />
            <p className={styles.quiet}>{t('administration.calendar.marks')}</p>
            <ClosuresTable
              planned={planOf(shown)}
              chosen={new Set(events.filter(({ uid }) => !left.has(uid)).map(({ uid }) => uid))}
              onChosenChange={(chosen) =>
                setLeft(new Set(events.filter(({ uid }) => !chosen.has(uid)).map(({ uid }) => uid)))
              }
            />
            <KeptNote kept={keptClosures(events, shown.hours, span)} />
            <div className={styles.buttons}>
              <Button variant="primary" onPress={apply} isDisabled={wanted.length === 0 || isSaving}>
                {t('administration.calendar.apply', { count: wanted.length })}
              </Button>
            </div>
          </Section>
        )}
        {failures.length > 0 && <Banner tone="danger">{failures.join(' ')}</Banner>}
      </div>
    </DetailPane>
  );
}
