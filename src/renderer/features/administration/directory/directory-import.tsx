import { useCallback, useMemo, useState } from 'react';
import { useDataClient, useExecute, useLookup, useNow, useRows } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { type FilePlan, ImportSection, type ReadTable } from '#renderer/parts/import/index.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { Button, Checkbox, DetailHeader, DetailPane, Select, useTranslator } from '#renderer/ui/index.ts';
import { peopleColumns, unitColumns } from '#shared/directory/directory-table.ts';
import { planPeople, planUnits } from '#shared/directory/plan-import.ts';
import type { DirectoryLine } from '#shared/directory/plan-lines.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import styles from '../administration.module.css';
import { recordSpec } from '../record-specs.ts';

/** More people than any of our organisations has. */
const mostPeople = 200_000;

interface DirectoryImportProps {
  kind: 'people' | 'units';
  onLeave: () => void;
}

/** People or units from a file: what each line does is shown first; those the file lacks may be marked as having left, never deleted. */
export function DirectoryImport({ kind, onLeave }: DirectoryImportProps) {
  const translator = useTranslator();
  const { t } = translator;
  const execute = useExecute();
  const client = useDataClient();
  const organisations = useOrganisationOptions('directory.write');
  const [chosenId, setOrganisationId] = useState<string | null>(null);
  const organisationId = chosenId ?? organisations[0]?.id ?? '';
  const [table, setTable] = useState<ReadTable | null>(null);
  const [marksMissing, setMarksMissing] = useState(false);
  const today = isoDateOf(useNow(60_000).getTime());
  const { people, units } = useDirectoryOf(kind, organisationId);

  const whole = useCallback(
    (read: ReadTable) => (kind === 'people' ? planPeople(read, people, units, today) : planUnits(read, units)),
    [kind, people, units, today],
  );
  const missing = useMemo(() => (table === null ? [] : whole(table).missing), [table, whole]);
  const plan = useCallback(
    (read: ReadTable): FilePlan<DirectoryLine> => {
      const { problem, unknownColumns, lines, missing: left } = whole(read);
      return {
        problem: problem === null ? null : t(`directory.import.problem.${problem.code}`, { value: problem.value }),
        unknownColumns,
        lines: marksMissing ? [...lines, ...left] : lines,
      };
    },
    [whole, marksMissing, t],
  );

  async function carryOut(line: DirectoryLine): Promise<string | null> {
    if (line.outcome !== 'create' && line.outcome !== 'change') return null;
    const result =
      line.outcome === 'create'
        ? await execute('record.create', { kind, id: newId(), organisationId, values: line.values })
        : await execute('record.set', { kind, id: line.id, set: line.set, was: line.was });
    return executeProblem(result, translator, Date.parse(client.now()));
  }

  const columns = Object.keys(kind === 'people' ? peopleColumns : unitColumns);
  return (
    <DetailPane label={t('directory.import.title', { kind })}>
      <DetailHeader
        title={t('directory.import.title', { kind })}
        eyebrow={t(recordSpec(kind).title)}
        actions={
          <Button size="small" variant="quiet" onPress={onLeave}>
            {t('administration.exchange.leave')}
          </Button>
        }
      />
      <div className={styles.body}>
        {organisations.length > 1 && (
          <Select
            label={t('directory.import.organisation')}
            options={organisations}
            value={organisationId}
            onChange={setOrganisationId}
          />
        )}
        {missing.length > 0 && (
          <Checkbox isSelected={marksMissing} onChange={setMarksMissing}>
            {t('directory.import.missing', { count: missing.length })}
          </Checkbox>
        )}
        <ImportSection
          key={organisationId}
          help={t('directory.import.help', { kind })}
          columns={columns}
          notJson={t('directory.import.not-json')}
          plan={plan}
          onRead={setTable}
          nameHeader={t('directory.field.name')}
          why={(line) => whyWords(line, kind, t)}
          carryOut={carryOut}
        />
      </div>
    </DetailPane>
  );
}

const noPeople: readonly never[] = [];

/** The directory of one organisation, whole: a file is compared with all of it. */
function useDirectoryOf(kind: DirectoryImportProps['kind'], organisationId: string) {
  const all = useLookup('units');
  const units = useMemo(
    () => new Map([...all].filter(([, unit]) => unit.organisationId === organisationId)),
    [all, organisationId],
  );
  const rows = useRows({
    kind: 'people',
    where: [{ field: 'organisationId', op: 'in', values: kind === 'people' ? [organisationId] : [] }],
    text: '',
    sort: [],
    range: { start: 0, end: mostPeople },
    facets: [],
  });
  const list = rows?.rows ?? noPeople;
  const people = useMemo(() => new Map(list.map((person): [Id, typeof person] => [person.id, person])), [list]);
  return { people, units };
}

function whyWords(line: DirectoryLine, kind: DirectoryImportProps['kind'], t: Translate): string {
  if (line.outcome === 'change') {
    if (line.isMissing === true) return t('directory.import.missingWhy', { date: String(line.set.leftOn) });
    const { fields } = recordSpec(kind);
    const labels = Object.keys(line.set).flatMap((name) => {
      const field = fields.find((candidate) => candidate.name === name);
      return field === undefined ? [] : [t(field.label)];
    });
    return t('directory.import.changes', { fields: labels.join(', ') });
  }
  if (line.outcome !== 'refused') return '';
  const { code, value, column } = line.refusal;
  const field = recordSpec(kind).fields.find((candidate) => candidate.name === column);
  return t(`directory.import.refusal.${code}`, { value, column: field === undefined ? column : t(field.label) });
}
