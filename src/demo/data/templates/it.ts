import { incident as fault, maintenance, majorIncident, question, request, type TemplateBook } from './template.ts';

/** Tickets about workplaces, accounts, networks and servers. */
export const itTemplates: TemplateBook = {
  workplace: [
    fault(
      'Datorn startar inte {efter uppdatering|efter helgen|sedan i morse}',
      'Datorn ($model) {är helt svart|visar bara tillverkarens logotyp|piper tre gånger och slocknar}. Har provat att hålla in strömknappen. {Behöver den till utvecklingssamtal i eftermiddag.|Arbetar på en kollegas dator så länge.|Sitter i $room.}',
      'Datorn återställd med ny avbildning; hemkatalogen fanns kvar. Användaren har loggat in och kontrollerat.',
      'high',
    ),
    fault(
      'Bärbar dator laddar inte',
      'Laddningslampan {lyser inte|blinkar orange} {trots byte av laddare|i dockan men fungerar i vägguttaget}. Batteriet räcker {tjugo minuter|knappt ett möte}.',
      'Batteriet bytt på garanti.',
      'normal',
      true,
    ),
    fault(
      'Dockningsstationen hittar inte skärmarna',
      '{Ingen av skärmarna|Bara den ena skärmen} får bild när datorn ansluts i $room. Fungerade {i fredags|före uppdateringen}.',
      'Dockans programvara uppdaterad och strömmen bruten i en minut. Skärmarna hittas.',
    ),
    fault(
      'Datorn är mycket långsam',
      'Det tar {tio minuter|en kvart} att logga in och {webbläsaren|kalkylbladet|journalsystemet} hänger sig flera gånger om dagen. $model.',
      'Disken var full av gamla användarprofiler. Rensade och kontrollerade uppdateringar.',
      'low',
    ),
    fault(
      'Tangentbord med döda tangenter',
      'Tangenterna {Å och Ä|A, S och D|mellanslag och retur} fungerar inte. {Någon hällde kaffe i går.|Har slutat en efter en.}',
      'Tangentbordet utbytt av tekniker på plats.',
    ),
    fault(
      'Programvara startar inte: $app',
      '$app stängs direkt med meddelandet {”ett oväntat fel har inträffat”|”licensen kunde inte verifieras”}. Behövs för {lönekörningen|budgetuppföljningen|nämndhandlingarna} {senast i morgon|den här veckan}.',
      'Programmet ominstallerat från programkatalogen och licensen omkopplad.',
    ),
    request(
      'Beställning av dator till nyanställd',
      'Ny medarbetare börjar {på måndag|den första nästa månad}. Behöver {bärbar standarddator|bärbar dator med docka och två skärmar}, placering $room. Kostnadsställe $code.',
      'Dator utlämnad och kvitterad, uppgifterna registrerade i inventarieregistret.',
      'normal',
      true,
    ),
    request(
      '{Extern bildskärm|Höj- och sänkbart skrivbordsstativ för skärm|Trådlöst headset} till arbetsplats',
      '{Föreslaget vid ergonomironden.|Behövs efter flytten till $room.|Den gamla har gått sönder.} Godkänt av enhetschef, kostnadsställe $code.',
      'Levererat och monterat.',
      'low',
      true,
    ),
    request(
      'Återlämning av dator vid avslutad anställning',
      'Medarbetare slutar {den siste|på fredag}. Datorn ($model) och laddare ligger {i receptionen|låsta i $room} och kan hämtas.',
      'Datorn hämtad, raderad och inställd i lager.',
      'low',
    ),
  ],
  'pupil-device': [
    fault(
      'Elevdatorer i klass $class kan inte logga in',
      '{Sex|Åtta|Tolv} elever får ”inga inloggningsservrar tillgängliga” i $room. {Nationellt prov i engelska på torsdag.|Gäller sedan lovet.}',
      'Datorerna hade tappat sitt certifikat efter lovet. Nytt utfärdat via skolans trådlösa nät.',
      'high',
    ),
    fault(
      'Sprucken skärm på elevdator',
      'Elev i $class har {tappat datorn i trappan|lagt en penna mellan skärm och tangentbord}. Märkning på undersidan finns kvar. Vårdnadshavare är {informerad|inte informerad än}.',
      'Skärmpanelen utbytt. Datorn åter till skolan via internposten.',
      'normal',
      true,
    ),
    request(
      'Låneuppsättning till nationella provet',
      'Behöver {tio|femton|fem} datorer till {provet i matematik|digitala nationella provet i svenska} för klass $class. Ska vara laddade och inloggade med provkonto.',
      'Datorer utlämnade i laddvagn, återlämnade kompletta.',
      'normal',
    ),
    fault(
      'Laddvagn laddar inte',
      '{Nedersta hyllan|Hela vagnen} i $room är död. Datorerna räcker inte till lunch.',
      'Säkring i laddvagnens grenuttag återställd, en adapter utbytt.',
    ),
    fault(
      'Lärare kan inte se elevskärmar i klassrumsprogrammet',
      'Klassrumshanteringen visar {tomma rutor|bara tre av tjugosex elever} i $class.',
      'Elevernas klassrumsklient uppdaterad centralt.',
      'low',
    ),
  ],
  tablet: [
    fault(
      'Surfplatta fastnar i aktiveringslås',
      'Avdelningens surfplatta ber om ett {Apple-konto|Google-konto} som ingen känner till. Används till {bilddokumentation|insatsregistrering}.',
      'Enheten avregistrerad och inlagd på nytt i enhetshanteringen.',
    ),
    request(
      'App till förskolans surfplattor: $app',
      'Vi vill ha $app på {fyra|samtliga|två} surfplattor. {Informationssäkerhetsklassningen är gjord.|Har stämt av med dataskyddsombudet.}',
      'Appen godkänd och utskickad till enheterna.',
      'low',
      true,
    ),
    fault(
      'Sprucket glas på surfplatta',
      '{Tappad på asfalten under utflykt.|Ett barn satte sig på den.} Går att använda men flisor lossnar.',
      'Ersatt med enhet ur lager, den gamla kasserad.',
      'normal',
    ),
  ],
  'field-work': [
    request(
      'Flytt av {tre|fem|åtta} arbetsplatser',
      'Vi byter rum {vecka $week|i samband med ombyggnaden}. {Datorer, skärmar och dockor|Två skrivare och fyra datorer} ska från $room till plan 2.',
      'Flytt genomförd, nätuttag patchade och provade.',
      'normal',
    ),
    request(
      'Uppsättning av {informationsskärm|smart tavla} i $room',
      'Skärmen är levererad och står {i förrådet|kvar i kartongen}. Väggen är {betong|gips}; vaktmästaren har borrmaskin.',
      'Skärmen monterad, ansluten och visad för personalen.',
      'low',
      true,
    ),
    fault(
      'Hjälp på plats: ingenting fungerar efter strömavbrott',
      'Efter strömavbrottet {i natt|i morse} är {nätet, skrivaren och två datorer|hela expeditionen} nere.',
      'Switch och skrivare startade om på plats. Avbrottsfri kraft beställd.',
      'high',
    ),
  ],
  account: [
    fault(
      'Låst användarkonto',
      'Kontot låser sig {varje morgon|efter varje lösenordsbyte}. {Har bytt lösenord i telefonen.|Vet inte vilken enhet som försöker.}',
      'Gammalt lösenord sparat i telefonens e-post. Borttaget, kontot upplåst.',
      'high',
    ),
    fault(
      'Glömt lösenord',
      'Kommer inte in {efter semestern|efter föräldraledigheten}. {Har inte e-legitimation på den här telefonen.|Sidan för lösenordsbyte ger felkod.}',
      'Identiteten kontrollerad, nytt tillfälligt lösenord lämnat och bytt.',
    ),
    request(
      'Behörighet till gemensam mapp {Budget|Elevhälsa|Upphandling|Bygglov}',
      'Behöver {läsrättighet|läs- och skrivrättighet} till mappen. Godkänt av närmaste chef.',
      'Behörighet tilldelad via grupp. Användaren har provat.',
      'low',
    ),
    request(
      'Konto till {vikarie|timanställd|LIA-praktikant}',
      'Ny person börjar {på måndag|i morgon kl. 07} och behöver konto, e-post och {journalbehörighet|behörighet till lärplattformen}. Slutdatum vecka $week.',
      'Konto skapat med slutdatum, uppgifterna lämnade till chef.',
    ),
    request(
      'Avslut av konto',
      'Medarbetaren har slutat. {Brevlådan ska vidarebefordras i tre månader.|Autosvar önskas med hänvisning till funktionsbrevlådan.}',
      'Kontot avstängt, autosvar satt.',
      'low',
    ),
    question(
      'Hur skaffar jag tvåfaktorsinloggning utan tjänstetelefon?',
      'Ska börja arbeta hemifrån men vill inte använda min privata telefon. {Finns det säkerhetsdosa?|Går det med tjänstelegitimationskort?}',
      'Informerat om säkerhetsnyckel; beställning gjord av chef.',
      'low',
    ),
  ],
  email: [
    fault(
      'E-post kommer inte fram till {extern mottagare|Försäkringskassan|vårdnadshavare}',
      'Får {inget svar alls|en studs med kod 5.7.1}. Andra i huset kan skicka.',
      'Mottagarens filter spärrade bilagans filtyp. Användaren skickar via säkert meddelande.',
    ),
    request(
      'Ny funktionsbrevlåda',
      'Vi behöver en gemensam adress för {felparkeringar|skolskjutsfrågor|bokning av samlingssalen}. {Fyra|Sex|Tre} personer ska ha åtkomst.',
      'Funktionsbrevlådan upplagd och behörigheterna provade.',
      'low',
    ),
    fault(
      'Misstänkt nätfiske: ”Din brevlåda är snart full”',
      'Fick meddelandet {i morse|nyss}. {Har inte klickat.|Klickade på länken och skrev in lösenordet!}',
      'Avsändaren spärrad, meddelandet borttaget ur samtliga brevlådor. Lösenordet bytt där det behövdes.',
      'high',
    ),
    fault(
      'Delad kalender syns inte',
      'Ser inte {rektorns|enhetens|nämndsekreterarens} kalender sedan {bytet av dator|i går}.',
      'Delningen borttagen och upplagd på nytt.',
      'low',
    ),
    question(
      'Kan jag återställa ett borttaget meddelande?',
      'Råkade tömma papperskorgen {i fredags|för tre veckor sedan}. Det gällde en {avtalsbilaga|begäran om allmän handling}.',
      'Meddelandet återställt av användaren enligt anvisning.',
      'low',
    ),
  ],
  network: [
    fault(
      'Inget nät på {plan 2|hela huset|expeditionen}',
      '{Samtliga datorer|Alla datorer och kassan} är utan nät sedan klockan {08.10|09.25|13.40}. {Vaktmästaren säger att det blinkar rött i skåpet.|Trådlöst fungerar.}',
      'Nätverksväxelns strömaggregat utbytt.',
      'critical',
    ),
    fault(
      'Nätuttag utan förbindelse i $room',
      'Uttag märkt $code ger ingen länk. {Behövs till ny skrivare.|Ny arbetsplats.}',
      'Uttaget patchat i korskopplingen.',
      'low',
    ),
    maintenance(
      'Servicefönster: byte av {stamswitch|brandvägg} $date',
      'Planerat avbrott {17.30–19.00|06.00–07.00}. Berör telefoni, passersystem och {samtliga förskolor|hemtjänstlokalerna} i området.',
      'Bytet genomfört utan avvikelse.',
      'normal',
    ),
    majorIncident(
      'Driftstörning: förbindelsen till {flera skolor|äldreboendena} nere',
      'Avgrävd fiber {vid Lundavägen|söder om stationen}. Leverantören felsöker, nästa besked om en timme.',
      'Fibern lagad av leverantören. Samtliga enheter åter i drift.',
      'critical',
      true,
    ),
  ],
  wifi: [
    fault(
      'Dålig täckning i trådlöst nät',
      'Surfplattorna tappar kontakten i {matsalen|gymnastiksalen|norra korridoren|personalrummet}. Värst {under lunchen|efter klockan 14}.',
      'Accesspunkten flyttad och sändareffekten justerad efter mätning på plats.',
      'normal',
    ),
    fault(
      'Gästnätet släpper inte in besökare',
      '{Inloggningssidan kommer inte upp.|SMS-koden kommer aldrig.} {Konferens med fyrtio deltagare pågår!|Gäller sammanträdesrum $room.}',
      'Portalens certifikat förnyat.',
      'high',
    ),
    request(
      'Trådlöst nät i {ny paviljong|uteförråd|tillfällig modullokal}',
      'Lokalen tas i bruk vecka $week. {Två|Fyra} rum och en kapphall.',
      'Två accesspunkter uppsatta och inmätta.',
      'normal',
      true,
    ),
  ],
  server: [
    fault(
      'Gemensam filyta går inte att nå',
      'H: och G: {saknas i utforskaren|ger ”nätverkssökvägen hittades inte”} för {hela avdelningen|oss på plan 3}.',
      'Filservern hade slut på minne efter säkerhetskopieringen. Startades om, larmgräns justerad.',
      'critical',
    ),
    request(
      'Mer lagringsutrymme till {ritningsarkivet|e-arkivet|mediebiblioteket}',
      'Ytan är {97|99} procent full. Behöver {500 GB|2 TB} {före arkivleveransen|i höst}.',
      'Volymen utökad.',
      'low',
    ),
    maintenance(
      'Servicefönster: säkerhetsuppdateringar $date',
      'Månatlig uppdatering {kl. 18–22}. Kortare avbrott i {ekonomisystem och e-tjänster|filytor och utskrift}.',
      'Uppdateringarna installerade, övervakningen grön.',
      'normal',
    ),
  ],
  database: [
    fault(
      'Nattlig körning till {ekonomisystemet|elevregistret} stannade',
      'Integrationen stannade {02.14|03.40} med låsning. {Fakturorna saknas i dag.|Nya elever har inte kommit över.}',
      'Låsningen hävd, körningen omkörd och avstämd.',
      'high',
    ),
    request(
      'Läskopia för statistikuttag',
      'Behöver en läskopia av {skolskjutsdatabasen|bygglovsdiariet} till {SCB-inrapportering|nyckeltal}.',
      'Läskopia upprättad med begränsad behörighet.',
      'low',
    ),
  ],
  backup: [
    request(
      'Återläsning av raderad mapp på gemensam filyta',
      'Mappen {”Individärenden 2025”|”Schema HT”|”Avtal”} försvann {i går eftermiddag|under veckan}. Senast sedd $date.',
      'Mappen återläst till läget kvällen före.',
      'high',
    ),
    fault(
      'Virusvarning på dator',
      'Skyddet larmar om {en fil i hämtade filer|ett makro i ett kalkylblad från leverantör}. {Har dragit ur nätkabeln.|Datorn är fortfarande på.}',
      'Filen i karantän, datorn genomsökt utan fler fynd.',
      'high',
    ),
  ],
};
