import type { Article } from '#shared/knowledge/schema.ts';
import type { ServiceKey } from './service-keys.ts';

interface ArticleText {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly keywords: readonly string[];
  readonly services: readonly ServiceKey[];
  readonly author: string;
  /** Days from today until it is to be read again, negative when overdue; null: never. */
  readonly reviewInDays: number | null;
  readonly status: Article['status'];
}

/** What the desk has learnt, in the order it was written. */
export const articleTexts: readonly ArticleText[] = [
  {
    key: 'password',
    title: 'Byta glömt lösenord',
    body: '## Kontrollera vem som ringer\n\n1. Ring upp på numret i katalogen, inte på det som visas.\n2. Fråga efter **närmaste chef** och **arbetsplats**.\n3. Skyddad identitet: lämna alltid till IT-säkerhet.\n\n## Byt\n\n1. Sätt ett tillfälligt lösenord med *måste bytas vid inloggning*.\n2. Läs upp det, skicka det aldrig i e-post.\n3. Be användaren logga in medan ni pratar.\n\n> Fungerar det inte: kontot kan vara låst. Lås upp först, vänta en minut, försök igen.',
    keywords: ['inloggning', 'låst konto', 'kommer inte in', 'glömt'],
    services: ['account'],
    author: 'anna.agent',
    reviewInDays: 120,
    status: 'published',
  },
  {
    key: 'printer-offline',
    title: 'Skrivaren skriver inte ut',
    body: '1. Visar skärmen på maskinen fel? Läs upp felkoden.\n2. Är **passerkortet** registrerat? Be användaren blippa och se om kön visas.\n3. Ligger jobbet i kön *Följ mig*? Ta bort det och skicka om.\n4. Starta om maskinen med knappen på sidan, inte i väggen.\n\nHjälper det inte: anmäl till leverantören med maskinens märkning och räkneverk.',
    keywords: ['toner', 'papper', 'kö', 'kopiator', 'multimaskin', 'utskrift'],
    services: ['printing'],
    author: 'amir.agent',
    reviewInDays: 60,
    status: 'published',
  },
  {
    key: 'wifi-drops',
    title: 'Trådlösa nätet kopplar ner',
    body: '- Glöm nätet på datorn och anslut igen.\n- Prova ett annat rum: är det **täckningen** eller **datorn**?\n- Flera i samma rum: lägg till *Kräver besök* och skicka till Nät.\n\n| Nät | För |\n| --- | --- |\n| Personal | kommunens datorer |\n| Elev | elevdatorer |\n| Gäst | besökare, kod i receptionen |',
    keywords: ['wifi', 'internet', 'långsamt', 'gästnät'],
    services: ['wifi', 'network'],
    author: 'tariq.technician',
    reviewInDays: -12,
    status: 'published',
  },
  {
    key: 'computer-dead',
    title: 'Datorn startar inte alls',
    body: '1. Laddaren i, annan laddare, annat uttag.\n2. Håll in startknappen **30 sekunder**, vänta, tryck en gång.\n3. Koppla ur docka, skärm och USB.\n4. Lyser något alls? Blinkar den: räkna blinkningarna.\n\nFortfarande död: erbjud **låneexemplar** och boka besök.',
    keywords: ['svart skärm', 'död', 'laddar inte', 'docka'],
    services: ['workplace', 'pupil-device'],
    author: 'tove.technician',
    reviewInDays: 200,
    status: 'published',
  },
  {
    key: 'lost-phone',
    title: 'Förlorad eller stulen mobiltelefon',
    body: '**Gör genast, i den här ordningen:**\n\n1. Spärra SIM-kortet hos operatören (dygnet runt).\n2. Lås och radera telefonen i enhetshanteringen.\n3. Byt lösenordet.\n4. Lägg till *Stöld eller förlust*.\n\nDärefter: polisanmälan görs av chefen, ny telefon beställs av **behörig beställare**.',
    keywords: ['stulen', 'borttappad', 'spärr', 'sim'],
    services: ['mobile', 'subscription'],
    author: 'tomas.technician',
    reviewInDays: 30,
    status: 'published',
  },
  {
    key: 'phishing',
    title: 'Misstänkt e-post: vad vi säger och gör',
    body: 'Säg: *”Bra att du ringer. Klicka inte, svara inte.”*\n\n- Har personen **klickat eller skrivit lösenord**: byt lösenord nu, skicka till IT-säkerhet som kritiskt.\n- Annars: be om meddelandet som bilaga, radera det.\n\nVidarebefordra aldrig ett misstänkt meddelande till en kollega.',
    keywords: ['nätfiske', 'bluff', 'virus', 'spam', 'länk'],
    services: ['email', 'backup'],
    author: 'amir.agent',
    reviewInDays: -40,
    status: 'published',
  },
  {
    key: 'shared-mailbox',
    title: 'Funktionsbrevlåda syns inte',
    body: '1. Har behörigheten beställts av chef? Den slår igenom inom **en timme**.\n2. Starta om e-postprogrammet.\n3. Lägg till brevlådan för hand under *Konton*.\n\nBehörighet ges aldrig på begäran av användaren själv.',
    keywords: ['brevlåda', 'delad', 'funktionsadress', 'outlook'],
    services: ['email'],
    author: 'astrid.agent',
    reviewInDays: 90,
    status: 'published',
  },
  {
    key: 'referral',
    title: 'Lägga in hänvisning åt någon annan',
    body: 'Fråga: **varför borta, från när, till när, vem kan svara i stället.**\n\n1. Sök personen i växeln.\n2. Lägg in hänvisningen med sluttid. Saknas sluttid: fråga, gissa inte.\n3. Läs upp det du har skrivit.\n\nDen som ringer får veta tiden, aldrig orsaken om den är sjukdom.',
    keywords: ['frånvaro', 'semester', 'sjuk', 'röstbrevlåda'],
    services: ['pbx', 'switchboard'],
    author: 'astrid.agent',
    reviewInDays: null,
    status: 'published',
  },
  {
    key: 'learning-platform',
    title: 'Vårdnadshavare kommer inte in i lärplattformen',
    body: 'Vi hjälper **skolans personal**, inte vårdnadshavare. Hänvisa till skolans it-ombud.\n\nRinger it-ombudet:\n\n1. Stämmer personnumret i elevregistret?\n2. Ändringar från folkbokföringen syns **nästa morgon**.\n3. Skyddade uppgifter: till systemförvaltningen, aldrig över telefon.',
    keywords: ['förälder', 'bankid', 'frånvaroanmälan', 'schema'],
    services: ['learning-platform'],
    author: 'albin.agent',
    reviewInDays: 15,
    status: 'published',
  },
  {
    key: 'care-offline',
    title: 'Hemtjänstens telefoner visar gammal planering',
    body: '1. Flygplansläge av och på.\n2. Logga ut och in i planeringsappen.\n3. Är det fler i gruppen: kontrollera pågående driftstörning först.\n\n**Reservrutin:** enheten skriver ut dagens planering från datorn i gruppens rum. Säg det alltid.',
    keywords: ['planering', 'besök', 'nyckelfritt', 'app'],
    services: ['care-records', 'safety-alarm'],
    author: 'albin.agent',
    reviewInDays: 45,
    status: 'published',
  },
  {
    key: 'meeting-room',
    title: 'Inget ljud eller ingen bild i mötesrummet',
    body: '- Välj rummets **kamera och högtalare** i mötesprogrammet.\n- Dra ur kabeln tio sekunder.\n- Pågår mötet: skicka tekniker direkt, skriv ärendet efteråt.',
    keywords: ['teams', 'kamera', 'mikrofon', 'skärm', 'video'],
    services: ['conference'],
    author: 'tove.technician',
    reviewInDays: 300,
    status: 'published',
  },
  {
    key: 'new-employee',
    title: 'Ny medarbetare: vad chefen behöver beställa',
    body: 'Utkast – stäm av med HR innan det publiceras.\n\n- Konto (skapas av lönesystemet)\n- Dator, telefon och abonnemang\n- Passerkort\n- Behörighet i verksamhetssystem',
    keywords: ['nyanställd', 'börjar', 'onboarding'],
    services: ['account', 'workplace', 'mobile', 'access'],
    author: 'anna.agent',
    reviewInDays: null,
    status: 'draft',
  },
  {
    key: 'old-voicemail',
    title: 'Röstbrevlådan i den gamla växeln',
    body: 'Den gamla växeln är avvecklad. Kvar för den som undrar över äldre ärenden.',
    keywords: ['röstbrevlåda'],
    services: ['pbx'],
    author: 'astrid.agent',
    reviewInDays: null,
    status: 'retired',
  },
];
