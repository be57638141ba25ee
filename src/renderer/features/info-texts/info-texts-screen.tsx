import { Info } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useActor, useRow } from '#renderer/data/index.ts';
import { InfoTextEditor } from '#renderer/parts/info-texts/index.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import { DetailBody, DetailHeader, DetailPane, EmptyState, SplitPane, useT } from '#renderer/ui/index.ts';
import { useNavigation, useParams } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { can, canSomewhere } from '#shared/users/permissions.ts';
import { InfoTextDetail } from './info-text-detail.tsx';
import { infoTextKeys } from './info-text-keys.ts';
import { InfoTextList } from './info-text-list.tsx';
import styles from './info-texts.module.css';

/** Infotexter: quick facts for callers, one beside the list. Parameters: `infoTextId` shows that one, with `edit` to write in it; `new`. */
export function InfoTextsScreen() {
  const t = useT();
  const actor = useActor();
  const params = useParams();
  const { replaceParams } = useNavigation();
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);
  const selectedId = idOrNull(params.infoTextId);
  const info = useRow('infoTexts', selectedId);
  const mayWrite = canSomewhere(actor, 'infoText.write');
  const mayEdit = info !== undefined && can(actor, 'infoText.write', info.organisationId);
  const isNew = params.new !== undefined && mayWrite;
  const isEditing = params.edit !== undefined && mayEdit;

  const select = useCallback((id: Id) => replaceParams({ infoTextId: id }), [replaceParams]);
  const create = mayWrite ? () => replaceParams({ new: 'yes' }) : undefined;
  const { list, focusList } = useListFocus(!isNew && !isEditing);
  useViewKeys(infoTextKeys, { create, search: () => search.current?.select(), back: focusList });
  const leave = () => {
    replaceParams(isNew || selectedId === null ? {} : { infoTextId: selectedId });
    focusList();
  };

  function right() {
    if (isNew || isEditing) {
      const heading = t(isNew ? 'infoTexts.new' : 'infoTexts.edit.heading');
      return (
        <DetailPane label={heading} key={isNew ? 'new' : info?.id}>
          <DetailHeader title={heading} />
          <DetailBody>
            <InfoTextEditor info={isNew ? undefined : info} onSaved={select} onLeave={leave} />
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
    const edit = () => replaceParams({ infoTextId: info.id, edit: 'yes' });
    return <InfoTextDetail key={info.id} info={info} detailRef={detail} onEdit={mayEdit ? edit : undefined} />;
  }

  return (
    <SplitPane
      id="info-texts"
      fixed="second"
      initial={520}
      min={380}
      max={900}
      first={
        <div ref={list} className={styles.fill}>
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
