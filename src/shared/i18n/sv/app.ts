/** Words of the frame around the views: rail, top line, sign-in, palette, help, errors. */
export const app = {
  'app.name': 'Växelbord',
  'app.rail': 'Vyer',

  'app.view.switchboard': 'Växel',
  'app.view.absences': 'Hänvisning',
  'app.view.info-texts': 'Infotexter',
  'app.view.my-day': 'Min dag',
  'app.view.tickets': 'Ärenden',
  'app.view.fault-report': 'Felanmälan',
  'app.view.knowledge': 'Kunskap',
  'app.view.loans': 'Lån',
  'app.view.stock': 'Lager',
  'app.view.supervision': 'Ledning',
  'app.view.administration': 'Förvaltning',
  'app.view.calls': 'Samtal',
  'app.view.messages': 'Meddelanden',
  'app.view.not-carried-out': 'Ej genomfört',
  'app.badge.switchboard': '{count, plural, one {# väntande samtal} other {# väntande samtal}}',
  'app.badge.calls': '{count, plural, one {# försenad uppringning} other {# försenade uppringningar}}',
  'app.badge.messages': '{count, plural, one {# oläst meddelande} other {# olästa meddelanden}}',
  'app.badge.my-day': '{count, plural, one {# ska vara löst i dag} other {# ska vara lösta i dag}}',
  'app.badge.tickets': '{count, plural, one {# eget öppet ärende} other {# egna öppna ärenden}}',
  'app.badge.not-carried-out': '{count, plural, one {# ej genomförd} other {# ej genomförda}}',

  'app.search': 'Sök eller kör ett kommando',

  'app.sync.title': 'Synkronisering',
  'app.sync.connecting': 'Ansluter …',
  'app.sync.online': 'Uppkopplad',
  'app.sync.silent': 'Servern svarar inte',
  'app.sync.offline': 'Frånkopplad sedan {time}',
  'app.sync.blocked.session-expired': 'Logga in igen',
  'app.sync.blocked.schema-version': 'Uppdatera programmet',
  'app.sync.unsent': '{count, plural, one {# osänd} other {# osända}}',
  'app.sync.refused': '{count, plural, one {# ej genomförd} other {# ej genomförda}}',
  'app.sync.journalFault': 'Kan inte spara',
  'app.sync.explain.connecting': 'Söker kontakt med servern. Du kan arbeta som vanligt under tiden.',
  'app.sync.explain.online': 'Allt du gör skickas direkt, och andras ändringar kommer in av sig själva.',
  'app.sync.explain.silent':
    'Servern har inte svarat på några sekunder. Fortsätt som vanligt: allt sparas här och skickas när den svarar.',
  'app.sync.explain.offline':
    'Nätet eller servern är borta. Fortsätt som vanligt: allt sparas här och skickas när du är uppkopplad igen.',
  'app.sync.explain.session-expired':
    'Din inloggning har gått ut. Logga ut och in igen för att skicka. Det som är osänt finns kvar här.',
  'app.sync.explain.schema-version':
    'Uppdatera programmet: servern är nyare än det. Det du har gjort ligger kvar här och skickas så snart programmet är uppdaterat.',
  'app.sync.explain.journalFault':
    'Datorn kan inte skriva till disken ({detail}). Inget nytt kan sparas förrän det är löst – frigör plats och försök igen.',
  'app.sync.explain.journal.disk-full':
    'Disken är full. Inget nytt kan sparas förrän du har frigjort plats. Det du redan har sparat är tryggt, och det du skriver står kvar.',
  'app.sync.explain.journal.write-failed':
    'Datorn kan inte skriva i programmets mapp. Inget nytt kan sparas förrän det är löst. Det du redan har sparat är tryggt, och det du skriver står kvar.',
  'app.sync.explain.unsent':
    '{count, plural, one {# sak är sparad här och väntar på att skickas.} other {# saker är sparade här och väntar på att skickas.}}',
  'app.sync.lastPulled': 'Senast hämtat',
  'app.sync.never': 'aldrig',
  'app.sync.now': 'Synkronisera nu',
  'app.refused.explain':
    '{count, plural, one {Servern sa nej till en sak. Inget du skrev är borta.} other {Servern sa nej till # saker. Inget du skrev är borta.}}',
  'app.refused.show': 'Visa ej genomfört',
  'app.unsent.title': 'Väntar på att skickas',
  'app.unsent.more': '{count, plural, one {och # till} other {och # till}}',
  'app.unsent.foreseen': 'väntas bli avvisad: {why}',
  'app.sync.rebuilding.missing':
    'Arbetskopian på den här datorn saknades och hämtas på nytt. Allt du har sparat finns kvar och skickas som vanligt.',
  'app.sync.rebuilding.damaged':
    'Arbetskopian på den här datorn var skadad och hämtas på nytt. Allt du har sparat finns kvar och skickas som vanligt.',
  'app.sync.rebuilding.far-behind':
    'Mycket har ändrats sedan den här datorn var ansluten senast, så uppgifterna hämtas på nytt. Allt du har sparat finns kvar och skickas som vanligt.',
  'app.sync.rebuilding.restored-server':
    'Servern har återställts från en säkerhetskopia. Uppgifterna hämtas på nytt, och det du har gjort sedan dess skickas igen, en gång.',
  'app.sync.journalDamage':
    '{lines, plural, =0 {Något är skadat eller borta} one {En rad är skadad eller borta} other {# rader är skadade eller borta}} i det som sparats på den här datorn. Kontrollera det du gjorde senast. Det som fanns kvar ligger i {copy}; visa det för din administratör.',
  'app.sync.heldUp':
    'Servern tar inte emot ”{what}” (fel {status}), och det du gjort efter det väntar. Inget är borta. Hör av dig till din administratör.',
  'app.sync.disk.low':
    'Det börjar bli ont om plats på disken ({free, number} MB kvar). Frigör plats innan det tar slut.',
  'app.sync.disk.critical':
    'Disken är nästan full ({free, number} MB kvar). Filer kan inte bifogas förrän det finns mer plats. Det du redan har sparat är tryggt.',
  'app.sync.diskShort.low': 'Ont om plats',
  'app.sync.diskShort.critical': 'Disken är nästan full',
  'app.sync.rebuildingShort': 'Arbetskopian hämtas på nytt',
  'app.sync.files.waiting':
    '{count, plural, one {En fil ({size, number} MB) väntar på att skickas.} other {# filer ({size, number} MB) väntar på att skickas.}} De finns sparade här.',
  'app.sync.files.refused':
    '{count, plural, one {Servern tog inte emot en fil.} other {Servern tog inte emot # filer.}} De ligger kvar här; öppna ärendet för att se varför.',
  'app.sync.notPersistent':
    'Datorn lovar inte att behålla arbetskopian om disken blir full. Då hämtas den på nytt; det du har sparat är tryggt.',
  'app.fetch.first': 'Hämtar {done, number} av {total, number} rader – det som syns är ännu inte allt.',
  'app.fetch.again': 'Hämtar om uppgifterna, {done, number} av {total, number} rader. Så länge visas de du hade.',
  'app.fetch.waiting': 'Väntar på att servern ska börja skicka uppgifterna.',
  'app.window.new': 'Nytt fönster',

  'app.account.menu': 'Konto och inställningar',
  'app.account.theme': 'Utseende',
  'app.account.language': 'Språk',
  'app.account.signOut': 'Logga ut',
  'app.account.keys': 'Tangenter',
  'app.account.logs': 'Öppna loggmappen',
  'app.theme.system': 'Som datorn',
  'app.theme.light': 'Ljust',
  'app.theme.dark': 'Mörkt',
  'app.theme.high-contrast': 'Hög kontrast',
  'app.language.sv': 'Svenska',
  'app.language.en': 'English',

  'app.palette.title': 'Sök och kör',
  'app.palette.placeholder': 'Ärende, person eller kommando',
  'app.palette.tickets': 'Ärenden',
  'app.palette.people': 'Personer',
  'app.palette.actions': 'Här och nu',
  'app.palette.views': 'Gå till',
  'app.palette.window': 'Fönster',
  'app.palette.settings': 'Inställningar',
  'app.palette.none': 'Inget passar ”{text}”. Prova ett namn, ett ärendenummer eller ett verb.',
  'app.palette.setTheme': 'Utseende: {theme}',
  'app.palette.setLanguage': 'Språk: {language}',
  'app.palette.foot': 'Pilar väljer · Enter kör · Esc stänger',

  'app.help.title': 'Tangenter',
  'app.help.everywhere': 'Överallt',
  'app.help.lists': 'I listor',
  'app.help.note': 'Bokstäver verkar när du inte skriver i ett fält.',

  'app.keys.palette': 'Sök och kör kommando',
  'app.keys.notices': 'Visa aviseringar',
  'app.keys.help': 'Visa tangenter',
  'app.keys.drafts': 'Mina utkast',
  'app.drafts.title': 'Mina utkast',
  'app.drafts.none': 'Inget är påbörjat. Det du skriver och inte har sparat visas här.',
  'app.drafts.savedAt': 'sparat',
  'app.drafts.noteInternal': 'Intern anteckning',
  'app.drafts.noteOutward': 'Svar till den som anmälde',
  'app.drafts.edit': 'Ändring av ärende',
  'app.drafts.resolve': 'Lösning av ärende',
  'app.drafts.close': 'Stängning av ärende',
  'app.drafts.split': 'Utdelning ur ärende',
  'app.drafts.time': 'Nedlagd tid',
  'app.drafts.remind': 'Påminnelse',
  'app.drafts.tied': 'Meddelande till kopplade ärenden',
  'app.drafts.announcement': 'Meddelande till alla',
  'app.drafts.handOver': 'Överlämning',
  'app.drafts.newTicket': 'Nytt ärende',
  'app.drafts.faultReport': 'Felanmälan',
  'app.drafts.absence': 'Hänvisning',
  'app.drafts.infoText': 'Infotext',
  'app.drafts.article': 'Artikel',
  'app.drafts.loanReturn': 'Återlämning',
  'app.drafts.stock': 'Lager',
  'app.drafts.loan': 'Utlåning',
  'app.drafts.message': 'Meddelande',
  'app.drafts.callBack': 'Lovad uppringning',
  'app.drafts.correctCall': 'Rättelse av samtal',
  'app.drafts.call': 'Samtalsanteckning',
  'app.drafts.window': 'Servicefönster',
  'app.drafts.record': 'Förvaltning',
  'app.drafts.proposal': 'Förslag om katalogen',
  'app.drafts.correction': 'Rättelse av ej genomfört',
  'app.drafts.mine': 'Mina utkast ({count})',
  'app.keys.back': 'Gå tillbaka',
  'app.keys.forward': 'Gå framåt',

  'app.firstSync.title': 'Hämtar dina uppgifter',
  'app.firstSync.explain':
    'Första gången hämtas allt du behöver för att kunna arbeta även utan nät. Sedan hämtas bara ändringar.',
  'app.firstSync.label': 'Hämtning av rader',
  'app.firstSync.progress': 'Hämtade rader',
  'app.firstSync.value': '{done, number} av {total, number}',
  'app.firstSync.waiting': 'Väntar på servern',
  'app.firstSync.offline': 'Servern går inte att nå. Hämtningen börjar av sig själv så snart nätet är tillbaka.',
  'app.replica.short.other-window': 'Tar över',
  'app.replica.short.failed': 'Uppgifterna går inte att läsa',
  'app.replica.short.memoryOnly': 'Arbetskopian lagras inte',
  'app.replica.other-window':
    'Ett annat fönster håller på att stänga uppgifterna. Det här fönstret tar vid om ett ögonblick.',
  'app.replica.failed':
    'Uppgifterna på den här datorn går inte att läsa ({detail}). Starta om programmet; det du har sparat finns kvar.',
  'app.replica.memoryOnly':
    'Datorn kan inte lagra arbetskopian. Det du sparar är tryggt, men allt hämtas på nytt vid nästa start.',

  'app.crash.title': 'Något gick fel i den här vyn',
  'app.crash.explain':
    'Det du har sparat är kvar. Försök igen, eller kopiera felrapporten och skicka den till din support.',
  'app.crash.copy': 'Kopiera felrapport',
  'app.crash.copied': 'Felrapporten är kopierad.',
  'app.crash.copyFailed': 'Felrapporten kunde inte kopieras. Den står här:',
  'app.crash.reload': 'Ladda om fönstret',
  'app.viewNotRead.title': 'Vyn kunde inte läsas in',
  'app.viewNotRead.explain':
    'Den här delen av programmet gick inte att läsa. Inget du har skrivit är borta. Försök igen eller ladda om fönstret.',

  'app.noViews.title': 'Ditt konto har ingen vy ännu',
  'app.noViews.explain': 'Be din administratör om en roll i en organisation, och logga sedan in igen.',
} as const;
