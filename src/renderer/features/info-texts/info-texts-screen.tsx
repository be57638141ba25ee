import { Info } from 'lucide-react';
import { useRow } from '#renderer/data/index.ts';
import { InfoTextEditor } from '#renderer/parts/info-texts/index.ts';
import { useRecordView } from '#renderer/parts/records/use-record-view.ts';
import { DetailBody, DetailHeader, DetailPane, EmptyState, SplitPane, useT } from '#renderer/ui/index.ts';
import { useParams } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { idOrNull } from '#shared/identity/ids.ts';
import { InfoTextDetail } from './info-text-detail.tsx';
import { infoTextKeys } from './info-text-keys.ts';
import { InfoTextList } from './info-text-list.tsx';
import styles from './info-texts.module.css';

/** Infotexter: quick facts for callers, one beside the list. Parameters: `infoTextId` shows that one, with `edit` to write in it; `new`. */
export function InfoTextsScreen() {
  const t = useT();
  const selectedId = idOrNull(useParams().infoTextId);
  const info = useRow('infoTexts', selectedId);
  const view = useRecordView({ param: 'infoTextId', selectedId, row: info, permission: 'infoText.write' });
  const { isNew, isEditing, mayWrite, create, select, search, detail } = view;
  useViewKeys(infoTextKeys, { create, search: () => search.current?.select(), back: view.focusList });

  function right() {
    if (isNew || isEditing) {
      const heading = t(isNew ? 'infoTexts.new' : 'infoTexts.edit.heading');
      return (
        <DetailPane label={heading} key={isNew ? 'new' : info?.id}>
          <DetailHeader title={heading} />
          <DetailBody>
            <InfoTextEditor info={isNew ? undefined : info} onSaved={select} onLeave={view.leave} />
          </DetailBody>
        </DetailPane>
      );
    }
    if (info === undefined) {
      return (
        <EmptyState icon={<Info aria-hidden="true" />} title={t('infoTexts.pick')}>
          {t(mayWrite ? 'infoTexts.pickHelp' : 'infoTexts.pickHelpReader')}
        </EmptyState>
      );
    }
    return <InfoTextDetail key={info.id} info={info} detailRef={detail} onEdit={view.edit} />;
  }

  return (
    <SplitPane
      id="info-texts"
      fixed="second"
      initial={520}
      min={380}
      max={900}
      first={
        <div ref={view.list} className={styles.fill}>
          <InfoTextList
            selectedId={selectedId}
            onSelect={select}
            onOpen={() => detail.current?.focus()}
            onCreate={create}
            searchRef={search}
          />
        </div>
      }
      second={right()}
    />
  );
}
