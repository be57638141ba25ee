import { FileQuestion } from 'lucide-react';
import { memo, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useActor, useSoughtRow } from '#renderer/data/index.ts';
import { DropZone } from '#renderer/parts/attachments/drop-zone.tsx';
import { Panel } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { Banner, EmptyState, Skeleton, useT } from '#renderer/ui/index.ts';
import { useNavigation } from '#renderer/ui/navigation.tsx';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket, TicketStatus } from '#shared/tickets/schema.ts';
import { nextStatuses } from '#shared/tickets/status.ts';
import { can } from '#shared/users/permissions.ts';
import { AssignPanel } from './assign-panel.tsx';
import { AttachmentSection } from './attachments/attachment-section.tsx';
import { useTicketIntake } from './attachments/use-ticket-intake.ts';
import { ClosePanel, ResolvePanel } from './finish-panels.tsx';
import { HandOverPanel } from './hand-over-panel.tsx';
import { IncidentSection } from './incident/incident-section.tsx';
import { LinkPanel } from './links/link-panel.tsx';
import { MergedBanner } from './links/merged-banner.tsx';
import { TicketTies } from './links/ticket-ties.tsx';
import { NoteEditor } from './notes/note-editor.tsx';
import { ConfirmOrder } from './orders/confirm-order.tsx';
import { PrintForm } from './print/print-form.tsx';
import { SplitPanel } from './split/split-panel.tsx';
import { TicketTargets } from './targets/ticket-targets.tsx';
import styles from './ticket-detail.module.css';
import { TicketEditForm } from './ticket-edit-form.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketHead } from './ticket-head.tsx';
import { ticketKeys } from './ticket-keys.ts';
import type { TicketPanel } from './ticket-panel.ts';
import { TicketTimeline } from './ticket-timeline.tsx';
import { ticketWorkKeys } from './ticket-work-keys.ts';
import { type Going, useKeysOfTicket } from './use-keys-of-ticket.ts';
import { RemindPanel } from './waiting/remind-panel.tsx';
import { WaitingBanner } from './waiting/waiting-banner.tsx';
import { TimePanel } from './work/time-panel.tsx';
import { TimeSection } from './work/time-section.tsx';

interface TicketDetailProps {
  id: Id;
  detailRef: RefObject<HTMLElement | null>;
  /** Where one is going in the list beside it; left out where there is none. */
  going?: RefObject<Going> | null;
}

/** One ticket: head, facts, what happened, and a place to write. */
export const TicketDetail = memo(({ id, detailRef, going = null }: TicketDetailProps) => {
  const t = useT();
  const { row: ticket, isGone } = useSoughtRow('tickets', id);
  const shownId = ticket?.id;

  // Another ticket is read from its beginning, wherever one was in the last.
  useLayoutEffect(() => {
    if (shownId !== undefined && detailRef.current !== null) detailRef.current.scrollTop = 0;
  }, [shownId, detailRef]);

  return (
    <section ref={detailRef} className={styles.detail} tabIndex={-1} aria-label={ticket?.title ?? t('tickets.title')}>
      {ticket === undefined && !isGone && <Skeleton width={60} height={24} />}
      {isGone && (
        <EmptyState icon={<FileQuestion aria-hidden="true" />} title={t('tickets.detail.gone')}>
          {t('tickets.detail.goneHelp')}
        </EmptyState>
      )}
      {ticket !== undefined && <LoadedTicket key={ticket.id} ticket={ticket} going={going} />}
    </section>
  );
});

