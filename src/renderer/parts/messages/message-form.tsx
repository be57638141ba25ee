import { useEffect, useRef } from 'react';
import { useDataClient, useDraft, useLookup, useRow } from '#renderer/data/index.ts';
import { announce, Checkbox, Select, TextArea, TextField, useTranslator } from '#renderer/ui/index.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { smsParts } from '#shared/messages/message-text.ts';
import { waysToPerson, wayToUser } from '#shared/messages/ways-to.ts';
import { fillTemplate } from '#shared/templates/fill-template.ts';
import { PanelForm } from '../panel-form.tsx';
import { personName } from '../person-name.ts';
import { useOrganisationOptions } from '../use-organisations.ts';
import { useSubmission } from '../use-submission.ts';
import { FieldRow } from '../work-form.tsx';
import {
  type ChosenRecipient,
  type MessageDraft,
  type MessageStart,
  messageArgs,
  messageDraftKey,
  messageProblems,
  startedDraft,
  withRecipient,
} from './message-draft.ts';
import { MessageTemplates } from './message-templates.tsx';
import { RecipientField } from './recipient-field.tsx';

export interface MessageFormProps {
  /** What it is begun from; a call fills in who called and what to ask for. */
  start: MessageStart;
  /** The message is saved; it goes as soon as the server has it. */
  onDone: (messageId: Id) => void;
  /** What is written stays. */
  onLeave: () => void;
}

/** Writes a message to people, units and colleagues, by e-mail, as a text message or in the application. */
export function MessageForm({ start, onDone, onLeave }: MessageFormProps) {
  const translator = useTranslator();
  const { t } = translator;
  const client = useDataClient();
  const organisations = useOrganisationOptions('message.send');
  const key = messageDraftKey(start);
  const draft = useDraft<MessageDraft>(key, startedDraft(start, translator, Date.parse(client.now())));
  const { submit, problem, isSaving } = useSubmission();
  const { value } = draft;
  // A choice in the list and the emptying of its field come one after the other, before anything is drawn anew.
  const latest = useRef(value);
  latest.current = value;
  const change = (some: Partial<MessageDraft>) => {
    latest.current = { ...latest.current, ...some };
    draft.set(latest.current);
  };
  const organisationId = value.organisationId ?? organisations[0]?.id ?? '';
  const first = useFirstRecipient(start, organisationId);
  const isBegun = useRef(false);

  // Whoever is sought, or is answered, is the first recipient; once, so that they can be taken out.
  useEffect(() => {
    if (!draft.loaded || first === null || isBegun.current) return;
    isBegun.current = true;
    if (draft.savedAt === null && value.recipients.length === 0) {
      draft.set({ ...value, recipients: withRecipient([], first) });
    }
  }, [draft, first, value]);

  const problems = value.isTried ? messageProblems(value) : {};
  const toWords = {
    to: t('messages.problem.to'),
    unfinished: t('messages.problem.unfinished', { text: value.typed.trim() }),
  };
  const title =
    start.replyTo === undefined ? t('messages.form.title') : t('messages.form.reply', { name: first?.name ?? '' });

  async function send() {
    if (Object.keys(messageProblems(value)).length > 0) {
      change({ isTried: true });
      return;
    }
    const id = value.id ?? newId();
    if (value.id === null) change({ id });
    if (!(await submit('message.send', messageArgs(value, start, id, organisationId)))) return;
    draft.clear();
    announce(t('messages.form.saved'));
    onDone(id);
  }

  if (!draft.loaded) return null;
  const { missing } = fillTemplate(value.body, {});
  return (
    <PanelForm
      label={title}
      title={title}
      save={t('messages.form.save')}
      problem={problem?.words ?? null}
      problemCount={Object.keys(problems).length}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={() => void send()}
      onLeave={onLeave}
      more={
        <MessageTemplates
          draft={value}
          start={start}
          organisationId={organisationId}
          onChoose={(text) => change({ body: value.body.trim() === '' ? text : `${value.body.trimEnd()}\n\n${text}` })}
        />
      }
    >
      <RecipientField
        organisationId={organisationId}
        recipients={value.recipients}
        typed={value.typed}
        error={problems.to === undefined ? undefined : toWords[problems.to]}
        onType={(typed) => change({ typed })}
        onAdd={(candidate) => change({ typed: '', recipients: withRecipient(latest.current.recipients, candidate) })}
        onChange={(recipients) => change({ recipients })}
      />
      <TextField
        label={t('messages.field.subject')}
        isOptional
        maxLength={200}
        value={value.subject}
        onChange={(subject) => change({ subject })}
      />
      <TextArea
        label={t('messages.field.body')}
        rows={4}
        maxLength={5_000}
        value={value.body}
        onChange={(body) => change({ body })}
        error={problems.body === undefined ? undefined : t('messages.problem.body')}
        help={
          missing.length > 0
            ? t('messages.template.missing', { names: missing.map((name) => `{${name}}`).join(', ') })
            : lengthHelp()
        }
      />
      <FieldRow>
        <TextField
          label={t('messages.field.callerName')}
          isOptional
          maxLength={200}
          value={value.callerName}
          onChange={(callerName) => change({ callerName })}
        />
        <TextField
          label={t('messages.field.callerNumber')}
          isOptional
          maxLength={50}
          value={value.callerNumber}
          onChange={(callerNumber) => change({ callerNumber })}
        />
        {organisations.length > 1 && (
          <Select
            label={t('messages.field.organisation')}
            options={organisations}
            value={organisationId}
            onChange={(chosen) => change({ organisationId: chosen })}
          />
        )}
      </FieldRow>
      <FieldRow>
        <Checkbox
          isSelected={value.priority === 'urgent'}
          onChange={(isUrgent) => change({ priority: isUrgent ? 'urgent' : 'normal' })}
        >
          {t('messages.field.priority')}
        </Checkbox>
        <Checkbox isSelected={value.isFollowedUp} onChange={(isFollowedUp) => change({ isFollowedUp })}>
          {t('messages.field.followUp')}
        </Checkbox>
      </FieldRow>
    </PanelForm>
  );

  /** Text messages cost by the piece, so their number is shown where one is going out. */
  function lengthHelp(): string | undefined {
    const goesAsText = value.recipients.some(({ ways, chosen }) => (ways[chosen] ?? ways[0])?.way === 'sms');
    const count = value.body.trim().length;
    return goesAsText ? t('messages.field.length', { count, parts: smsParts(value.body.trim()) }) : undefined;
  }
}

type First = Omit<ChosenRecipient, 'id' | 'chosen'>;

/** Who the message is to from the beginning: whoever wrote the one that is answered, or the sought person. */
function useFirstRecipient({ replyTo, personId }: MessageStart, organisationId: string): First | null {
  const users = useLookup('users');
  const person = useRow('people', personId ?? null);
  if (replyTo !== undefined) {
    const user = users.get(replyTo.fromUserId);
    return user === undefined ? null : { name: user.name, personId: null, unitId: null, ways: [wayToUser(user)] };
  }
  if (person === undefined) return null;
  const user = person.userId === null ? undefined : users.get(person.userId);
  const ways = waysToPerson(person, user?.organisationIds.includes(organisationId) ? user : undefined);
  return ways.length === 0 ? null : { name: personName(person), personId: person.id, unitId: null, ways };
}
