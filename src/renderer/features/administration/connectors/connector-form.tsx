import { useState } from 'react';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import {
  announce,
  Checkbox,
  DetailHeader,
  DetailPane,
  NumberField,
  Select,
  StatusPill,
  TextField,
  useT,
} from '#renderer/ui/index.ts';
import type { KeptConnector } from '#shared/connectors/administration.ts';
import { connectorKindSchema } from '#shared/connectors/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from '../administration.module.css';
import inputStyles from '../inputs/inputs.module.css';
import { CallerIdsFields } from './caller-ids-fields.tsx';
import { type ConnectorDraft, type DraftField, draftOf, settingsOf } from './connector-draft.ts';
import { ConnectorLog } from './connector-log.tsx';
import { ConnectorToken } from './connector-token.tsx';
import { abilityWords, stateWords } from './connector-words.ts';
import { type ConnectorProblem, useAskConnectors } from './use-connectors.ts';

interface ConnectorFormProps {
  /** Null: a new one. */
  connector: KeptConnector | null;
  /** Where its exchange pushes to, while that can be seen. */
  path: string | null;
  /** `path`: as above, null when it has not become another. */
  onSaved: (id: Id, path: string | null) => void;
  onLeave: () => void;
}

/** A connector: what it is, whom it serves, how to reach its exchange, how it is, and what it told last. */
export function ConnectorForm({ connector, path, onSaved, onLeave }: ConnectorFormProps) {
  const t = useT();
  const ask = useAskConnectors();
  const organisations = useOrganisationOptions('administration.write');
  const [draft, setDraft] = useState(() => draftOf(connector));
  const [tried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<ConnectorProblem | null>(null);
  const judged = settingsOf(draft, connector);
  const isWrong = (field: DraftField) => tried && 'wrong' in judged && judged.wrong.has(field);
  const error = (field: DraftField) => (isWrong(field) ? t('connectors.problem.field') : undefined);
  const set = (change: Partial<ConnectorDraft>) => setDraft((now) => ({ ...now, ...change }));
  const title = connector?.name ?? t('connectors.create');

  async function save() {
    setTried(true);
    if ('wrong' in judged) return;
    setSaving(true);
    const answer = await ask({ type: 'save', id: connector?.id ?? null, settings: judged.settings });
    setSaving(false);
    setProblem(answer.type === 'failed' ? answer.reason : null);
    if (answer.type !== 'saved') return;
    setTried(false);
    set({ secret: '' });
    announce(t('connectors.saved', { name: answer.saved.connector.name }));
    onSaved(answer.saved.connector.id, answer.saved.path);
  }

  const state = connector === null ? null : stateWords(connector, t);
  return (
    <DetailPane label={title}>
      <DetailHeader
        title={title}
        eyebrow={t('connectors.title')}
        meta={state !== null && <StatusPill tone={state.tone}>{state.words}</StatusPill>}
      />
      <div className={styles.body}>
        {connector !== null && (
          <p className={styles.quiet}>
            {connector.problem === ''
              ? t('connectors.can', { what: abilityWords(connector, t) })
              : t('connectors.says', { words: connector.problem })}
          </p>
        )}
        <WorkForm
          label={title}
          onSubmit={save}
          onLeave={onLeave}
          takesFocus={connector === null}
          problem={problem === null ? null : t(`connectors.problem.${problem}`)}
          problemCount={tried && 'wrong' in judged ? judged.wrong.size : 0}
          actions={
            <DraftActions
              save={t(connector === null ? 'administration.create' : 'administration.save')}
              isSaving={isSaving}
              leave={t('connectors.reset')}
              onLeave={() => (connector === null ? onLeave() : setDraft(draftOf(connector)))}
              savedAt={null}
            />
          }
        >
          <TextField
            label={t('connectors.name')}
            value={draft.name}
            onChange={(name) => set({ name })}
            error={error('name')}
          />
          <Select
            label={t('connectors.kind')}
            help={t(`connectors.kind.${draft.kind}.help`)}
            options={connectorKindSchema.options.map((kind) => ({ id: kind, label: t(`connectors.kind.${kind}`) }))}
            value={draft.kind}
            onChange={(kind) => set({ kind })}
          />
          <fieldset className={inputStyles.group}>
            <legend className={inputStyles.legend}>{t('connectors.organisations')}</legend>
            <p className={inputStyles.help}>{t('connectors.organisations.help')}</p>
            <div className={inputStyles.four}>
              {organisations.map(({ id, label }) => (
                <Checkbox
                  key={id}
                  isSelected={draft.organisationIds.includes(id)}
                  onChange={(isIn) =>
                    set({
                      organisationIds: isIn
                        ? [...draft.organisationIds, id]
                        : draft.organisationIds.filter((other) => other !== id),
                    })
                  }
                >
                  {label}
                </Checkbox>
              ))}
            </div>
            {isWrong('organisationIds') && (
              <p className={inputStyles.error} role="alert">
                {t('connectors.problem.organisations')}
              </p>
            )}
          </fieldset>
          {draft.kind === 'cti' && (
            <CallerIdsFields
              organisationIds={draft.organisationIds}
              value={draft.callerIds}
              onChange={(callerIds) => set({ callerIds })}
              isTried={tried}
            />
          )}
          {draft.kind === 'asterisk' && (
            <>
              <TextField
                label={t('connectors.host')}
                value={draft.host}
                onChange={(host) => set({ host })}
                error={error('host')}
              />
              <NumberField
                label={t('connectors.port')}
                minValue={1}
                maxValue={65_535}
                value={draft.port}
                onChange={(port) => set({ port })}
                error={error('port')}
              />
              <TextField
                label={t('connectors.username')}
                value={draft.username}
                onChange={(username) => set({ username })}
                error={error('username')}
              />
              <TextField
                label={t('connectors.secret')}
                help={t((connector?.asterisk ?? null) === null ? 'connectors.secret.new' : 'connectors.secret.kept')}
                type="password"
                autoComplete="off"
                isOptional={(connector?.asterisk ?? null) !== null}
                value={draft.secret}
                onChange={(secret) => set({ secret })}
                error={error('secret')}
              />
              <TextField
                label={t('connectors.context')}
                help={t('connectors.context.help')}
                value={draft.context}
                onChange={(context) => set({ context })}
                error={error('context')}
              />
              <TextField
                label={t('connectors.parkedContext')}
                value={draft.parkedContext}
                onChange={(parkedContext) => set({ parkedContext })}
                error={error('parkedContext')}
              />
            </>
          )}
          <Checkbox isSelected={draft.active} onChange={(active) => set({ active })}>
            {t('connectors.active')}
          </Checkbox>
        </WorkForm>
        {connector !== null && (
          <ConnectorToken connector={connector} path={path} onPath={(next) => onSaved(connector.id, next)} />
        )}
        {connector !== null && <ConnectorLog connector={connector} />}
      </div>
    </DetailPane>
  );
}
