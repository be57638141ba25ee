import type { Id } from '../../identity/ids.ts';
import type { OrganisationId } from '../../organisations/schema.ts';
import type { DirectoryKind } from '../proposal-schema.ts';
import type { MatchKind } from './matching.ts';

/** What somebody or something in the directory is found by. */
export interface DirectoryEntry {
  kind: DirectoryKind;
  id: Id;
  organisationId: OrganisationId;
  name: string;
  title: string;
  tasks: readonly string[];
  /** Other texts: an address. */
  other: string;
  /** As stored: E.164 or an extension. */
  numbers: readonly string[];
  email: string | null;
  /** The unit it belongs to; of a unit the one above it. */
  unitId: Id | null;
  /** No longer there: left, or out of use. */
  isGone: boolean;
}

export interface DirectoryQuery {
  text: string;
  /** Hits of this organisation come first: the one whose number was called. */
  preferred: OrganisationId | null;
  /** Only this organisation. */
  only: OrganisationId | null;
  /** What this person has chosen lately, the latest first. */
  used: readonly Id[];
  kinds: readonly DirectoryKind[];
  limit: number;
}

export interface DirectoryHit {
  kind: DirectoryKind;
  id: Id;
  match: MatchKind;
}

export interface DirectoryAnswer {
  total: number;
  hits: DirectoryHit[];
}
