import { useState } from 'react';
import { useActor, useExecute, useLive, useLookup } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { Button, Dialog, TextField, useTranslator } from '#renderer/ui/index.ts';
import type { ConnectorState } from '#shared/connectors/schema.ts';
import { telephoneNameSchema } from '#shared/connectors/telephone.ts';
import { can } from '#shared/users/permissions.ts';
import styles from './own-telephones.module.css';

/** Which telephone rings when one answers here: one for each exchange that can be made to ring it. */
export function OwnTelephones({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslator();
  return (
    <Dialog title={t('switchboard.telephone')} isOpen={isOpen} onClose={onClose} isDismissable>
      {isOpen && <Telephones />}
    </Dialog>
  );
}

interface Place {
  organisationId: string;
  connector: ConnectorState;
}

function Telephones() {
  const { t } = useTranslator();
  const actor = useActor();
  const live = useLive();
  // A connector that serves several organisations has the telephone under its first.
  const places: Place[] = [...live.organisations].flatMap(([organisationId, { connectors }]) =>
    connectors
      .filter((connector) => connector.can.length > 0 && can(actor, 'call.take', organisationId))
      .map((connector) => ({ organisationId, connector })),
  );
  const shown = [...new Map(places.toReversed().map((place) => [place.connector.name, place])).values()].toReversed();
  if (shown.length === 0) return <p>{t('switchboard.telephone.none')}</p>;
  return (
    <div className={styles.list}>
      <p className={styles.quiet}>{t('switchboard.telephone.explain')}</p>
      {shown.map((place) => (
        <TelephoneForm key={place.connector.name} {...place} />
      ))}
    </div>
  );
}

function TelephoneForm({ organisationId, connector }: Place) {
  const translator = useTranslator();
  const { t } = translator;
  const { userId } = useActor();
  const execute = useExecute();
  const kept = [...useLookup('telephones').values()].find(
    (telephone) => telephone.userId === userId && telephone.connector === connector.name,
  );
  const [written, setWritten] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const value = written ?? kept?.telephone ?? '';

  async function save() {
    const telephone = value.trim();
    if (telephone !== '' && !telephoneNameSchema.safeParse(telephone).success) {
      setProblem(t('switchboard.telephone.wrong'));
      return;
    }
    const args = {
      organisationId: kept?.organisationId ?? organisationId,
      userId,
      connector: connector.name,
      telephone,
    };
    const result = await execute('telephone.set', args);
    setProblem(executeProblem(result, translator, Date.now()));
    if (result.status === 'saved') setWritten(null);
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('switchboard.telephone.at', { connector: connector.name })}
        help={t('switchboard.telephone.help')}
        value={value}
        onChange={setWritten}
        {...(problem !== null && { error: problem })}
      />
      <Button type="submit" isDisabled={written === null}>
        {t('switchboard.telephone.save')}
      </Button>
    </form>
  );
}
