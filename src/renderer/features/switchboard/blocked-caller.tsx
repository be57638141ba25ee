import { useMemo, useState } from 'react';
import { useActor, useExecute, useLookup } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { announce, Banner, Button, Dialog, TextField, useNow, useTranslator } from '#renderer/ui/index.ts';
import { type BlockedNumber, blockOf } from '#shared/blocked-numbers/schema.ts';
import type { Call } from '#shared/calls/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { isoDateOf, localDateWords } from '#shared/i18n/time-format.ts';
import { newId } from '#shared/identity/ids.ts';
import { can } from '#shared/users/permissions.ts';
import styles from './blocked-caller.module.css';

/** Returns the block that the caller comes under, if any. */
export function useBlock(call: Pick<Call, 'organisationId' | 'fromNumber'>): BlockedNumber | undefined {
  const today = isoDateOf(useNow(15_000));
  const organisations = useOrganisationsByKey();
  const providers = useMemo(
    () => new Set([...organisations].flatMap(([key, { kind }]) => (kind === 'provider' ? [key] : []))),
    [organisations],
  );
  return blockOf(useLookup('blockedNumbers').values(), call, today, providers);
}

/** Says that the caller's number is blocked, and why; those who may can block it or lift the block. */
export function BlockedCaller({ call }: { call: Call }) {
  const translator = useTranslator();
  const { t } = translator;
  const execute = useExecute();
  const block = useBlock(call);
  const actor = useActor();
  const mayBlock = can(actor, 'call.block', call.organisationId);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function lift({ id }: BlockedNumber) {
    const args = { kind: 'blockedNumbers', id, set: { active: false }, was: { active: true } } as const;
    setProblem(executeProblem(await execute('record.set', args), translator, Date.now()));
  }

  if (block === undefined) {
    if (!mayBlock || call.direction === 'out' || call.fromNumber === null) return null;
    return (
      <>
        <span>
          <Button size="small" variant="quiet" onPress={() => setAsking(true)}>
            {t('blocked.block')}
          </Button>
        </span>
        <BlockDialog call={call} number={call.fromNumber} isOpen={isAsking} onClose={() => setAsking(false)} />
      </>
    );
  }
  const title =
    block.until === null
      ? t('blocked.caller')
      : t('blocked.callerUntil', { date: localDateWords(block.until, translator) });
  const mayLift = can(actor, 'call.block', block.organisationId);
  return (
    <Banner
      tone="danger"
      title={title}
      actions={
        mayLift && (
          <Button size="small" onPress={() => void lift(block)}>
            {t('blocked.lift')}
          </Button>
        )
      }
    >
      {block.name} {problem}
    </Banner>
  );
}

interface BlockDialogProps {
  call: Call;
  number: string;
  isOpen: boolean;
  onClose: () => void;
}

function BlockDialog({ call, number, isOpen, onClose }: BlockDialogProps) {
  const translator = useTranslator();
  const { t } = translator;
  const execute = useExecute();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { organisationId } = call;
  const organisation = useOrganisationsByKey().get(organisationId)?.name ?? '';

  async function save() {
    const values = { customerOrganisationId: organisationId, number, name, until: null, active: true };
    const result = await execute('record.create', { kind: 'blockedNumbers', id: newId(), organisationId, values });
    setProblem(executeProblem(result, translator, Date.now()));
    if (result.status !== 'saved') return;
    announce(t('blocked.saved'));
    onClose();
  }

  return (
    <Dialog
      title={t('blocked.blockNumber', { number: formatPhoneNumber(number) })}
      isOpen={isOpen}
      onClose={onClose}
      isDismissable
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{t('blocked.explain', { organisation })}</p>
        <TextField
          label={t('blocked.reason')}
          value={name}
          onChange={setName}
          autoFocus
          {...(problem !== null && { error: problem })}
        />
        <span>
          <Button type="submit" variant="danger">
            {t('blocked.save')}
          </Button>
        </span>
      </form>
    </Dialog>
  );
}
