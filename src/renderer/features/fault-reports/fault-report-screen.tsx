import { useState } from 'react';
import { useDraft, useLookup, useRow } from '#renderer/data/index.ts';
import { useCall } from '#renderer/parts/use-call.ts';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { Banner, Button, useT } from '#renderer/ui/index.ts';
import { useNavigation, useParams } from '#renderer/ui/navigation.tsx';
import { otherNumber } from '#shared/calls/other-number.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import { startScript } from '#shared/scripts/engine.ts';
import { CallerPanel } from './caller-panel.tsx';
import styles from './fault-report.module.css';
import { FiledView } from './filed-view.tsx';
import { atRun, type ReportDraft, runOf, startCaller, startReport } from './report-draft.ts';
import { RunView } from './run-view.tsx';
import { ScriptPicker } from './script-picker.tsx';

/**
 * The guided fault report (Felanmälan). Parameters fill the caller in: `callId`, `personId`, `unitId`, `phone`. Each
 * call has a report of its own, which survives everything until it is filed.
 */
export function FaultReportScreen() {
  const t = useT();
  const params = useParams();
  const { navigate } = useNavigation();
  const callId = idOrNull(params.callId);
  const personId = idOrNull(params.personId);
  const units = useLookup('units');
  const scripts = useLookup('scripts');
  const call = useCall(callId);
  const person = useRow('people', personId);
  const unitId = idOrNull(params.unitId);
  const organisations = useOrganisationOptions('ticket.write');
  const onlyOrganisation = organisations.length === 1 ? (organisations[0]?.id ?? null) : null;
  const caller = startCaller({
    person,
    unit: unitId === null ? undefined : units.get(unitId),
    phone: params.phone ?? (call === undefined ? null : otherNumber(call)),
    organisationId: call?.organisationId ?? onlyOrganisation,
  });
  const draft = useDraft<ReportDraft>(`fault-report:${callId ?? personId ?? ''}`, startReport(caller));
  const [isOrganisationAsked, setOrganisationAsked] = useState(false);
  const { value } = draft;
  const run = runOf(value);
  const script = run === null ? undefined : scripts.get(run.scriptId);
  const hasOrganisation = value.caller.organisationId !== null;

  function startOver() {
    draft.clear();
    setOrganisationAsked(false);
  }

  function goOn(view: 'tickets' | 'loans', more: Record<string, string>) {
    navigate({ view, params: more });
    draft.clear();
  }

  if (!draft.loaded) return null;
  if (value.filed !== null) {
    const { filed } = value;
    const borrower = value.caller.choice.personId;
    const loan = { new: 'yes', ticketId: filed.ticketId, ...(borrower === null ? {} : { personId: borrower }) };
    return (
      <FiledView
        filed={filed}
        onHandOut={() => goOn('loans', loan)}
        onOpen={() => goOn('tickets', { ticketId: filed.ticketId })}
        onNext={startOver}
      />
    );
  }
  return (
    <div className={styles.screen}>
      <CallerPanel
        caller={value.caller}
        onChange={(changed) => draft.set({ ...value, caller: changed })}
        organisationError={
          isOrganisationAsked && !hasOrganisation ? t('faultReports.file.organisationMissing') : undefined
        }
      />
      {run === null && (
        <ScriptPicker
          onChoose={(chosen) => draft.set(atRun(value, startScript(chosen)))}
          onPlainTicket={() => navigate({ view: 'tickets', params: { ...params, new: 'yes' } })}
        />
      )}
      {run !== null && script === undefined && (
        <div className={styles.main}>
          <Banner
            tone="danger"
            actions={
              <Button size="small" onPress={() => draft.set(atRun(value, null))}>
                {t('faultReports.abandon')}
              </Button>
            }
          >
            {t('faultReports.gone')}
          </Banner>
        </div>
      )}
      {run !== null && script !== undefined && (
        <RunView
          script={script}
          run={run}
          draft={value}
          savedAt={draft.savedAt}
          callId={callId}
          onChange={draft.set}
          onFiled={(filed) => draft.set({ ...startReport(value.caller), filed })}
          onIncomplete={() => setOrganisationAsked(true)}
        />
      )}
    </div>
  );
}

function idOrNull(text: string | undefined): Id | null {
  return idSchema.safeParse(text).data ?? null;
}
