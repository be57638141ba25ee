import { useMemo, useState } from 'react';
import { Banner, Button, Section, useT } from '#renderer/ui/index.ts';
import { isArchive } from './decode-text.ts';
import { FileChoice } from './file-choice.tsx';
import styles from './import.module.css';
import { ImportProgressView } from './import-progress.tsx';
import { PlanTable } from './plan-table.tsx';
import { doesSomething, type PlannedRow } from './planned-row.ts';
import { type ReadTable, readTable } from './read-table.ts';
import { useCarryOut } from './use-carry-out.ts';

/** More than a register of a municipality is; less than what makes the window stand still. */
const largestFile = 8 * 1024 * 1024;

/** What a whole file would do, without doing it. */
export interface FilePlan<Line extends PlannedRow> {
  /** Why the whole file cannot be read, in words. */
  problem: string | null;
  unknownColumns: readonly string[];
  lines: readonly Line[];
}

interface ImportSectionProps<Line extends PlannedRow> {
  /** What a file may be and what happens with it. */
  help: string;
  /** Column names that an empty JSON list has. */
  columns: readonly string[];
  /** What is said of JSON that is not a list of such things. */
  notJson: string;
  /** Says what a file would do; memoised by the caller, who knows what it depends on. */
  plan: (table: ReadTable) => FilePlan<Line>;
  /** Told of the file once it has been read, for what stands beside. */
  onRead?: (table: ReadTable) => void;
  /** What the lines are about: "Tjänst". */
  nameHeader: string;
  /** What a line changes or why it cannot be carried out; empty when there is nothing to say. */
  why: (line: Line) => string;
  /** Does one line and returns why it could not be done, in words; null when it was. */
  carryOut: (line: Line) => Promise<string | null>;
}

type Chosen = { type: 'read'; name: string; table: ReadTable } | { type: 'problem'; words: string };

/** A file looked through line by line before anything happens, then carried out as commands that can be followed and stopped. */
export function ImportSection<Line extends PlannedRow>(props: ImportSectionProps<Line>) {
  const { help, columns, notJson, plan: planOf, nameHeader, why, carryOut } = props;
  const t = useT();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  /** What the plan was when it began to be carried out; while that goes on, the register changes under it. */
  const [carried, setCarried] = useState<FilePlan<Line> | null>(null);
  const running = useCarryOut(carryOut);
  const plan = useMemo(
    () => carried ?? (chosen?.type === 'read' ? planOf(chosen.table) : null),
    [carried, chosen, planOf],
  );

  async function choose(file: File) {
    setCarried(null);
    running.forget();
    const read = await readChosen(file);
    setChosen(read);
    if (read.type === 'read') props.onRead?.(read.table);
  }

  async function readChosen(file: File): Promise<Chosen> {
    if (file.size > largestFile)
      return { type: 'problem', words: t('import.tooBig', { limit: largestFile / 1024 ** 2 }) };
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) return { type: 'problem', words: t('import.unreadable') };
    if (isArchive(new Uint8Array(bytes))) return { type: 'problem', words: t('import.archive') };
    const table = readTable(new Uint8Array(bytes), columns);
    return table === null ? { type: 'problem', words: notJson } : { type: 'read', name: file.name, table };
  }

  const wanted = plan?.lines.filter(doesSomething).length ?? 0;
  return (
    <Section title={t('import.title')}>
      <p className={styles.quiet}>{help}</p>
      <FileChoice label={t('import.file')} accept=".csv,.txt,.tsv,.json" onChoose={(file) => void choose(file)}>
        {chosen?.type === 'read' &&
          t('import.read', {
            name: chosen.name,
            encoding: chosen.table.encoding,
            separator: separatorWord(chosen.table),
          })}
      </FileChoice>
      {chosen?.type === 'problem' && <Banner tone="danger">{chosen.words}</Banner>}
      {plan !== null && plan.problem !== null && <Banner tone="danger">{plan.problem}</Banner>}
      {plan !== null && plan.unknownColumns.length > 0 && (
        <Banner tone="soon">{t('import.unknownColumns', { columns: plan.unknownColumns.join(', ') })}</Banner>
      )}
      {plan !== null && plan.problem === null && <PlanTable lines={plan.lines} nameHeader={nameHeader} why={why} />}
      {plan !== null && wanted > 0 && running.progress === null && (
        <div className={styles.buttons}>
          <Button
            variant="primary"
            onPress={() => {
              setCarried(plan);
              void running.apply(plan.lines);
            }}
          >
            {t('import.apply', { count: wanted })}
          </Button>
        </div>
      )}
      {running.progress !== null && <ImportProgressView progress={running.progress} onStop={running.stop} />}
    </Section>
  );
}

function separatorWord({ separator }: ReadTable): 'semicolon' | 'comma' | 'tab' | 'json' {
  if (separator === null) return 'json';
  return separator === ';' ? 'semicolon' : separator === ',' ? 'comma' : 'tab';
}
