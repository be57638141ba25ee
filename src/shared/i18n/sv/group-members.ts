/** Words of who is in a group, in the administration. */
export const groupMembers = {
  'groupMembers.title': 'Medlemmar',
  'groupMembers.help':
    'Medlemmarna varnas för gruppens ärenden som ingen har tagit, står först när någon ska få ett ärende eller nämnas och ser gruppens vyer och mallar.',
  'groupMembers.member': 'Medlem',
  'groupMembers.none': 'Inga medlemmar än. Ingen varnas för gruppens ärenden.',
  'groupMembers.add': 'Lägg till medlem',
  'groupMembers.allIn': 'Alla med konto är redan med.',
  'groupMembers.remove': 'Ta bort {name} ur gruppen',
  'groupMembers.added': '{name} är med i {group}',
  'groupMembers.removed': '{name} är inte längre med i {group}',
  'groupMembers.outOfUse': 'kontot är avstängt',
} as const;
