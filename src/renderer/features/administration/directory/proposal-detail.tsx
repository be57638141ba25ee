import { Fragment, type ReactNode, useState } from 'react';
import { z } from 'zod';
import { useDraft, useLookup, useRow } from '#renderer/data/index.ts';
import { PersonWords } from '#renderer/parts/people-fields.tsx';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import {
  announce,
  Banner,
  Button,
  DetailHeader,
  DetailPane,
  EmptyState,
  FieldList,
  StatusPill,
  TextArea,
  TimeText,
  useNavigation,
  useT,
} from '#renderer/ui/index.ts';
import {
  type DirectoryKind,
  type DirectoryProposal,
  directoryKindSchema,
  proposedName,
} from '#shared/directory/proposal-schema.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import styles from '../administration.module.css';
import type { FieldSpec, Values } from '../field-spec.ts';
import { recordName } from '../record-name.ts';
import { recordSpec } from '../record-specs.ts';
import { useValueSurroundings } from '../use-names.ts';
import { valueWords } from '../value-words.ts';

/** One proposal: who proposes what, why, what it says now; approved or refused with words to the proposer. */
export function ProposalDetail({ proposalId }: { proposalId: Id | null }) {
  const t = useT();
  const proposal = useRow('directoryProposals', proposalId);
  const kind = directoryKindSchema.safeParse(proposal?.kind).data;
  if (proposal === undefined || kind === undefined) return <EmptyState title={t('directory.proposals.pick')} />;
  return <KnownProposal proposal={proposal} kind={kind} />;
}

const tones = { waiting: 'soon', approved: 'in-time', refused: 'away' } as const;

function KnownProposal({ proposal, kind }: { proposal: DirectoryProposal; kind: DirectoryKind }) {
  const t = useT();
  const users = useLookup('users');
  const { navigate } = useNavigation();
  const record = useRow(kind, proposal.recordId);
  const isMissing = record === undefined;
  const unknown = proposal.isNew ? proposedName(proposal.changes) : t('administration.unknownRow');
  const name = isMissing ? unknown : recordName(record);
  const who = (id: Id | null) => (id === null ? '' : (users.get(id)?.name ?? t('administration.unknownRow')));
  const { status, decidedAt } = proposal;
  return (
    <DetailPane label={name}>
      <DetailHeader
        title={name}
        eyebrow={t(proposal.isNew ? 'directory.proposal.newPerson' : `directory.kind.${kind}`)}
        meta={
          <>
            <StatusPill tone={tones[status]}>{t(`directory.proposal.status.${status}`)}</StatusPill>
            <span>{who(proposal.byUserId)}</span>
            <TimeText instant={proposal.at} />
            <UnsentMark kind="directoryProposals" id={proposal.id} />
          </>
        }
        actions={
          !isMissing && (
            <Button
              size="small"
              variant="quiet"
              onPress={() => navigate({ view: 'directory', params: { kind, id: proposal.recordId } })}
            >
              {t('directory.proposal.show')}
            </Button>
          )
        }
      />
      <div className={styles.body}>
        {proposal.note !== '' && <Banner title={t('directory.proposal.note')}>{proposal.note}</Banner>}
        <Changes proposal={proposal} kind={kind} record={record} />
        {status === 'waiting' ? (
          <Decision proposal={proposal} name={name} />
        ) : (
          <FieldList
            entries={[
              { label: t('directory.proposal.decidedBy'), value: who(proposal.decidedByUserId) },
              {
                label: t('directory.proposal.decidedAt'),
                value: decidedAt === null ? '' : <TimeText instant={decidedAt} />,
              },
              { label: t('directory.proposal.reason'), value: proposal.reason },
            ]}
          />
        )}
      </div>
    </DetailPane>
  );
}

/** The people a value names, who are shown by name. */
function peopleIn({ input }: FieldSpec, value: unknown): Id[] {
  if (input.type !== 'person' && input.type !== 'people') return [];
  return z.array(idSchema).safeParse([value].flat()).data ?? [];
}

/** Each field with what it says now and what it would say; what has changed since the proposal is said. */
function Changes({
  proposal,
  kind,
  record,
}: {
  proposal: DirectoryProposal;
  kind: DirectoryKind;
  record: object | undefined;
}) {
  const t = useT();
  const around = useValueSurroundings();
  const { fields } = recordSpec(kind);
  const now: Values = { ...record };
  const words = (spec: FieldSpec, value: unknown): ReactNode => {
    const ids = peopleIn(spec, value);
    if (ids.length === 0) return valueWords(spec, value, around) || t('administration.nothing');
    return ids.map((id, place) => (
      <Fragment key={id}>
        {place > 0 && '; '}
        <PersonWords id={id} />
      </Fragment>
    ));
  };
  const entries = Object.entries(proposal.changes).flatMap(([field, value]) => {
    const spec = fields.find(({ name }) => name === field);
    if (spec === undefined) return [];
    if (proposal.isNew) return [{ label: t(spec.label), value: words(spec, value) }];
    const isOther =
      proposal.status === 'waiting' && JSON.stringify(now[field]) !== JSON.stringify(proposal.seen[field]);
    return [
      {
        label: t(spec.label),
        value: (
          <>
            {words(spec, proposal.status === 'waiting' ? now[field] : proposal.seen[field])} →{' '}
            <strong>{words(spec, value)}</strong>
            {isOther && <em> {t('directory.proposal.changedSince')}</em>}
          </>
        ),
      },
    ];
  });
  if (entries.length === 0) return <p className={styles.quiet}>{t('directory.proposal.onlyWords')}</p>;
  return <FieldList entries={entries} />;
}

function Decision({ proposal, name }: { proposal: DirectoryProposal; name: string }) {
  const t = useT();
  const draft = useDraft<{ reason: string }>(`directory.decision:${proposal.id}`, { reason: '' });
  const { submit, problem, isSaving } = useSubmission();
  const [isMissing, setMissing] = useState(false);
  const { reason } = draft.value;

  async function decide(as: 'approved' | 'refused') {
    const lacksReason = as === 'refused' && reason.trim() === '';
    setMissing(lacksReason);
    if (lacksReason) return;
    if (!(await submit('directory.decide', { proposalId: proposal.id, as, reason: reason.trim() }))) return;
    draft.clear();
    announce(t(as === 'approved' ? 'directory.proposal.approved' : 'directory.proposal.refused', { name }));
  }

  return (
    <WorkForm
      label={t('directory.proposal.decide')}
      onSubmit={() => void decide('approved')}
      problem={problem?.words ?? null}
      problemCount={isMissing ? 1 : 0}
      actions={
        <>
          <Button type="submit" variant="primary" keyHint="Ctrl+Enter" isDisabled={isSaving}>
            {t('directory.proposal.approve')}
          </Button>
          <Button isDisabled={isSaving} onPress={() => void decide('refused')}>
            {t('directory.proposal.refuse')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('directory.proposal.reason')}
        help={t('directory.proposal.reasonHelp')}
        isOptional
        rows={2}
        value={reason}
        onChange={(next) => draft.set({ reason: next })}
        error={isMissing ? t('refusals.reason-missing') : undefined}
      />
    </WorkForm>
  );
}
