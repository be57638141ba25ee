import type { app as source } from '../sv/app.ts';

export const app: Readonly<Record<keyof typeof source, string>> = {
  'app.name': 'Växelbord',
  'app.rail': 'Views',

  'app.view.switchboard': 'Switchboard',
  'app.view.absences': 'Absences',
  'app.view.info-texts': 'Info texts',
  'app.view.my-day': 'My day',
  'app.view.tickets': 'Tickets',
  'app.view.fault-report': 'Fault report',
  'app.view.knowledge': 'Knowledge',
  'app.view.loans': 'Loans',
  'app.view.stock': 'Stock',
  'app.view.supervision': 'Supervision',
  'app.view.administration': 'Administration',
  'app.view.calls': 'Calls',
  'app.view.messages': 'Messages',
  'app.view.not-carried-out': 'Not carried out',
  'app.badge.switchboard': '{count, plural, one {# waiting call} other {# waiting calls}}',
  'app.badge.calls': '{count, plural, one {# overdue call-back} other {# overdue call-backs}}',
  'app.badge.messages': '{count, plural, one {# unread message} other {# unread messages}}',
  'app.badge.my-day': '{count, plural, one {# to be solved today} other {# to be solved today}}',
  'app.badge.tickets': '{count, plural, one {# open ticket of yours} other {# open tickets of yours}}',
  'app.badge.not-carried-out': '{count, plural, one {# not carried out} other {# not carried out}}',

  'app.search': 'Search or run a command',

  'app.sync.title': 'Synchronisation',
  'app.sync.connecting': 'Connecting …',
  'app.sync.online': 'Online',
  'app.sync.silent': 'The server is silent',
  'app.sync.offline': 'Offline since {time}',
  'app.sync.blocked.session-expired': 'Sign in again',
  'app.sync.blocked.schema-version': 'Update the program',
  'app.sync.unsent': '{count, plural, one {# unsent} other {# unsent}}',
  'app.sync.refused': '{count, plural, one {# not carried out} other {# not carried out}}',
  'app.sync.journalFault': 'Cannot save',
  'app.sync.explain.connecting': 'Looking for the server. You can work as usual meanwhile.',
  'app.sync.explain.online': 'Everything you do is sent at once, and the changes of others come in by themselves.',
  'app.sync.explain.silent':
    'The server has not answered for some seconds. Go on as usual: everything is saved here and sent when it answers.',
  'app.sync.explain.offline':
    'The network or the server is gone. Go on as usual: everything is saved here and sent when you are online again.',
  'app.sync.explain.session-expired':
    'Your session has expired. Sign out and in again to send. What is unsent is still here.',
  'app.sync.explain.schema-version':
    'Update the application: the server is newer. What you have done is kept here and is sent as soon as the application is updated.',
  'app.sync.explain.journalFault':
    'The computer cannot write to its disk ({detail}). Nothing new can be saved until that is solved – free some space and try again.',
  'app.sync.explain.journal.disk-full':
    'The disk is full. Nothing new can be saved until you have freed some space. What you have saved is safe, and what you write stays.',
  'app.sync.explain.journal.write-failed':
    'The computer cannot write in the folder of the application. Nothing new can be saved until that is solved. What you have saved is safe, and what you write stays.',
  'app.sync.explain.unsent':
    '{count, plural, one {# thing is saved here and waits to be sent.} other {# things are saved here and wait to be sent.}}',
  'app.sync.lastPulled': 'Last received',
  'app.sync.never': 'never',
  'app.sync.now': 'Synchronise now',
  'app.refused.explain':
    '{count, plural, one {The server said no to one thing. Nothing you wrote is gone.} other {The server said no to # things. Nothing you wrote is gone.}}',
  'app.refused.show': 'Show what was not carried out',
  'app.unsent.title': 'Waiting to be sent',
  'app.unsent.more': '{count, plural, one {and # more} other {and # more}}',
  'app.unsent.foreseen': 'will probably be refused: {why}',
  'app.sync.rebuilding.missing':
    'The working copy on this computer was missing and is being fetched anew. Everything you have saved is kept and sent as usual.',
  'app.sync.rebuilding.damaged':
    'The working copy on this computer was damaged and is being fetched anew. Everything you have saved is kept and sent as usual.',
  'app.sync.rebuilding.far-behind':
    'Much has changed since this computer was last connected, so the data is fetched anew. Everything you have saved is kept and sent as usual.',
  'app.sync.rebuilding.restored-server':
    'The server was restored from a backup. The data is fetched anew, and what you have done since is sent again, once.',
  'app.sync.journalDamage':
    '{lines, plural, =0 {Something is} one {One line is} other {# lines are}} damaged or gone in what was saved on this computer. Check what you did last. What was left is kept in {copy}; show it to your administrator.',
  'app.sync.heldUp':
    'The server does not take “{what}” (error {status}), and what you did after it is waiting. Nothing is gone. Tell your administrator.',
  'app.sync.disk.low': 'The disk is filling up ({free, number} MB left). Free some space before it runs out.',
  'app.sync.disk.critical':
    'The disk is almost full ({free, number} MB left). Files cannot be attached until there is more space. What you have saved is safe.',
  'app.sync.diskShort.low': 'Little disk space',
  'app.sync.diskShort.critical': 'The disk is almost full',
  'app.sync.rebuildingShort': 'The working copy is fetched anew',
  'app.sync.files.waiting':
    '{count, plural, one {One file ({size, number} MB) waits to be sent.} other {# files ({size, number} MB) wait to be sent.}} They are kept here.',
  'app.sync.files.refused':
    '{count, plural, one {The server did not take one file.} other {The server did not take # files.}} They are kept here; open the ticket to see why.',
  'app.sync.notPersistent':
    'The computer does not promise to keep the working copy if the disk fills up. It is then fetched anew; what you have saved is safe.',
  'app.fetch.first': 'Fetching {done, number} of {total, number} rows – what you see is not yet everything.',
  'app.fetch.again':
    'Fetching the data again, {done, number} of {total, number} rows. Until then you see what you had.',
  'app.fetch.waiting': 'Waiting for the server to begin sending the data.',
  'app.window.new': 'New window',

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
  'app.palette.window': 'Window',
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
  'app.keys.notices': 'Show notices',
  'app.keys.help': 'Show keys',
  'app.keys.drafts': 'My drafts',
  'app.drafts.title': 'My drafts',
  'app.drafts.none': 'Nothing has been begun. What you write and have not saved is shown here.',
  'app.drafts.savedAt': 'saved',
  'app.drafts.noteInternal': 'Internal note',
  'app.drafts.noteOutward': 'Reply to the requester',
  'app.drafts.edit': 'Change of a ticket',
  'app.drafts.resolve': 'Resolution of a ticket',
  'app.drafts.close': 'Closing of a ticket',
  'app.drafts.split': 'Split of a ticket',
  'app.drafts.time': 'Time spent',
  'app.drafts.remind': 'Reminder',
  'app.drafts.tied': 'Message to tied tickets',
  'app.drafts.announcement': 'Announcement',
  'app.drafts.handOver': 'Handover',
  'app.drafts.newTicket': 'New ticket',
  'app.drafts.faultReport': 'Fault report',
  'app.drafts.absence': 'Absence',
  'app.drafts.infoText': 'Info text',
  'app.drafts.article': 'Article',
  'app.drafts.loanReturn': 'Return',
  'app.drafts.stock': 'Stock',
  'app.drafts.loan': 'Loan',
  'app.drafts.message': 'Message',
  'app.drafts.callBack': 'Promised call',
  'app.drafts.correctCall': 'Correction of a call',
  'app.drafts.call': 'Note of a call',
  'app.drafts.window': 'Maintenance',
  'app.drafts.record': 'Administration',
  'app.drafts.proposal': 'Proposal about the directory',
  'app.drafts.correction': 'Correction of what was not carried out',
  'app.drafts.mine': 'My drafts ({count})',
  'app.keys.back': 'Go back',
  'app.keys.forward': 'Go forward',

  'app.firstSync.title': 'Fetching your data',
  'app.firstSync.explain':
    'The first time, everything you need to work even without the network is fetched. After that, only changes.',
  'app.firstSync.label': 'Fetching of rows',
  'app.firstSync.progress': 'Rows fetched',
  'app.firstSync.value': '{done, number} of {total, number}',
  'app.firstSync.waiting': 'Waiting for the server',
  'app.firstSync.offline': 'The server cannot be reached. Fetching begins by itself as soon as the network is back.',
  'app.replica.short.other-window': 'Taking over',
  'app.replica.short.failed': 'The data cannot be read',
  'app.replica.short.memoryOnly': 'Working copy not stored',
  'app.replica.other-window': 'Another window is closing the data. This window takes over in a moment.',
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
  'app.viewNotRead.title': 'The view could not be loaded',
  'app.viewNotRead.explain':
    'This part of the application could not be read. Nothing you have written is lost. Try again or reload the window.',

  'app.noViews.title': 'Your account has no view yet',
  'app.noViews.explain': 'Ask your administrator for a role in an organisation, then sign in again.',
};
