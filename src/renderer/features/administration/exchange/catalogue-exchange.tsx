import { useState } from 'react';
import { Button, DetailHeader, DetailPane, SegmentedControl, useT } from '#renderer/ui/index.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import styles from '../administration.module.css';
import { ExportSection } from './export-section.tsx';
import { ImportSection } from './import-section.tsx';
import { RegisterExchange } from './register-exchange.tsx';

interface CatalogueExchangeProps {
  /** Where new services belong. */
  organisationId: OrganisationId;
  onLeave: () => void;
}

const parts = ['services', 'serviceAreas', 'serviceLevels'] as const;

/** The service catalogue as files: services, areas and levels, out to one and in from one. */
export function CatalogueExchange({ organisationId, onLeave }: CatalogueExchangeProps) {
  const t = useT();
  const [part, setPart] = useState<(typeof parts)[number]>('services');
  return (
    <DetailPane label={t('administration.exchange.title')}>
      <DetailHeader
        title={t('administration.exchange.title')}
        eyebrow={t('administration.services')}
        actions={
          <Button size="small" variant="quiet" onPress={onLeave}>
            {t('administration.exchange.leave')}
          </Button>
        }
      />
      <div className={styles.body}>
        <div className={styles.part}>
          <SegmentedControl
            label={t('registerFile.part')}
            options={parts.map((id) => ({ id, label: t(`administration.${id}`) }))}
            value={part}
            onChange={setPart}
          />
        </div>
        {part === 'services' ? (
          <>
            <ImportSection organisationId={organisationId} />
            <ExportSection />
          </>
        ) : (
          <RegisterExchange key={part} kind={part} organisationId={organisationId} />
        )}
      </div>
    </DetailPane>
  );
}
