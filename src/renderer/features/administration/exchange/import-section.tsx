import { useCallback } from 'react';
import { ImportSection as FileImport, type FilePlan, type ReadTable } from '#renderer/parts/import/index.ts';
import { useT } from '#renderer/ui/index.ts';
import { catalogueColumnIds, catalogueColumns } from '#shared/catalogue/catalogue-table.ts';
import { type PlannedLine, planImport } from '#shared/catalogue/plan-import.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { servicesSpec } from '../specs/catalogue.ts';
import { useCarryOut } from './use-carry-out.ts';
import { useCatalogue } from './use-catalogue.ts';

/** Services from a file. */
export function ImportSection({ organisationId }: { organisationId: OrganisationId }) {
  const t = useT();
  const catalogue = useCatalogue();
  const carryOut = useCarryOut('services', organisationId);
  const plan = useCallback(
    (table: ReadTable): FilePlan<PlannedLine> => {
      const { problem, unknownColumns, lines } = planImport(table, catalogue);
      const words =
        problem === null
          ? null
          : problem.code === 'empty'
            ? t('import.empty')
            : t(`administration.exchange.problem.${problem.code}`, {
                value: problem.value,
                columns: problem.columns?.join(', ') ?? '',
              });
      return { problem: words, unknownColumns, lines };
    },
    [catalogue, t],
  );

  return (
    <FileImport
      help={t('administration.exchange.importHelp')}
      columns={catalogueColumnIds}
      notJson={t('administration.exchange.problem.not-json')}
      plan={plan}
      nameHeader={t('administration.exchange.service')}
      why={(line) => whyWords(line, t)}
      carryOut={carryOut}
    />
  );
}

function whyWords(line: PlannedLine, t: Translate): string {
  if (line.outcome === 'change') {
    const labels = Object.keys(line.set).flatMap((name) => {
      if (name === 'active') return [t('administration.field.active')];
      const field = servicesSpec.fields.find((candidate) => candidate.name === name);
      return field === undefined ? [] : [t(field.label)];
    });
    return t('administration.exchange.changes', { fields: labels.join(', ') });
  }
  if (line.outcome !== 'refused') return '';
  const { code, value, column } = line.refusal;
  return t(`administration.exchange.refusal.${code}`, {
    value,
    column: column === null ? '' : catalogueColumns[column][0],
  });
}
