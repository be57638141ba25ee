import {
  type ConnectorSettings,
  connectorSettingsSchema,
  type KeptConnector,
} from '#shared/connectors/administration.ts';
import type { ConnectorKind } from '#shared/connectors/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

/** A connector while it is filled in. The secret is never kept as a draft: it is written and sent. */
export interface ConnectorDraft {
  name: string;
  kind: ConnectorKind;
  organisationIds: readonly OrganisationId[];
  active: boolean;
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
    host: asterisk?.host ?? '',
    port: asterisk?.port ?? managerPort,
    username: asterisk?.username ?? '',
    secret: '',
    context: asterisk?.context ?? 'from-internal',
    parkedContext: asterisk?.parkedContext ?? 'parkedcalls',
  };
}

export type DraftField = keyof ConnectorDraft;

/** Returns the settings that the form says, or the fields that have to be put right first. */
export function settingsOf(
  draft: ConnectorDraft,
  before: KeptConnector | null,
): { settings: ConnectorSettings } | { wrong: ReadonlySet<DraftField> } {
  const { name, kind, organisationIds, active, secret, ...address } = draft;
  const needsSecret = kind === 'asterisk' && (before?.asterisk ?? null) === null;
  const asterisk = kind === 'asterisk' ? { ...address, secret: secret === '' ? null : secret } : null;
  const parsed = connectorSettingsSchema.safeParse({ name, kind, organisationIds, active, asterisk });
  const wrong = new Set<DraftField>(
    (parsed.error?.issues ?? []).map(({ path }) => (path[0] === 'asterisk' ? path[1] : path[0]) as DraftField),
  );
  if (needsSecret && secret === '') wrong.add('secret');
  return parsed.success && wrong.size === 0 ? { settings: parsed.data } : { wrong };
}
