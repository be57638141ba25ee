import { assertNever } from '#shared/assert-never.ts';
import { answerAtConsole } from '#shared/calls/apply-call-fact.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { LiveRequest, LiveError as LiveServerError } from '#shared/live/protocol.ts';
import { canSee } from '#shared/sync/visibility.ts';
import { can, organisationsWith } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';
import { writeAudit } from '../audit/repository.ts';
import { lockCall, saveCall } from '../calls/repository.ts';
import type { Db, Tx } from '../database/connect.ts';
import { retryTransient } from '../database/errors.ts';
import { readActor } from '../session/repository.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { setAgentState } from './agents.ts';

type LiveError = LiveServerError | null;

/** Carries out what a person asks of the live side. Returns null, or why not. */
export async function carryOutLiveRequest(db: Db, signedIn: SignedIn, request: LiveRequest): Promise<LiveError> {
  return await retryTransient(() =>
    db.transaction().execute(async (tx) => {
      // The connection may be older than the person's grants.
      const actor = await readActor(tx, signedIn.actor.userId);
      const error = actor === undefined ? 'not-permitted' : await decide(tx, actor, request);
      await writeAudit(tx, {
        userId: signedIn.actor.userId,
        sessionId: signedIn.sessionId,
        action: `live.${request.type}`,
        subject: {
          ...subjectOf(request),
          result: error ?? 'done',
        },
      });
      return error;
    }),
  );
}

function subjectOf(request: LiveRequest): Record<string, string> {
  if (request.type === 'setState') return { state: request.state };
  return 'callId' in request ? { callId: request.callId } : { organisationId: request.organisationId };
}

async function decide(tx: Tx, actor: Actor, request: LiveRequest): Promise<LiveError> {
  switch (request.type) {
    case 'answer':
      return await withCall(tx, actor, request.callId, async (call) => {
        const result = answerAtConsole(call, actor.userId, new Date().toISOString());
        if (result.type === 'refused') return result.reason;
        await saveCall(tx, call, result.call);
        return null;
      });
    case 'hangUp':
      return await withCall(tx, actor, request.callId, async (call) => {
        if (call.endedAt !== null) return 'call-ended';
        // A colleague's conversation is not ended from another desk; one whose agent the switchboard did not name may be.
        if (call.answeredByUserId !== null && call.answeredByUserId !== actor.userId) return 'not-permitted';
        await saveCall(tx, call, { ...call, endedAt: new Date().toISOString(), cause: 'normalClearing' });
        return null;
      });
    case 'setState': {
      const organisations = organisationsWith(actor, 'call.take');
      if (organisations.length === 0) return 'not-permitted';
      await setAgentState(tx, actor.userId, organisations, request);
      return null;
    }
    case 'transfer':
    case 'completeTransfer':
    case 'cancelTransfer':
    case 'park':
    case 'retrieve':
    case 'originate':
      return 'no-connector';
    default:
      return assertNever(request);
  }
}

async function withCall(tx: Tx, actor: Actor, callId: Id, act: (call: Call) => Promise<LiveError>): Promise<LiveError> {
  const call = await lockCall(tx, callId);
  if (call === undefined || !canSee(actor, 'calls', call)) return 'call-not-found';
  if (!can(actor, 'call.take', call.organisationId)) return 'not-permitted';
  return await act(call);
}
