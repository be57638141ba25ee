import { type RefObject, useCallback, useRef } from 'react';
import { useActor } from '#renderer/data/index.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import { useNavigation, useParams } from '#renderer/ui/navigation.tsx';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { can, canSomewhere, type Permission } from '#shared/users/permissions.ts';

interface RecordViewOptions {
  /** The parameter of the place that names the record beside the list. */
  param: string;
  selectedId: Id | null;
  /** The record beside the list; undefined while there is none. */
  row: { id: Id; organisationId: OrganisationId } | undefined;
  permission: Permission;
}

interface RecordView {
  mayWrite: boolean;
  /** Whether the one beside the list may be changed. */
  mayEdit: boolean;
  isNew: boolean;
  isEditing: boolean;
  select: (id: Id) => void;
  /** Undefined for whoever may not write. */
  create: (() => void) | undefined;
  edit: (() => void) | undefined;
  /** Leaves the editor for what was shown before, with the keyboard back in the list. */
  leave: () => void;
  list: RefObject<HTMLDivElement | null>;
  focusList: () => void;
  search: RefObject<HTMLInputElement | null>;
  detail: RefObject<HTMLElement | null>;
}

/** Returns the parts of a view with a list of records and one of them beside it, read or written; the place says which. */
export function useRecordView({ param, selectedId, row, permission }: RecordViewOptions): RecordView {
  const actor = useActor();
  const params = useParams();
  const { replaceParams } = useNavigation();
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);
  const mayWrite = canSomewhere(actor, permission);
  const mayEdit = row !== undefined && can(actor, permission, row.organisationId);
  const isNew = params.new !== undefined && mayWrite;
  const isEditing = params.edit !== undefined && mayEdit;
  const { list, focusList } = useListFocus(!isNew && !isEditing);
  const select = useCallback((id: Id) => replaceParams({ [param]: id }), [replaceParams, param]);
  return {
    mayWrite,
    mayEdit,
    isNew,
    isEditing,
    select,
    create: mayWrite ? () => replaceParams({ new: 'yes' }) : undefined,
    edit: mayEdit ? () => replaceParams({ [param]: row.id, edit: 'yes' }) : undefined,
    leave: () => {
      replaceParams(isNew || selectedId === null ? {} : { [param]: selectedId });
      focusList();
    },
    list,
    focusList,
    search,
    detail,
  };
}
