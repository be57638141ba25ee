import { Download } from 'lucide-react';
import { useSaveText } from '#renderer/parts/use-save-text.ts';
import { Banner, Button, Section, useT } from '#renderer/ui/index.ts';
import { catalogueColumnIds, catalogueColumns, serviceCells } from '#shared/catalogue/catalogue-table.ts';
import { writeDelimited } from '#shared/csv/delimited-text.ts';
import styles from '../administration.module.css';
import { useCatalogue } from './use-catalogue.ts';

const collator = new Intl.Collator('sv', { numeric: true });

/** Saves the whole catalogue as CSV or JSON. */
export function ExportSection() {
  const t = useT();
  const { save: saveText, problem } = useSaveText();
  const catalogue = useCatalogue();
  const lines = () =>
    [...catalogue.services.values()]
      .map((service) => serviceCells(service, catalogue))
      .sort((one, other) => collator.compare(one.area, other.area) || collator.compare(one.name, other.name));

  const save = (suggestedName: string, text: string) =>
    saveText({ suggestedName, text }, t('administration.exchange.exported'));

  const saveCsv = () => {
    const head = catalogueColumnIds.map((column) => catalogueColumns[column][0]);
    const body = lines().map((cells) => catalogueColumnIds.map((column) => cells[column]));
    return save('tjanstekatalog.csv', writeDelimited([head, ...body]));
  };
  return (
    <Section title={t('administration.exchange.export')}>
      <p className={styles.quiet}>{t('administration.exchange.exportHelp', { count: catalogue.services.size })}</p>
      <div className={styles.buttons}>
        <Button icon={<Download aria-hidden="true" />} onPress={saveCsv}>
          {t('administration.exchange.exportCsv')}
        </Button>
        <Button
          icon={<Download aria-hidden="true" />}
          onPress={() => save('tjanstekatalog.json', `${JSON.stringify(lines(), null, 2)}\n`)}
        >
          {t('administration.exchange.exportJson')}
        </Button>
      </div>
      {problem !== null && <Banner tone="danger">{problem}</Banner>}
    </Section>
  );
}
