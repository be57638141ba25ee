import { Button, DetailHeader, DetailPane, useT } from '#renderer/ui/index.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import styles from '../administration.module.css';
import { ExportSection } from './export-section.tsx';
import { ImportSection } from './import-section.tsx';

interface CatalogueExchangeProps {
  /** Where new services belong. */
  organisationId: OrganisationId;
  onLeave: () => void;
}

/** The service catalogue as a file: out to one, and in from one. */
export function CatalogueExchange({ organisationId, onLeave }: CatalogueExchangeProps) {
  const t = useT();
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
        <ImportSection organisationId={organisationId} />
        <ExportSection />
      </div>
    </DetailPane>
  );
}
