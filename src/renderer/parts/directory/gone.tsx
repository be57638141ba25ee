import type { ReactNode } from 'react';
import { Banner, DetailBody, DetailHeader, useT } from '#renderer/ui/index.ts';

/** What is said in the place of one that is not here. */
export function Gone({ leading }: { leading: ReactNode }) {
  const t = useT();
  return (
    <>
      <DetailHeader title={t('directory.title')} leading={leading} />
      <DetailBody>
        <Banner tone="soon">{t('directory.gone')}</Banner>
      </DetailBody>
    </>
  );
}
