import type { app as source } from '../sv/app.ts';

export const app: Readonly<Record<keyof typeof source, string>> = {
  'app.name': 'Växelbord',
  'app.rail': 'Views',

  'app.view.switchboard': 'Switchboard',
  'app.view.tickets': 'Tickets',
  'app.view.fault-report': 'Fault report',
  'app.view.loans': 'Loans',
  'app.view.supervision': 'Supervision',
  'app.view.not-carried-out': 'Not carried out',
  'app.badge.switchboard': '{count, plural, one {# waiting call} other {# waiting calls}}',
  'app.badge.tickets': '{count, plural, one {# open ticket of yours} other {# open tickets of yours}}',
  'app.badge.not-carried-out': '{count, plural, one {# not carried out} other {# not carried out}}',

  'app.search': 'Search or run a command',

  'app.sync.title': 'Synchronisation',
  'app.sync.connecting': 'Connecting …',
  'app.sync.online': 'Online',
  'app.sync.offline': 'Offline since {time}',
  'app.sync.blocked.session-expired': 'Sign in again',
  'app.sync.blocked.schema-version': 'Update the program',
  'app.sync.unsent': '{count, plural, one {# unsent} other {# unsent}}',
  'app.sync.refused': '{count, plural, one {# not carried out} other {# not carried out}}',
  'app.sync.journalFault': 'Cannot save',
  'app.sync.explain.connecting': 'Looking for the server. You can work as usual meanwhile.',
  'app.sync.explain.online': 'Everything you do is sent at once, and the changes of others come in by themselves.',
  'app.sync.explain.offline':
    'The network or the server is gone. Go on as usual: everything is saved here and sent when you are online again.',
  'app.sync.explain.session-expired':
    'Your session has expired. Sign out and in again to send. What is unsent is still here.',
  'app.sync.explain.schema-version':
    'The server is newer than this program. Ask your administrator for an update. What is unsent is still here.',
  'app.sync.explain.journalFault':
    'The computer cannot write to its disk ({detail}). Nothing new can be saved until that is solved – free some space and try again.',
  'app.sync.explain.unsent':
    '{count, plural, one {# thing is saved here and waits to be sent.} other {# things are saved here and wait to be sent.}}',
  'app.sync.lastPulled': 'Last received',
  'app.sync.never': 'never',
  'app.sync.now': 'Synchronise now',
  'app.refused.title': 'Not carried out',
  'app.refused.explain':
    'The server said no to this. Nothing you wrote is gone: copy what you need before you discard it.',
  'app.refused.wrote': 'What you wrote',
  'app.refused.copy': 'Copy',
  'app.refused.discard': 'Discard',
  'app.refused.command':
    '{name, select, ticket_create {New ticket} ticket_addNote {Note} ticket_setFields {Change of a ticket} ticket_assign {Assignment} ticket_setStatus {Changed status} loan_checkOut {Hand-out} loan_return {Return} loan_settleConflict {Settling of a conflict} call_record {Call} other {Action}}',

  'app.account.menu': 'Account and settings',
  'app.account.theme': 'Appearance',
  'app.account.language': 'Language',
  'app.account.signOut': 'Sign out',
  'app.account.keys': 'Keys',
  'app.account.logs': 'Open the log folder',
  'app.theme.system': 'Like the computer',
  'app.theme.light': 'Light',
  'app.theme.dark': 'Dark',
  'app.theme.high-contrast': 'High contrast',
  'app.language.sv': 'Svenska',
  'app.language.en': 'English',

  'app.palette.title': 'Search and run',
  'app.palette.placeholder': 'Ticket, person or command',
  'app.palette.tickets': 'Tickets',
  'app.palette.people': 'People',
  'app.palette.actions': 'Here and now',
  'app.palette.views': 'Go to',
  'app.palette.settings': 'Settings',
  'app.palette.none': 'Nothing fits “{text}”. Try a name, a ticket number or a verb.',
  'app.palette.setTheme': 'Appearance: {theme}',
  'app.palette.setLanguage': 'Language: {language}',
  'app.palette.foot': 'Arrows choose · Enter runs · Esc closes',

  'app.help.title': 'Keys',
  'app.help.everywhere': 'Everywhere',
  'app.help.lists': 'In lists',
  'app.help.note': 'Letters act while you are not writing in a field.',

  'app.keys.palette': 'Search and run a command',
  'app.keys.help': 'Show keys',
  'app.keys.back': 'Go back',
  'app.keys.forward': 'Go forward',

  'app.firstSync.title': 'Fetching your data',
  'app.firstSync.explain':
    'The first time, everything you need to work even without the network is fetched. After that, only changes.',
  'app.firstSync.progress': 'Rows fetched',
  'app.firstSync.value': '{done, number} of {total, number}',
  'app.firstSync.waiting': 'Waiting for the server',
  'app.firstSync.offline': 'The server cannot be reached. Fetching begins by itself as soon as the network is back.',
  'app.replica.short.other-window': 'Open in another window',
  'app.replica.short.failed': 'The data cannot be read',
  'app.replica.short.memoryOnly': 'Working copy not stored',
  'app.replica.other-window':
    'Växelbord is open in another window. This window takes over when the other one is closed.',
  'app.replica.failed':
    'The data on this computer cannot be read ({detail}). Restart the program; what you have saved is still there.',
  'app.replica.memoryOnly':
    'The computer cannot store the working copy. What you save is safe, but everything is fetched again at the next start.',

  'app.crash.title': 'Something went wrong in this view',
  'app.crash.explain':
    'What you have saved is still here. Try again, or copy the error report and send it to your support.',
  'app.crash.copy': 'Copy error report',
  'app.crash.copied': 'The error report is copied.',
  'app.crash.copyFailed': 'The error report could not be copied. Here it is:',
  'app.crash.reload': 'Reload the window',

  'app.noViews.title': 'Your account has no view yet',
  'app.noViews.explain': 'Ask your administrator for a role in an organisation, then sign in again.',
};
