import { useMemo, useState } from 'react';
import { useDraft, useLookup, useRow } from '#renderer/data/index.ts';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { announce, Banner, Button, DetailHeader, DetailPane, StatusPill, useT } from '#renderer/ui/index.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Row } from '#shared/sync/kinds.ts';
import styles from './administration.module.css';
import { ChannelPanel } from './channels/channel-panel.tsx';
import { FieldInput } from './field-input.tsx';
import type { KeptKind, RecordSpec, Values } from './field-spec.ts';
import { GroupMembers } from './group-members.tsx';
import { LevelPreview } from './level-preview.tsx';
import {
  changed,
  isTaken,
  isUsedTwice,
  type RecordDraft,
  type RecordProblems,
  recordProblems,
  storedChanges,
  untouched,
} from './record-draft.ts';
import { RecordHistory } from './record-history.tsx';
import { recordName } from './record-name.ts';
import { canRetire, isHeldWhole } from './record-specs.ts';
import { RetireButton } from './retire-button.tsx';
import { TemplatePreview } from './template-preview.tsx';

interface RecordFormProps {
  spec: RecordSpec;
  /** Null: a new one. */
  id: Id | null;
  /** Where a new one belongs. */
  organisationId: OrganisationId;
  onDone: (id: Id) => void;
  onLeave: () => void;
}

/** One record: its fields with what is wrong with them, a draft that survives everything, and its history. */
export function RecordForm({ spec, id, organisationId, onDone, onLeave }: RecordFormProps) {
  const t = useT();
  const row = useRow(spec.kind, id);
  const namesakes = useNamesakes(spec);
  const draft = useDraft<RecordDraft>(`record:${spec.kind}:${id ?? 'new'}`, untouched);
  const { submit, problem, isSaving, forgetProblem } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { changes, was } = draft.value;
  const before: Values | undefined = row;
  const values: Values = { ...spec.blank, ...row, ...changes };
  const chosen = values.organisationId;
  const home = typeof chosen === 'string' && chosen !== '' ? chosen : organisationId;
  const problems = isTried ? problemsNow() : {};
  const isActive = values.active !== false;
  const title = row === undefined ? t(spec.create) : recordName(row);

  function problemsNow(): RecordProblems {
    const found = { ...recordProblems(spec, values, home) };
    const own = spec.unique;
    if (own !== undefined && values.active !== false && !(own.field in found)) {
      const value = storedChanges(spec, values)[own.field];
      if (isUsedTwice(own.field, value, id, namesakes)) {
        found[own.field] = [{ path: [], message: own.taken, values: {} }];
      }
    }
    if ('name' in found || !isTaken(values.name, id, namesakes)) return found;
    return { ...found, name: [{ path: [], message: 'administration.problem.taken', values: {} }] };
  }

  async function save() {
    setTried(true);
    if (Object.keys(problemsNow()).length > 0) return;
    const set = storedChanges(spec, changes);
    const target = id ?? newId();
    const isSaved =
      row === undefined
        ? await submit('record.create', {
            kind: spec.kind,
            id: target,
            organisationId: home,
            values: { ...spec.blank, ...set },
          })
        : await submit('record.set', {
            kind: spec.kind,
            id: row.id,
            set: { ...set, ...spec.alongWith?.(set, row) },
            was,
          });
    if (!isSaved) return;
    draft.clear();
    setTried(false);
    announce(t('administration.saved', { name: nameIn(values) }));
    onDone(target);
  }

  async function retire(active: boolean) {
    if (row === undefined) return;
    if (await submit('record.set', { kind: spec.kind, id: row.id, set: { active }, was: { active: !active } })) {
      announce(t(active ? 'administration.restored' : 'administration.retired', { name: recordName(row) }));
    }
  }

  function discard() {
    forgetProblem();
    setTried(false);
    draft.clear();
    if (id === null) onLeave();
  }

  if (id !== null && row === undefined) return <Banner tone="soon">{t('administration.gone')}</Banner>;
  const shown = Object.values(problems).flat();
  const elsewhere = problem === null ? null : problem.words;
  return (
    <DetailPane label={title}>
      <DetailHeader
        title={title}
        eyebrow={t(spec.title)}
        meta={
          row !== undefined && (
            <>
              {!isActive && <StatusPill tone="away">{t('administration.outOfUse')}</StatusPill>}
              <UnsentMark kind={spec.kind} id={row.id} />
            </>
          )
        }
        actions={
          row !== undefined &&
          'name' in row &&
          isHeldWhole(spec) &&
          canRetire(spec) &&
          (isActive ? (
            <RetireButton spec={spec} row={row} isDisabled={isSaving} onRetire={() => retire(false)} />
          ) : (
            <Button size="small" variant="quiet" onPress={() => retire(true)} isDisabled={isSaving}>
              {t('administration.restore')}
            </Button>
          ))
        }
      />
      <div className={styles.body}>
        {draft.loaded && (
          <WorkForm
            label={title}
            onSubmit={save}
            onLeave={onLeave}
            takesFocus={id === null}
            problem={elsewhere}
            problemCount={shown.length}
            actions={
              <DraftActions
                save={t(id === null ? 'administration.create' : 'administration.save')}
                isSaving={isSaving}
                leave={t('administration.discard')}
                onLeave={discard}
                savedAt={draft.savedAt}
              />
            }
          >
            {spec.fields
              .filter(({ isOfNew }) => id === null || isOfNew !== true)
              .map((field) => (
                <FieldInput
                  key={field.name}
                  spec={field}
                  value={values[field.name]}
                  values={values}
                  onChange={(value) => {
                    forgetProblem();
                    draft.set(changed(draft.value, before, field.name, value));
                  }}
                  problems={problems[field.name] ?? []}
                />
              ))}
          </WorkForm>
        )}
        {spec.kind === 'serviceLevels' && <LevelPreview values={values} />}
        {spec.kind === 'templates' && <TemplatePreview body={String(values.body ?? '')} />}
      </div>
      {row !== undefined && (spec.kind === 'mailServers' || spec.kind === 'smsGateways') && (
        <ChannelPanel key={row.id} id={row.id} way={spec.kind === 'mailServers' ? 'email' : 'sms'} />
      )}
      {row !== undefined && spec.kind === 'groups' && <GroupMembers key={row.id} id={row.id} name={recordName(row)} />}
      {row !== undefined && <RecordHistory spec={spec} id={row.id} />}
    </DetailPane>
  );
}

/** The records one must not be called like; none for a kind whose records may share a name. */
function useNamesakes(spec: RecordSpec): readonly Row<KeptKind>[] {
  const kind = isHeldWhole(spec) && spec.mayShareName !== true ? spec.kind : null;
  // Without a kind to compare with nothing is read but the few organisations, and none of them counts.
  const rows: ReadonlyMap<Id, Row<KeptKind>> = useLookup(kind ?? 'organisations');
  // A list and no iterator: it is gone through at every look, when saving and when drawing.
  return useMemo(() => (kind === null ? [] : [...rows.values()]), [kind, rows]);
}

function nameIn(values: Values): string {
  const names = 'name' in values ? [values.name] : [values.givenName, values.familyName];
  return names.map(String).join(' ').trim();
}
