import { useState } from 'react';
import { useDataClient, useDraft, useNow, useRow } from '#renderer/data/index.ts';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { PersonField } from '#renderer/parts/person-field.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { FieldRow, WorkForm } from '#renderer/parts/work-form.tsx';
import {
  announce,
  Checkbox,
  DetailBody,
  DetailHeader,
  DetailPane,
  TextArea,
  TextField,
  useT,
} from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { Device } from '#shared/inventory/schema.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { DeviceField } from './device-field.tsx';
import { DueField } from './due-field.tsx';
import { accessoriesOut, checkOutArgs, type HandOutDraft, handOutProblems, startHandOut } from './hand-out-draft.ts';
import styles from './loans.module.css';

interface HandOutFormProps {
  loaners: readonly Device[];
  /** What is known already: who asked, about which ticket, and which device was pointed at. */
  deviceId: Id | null;
  personId: Id | null;
  ticketId: Id | null;
  callId: Id | null;
  phone: string | null;
  onDone: (loanId: Id) => void;
  onLeave: () => void;
}

/** Hands a loaner out; works offline, and what is written survives everything. */
export function HandOutForm(props: HandOutFormProps) {
  const { loaners, ticketId, callId, onDone, onLeave } = props;
  const t = useT();
  const client = useDataClient();
  const ticket = useRow('tickets', ticketId);
  const personId = props.personId ?? ticket?.requesterPersonId ?? null;
  const person = useRow('people', personId);
  const start = startHandOut({
    deviceId: props.deviceId,
    person,
    name: ticket?.requesterName ?? '',
    phone: props.phone ?? ticket?.requesterPhone ?? null,
    ticketId,
    now: useNow(60_000).toISOString(),
  });
  const draft = useDraft<HandOutDraft>(
    `loan.new:${ticketId ?? callId ?? props.personId ?? props.deviceId ?? ''}`,
    start,
  );
  const { submit, problem, isSaving, forgetProblem } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { value } = draft;
  const device = loaners.find(({ id }) => id === value.deviceId);
  const problems = isTried ? handOutProblems(value, client.now()) : {};
  const atDevice = problem?.code?.startsWith('device-') ? problem.words : undefined;
  const atDate = problem?.code === 'due-before-lent' ? problem.words : undefined;

  function change(some: Partial<HandOutDraft>) {
    forgetProblem();
    draft.set({ ...value, ...some });
  }

  async function save() {
    setTried(true);
    const id = newId();
    const args = checkOutArgs(value, device, id, client.now());
    if (args === null || device === undefined || !(await submit('loan.checkOut', args))) return;
    draft.clear();
    announce(t('loans.handOut.done', { device: device.assetTag, borrower: args.borrowerName }));
    onDone(id);
  }

  function discard() {
    draft.clear();
    onLeave();
  }

  const words = (id: (typeof problems)[keyof typeof problems]) => (id === undefined ? undefined : t(id));
  return (
    <DetailPane label={t('loans.handOut.heading')}>
      <DetailHeader
        title={t('loans.handOut.heading')}
        meta={ticket === undefined ? undefined : t('loans.handOut.ticket', { number: ticketNumber(ticket) })}
      />
      <DetailBody>
        {draft.loaded && (
          <WorkForm
            label={t('loans.handOut.heading')}
            onSubmit={save}
            onLeave={onLeave}
            takesFocus
            problem={atDevice === undefined && atDate === undefined ? (problem?.words ?? null) : null}
            problemCount={Object.keys(problems).length}
            actions={
              <DraftActions
                save={t('loans.handOut.save')}
                isSaving={isSaving}
                leave={t('loans.handOut.discard')}
                onLeave={discard}
                savedAt={draft.savedAt}
              />
            }
          >
            <DeviceField
              loaners={loaners}
              value={value.deviceId}
              onChange={(deviceId) => change({ deviceId, accessories: null })}
              error={atDevice ?? words(problems.device)}
            />
            <FieldRow>
              <PersonField
                label={t('loans.handOut.borrower')}
                help={t('loans.handOut.borrowerHelp')}
                value={value.borrower}
                onChange={(borrower, chosen) => {
                  const number = chosen?.phones[0]?.number;
                  change({ borrower, ...(number === undefined ? {} : { phone: formatPhoneNumber(number) }) });
                }}
                error={words(problems.borrower)}
              />
              <TextField
                label={t('loans.handOut.phone')}
                isOptional
                value={value.phone}
                onChange={(phone) => change({ phone })}
              />
            </FieldRow>
            <DueField
              value={value.due}
              onChange={(due) => change({ due })}
              dateError={atDate ?? words(problems.date)}
              timeError={words(problems.time)}
            />
            {device !== undefined && device.accessories.length > 0 && (
              <fieldset className={styles.ticks}>
                <legend className={styles.legend}>{t('loans.handOut.accessories')}</legend>
                {device.accessories.map((accessory) => {
                  const out = accessoriesOut(value, device);
                  return (
                    <Checkbox
                      key={accessory}
                      isSelected={out.includes(accessory)}
                      onChange={(isOut) =>
                        change({
                          accessories: isOut ? [...out, accessory] : out.filter((other) => other !== accessory),
                        })
                      }
                    >
                      {accessory}
                    </Checkbox>
                  );
                })}
              </fieldset>
            )}
            <TextArea
              label={t('loans.handOut.note')}
              isOptional
              rows={2}
              value={value.note}
              onChange={(note) => change({ note })}
            />
          </WorkForm>
        )}
      </DetailBody>
    </DetailPane>
  );
}
