import { z } from 'zod';
import { contentHashSchema } from '../attachments/schema.ts';
import { connectorAnswerSchema, connectorQuestionSchema } from '../connectors/administration.ts';
import { placeSchema } from '../directory/schema.ts';
import { liveRequestSchema, liveServerFrameSchema, ticketLookSchema } from '../live/protocol.ts';
import { channelAnswerSchema, channelQuestionSchema } from '../messages/channel-administration.ts';
import { noticeKeySchema } from '../notices/schema.ts';
import { printDocumentSchema } from '../print/document.ts';
import { serverInfoSchema, signInRequestSchema } from '../session/protocol.ts';
import { instantSchema } from '../time/instant.ts';
import {
  attachmentFetchedSchema,
  attachmentFileSchema,
  attachmentTransferSchema,
  keepAttachmentSchema,
  keptAttachmentSchema,
} from './attachments.ts';
import { callCardActSchema, callCardSchema } from './call-window.ts';
import { draftOwnerSchema, draftQuestionSchema, draftWriteSchema, keptDraftSchema } from './drafts.ts';
import { appInfoSchema, sessionStateSchema, settingsSchema, signInResultSchema, syncStatusSchema } from './types.ts';

const nothing = z.undefined();

/** The most bytes of a piece of a file that the page hands over to be written. */
export const filePieceMost = 4 * 1024 * 1024;

/** A file that is being written piece by piece. */
const growingFileIdSchema = z.uuid();

