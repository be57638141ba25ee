import { Download } from 'lucide-react';
import { useCallback } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { type FilePlan, ImportSection, type ReadTable } from '#renderer/parts/import/index.ts';
import { useSaveText } from '#renderer/parts/use-save-text.ts';
import { Banner, Button, Section, useT } from '#renderer/ui/index.ts';
import { planRegisterImport, type RegisterLine } from '#shared/catalogue/plan-register-import.ts';
import {
  type RegisterKind,
  type RegisterRows,
  registerCells,
  registerColumns,
} from '#shared/catalogue/register-table.ts';
import { writeDelimited } from '#shared/csv/delimited-text.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import styles from '../administration.module.css';
import { useCarryOut } from './use-carry-out.ts';

interface RegisterExchangeProps<K extends RegisterKind> {
  kind: K;
  organisationId: OrganisationId;
}

const fileNames = { serviceAreas: 'tjansteomraden', serviceLevels: 'servicenivaer' } as const;
const collator = new Intl.Collator('sv', { numeric: true });

/** Service areas or levels from a file, and to one. */
export function RegisterExchange<K extends RegisterKind>({ kind, organisationId }: RegisterExchangeProps<K>) {
  const t = useT();
  const carryOut = useCarryOut(kind, organisationId);
  // Looked up by its kind: what comes are rows of it.
  const rows = useLookup(kind) as ReadonlyMap<Id, RegisterRows[K]>;
  const plan = useCallback(
    (table: ReadTable): FilePlan<RegisterLine> => {
      const { problem, unknownColumns, lines } = planRegisterImport(kind, table, rows, organisationId);
      return { problem: problem === null ? null : problemWords(problem, t), unknownColumns, lines };
    },
    [kind, rows, organisationId, t],
  );

  return (
    <>
      <ImportSection
        help={t(`registerFile.help.${kind}`)}
        columns={['id', ...Object.keys(registerColumns[kind])]}
        notJson={t('registerFile.notJson')}
        plan={plan}
        nameHeader={t('administration.field.name')}
        why={(line) => whyWords(line, t)}
        carryOut={carryOut}
      />
      <RegisterExport kind={kind} rows={rows} />
    </>
  );
}

function problemWords(problem: { code: string; value: string; columns?: readonly number[] }, t: Translate): string {
  const { code, value, columns = [] } = problem;
  if (code === 'empty') return t('import.empty');
  if (code === 'no-name-column') return t('registerFile.noNameColumn', { value });
  const words = code === 'open-quote' ? 'open-quote' : 'duplicate-column';
  return t(`administration.exchange.problem.${words}`, { value, columns: columns.join(', ') });
}

function whyWords(line: RegisterLine, t: Translate): string {
  if (line.outcome === 'change') return t('administration.exchange.changes', { fields: line.columns.join(', ') });
  if (line.outcome !== 'refused') return '';
  const { code, value, column } = line.refusal;
  return t(`registerFile.refusal.${code}`, { value, column });
}

interface RegisterExportProps<K extends RegisterKind> {
  kind: K;
  rows: ReadonlyMap<Id, RegisterRows[K]>;
}

function RegisterExport<K extends RegisterKind>({ kind, rows }: RegisterExportProps<K>) {
  const t = useT();
  const { save: saveText, problem } = useSaveText();
  const columns = Object.entries(registerColumns[kind]).map(([name, { words }]) => ({ name, head: words[0] ?? name }));
  const lines = () =>
    [...rows.values()]
      .sort((one, other) => collator.compare(one.name, other.name))
      .map((row) => registerCells(kind, row));
  const save = (suggestedName: string, text: string) =>
    saveText({ suggestedName, text }, t('administration.exchange.exported'));
  const saveCsv = () => {
    const body = lines().map((cells) => [cells.id ?? '', ...columns.map(({ name }) => cells[name] ?? '')]);
    return save(`${fileNames[kind]}.csv`, writeDelimited([['id', ...columns.map(({ head }) => head)], ...body]));
  };
  return (
    <Section title={t('administration.exchange.export')}>
      <div className={styles.buttons}>
        <Button icon={<Download aria-hidden="true" />} onPress={saveCsv}>
          {t('administration.exchange.exportCsv')}
        </Button>
        <Button
          icon={<Download aria-hidden="true" />}
          onPress={() => save(`${fileNames[kind]}.json`, `${JSON.stringify(lines(), null, 2)}\n`)}
        >
          {t('administration.exchange.exportJson')}
        </Button>
      </div>
      {problem !== null && <Banner tone="danger">{problem}</Banner>}
    </Section>
  );
}
