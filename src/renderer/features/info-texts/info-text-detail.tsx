import { Copy, Info, Pencil } from 'lucide-react';
import type { RefObject } from 'react';
import { useDataClient, useLookup } from '#renderer/data/index.ts';
import { InfoTextStatePill } from '#renderer/parts/info-texts/index.ts';
import { MarkdownText } from '#renderer/parts/knowledge/markdown-text.tsx';
import { RecordHistory } from '#renderer/parts/records/record-history.tsx';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import {
  announce,
  Banner,
  Button,
  DetailBody,
  DetailHeader,
  DetailPane,
  FieldList,
  Section,
  useT,
  useTranslator,
} from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import { localDateWords } from '#shared/i18n/time-format.ts';
import type { InfoText } from '#shared/info-texts/schema.ts';
import { infoTextKeys } from './info-text-keys.ts';
import styles from './info-texts.module.css';

interface InfoTextDetailProps {
  info: InfoText;
  detailRef: RefObject<HTMLElement | null>;
  /** Absent for whoever may only read. */
  onEdit: (() => void) | undefined;
}

/** One info text: what is told, whose it is, how long it holds, and who changed what. */
export function InfoTextDetail({ info, detailRef, onEdit }: InfoTextDetailProps) {
  const t = useT();
  const client = useDataClient();
  const { submit, problem, isSaving } = useSubmission();
  useViewKeys(infoTextKeys, { edit: onEdit });

  async function copy() {
    await client.copyText(info.body);
    announce(t('infoTexts.copied'));
  }

  async function setActive(active: boolean) {
    const args = { kind: 'infoTexts', id: info.id, set: { active }, was: { active: info.active } } as const;
    if (!(await submit('record.set', args))) return;
    announce(t(active ? 'infoTexts.restored' : 'infoTexts.retired', { title: info.title }));
  }

  return (
    <DetailPane paneRef={detailRef} label={info.title}>
      <DetailHeader
        title={info.title}
        meta={
          <>
            <InfoTextStatePill info={info} />
            <UnsentMark kind="infoTexts" id={info.id} />
          </>
        }
        actions={
          <>
            <Button icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
              {t('infoTexts.copy')}
            </Button>
            {onEdit !== undefined && (
              <>
                <Button icon={<Pencil aria-hidden="true" />} keyHint={infoTextKeys.edit.keys} onPress={onEdit}>
                  {t('infoTexts.edit')}
                </Button>
                <Button variant="quiet" isDisabled={isSaving} onPress={() => void setActive(!info.active)}>
                  {t(info.active ? 'infoTexts.retire' : 'infoTexts.restore')}
                </Button>
              </>
            )}
          </>
        }
      />
      <DetailBody>
        {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
        {info.body === '' ? <p className={styles.quiet}>{t('infoTexts.noBody')}</p> : <MarkdownText text={info.body} />}
      </DetailBody>
      <InfoTextFacts info={info} />
      <RecordHistory
        id={info.id}
        title="infoTexts.history"
        created="infoTexts.history.created"
        changed="infoTexts.history.changed"
        fieldWords={fieldWords}
        createdIcon={<Info aria-hidden="true" />}
      />
    </DetailPane>
  );
}

function InfoTextFacts({ info }: { info: InfoText }) {
  const translator = useTranslator();
  const { t } = translator;
  const unit = useLookup('units').get(info.unitId ?? '');
  const organisation = useOrganisationsByKey().get(info.organisationId);
  const date = (value: string | null) => (value === null ? t('infoTexts.always') : localDateWords(value, translator));
  return (
    <Section title={t('infoTexts.facts')}>
      <FieldList
        entries={[
          { label: t('infoTexts.column.organisation'), value: organisation?.name ?? info.organisationId },
          { label: t('infoTexts.edit.unit'), value: unit?.name ?? t('infoTexts.noUnit') },
          ...(info.validFrom === null
            ? []
            : [{ label: t('infoTexts.edit.validFrom'), value: localDateWords(info.validFrom, translator) }]),
          { label: t('infoTexts.edit.validUntil'), value: date(info.validUntil) },
          {
            label: t('infoTexts.edit.keywords'),
            value: info.keywords.length === 0 ? t('infoTexts.noKeywords') : info.keywords.join(', '),
          },
        ]}
      />
    </Section>
  );
}

const fieldWords: Readonly<Record<string, MessageId>> = {
  title: 'infoTexts.edit.title',
  body: 'infoTexts.edit.body',
  keywords: 'infoTexts.edit.keywords',
  unitId: 'infoTexts.edit.unit',
  validFrom: 'infoTexts.edit.validFrom',
  validUntil: 'infoTexts.edit.validUntil',
  active: 'infoTexts.retire',
};
