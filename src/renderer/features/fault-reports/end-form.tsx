import { useState } from 'react';
import { useActor } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { ConcernedDeviceField } from '#renderer/parts/devices/concerned-device-field.tsx';
import { DraftSaved } from '#renderer/parts/draft-saved.tsx';
import { useGroupOptions } from '#renderer/parts/group-options.ts';
import { IncidentNotices } from '#renderer/parts/incidents/incident-notices.tsx';
import { ArticleSuggestions } from '#renderer/parts/knowledge/article-suggestions.tsx';
import { ExclusionNotice } from '#renderer/parts/service/exclusion-notice.tsx';
import { ServiceTerms } from '#renderer/parts/service/service-terms.tsx';
import { useServiceOptions } from '#renderer/parts/service-options.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { FieldRow, WorkForm } from '#renderer/parts/work-form.tsx';
import { Button, Select, TextArea, TextField, useT } from '#renderer/ui/index.ts';
import { newId } from '#shared/identity/ids.ts';
import { ticketPrioritySchema } from '#shared/tickets/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import { can } from '#shared/users/permissions.ts';
import styles from './fault-report.module.css';
import { type Filing, type FilingSources, fileArgs, filingProblems, titleMax } from './filing.ts';
import type { Filed } from './report-draft.ts';

interface EndFormProps {
  filing: Filing;
  sources: FilingSources;
  savedAt: Instant | null;
  onChange: (filing: Filing) => void;
  onFiled: (filed: Filed) => void;
  /** The caller's organisation is missing; said where the caller is. */
  onIncomplete: () => void;
  /** Files it for others instead; absent where nothing was solved. */
  onUnsolved: (() => void) | undefined;
}

/** The ticket the report ends in, as proposed by the script, to be changed and saved. */
export function EndForm({ filing, sources, savedAt, onChange, onFiled, onIncomplete, onUnsolved }: EndFormProps) {
  const t = useT();
  const services = useServiceOptions(filing.serviceId);
  const groupOptions = useGroupOptions(filing.groupId);
  const actor = useActor();
  const { organisationId } = sources.caller;
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const problems = isTried ? filingProblems(filing, sources.caller) : {};
  const isSolved = filing.resolution !== null;
  const heading = t(isSolved ? 'faultReports.solve.heading' : 'faultReports.file.heading');
  // Who may not lend files the ticket all the same; a colleague lends.
  const offersLoan = filing.offersLoan && organisationId !== null && can(actor, 'loan.write', organisationId);
  const change = (some: Partial<Filing>) => onChange({ ...filing, ...some });

  async function save() {
    setTried(true);
    if (organisationId === null) onIncomplete();
    const id = newId();
    const args = fileArgs(filing, id, sources);
    if (args === null || !(await submit('ticket.create', args))) return;
    onFiled({ ticketId: id, isSolved, offersLoan });
  }

  return (
    <section className={styles.end} aria-label={heading}>
      <h3>{heading}</h3>
      <WorkForm
        label={heading}
        onSubmit={save}
        takesFocus
        problem={problem?.words ?? (problems.organisationId === undefined ? null : t(problems.organisationId))}
        problemCount={Object.keys(problems).length}
        actions={
          <>
            <Button type="submit" variant="primary" keyHint="Ctrl+Enter" isDisabled={isSaving}>
              {t(isSolved ? 'faultReports.solve.save' : 'faultReports.file.save')}
            </Button>
            {onUnsolved !== undefined && <Button onPress={onUnsolved}>{t('faultReports.solve.notSolved')}</Button>}
            <DraftSaved savedAt={savedAt} />
          </>
        }
      >
        <IncidentNotices
          matter={{
            organisationId,
            serviceId: filing.serviceId,
            unitId: sources.caller.unitId,
            text: `${filing.title} ${filing.description}`,
          }}
          tiedId={filing.parentId}
          onTie={(parentId) => change({ parentId })}
        />
        <TextField
          label={t('faultReports.file.title')}
          value={filing.title}
          onChange={(title) => change({ title })}
          error={problems.title === undefined ? undefined : t(problems.title, { max: titleMax })}
        />
        <ConcernedDeviceField
          requesterId={sources.caller.choice.personId}
          affectedId={null}
          value={filing.deviceId ?? null}
          onChange={(deviceId) => change({ deviceId })}
        />
        {filing.resolution !== null && (
          <TextArea
            label={t('faultReports.solve.solution')}
            help={t('faultReports.solve.help')}
            value={filing.resolution}
            onChange={(resolution) => change({ resolution })}
            error={problems.resolution === undefined ? undefined : t(problems.resolution)}
          />
        )}
        {!isSolved && (
          <>
            <ArticleSuggestions
              text={`${filing.title} ${filing.description}`}
              serviceId={filing.serviceId}
              solves={null}
            />
            <TextArea
              label={t('faultReports.file.description')}
              help={t('faultReports.file.descriptionHelp')}
              rows={4}
              value={filing.description}
              onChange={(description) => change({ description })}
            />
            <FieldRow>
              <Select
                label={t('faultReports.file.priority')}
                options={ticketPrioritySchema.options.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
                value={filing.priority}
                onChange={(priority) => change({ priority })}
              />
              <ChoiceField
                label={t('faultReports.file.service')}
                placeholder={t('faultReports.file.noService')}
                options={services}
                value={filing.serviceId}
                onChange={(serviceId) => change({ serviceId })}
              />
              <ChoiceField
                label={t('faultReports.file.group')}
                placeholder={t('faultReports.file.defaultGroup')}
                options={groupOptions}
                value={filing.groupId}
                onChange={(groupId) => change({ groupId })}
              />
            </FieldRow>
            <ServiceTerms serviceId={filing.serviceId} organisationId={organisationId} unitId={sources.caller.unitId} />
            <ExclusionNotice serviceId={filing.serviceId} personId={sources.caller.choice.personId} />
            {offersLoan && <p className={styles.quiet}>{t('faultReports.file.willOfferLoan')}</p>}
          </>
        )}
      </WorkForm>
    </section>
  );
}
