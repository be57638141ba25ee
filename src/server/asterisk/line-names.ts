import type { Id } from '#shared/identity/ids.ts';

/** Begins the identifiers of channels that we have made for an agent; the agent's own follows. */
const agentPrefix = 'vxagent-';
/** Begins the identifier of the agent's channel of a call that was dialled from the console. */
export const outgoingPrefix = 'vxout-';

let lastLine = 0;

/** Returns an identifier for a channel that nobody has used before. */
export function newLine(prefix: string): string {
  lastLine += 1;
  return `${prefix}${Date.now().toString(36)}${lastLine.toString(36)}`;
}

export const agentLine = (userId: Id): string => newLine(`${agentPrefix}${userId}-`);

/** Returns the agent for whom a channel was made; null when it is none of ours. */
export function agentOfLine(uniqueid: string): Id | null {
  return /^vxagent-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-/.exec(uniqueid)?.[1] ?? null;
}