function LoadedTicket({ ticket, going }: { ticket: Ticket; going: RefObject<Going> | null }) {
  const actor = useActor();
  const [panel, setPanel] = useState<TicketPanel | null>(null);
  const { problem, submit, isSaving } = useSubmission();
  const note = useRef<HTMLTextAreaElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const ties = useRef<HTMLDivElement>(null);
  const t = useT();
  const { navigate } = useNavigation();
  const intake = useTicketIntake(ticket.id);
  const mayWrite = can(actor, 'ticket.write', ticket.organisationId);
  const mayEdit = mayWrite && ticket.status !== 'closed';
  const close = () => setPanel(null);

  function take() {
    const { id, groupId, assigneeUserId } = ticket;
    const was = { groupId, assigneeUserId };
    void submit('ticket.assign', { ticketId: id, groupId, assigneeUserId: actor.userId, was });
  }

  function copy() {
    navigate({ view: 'tickets', params: { new: 'yes', copyId: ticket.id } });
  }

  function choose(status: TicketStatus) {
    if (status === 'resolved') setPanel('resolve');
    else if (status === 'closed' && ticket.status === 'resolved') setPanel('close');
    else {
      const was = { status: ticket.status };
      void submit('ticket.setStatus', { ticketId: ticket.id, status, resolution: null, feedback: null, was });
    }
  }

  const canResolve = mayEdit && nextStatuses(ticket.status).includes('resolved');
  useKeysOfTicket(
    ticketKeys,
    {
      edit: mayEdit ? () => setPanel('edit') : undefined,
      assign: mayEdit ? () => setPanel('assign') : undefined,
      handOver: mayEdit ? () => setPanel('hand-over') : undefined,
      take: mayEdit && ticket.assigneeUserId !== actor.userId ? take : undefined,
      note: mayWrite ? () => note.current?.focus({ preventScroll: true }) : undefined,
      status: mayWrite
        ? () => head.current?.querySelector<HTMLElement>('[data-status-menu] button')?.click()
        : undefined,
      resolve: canResolve ? () => setPanel('resolve') : undefined,
    },
    ticket.id,
    going,
  );
  useKeysOfTicket(
    ticketWorkKeys,
    {
      link: mayWrite ? () => setPanel('link') : undefined,
      merge: mayWrite && ticket.mergedIntoId === null ? () => setPanel('merge') : undefined,
      split: mayWrite && ticket.mergedIntoId === null ? () => setPanel('split') : undefined,
      copy: mayWrite ? copy : undefined,
      print: () => setPanel('print'),
      ties: () => ties.current?.querySelector<HTMLElement>('button')?.focus(),
      time: mayWrite ? () => setPanel('time') : undefined,
    },
    ticket.id,
    going,
  );

  return (
    <DropZone intake={mayWrite ? intake : null} words={t('attachments.drop')} className={styles.whole}>
      <div ref={head}>
        <TicketHead
          ticket={ticket}
          mayWrite={mayWrite}
          isBusy={isSaving}
          onTake={take}
          onCopy={copy}
          onPanel={setPanel}
          onStatus={choose}
        />
      </div>
      {problem !== null && (
        <div className={styles.notice}>
          <Banner tone="danger">{problem.words}</Banner>
        </div>
      )}
      {ticket.mergedIntoId !== null && (
        <MergedBanner ticketId={ticket.id} intoId={ticket.mergedIntoId} mayWrite={mayWrite} />
      )}
      {ticket.status === 'waiting-for-user' && ticket.waitingSince !== null && (
        <WaitingBanner
          ticket={ticket}
          since={ticket.waitingSince}
          mayWrite={mayWrite}
          onRemind={() => setPanel('remind')}
          onGiveUp={() => setPanel('give-up')}
        />
      )}
      {mayWrite && <ConfirmOrder ticket={ticket} onBegun={() => note.current?.focus({ preventScroll: true })} />}
      {panel === 'assign' && <AssignPanel ticket={ticket} onDone={close} />}
      {panel === 'hand-over' && <HandOverPanel ticket={ticket} onDone={close} />}
      {panel === 'resolve' && <ResolvePanel ticket={ticket} onDone={close} />}
      {panel === 'close' && <ClosePanel ticket={ticket} onDone={close} />}
      {panel === 'give-up' && <ClosePanel ticket={ticket} onDone={close} isGivenUp />}
      {panel === 'remind' && <RemindPanel ticket={ticket} onDone={close} />}
      {panel === 'split' && <SplitPanel ticket={ticket} onDone={close} />}
      {panel === 'print' && (
        <Panel title={t('ticketWork.key.print')}>
          <PrintForm ticketIds={[ticket.id]} onDone={close} />
        </Panel>
      )}
      {panel === 'time' && <TimePanel ticket={ticket} onDone={close} />}
      {(panel === 'link' || panel === 'merge') && (
        <LinkPanel key={panel} ticket={ticket} way={panel === 'merge' ? 'merge' : 'related'} onDone={close} />
      )}
      {panel === 'edit' ? <TicketEditForm ticket={ticket} onDone={close} /> : <TicketFacts ticket={ticket} />}
      {(ticket.kind === 'major-incident' || ticket.kind === 'maintenance') && (
        <IncidentSection ticket={ticket} mayWrite={mayWrite} />
      )}
      <TicketTargets ticket={ticket} />
      <TicketTies ticket={ticket} mayWrite={mayWrite} onLink={() => setPanel('link')} placeRef={ties} />
      <TimeSection ticket={ticket} onLog={mayWrite ? () => setPanel('time') : undefined} />
      <AttachmentSection ticketId={ticket.id} intake={mayWrite ? intake : null} />
      <TicketTimeline ticket={ticket} mayRestore={mayEdit} />
      {mayWrite && <NoteEditor ticket={ticket} inputRef={note} isAtHand={panel === null} />}
    </DropZone>
  );
}
