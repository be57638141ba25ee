import { Bell, CheckCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as BareButton, ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { DirectoryProposal } from '#shared/directory/proposal-schema.ts';
import { useLookup } from '../../data/index.ts';
import { noticeSubject, noticeTone, noticeWords } from '../../parts/notices/notice-words.ts';
import { type ShownNotice, useNotices, useSeeNotices } from '../../parts/notices/use-notices.ts';
import {
  Banner,
  Button,
  classNames,
  KeyHint,
  type NavigationTarget,
  Popover,
  TimeText,
  ToneMark,
  useNavigation,
  useNow,
  useTranslator,
  useViewKeys,
} from '../../ui/index.ts';
import { appKeys } from '../keys.ts';
import styles from './notices.module.css';
import { useSystemNotices } from './use-system-notices.ts';

/** How many things concern me that I have not seen; behind it what, why and since when. */
export function NoticeBell() {
  const { t } = useTranslator();
  const notices = useNotices();
  const [isOpen, setOpen] = useState(false);
  const unseen = notices.filter(({ isSeen }) => !isSeen);
  const { open, see, problem } = useOpenNotice(notices);
  useSystemNotices(unseen, open);
  useViewKeys(appKeys, { notices: () => setOpen((before) => !before) });
  const words = t('notices.count', { count: unseen.length });
  return (
    <Popover
      label={t('notices.title')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <BareButton className={styles.bell} aria-label={words} aria-keyshortcuts={appKeys.notices.keys}>
          <Bell size={16} aria-hidden="true" />
          {unseen.length > 0 && <span className={styles.count}>{unseen.length > 99 ? '99+' : unseen.length}</span>}
        </BareButton>
      }
    >
      <NoticePanel
        notices={notices}
        problem={problem?.words ?? null}
        onSee={see}
        onOpen={(notice) => {
          setOpen(false);
          open(notice);
        }}
      />
    </Popover>
  );
}

/** Where one decides on a proposal, or sees what it was about. */
function proposalPlace({ id, kind, recordId }: DirectoryProposal, isToDecide: boolean): NavigationTarget {
  return isToDecide
    ? { view: 'administration', params: { section: 'proposals', recordId: id } }
    : { view: 'directory', params: { kind, id: recordId } };
}

/** Goes to what a notice is about, and takes note of it. */
function useOpenNotice(standing: readonly ShownNotice[]) {
  const { navigate } = useNavigation();
  const { see, problem } = useSeeNotices(standing);
  function open(notice: ShownNotice) {
    void see([notice]);
    if (notice.ticketId !== null) navigate({ view: 'tickets', params: { ticketId: notice.ticketId } });
    else if (notice.messageId !== null) navigate({ view: 'messages', params: { messageId: notice.messageId } });
    else if (notice.articleId !== null) navigate({ view: 'knowledge', params: { articleId: notice.articleId } });
    else if (notice.callBackId !== null) navigate({ view: 'calls', params: { callBackId: notice.callBackId } });
    else if (notice.proposal !== undefined) navigate(proposalPlace(notice.proposal, notice.reason === 'proposal'));
    else if (notice.loanId !== null) navigate({ view: 'loans', params: { loanId: notice.loanId } });
  }
  return { open, see, problem };
}

interface NoticePanelProps {
  notices: readonly ShownNotice[];
  problem: string | null;
  onSee: (notices: readonly ShownNotice[]) => Promise<void>;
  onOpen: (notice: ShownNotice) => void;
}

function NoticePanel({ notices, problem, onSee, onOpen }: NoticePanelProps) {
  const { t } = useTranslator();
  const list = useRef<HTMLDivElement>(null);
  const unseen = notices.filter(({ isSeen }) => !isSeen);

  const latest = useRef({ unseen, onSee });
  latest.current = { unseen, onSee };

  // Delete takes note of the one pointed at; the list goes on where it is.
  useEffect(() => {
    const element = list.current;
    const press = (event: KeyboardEvent) => {
      const key = element?.querySelector('[data-focused]')?.getAttribute('data-key');
      const notice = latest.current.unseen.find((one) => one.key === key);
      if (event.key === 'Delete' && notice !== undefined) void latest.current.onSee([notice]);
    };
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  }, []);

  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2>{t('notices.title')}</h2>
        {unseen.length > 0 && (
          <Button size="small" icon={<CheckCheck aria-hidden="true" />} onPress={() => void onSee(unseen)}>
            {t('notices.seeAll')}
          </Button>
        )}
      </div>
      {problem !== null && <Banner tone="danger">{problem}</Banner>}
      <ListBox
        ref={list}
        aria-label={t('notices.title')}
        className={styles.list}
        items={notices.map((notice) => ({ ...notice, id: notice.key }))}
        autoFocus={notices.length > 0 ? 'first' : false}
        shouldFocusWrap
        onAction={(key) => {
          const notice = notices.find((one) => one.key === key);
          if (notice !== undefined) onOpen(notice);
        }}
        renderEmptyState={() => <p className={styles.empty}>{t('notices.none')}</p>}
      >
        {(notice) => <NoticeItem notice={notice} />}
      </ListBox>
      {notices.length > 0 && (
        <p className={styles.foot}>
          <KeyHint keys="Enter" /> {t('notices.key.open')} <KeyHint keys="Delete" /> {t('notices.key.see')}
        </p>
      )}
    </div>
  );
}

function NoticeItem({ notice }: { notice: ShownNotice }) {
  const translator = useTranslator();
  const { t } = translator;
  const users = useLookup('users');
  const now = useNow(15_000);
  const by = (notice.byUserId === null ? undefined : users.get(notice.byUserId)?.name) ?? t('tickets.unknownUser');
  const words = noticeWords(notice, by, Number(now), translator);
  const subject = noticeSubject(notice);
  return (
    <ListBoxItem
      id={notice.key}
      textValue={`${words} ${subject}`}
      className={classNames(styles.item, notice.isSeen && styles.seen)}
    >
      <ToneMark tone={noticeTone[notice.reason]} />
      <span className={styles.itemText}>
        <Text slot="label">
          {words}
          {!notice.isSeen && <span className={styles.unseenWord}> {t('notices.new')}</span>}
        </Text>
        <Text slot="description" className={styles.subject}>
          {subject}
        </Text>
      </span>
      <span className={styles.age}>
        <TimeText instant={notice.at} />
      </span>
    </ListBoxItem>
  );
}
