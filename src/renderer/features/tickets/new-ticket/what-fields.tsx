import { IncidentNotices } from '#renderer/parts/incidents/incident-notices.tsx';
import { ArticleSuggestions } from '#renderer/parts/knowledge/article-suggestions.tsx';
import { ExclusionNotice } from '#renderer/parts/service/exclusion-notice.tsx';
import { ServiceTerms } from '#renderer/parts/service/service-terms.tsx';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { TextArea, TextField, useT } from '#renderer/ui/index.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import { longTextMax, titleMax } from '../edit-draft.ts';
import { KindField, ServiceField } from '../fields/matter-fields.tsx';
import { OrderNotice } from '../orders/order-notice.tsx';
import { useOrderStanding } from '../orders/use-order-standing.ts';
import type { PartProps } from './part-props.ts';

interface WhatFieldsProps extends PartProps {
  /** An article solved it while the requester was still there. */
  onSolvedBy: (article: Article) => void;
}

/** As much of a text as is looked through for what may help with it. */
const tellingMax = 4_000;

/** What it is about: kind, service and words, and beside them what may help or stands in the way. */
export function WhatFields({ value, onChange, problems, onSolvedBy }: WhatFieldsProps) {
  const t = useT();
  const order = useOrderStanding(value);
  // What is looked for stands at the beginning; a log pasted in whole is not read through with every letter.
  const telling = `${value.title} ${value.description}`.slice(0, tellingMax);
  return (
    <>
      <FieldRow>
        <KindField value={value.kind} onChange={(kind) => onChange({ kind })} />
        <ServiceField isOptional value={value.serviceId} onChange={(serviceId) => onChange({ serviceId })} />
      </FieldRow>
      <ServiceTerms serviceId={value.serviceId} organisationId={value.organisationId} unitId={value.unitId} />
      <ExclusionNotice serviceId={value.serviceId} personId={value.requester.personId} />
      <OrderNotice order={order} />
      <TextField
        label={t('tickets.form.title')}
        value={value.title}
        onChange={(title) => onChange({ title })}
        error={problems.title === undefined ? undefined : t(problems.title, { max: titleMax })}
      />
      {value.kind !== 'major-incident' && value.kind !== 'maintenance' && (
        <IncidentNotices
          matter={{
            organisationId: value.organisationId,
            serviceId: value.serviceId,
            unitId: value.unitId,
            text: telling,
          }}
          tiedId={value.parentId}
          onTie={(parentId) => onChange({ parentId })}
        />
      )}
      <ArticleSuggestions
        text={telling}
        serviceId={value.serviceId}
        solves={{ articleId: value.solved.articleId, take: onSolvedBy }}
      />
      <TextArea
        label={t('tickets.form.description')}
        help={t('tickets.form.descriptionHelp')}
        isOptional
        rows={6}
        value={value.description}
        onChange={(description) => onChange({ description })}
        error={problems.description === undefined ? undefined : t(problems.description, { max: longTextMax })}
      />
    </>
  );
}
