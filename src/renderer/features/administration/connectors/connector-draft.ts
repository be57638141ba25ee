import {
  type ConnectorSettings,
  connectorSettingsSchema,
  type KeptConnector,
} from '#shared/connectors/administration.ts';
import type { ConnectorKind } from '#shared/connectors/schema.ts';
import { formatPhoneNumber, parsePhoneNumber } from '#shared/directory/phone-number.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

/** A connector while it is filled in. The secret is never kept as a draft: it is written and sent. */
export interface ConnectorDraft {
  name: string;
  kind: ConnectorKind;
  organisationIds: readonly OrganisationId[];
  active: boolean;
  /** As they are written, by queue or organisation. */
  callerIds: Readonly<Record<string, string>>;
  host: string;
  port: number;
  username: string;
  secret: string;
  context: string;
  parkedContext: string;
}

/** The port that Asterisk's manager interface has unless somebody gives it another. */
const managerPort = 5_038;

/** Returns what the form begins with: the connector as it is, or a new one. */
export function draftOf(connector: KeptConnector | null): ConnectorDraft {
  const asterisk = connector?.asterisk ?? null;
  return {
    name: connector?.name ?? '',
    kind: connector?.kind ?? 'asterisk',
    organisationIds: connector?.organisationIds ?? [],
    active: connector?.active ?? true,
    callerIds: Object.fromEntries(
      Object.entries(connector?.callerIds ?? {}).map(([of, number]) => [of, formatPhoneNumber(number)]),
    ),
    host: asterisk?.host ?? '',
    port: asterisk?.port ?? managerPort,
    username: asterisk?.username ?? '',
    secret: '',
    context: asterisk?.context ?? 'from-internal',
    parkedContext: asterisk?.parkedContext ?? 'parkedcalls',
  };
}

/** Whether what is written for a caller is no number. */
export function isNoNumber(written: string): boolean {
  return written.trim() !== '' && parsePhoneNumber(written) === null;
}

/** The numbers that are written, as they are stored; what is no number stays, for the schema to refuse. */
function storedNumbers(written: ConnectorDraft['callerIds']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(written).flatMap(([of, number]) =>
      number.trim() === '' ? [] : [[of, parsePhoneNumber(number) ?? number]],
    ),
  );
}

export type DraftField = keyof ConnectorDraft;

/** Returns the settings that the form says, or the fields that have to be put right first. */
export function settingsOf(
  draft: ConnectorDraft,
  before: KeptConnector | null,
): { settings: ConnectorSettings } | { wrong: ReadonlySet<DraftField> } {
  const { name, kind, organisationIds, active, secret, callerIds: written, ...address } = draft;
  const callerIds = storedNumbers(written);
  const needsSecret = kind === 'asterisk' && (before?.asterisk ?? null) === null;
  const asterisk = kind === 'asterisk' ? { ...address, secret: secret === '' ? null : secret } : null;
  const parsed = connectorSettingsSchema.safeParse({ name, kind, organisationIds, active, callerIds, asterisk });
  const wrong = new Set<DraftField>(
    (parsed.error?.issues ?? []).map(({ path }) => (path[0] === 'asterisk' ? path[1] : path[0]) as DraftField),
  );
  if (needsSecret && secret === '') wrong.add('secret');
  return parsed.success && wrong.size === 0 ? { settings: parsed.data } : { wrong };
}
