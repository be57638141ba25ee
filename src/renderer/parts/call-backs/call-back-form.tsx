import { useActor, useDataClient, useDraft, useLookup, useRow } from '#renderer/data/index.ts';
import { announce, Select, TextArea, TextField, useT } from '#renderer/ui/index.ts';
import { type CallEnds, otherNumber } from '#shared/calls/other-number.ts';
import { callerNumber, formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { instantOf, type LocalTime } from '#shared/time/local-time.ts';
import { ChoiceField } from '../choice-field.tsx';
import { PanelForm } from '../panel-form.tsx';
import { PersonField } from '../person-field.tsx';
import { toldName } from '../person-name.ts';
import { useOrganisationOptions } from '../use-organisations.ts';
import { useSubmission } from '../use-submission.ts';
import { FieldRow } from '../work-form.tsx';
import { OwnerField } from './owner-field.tsx';
import { quickTime } from './quick-times.ts';
import { WhenField } from './when-field.tsx';

/** What a promise is begun from. All of it may be left out. */
export interface CallBackStart {
  organisationId?: OrganisationId | undefined;
  call?: ({ id: Id; queueId: Id | null } & CallEnds) | undefined;
  /** Of somebody else than who called. */
  number?: string | undefined;
  name?: string | undefined;
  personId?: Id | undefined;
  ticketId?: Id | undefined;
}

interface CallBackDraft {
  /** The call-back it becomes: written before it is saved, so that a kill in between makes one. */
  id: Id | null;
  organisationId: OrganisationId | null;
  number: string;
  /** Null: as in the directory. */
  name: string | null;
  personId: Id | null;
  about: string;
  ownerUserId: Id | null;
  queueId: Id | null;
  due: LocalTime;
  isTried: boolean;
}

export interface CallBackFormProps {
  start: CallBackStart;
  onDone: (callBackId: Id) => void;
  /** What is written stays. */
  onLeave: () => void;
}

/** Names the draft: one for each thing a promise is begun from. */
function draftKey({ call, ticketId, personId }: CallBackStart): string {
  if (call !== undefined) return `callBack.new:call:${call.id}`;
  if (ticketId !== undefined) return `callBack.new:ticket:${ticketId}`;
  return personId === undefined ? 'callBack.new:' : `callBack.new:person:${personId}`;
}

/** Promises somebody to be called: whom, about what, when, by whom. One's own promise unless it is given to others. */
export function CallBackForm({ start, onDone, onLeave }: CallBackFormProps) {
  const t = useT();
  const actor = useActor();
  const client = useDataClient();
  const now = client.now();
  const organisations = useOrganisationOptions('call.take');
  const queues = useLookup('queues');
  const known = useRow('people', start.personId ?? null);
  const draft = useDraft<CallBackDraft>(draftKey(start), {
    id: null,
    organisationId: start.organisationId ?? null,
    number: start.number ?? (start.call === undefined ? null : otherNumber(start.call)) ?? '',
    name: start.name ?? null,
    personId: start.personId ?? null,
    about: '',
    ownerUserId: actor.userId,
    queueId: start.call?.queueId ?? null,
    due: quickTime('two-hours', now) ?? { date: '', time: '' },
    isTried: false,
  });
  const { submit, problem, isSaving } = useSubmission();
  const { value } = draft;
  const change = (some: Partial<CallBackDraft>) => draft.set({ ...value, ...some });
  const organisationId = value.organisationId ?? organisations[0]?.id ?? '';
  const name = value.name ?? (known === undefined ? '' : toldName(known, t));
  const knownNumber = known?.protected === true ? undefined : known?.phones[0]?.number;
  const number = value.number === '' ? (knownNumber ?? '') : value.number;
  const dueAt = instantOf(value.due);

  function problems(): { number?: string; due?: string } {
    return {
      ...(callerNumber(number) === null || !/\d/.test(number) ? { number: t('callBacks.problem.number') } : {}),
      ...(dueAt === null
        ? { due: t('callBacks.problem.due') }
        : dueAt < client.now()
          ? { due: t('callBacks.problem.past') }
          : {}),
    };
  }
  const shown = value.isTried ? problems() : {};

  async function save() {
    if (Object.keys(problems()).length > 0 || dueAt === null) {
      change({ isTried: true });
      return;
    }
    const id = value.id ?? newId();
    if (value.id === null) change({ id });
    const saved = await submit('callBack.promise', {
      id,
      organisationId,
      number: callerNumber(number) ?? number,
      name: name.trim(),
      personId: value.personId,
      about: value.about.trim(),
      callId: start.call?.id ?? null,
      ticketId: start.ticketId ?? null,
      queueId: value.queueId,
      ownerUserId: value.ownerUserId,
      dueAt,
    });
    if (!saved) return;
    draft.clear();
    announce(t('callBacks.said.promised'));
    onDone(id);
  }

  if (!draft.loaded) return null;
  const queueOptions = [...queues.values()]
    .filter((queue) => queue.active && queue.organisationId === organisationId)
    .sort((one, other) => one.sortOrder - other.sortOrder)
    .map(({ id, name: label }) => ({ id, label }));
  return (
    <PanelForm
      label={t('callBacks.form.promise')}
      title={t('callBacks.form.promise')}
      save={t('callBacks.form.save')}
      problem={problem?.words ?? null}
      problemCount={Object.keys(shown).length}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={() => void save()}
      onLeave={onLeave}
    >
      <FieldRow>
        <TextField
          label={t('callBacks.field.number')}
          inputMode="tel"
          value={number}
          onChange={(written) => change({ number: written })}
          onBlur={() => change({ number: formatPhoneNumber(callerNumber(number) ?? number) })}
          error={shown.number}
        />
        <PersonField
          label={t('callBacks.field.name')}
          help={t('callBacks.field.nameHelp')}
          isOptional
          value={{ personId: value.personId, name }}
          onChange={(chosen, person) =>
            change({
              personId: chosen.personId,
              name: chosen.name,
              ...(person !== null && number.trim() === '' ? { number: person.phones[0]?.number ?? '' } : {}),
            })
          }
        />
      </FieldRow>
      <TextArea
        label={t('callBacks.field.about')}
        isOptional
        rows={2}
        maxLength={2_000}
        value={value.about}
        onChange={(about) => change({ about })}
      />
      <WhenField value={value.due} onChange={(due) => change({ due })} error={shown.due} />
      <FieldRow>
        <OwnerField
          organisationId={organisationId}
          value={value.ownerUserId}
          onChange={(ownerUserId) => change({ ownerUserId })}
        />
        <ChoiceField
          label={t('callBacks.field.queue')}
          placeholder={t('callBacks.field.queueNone')}
          isOptional
          options={queueOptions}
          value={value.queueId}
          onChange={(queueId) => change({ queueId })}
        />
        {organisations.length > 1 && (
          <Select
            label={t('callBacks.field.organisation')}
            options={organisations}
            value={organisationId}
            onChange={(chosen) => change({ organisationId: chosen, queueId: null })}
          />
        )}
      </FieldRow>
    </PanelForm>
  );
}
