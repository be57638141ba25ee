import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRow } from '#renderer/data/index.ts';
import {
  type CommandSurroundings,
  commandSubject,
  commandTitle,
  commandWords,
  writtenIn,
} from '#renderer/parts/command-text.ts';
import {
  Banner,
  Button,
  Checkbox,
  DetailBody,
  DetailHeader,
  FieldList,
  Section,
  TimeText,
  useNavigation,
  useT,
} from '#renderer/ui/index.ts';
import { rowMadeBy } from '#shared/commands/descriptions.ts';
import type { RefusedCommand } from '#shared/commands/envelope.ts';
import { refusalWords } from '#shared/i18n/refusal-words.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './not-carried-out.module.css';
import { notCarriedOutKeys } from './not-carried-out-keys.ts';
import type { Copied } from './use-copying.ts';

export interface RefusedDetailProps {
  refused: RefusedCommand;
  dependants: readonly RefusedCommand[];
  surroundings: CommandSurroundings;
  takesAlong: boolean;
  onTakesAlong: (takesAlong: boolean) => void;
  /** Why sending again did not work. */
  problem: string | null;
  isBusy: boolean;
  isCorrecting: boolean;
  copied: Copied;
  onSelect: (id: Id) => void;
  onCorrect: () => void;
  onSendAgain: () => void;
  /** Goes to what it was about; undefined where there is nothing to go to. */
  onOpen: (() => void) | undefined;
  onDiscard: () => void;
  onCopy: () => void;
  /** The form, while it is being corrected. */
  children: ReactNode;
}

/** One refused command: why, what was written, what hangs on it, and what can be done about it. */
export function RefusedDetail(props: RefusedDetailProps) {
  const { refused, dependants, surroundings, isBusy, isCorrecting } = props;
  const t = useT();
  const { envelope } = refused;
  const { translator, now } = surroundings;
  const subject = commandSubject(envelope, surroundings);
  const written = writtenIn(envelope, surroundings);
  return (
    <>
      <DetailHeader
        eyebrow={commandTitle(envelope, translator)}
        title={subject === '' ? commandTitle(envelope, translator) : subject}
        meta={
          <span>
            {t('notCarriedOut.done')} <TimeText instant={envelope.at} />
          </span>
        }
      />
      <DetailBody>
        <Banner tone="danger" title={t('notCarriedOut.why')}>
          {refusalWords(refused, translator, now)}
        </Banner>
        <ConflictBanner refused={refused} />
        {!isCorrecting && (
          <div className={styles.actions}>
            <Button variant="primary" keyHint={notCarriedOutKeys.correct.keys} onPress={props.onCorrect}>
              {t('notCarriedOut.correct')}
            </Button>
            <Button keyHint={notCarriedOutKeys.sendAgain.keys} isDisabled={isBusy} onPress={props.onSendAgain}>
              {t('notCarriedOut.sendAgain')}
            </Button>
            {props.onOpen !== undefined && (
              <Button keyHint={notCarriedOutKeys.open.keys} onPress={props.onOpen}>
                {t('notCarriedOut.open')}
              </Button>
            )}
            <Button icon={<Copy aria-hidden="true" />} keyHint={notCarriedOutKeys.copy.keys} onPress={props.onCopy}>
              {t(props.copied === 'copied' ? 'ui.copied' : 'notCarriedOut.copy')}
            </Button>
            <Button variant="quiet" keyHint={notCarriedOutKeys.discard.keys} onPress={props.onDiscard}>
              {t('notCarriedOut.discard')}
            </Button>
          </div>
        )}
        {props.copied === 'failed' && <Banner tone="danger">{t('notCarriedOut.copyFailed')}</Banner>}
        {props.problem !== null && (
          <Banner tone="danger" title={t('notCarriedOut.stillNot')}>
            {props.problem}
          </Banner>
        )}
      </DetailBody>
      {props.children}
      {!isCorrecting && (
        <Section title={t('notCarriedOut.written')}>
          {written.length === 0 ? (
            <p className={styles.quiet}>{t('notCarriedOut.nothingWritten')}</p>
          ) : (
            <FieldList
              entries={written.map(({ label, text }) => ({
                label,
                value: <span className={styles.written}>{text}</span>,
              }))}
            />
          )}
        </Section>
      )}
      {dependants.length > 0 && (
        <Section title={t('notCarriedOut.dependants', { count: dependants.length })}>
          <p className={styles.quiet}>{t('notCarriedOut.dependantsHelp')}</p>
          <ul className={styles.dependants}>
            {dependants.map((each) => (
              <li key={each.envelope.id}>
                <Button variant="quiet" size="small" onPress={() => props.onSelect(each.envelope.id)}>
                  {commandWords(each.envelope, surroundings)}
                </Button>
              </li>
            ))}
          </ul>
          <Checkbox isSelected={props.takesAlong} onChange={props.onTakesAlong}>
            {t('notCarriedOut.takeAlong', { count: dependants.length })}
          </Checkbox>
        </Section>
      )}
    </>
  );
}

/** A hand-over that happened is kept as a conflict; settling it is done where both sides are shown. */
function ConflictBanner({ refused }: { refused: RefusedCommand }) {
  const t = useT();
  const { navigate } = useNavigation();
  const loan = useRow('loans', refused.code === 'device-already-lent' ? rowMadeBy(refused.envelope) : null);
  if (loan?.status !== 'conflict') return null;
  return (
    <Banner
      tone="info"
      actions={
        <Button size="small" onPress={() => navigate({ view: 'loans', params: { loanId: loan.id } })}>
          {t('notCarriedOut.settle')}
        </Button>
      }
    >
      {t('notCarriedOut.conflict')}
    </Banner>
  );
}