/** Renderer → main, one answer each. Both directions are parsed by these schemas; see docs/recipes.md, "Add an IPC method". */
export const ipcMethods = {
  'app:info': { args: nothing, result: appInfoSchema },
  'app:copyText': { args: z.string().max(1_000_000), result: nothing },
  'app:openLogFolder': { args: nothing, result: nothing },
  'settings:get': { args: nothing, result: settingsSchema },
  'settings:set': { args: settingsSchema.partial(), result: settingsSchema },
  'session:get': { args: nothing, result: sessionStateSchema },
  /** Null when the API cannot be reached. */
  'session:serverInfo': { args: nothing, result: serverInfoSchema.nullable() },
  'session:signIn': { args: signInRequestSchema.omit({ deviceName: true }), result: signInResultSchema },
  'session:signOut': { args: nothing, result: nothing },
  /** Opens the message port to the sync client for the signed-in profile; it arrives as a window message. */
  'replica:connect': { args: nothing, result: nothing },
  /** Opens a port to the replica worker of the window that has it; it arrives at both pages as window messages. */
  'replica:join': { args: nothing, result: nothing },
  /** Opens one more window; `board` is the one for a second screen, of which there is one. */
  'window:open': { args: z.enum(['another', 'board']), result: nothing },
  /** Has the small window show this call while no window is in front; null hides it. */
  'callWindow:show': { args: callCardSchema.nullable(), result: nothing },
  /** The small window asks what it is to show. */
  'callWindow:current': { args: nothing, result: callCardSchema.nullable() },
  /** Pressed in the small window; goes to the page that told of the call. */
  'callWindow:press': { args: callCardActSchema, result: nothing },
  /** Asks where, and begins a file there that is written piece by piece. Null: the person cancelled. */
  'files:begin': {
    args: z.object({ suggestedName: z.string().min(1).max(200) }),
    result: growingFileIdSchema.nullable(),
  },
  'files:write': {
    args: z.object({
      id: growingFileIdSchema,
      bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= filePieceMost),
    }),
    result: nothing,
  },
  /** Puts the file in its place, whole. */
  'files:end': { args: growingFileIdSchema, result: nothing },
  /** Removes what is written of it. */
  'files:giveUp': { args: growingFileIdSchema, result: nothing },
  /** Asks where, and writes a text file. False: the person cancelled. Rejects in words when it cannot be written. */
  'files:saveText': {
    args: z.object({ suggestedName: z.string().min(1).max(200), text: z.string().max(100_000_000) }),
    result: z.boolean(),
  },
  /** Prints sheets on the system's printer, or into a PDF file it asks the place of. Rejects when it cannot be done. */
  'tickets:print': {
    args: z.object({ document: printDocumentSchema, to: z.enum(['pdf', 'printer']) }),
    result: z.enum(['done', 'cancelled']),
  },
  /** Keeps a file's bytes on this workstation, durably, to be sent on; see `attachment.add`. */
  'attachments:keep': { args: keepAttachmentSchema, result: keptAttachmentSchema },
  /** Opens the file with the system's program, fetching it first when it is not here. */
  'attachments:open': { args: attachmentFileSchema, result: attachmentFetchedSchema },
  'attachments:saveAs': { args: attachmentFileSchema, result: attachmentFetchedSchema },
  /** Stops fetching a file; whoever waits for it gets `cancelled`. */
  'attachments:cancel': { args: contentHashSchema, result: nothing },
  /** Tries files again that the API refused. */
  'attachments:retry': { args: contentHashSchema, result: nothing },
  'attachments:transfers': { args: nothing, result: z.array(attachmentTransferSchema) },
  /** The draft as main has it, also one that was thrown away; null when there never was one. */
  'drafts:read': { args: draftQuestionSchema, result: keptDraftSchema.nullable() },
  'drafts:list': { args: draftOwnerSchema, result: z.array(keptDraftSchema) },
  /** Keeps a draft as it is with the key just pressed; answers when it is durable, with null when it could not be stored. */
  'drafts:write': { args: draftWriteSchema, result: instantSchema.nullable() },
  'sync:status': { args: nothing, result: syncStatusSchema },
  'sync:now': { args: nothing, result: nothing },
  /** Sends the frames of the current picture again (a new window, a reload). */
  'live:subscribe': { args: nothing, result: nothing },
  /** Which ticket this window has on screen, and whether somebody is writing on it; for the colleagues who look at it. */
  'live:look': { args: ticketLookSchema.nullable(), result: nothing },
  /** Has the system show what concerns the person, unless a window is in front or it was shown before. */
  'notices:tell': {
    args: z.object({
      keys: z.array(noticeKeySchema).min(1).max(500),
      title: z.string().max(500),
      body: z.string().max(2_000),
    }),
    result: nothing,
  },
  'live:request': {
    args: liveRequestSchema,
    result: z.object({ ok: z.boolean(), error: z.string().nullable(), detail: z.string().max(500).optional() }),
  },
  /** Asks the API about connectors; for administrators, and nothing of it is kept here. */
  'connectors:ask': { args: connectorQuestionSchema, result: connectorAnswerSchema },
  /** Asks the API about mail servers and text message gateways; for administrators, and nothing of it is kept here. */
  'channels:ask': { args: channelQuestionSchema, result: channelAnswerSchema },
  /** Opens the tel: handler; the number is E.164 or digits. */
  'telephony:dial': { args: z.string().regex(/^\+?[0-9]{2,15}$/), result: nothing },
  /** Shows a place on the map of the system's browser. */
  'places:show': { args: placeSchema, result: nothing },
} as const;

/** Main → renderer, without answer. */
export const ipcEvents = {
  'session:changed': sessionStateSchema,
  'settings:changed': settingsSchema,
  'sync:statusChanged': syncStatusSchema,
  /** All transfers, at most a few times a second. */
  'attachments:transfersChanged': z.array(attachmentTransferSchema),
  /** To the small window: what it shows now. */
  'callWindow:card': callCardSchema.nullable(),
  /** To the page that told of the call: what was pressed in the small window. */
  'callWindow:pressed': callCardActSchema,
  /** The person has chosen what the system showed; to the window that told of it. */
  'notices:opened': noticeKeySchema,
  'live:frame': liveServerFrameSchema,
  /** False while the live channel is down: the picture may be old, and the screen says so. */
  'live:connected': z.boolean(),
} as const;

export type IpcMethod = keyof typeof ipcMethods;
export type IpcArgs<M extends IpcMethod> = z.infer<(typeof ipcMethods)[M]['args']>;
export type IpcResult<M extends IpcMethod> = z.infer<(typeof ipcMethods)[M]['result']>;
export type IpcEvent = keyof typeof ipcEvents;
export type IpcPayload<E extends IpcEvent> = z.infer<(typeof ipcEvents)[E]>;
