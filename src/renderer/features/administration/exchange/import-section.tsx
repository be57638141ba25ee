import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { Banner, Button, Section, useT } from '#renderer/ui/index.ts';
import { type ImportPlan, planImport } from '#shared/catalogue/plan-import.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import styles from '../administration.module.css';
import { ImportProgressView } from './import-progress.tsx';
import { PlanTable } from './plan-table.tsx';
import { isArchive, largestFile, type ReadFile, readCatalogueFile } from './read-file.ts';
import { useCatalogue } from './use-catalogue.ts';
import { useImport } from './use-import.ts';

type Chosen = { type: 'read'; name: string; file: ReadFile } | { type: 'problem'; words: string };

/** A file looked through line by line before anything happens, then carried out as commands that can be followed and stopped. */
export function ImportSection({ organisationId }: { organisationId: OrganisationId }) {
  const t = useT();
  const catalogue = useCatalogue();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  /** What the plan was when it began to be carried out; while that goes on, the catalogue changes under it. */
  const [carried, setCarried] = useState<ImportPlan | null>(null);
  const running = useImport(organisationId);
  const plan = carried ?? (chosen?.type === 'read' ? planImport(chosen.file, catalogue) : null);

  async function choose(file: File | undefined) {
    if (file === undefined) return;
    setCarried(null);
    running.forget();
    setChosen(await readChosen(file));
  }

  async function readChosen(file: File): Promise<Chosen> {
    if (file.size > largestFile) {
      return { type: 'problem', words: t('administration.exchange.tooBig', { limit: largestFile / 1024 / 1024 }) };
    }
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) return { type: 'problem', words: t('administration.exchange.unreadable') };
    if (isArchive(new Uint8Array(bytes))) return { type: 'problem', words: t('administration.exchange.archive') };
    const read = readCatalogueFile(new Uint8Array(bytes));
    if (read === null) return { type: 'problem', words: t('administration.exchange.problem.not-json') };
    return { type: 'read', name: file.name, file: read };
  }

  const wanted = plan?.lines.filter(({ outcome }) => outcome === 'create' || outcome === 'change').length ?? 0;
  return (
    <Section title={t('administration.exchange.import')}>
      <p className={styles.quiet}>{t('administration.exchange.importHelp')}</p>
      <input
        ref={input}
        type="file"
        className={styles.hidden}
        tabIndex={-1}
        aria-label={t('administration.exchange.file')}
        accept=".csv,.txt,.tsv,.json"
        onChange={(event) => {
          void choose(event.currentTarget.files?.[0]);
          // The same file, put right, can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <div className={styles.buttons}>
        <Button icon={<FileUp aria-hidden="true" />} onPress={() => input.current?.click()}>
          {t('administration.exchange.choose')}
        </Button>
        {chosen?.type === 'read' && (
          <span className={styles.quiet}>
            {t('administration.exchange.read', {
              name: chosen.name,
              encoding: chosen.file.encoding,
              separator: separatorWord(chosen.file),
            })}
          </span>
        )}
      </div>
      {chosen?.type === 'problem' && <Banner tone="danger">{chosen.words}</Banner>}
      {plan !== null && plan.problem !== null && (
        <Banner tone="danger">
          {t(`administration.exchange.problem.${plan.problem.code}`, {
            value: plan.problem.value,
            columns: plan.problem.columns?.join(', ') ?? '',
          })}
        </Banner>
      )}
      {plan !== null && plan.unknownColumns.length > 0 && (
        <Banner tone="soon">
          {t('administration.exchange.unknownColumns', { columns: plan.unknownColumns.join(', ') })}
        </Banner>
      )}
      {plan !== null && plan.problem === null && <PlanTable plan={plan} />}
      {plan !== null && wanted > 0 && running.progress === null && (
        <div className={styles.buttons}>
          <Button
            variant="primary"
            onPress={() => {
              setCarried(plan);
              void running.apply(plan.lines);
            }}
          >
            {t('administration.exchange.apply', { count: wanted })}
          </Button>
        </div>
      )}
      {running.progress !== null && <ImportProgressView progress={running.progress} onStop={running.stop} />}
    </Section>
  );
}

function separatorWord({ separator }: ReadFile): 'semicolon' | 'comma' | 'tab' | 'json' {
  if (separator === null) return 'json';
  return separator === ';' ? 'semicolon' : separator === ',' ? 'comma' : 'tab';
}
