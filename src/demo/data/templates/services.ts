import { complaint, incident as fault, majorIncident, question, request, type TemplateBook } from './template.ts';

/** Tickets about telephony, printing, the applications of schools and care, and everything around an office. */
export const serviceTemplates: TemplateBook = {
  mobile: [
    fault(
      'Mobiltelefon tappar täckning',
      'Samtal bryts {i källaren|i hela östra flygeln|hemma hos brukare på Kyrkogatan}. {Gäller tre kollegor också.|Har startat om flera gånger.}',
      'Wi-Fi-samtal påslaget i enhetshanteringen.',
    ),
    fault(
      'Trasig tjänstetelefon',
      '{Skärmen är krossad|Telefonen har legat i vatten|Laddporten glappar}. Modell: $model. Används som {jourtelefon|larmmottagare i hemtjänsten}.',
      'Ersättningstelefon utlämnad, den gamla skickad på reparation.',
      'high',
      true,
    ),
    request(
      'Beställning av mobiltelefon, {bas|avancerad|robust}',
      'Till ny {enhetschef|undersköterska|fastighetsskötare}. Kostnadsställe $code, behörig beställare har godkänt.',
      'Telefon och SIM-kort levererade.',
      'normal',
      true,
    ),
  ],
  'fixed-phone': [
    fault(
      'Fast telefon utan kopplingston',
      'Telefonen i $room {är stum|visar ”registrerar …”} {sedan flytten|sedan i går}.',
      'Porten låg i fel virtuellt nät. Rättat.',
    ),
    fault(
      'Hisstelefonen larmar om linjefel',
      'Hissen {i stadshusets norra trapphus|på boendet} visar linjefel. Hissbesiktning {nästa vecka|på torsdag}.',
      'Linjen felanmäld till operatören och lagad.',
      'high',
      true,
    ),
  ],
  subscription: [
    request(
      'Spärr av förlorat SIM-kort',
      'Telefonen {borttappad på bussen|stulen ur omklädningsrummet} {i går kväll|nyss}. {Polisanmälan görs.|Fjärradering önskas.}',
      'Abonnemanget spärrat och telefonen fjärraderad. Nytt SIM-kort skickat.',
      'critical',
    ),
    request(
      'Överflytt av privat nummer till tjänsteabonnemang',
      'Medarbetaren vill ta med sitt nummer. {Fullmakt bifogas.|Nuvarande operatör är informerad.}',
      'Numret portat.',
      'low',
      true,
    ),
    question(
      'Varför är datapotten slut?',
      'Surfen är strypt sedan {den 20:e|i förrgår}. Delar internet till {surfplattan i bilen|datorn på tåget}.',
      'Potten höjd en nivå i samråd med chef.',
      'low',
    ),
  ],
  pbx: [
    request(
      'Ändring av svarsgrupp {Bygglov|Hemtjänstplaneringen|Elevhälsan}',
      'Lägg till {två|tre} medlemmar och flytta lunchstängningen till {11.30|12.15}. Gäller från $date.',
      'Svarsgruppen ändrad, provringd.',
      'normal',
    ),
    fault(
      'Hänvisningen stämmer inte',
      '{Telefonen säger semester fast jag är på plats.|Återkomsttiden visar fel vecka.} Kalenderkopplingen är på.',
      'Kalenderns serie innehöll en gammal frånvaro. Borttagen.',
      'low',
    ),
    fault(
      'Talsvaret spelar fel meddelande',
      'Den som ringer får höra {sommarstängt|midsommarhälsningen} fast {semestern är över|vi har öppet}.',
      'Ljudfilen bytt och schemat rättat.',
      'high',
    ),
    majorIncident(
      'Driftstörning: inkommande samtal når inte växeln',
      'Samtal utifrån får {upptaget|tyst linje}. Interna samtal fungerar. Operatören kontaktad.',
      'Fel i operatörens samtrafik, åtgärdat av operatören.',
      'critical',
      true,
    ),
  ],
  switchboard: [
    request(
      'Ändring i telefonkatalogen',
      '{Ny titel och ny enhet|Efternamnsbyte|Nytt direktnummer} från $date.',
      'Katalogen uppdaterad.',
      'low',
    ),
    complaint(
      'Synpunkt: fick vänta länge i växeln',
      'En {vårdnadshavare|företagare|medborgare} väntade {elva|nio} minuter {på måndagsmorgonen|strax före lunch} och kopplades sedan fel.',
      'Återkoppling lämnad per telefon. Bemanningen sedd över.',
      'low',
    ),
    question(
      'Vem handlägger {enskilt avlopp|parkeringstillstånd för rörelsehindrade|bostadsanpassningsbidrag}?',
      'Medborgaren vill bli uppringd {före klockan 15|i morgon}. Har varit i kontakt förut men minns inte namnet.',
      'Kopplad till rätt handläggare.',
      'low',
    ),
  ],
  'info-center': [
    request(
      'Besökskort till {entreprenör|lärarstudenter|hantverkare}',
      '{Två|Fyra|Tre} personer från {ventilationsfirman|hissföretaget} arbetar i huset vecka $week.',
      'Besökskorten utlämnade och återlämnade.',
      'low',
    ),
    question(
      'Var lämnas anbud i upphandlingen?',
      'Leverantören undrar om {fysisk inlämning går|instämpling hinner ske före lunch}.',
      'Hänvisad till upphandlingsenheten och e-avrop.',
      'normal',
    ),
    complaint(
      'Synpunkt: receptionen var obemannad',
      'Stod {tio|tjugo} minuter i entrén {på tisdagen|i fredags} utan att få hjälp.',
      'Ringklocka uppsatt, återkoppling lämnad.',
      'low',
    ),
  ],
  printing: [
    fault(
      'Skrivaren {i $room|vid expeditionen} skriver inte ut',
      'Utskriften {kommer aldrig fram|försvinner ur listan|fastnar på ”bearbetar”}. {Gäller alla på plan 2.|Bara jag, kollegan kan.}',
      'Utskriftskön tömd och drivrutinen uppdaterad.',
      'normal',
    ),
    fault(
      'Återkommande papperstrassel',
      'Trassel i {magasin 2|dubbelsidesenheten} {var tionde sida|flera gånger om dagen}. Har plockat ur allt synligt papper.',
      'Matarvalsarna utbytta av leverantörens tekniker.',
      'normal',
      true,
    ),
    fault(
      'Passerkort fungerar inte i multimaskinen',
      'Kortet ger {”okänd användare”|rött sken}. Fick nytt kort {i går|förra veckan}.',
      'Kortets nummer kopplat till kontot.',
      'low',
    ),
    request(
      'Toner och häftklammer',
      'Slut på {svart|cyan|magenta} och {häftklammer|avfallsbehållaren är full}. Maskinnummer $code.',
      'Levererat med internbudet.',
      'low',
      true,
    ),
  ],
  'learning-platform': [
    fault(
      'Vårdnadshavare kan inte logga in i lärplattformen',
      '{Fem|Ett tiotal} föräldrar i $class får {tom sida|”inga barn kopplade”} efter {läsårsbytet|legitimeringen}.',
      'Kopplingen mellan elev och vårdnadshavare omläst från folkbokföringen.',
      'high',
    ),
    fault(
      'Frånvaroanmälan syns inte för läraren',
      'Frånvaro som anmälts {via appen|på morgonen} visas först {efter lunch|nästa dag}.',
      'Fördröjd synkronisering åtgärdad av leverantören.',
      'high',
      true,
    ),
    request(
      'Nytt läsår: klass $class ska läggas upp',
      '{Tjugofyra|Tjugosju} elever, {två mentorer|en mentor}. Grupper för {moderna språk|slöjd och idrott} enligt bifogad lista.',
      'Klass och undervisningsgrupper upplagda.',
      'normal',
    ),
    question(
      'Hur rättar jag ett låst omdöme?',
      'Omdömet {låstes innan jag var klar|blev fel betygssteg}. {Utvecklingssamtal på onsdag.}',
      'Omdömet upplåst i ett dygn.',
      'normal',
    ),
  ],
  'care-records': [
    fault(
      'Insatser syns inte i mobilen',
      '{Kvällspasset|Nattpatrullen} ser inte sina besök. {Vi arbetar efter papperslista.|Fungerar för två av sju.}',
      'Schemat publicerat på nytt; enheterna synkroniserade.',
      'critical',
    ),
    fault(
      'Signering av läkemedel fastnar',
      'Signaturen {snurrar|ger ”konflikt med annan användare”}. Gäller {avdelning Vitsippan|fyra brukare}.',
      'Leverantören rättade felet i natt. Signaturer avstämda mot reservlista.',
      'critical',
      true,
    ),
    request(
      'Behörighet till dokumentationssystemet',
      'Ny {sjuksköterska|undersköterska|arbetsterapeut} börjar {i kväll|på måndag}. Legitimation kontrollerad av chef. HSA-id finns.',
      'Behörighet upplagd med rätt vårdenhet.',
      'high',
    ),
    question(
      'Hur flyttar jag en brukare mellan planeringsområden?',
      'Brukaren har flyttat från {Furulund|Åkarp|Hjärup}. Insatserna ligger kvar på gamla området.',
      'Visat flytten steg för steg via fjärrhjälp.',
      'normal',
    ),
  ],
  'safety-alarm': [
    fault(
      'Trygghetslarm når inte larmmottagaren',
      'Larmknappen hos en brukare ger {ingen bekräftelse|uppkopplingston men inget svar}. {Extra tillsyn är ordnad.|Anhörig är där nu.}',
      'Larmenheten utbytt och provlarmad.',
      'critical',
    ),
    fault(
      'Nyckelfritt lås öppnar inte',
      'Låset på {boendet|brukarens lägenhet} svarar inte i appen. {Batteriindikatorn är röd.|Personal väntar utanför.}',
      'Batterier utbytta, låset omkalibrerat.',
      'critical',
    ),
    request(
      'Kamera för digital nattillsyn',
      'Beviljad insats från $date. Brukaren är {informerad och har samtyckt|informerad tillsammans med god man}.',
      'Kameran installerad och tillsynstider inlagda.',
      'normal',
      true,
    ),
  ],
  finance: [
    fault(
      'Leverantörsfaktura saknas i attestflödet',
      'Fakturan från {elbolaget|livsmedelsgrossisten|vikariepoolen} förföll {i går|i fredags} men syns inte. Påminnelse har kommit.',
      'Fakturan låg på en avslutad attestant. Omfördelad.',
      'high',
    ),
    request(
      'Ny attestant för kostnadsställe $code',
      'Gäller från $date. Delegationsbeslut bifogas.',
      'Attesträtten upplagd.',
      'normal',
    ),
    question(
      'Vilken kontosträng används för {läromedelslicenser|friskvård|förbrukningsmaterial}?',
      'Fakturan är stor och ska delas på {tre|två} verksamheter.',
      'Svar lämnat enligt kodplanen.',
      'low',
    ),
  ],
  payroll: [
    fault(
      'Tidrapporten går inte att skicka',
      'Knappen är grå för {juni|föregående månad}. Sista dag är {i dag|i morgon}!',
      'En obekräftad sjukdag spärrade. Rättad tillsammans med chef.',
      'high',
    ),
    fault(
      'Schemat visar fel pass',
      'Mitt {nattpass|helgpass} vecka $week ligger dubbelt. Vikarien är redan bokad.',
      'Dubbletten borttagen, timbanken omräknad.',
      'normal',
    ),
    question(
      'Var hittar jag lönebeskedet?',
      'Får inget i {den digitala brevlådan|självservicen} sedan {namnbytet|i våras}.',
      'Lönebeskedets mottagare ändrad.',
      'low',
    ),
  ],
  conference: [
    fault(
      'Ingen bild i sammanträdesrum $room',
      '{Nämndsammanträdet börjar om en halvtimme!|Projektorn hittar ingen signal.} Har provat {båda kablarna|två datorer}.',
      'Kabelväxlaren startades om, kabel märkt.',
      'high',
    ),
    request(
      'Teknikstöd vid {kommunfullmäktige|digitalt föräldramöte|medarbetardag}',
      '$date, {kl. 18.30|kl. 13}. {Direktsändning och voteringsanläggning.|Två mikrofoner och inspelning.}',
      'Teknik riggad och bemannad under mötet.',
      'normal',
    ),
    fault(
      'Eko i videomöten',
      'Motparten hör sig själv när vi använder {rumsmikrofonen|konferenstelefonen} i $room.',
      'Ekosläckningen påslagen efter uppdatering av konferensenheten.',
      'low',
    ),
  ],
  access: [
    request(
      'Passerkort till ny medarbetare',
      'Behöver tillträde till {huvudentrén och plan 3|skolans samtliga dörrar|medicinförrådet} från $date. Foto bifogas.',
      'Kort utfärdat och kvitterat.',
      'normal',
    ),
    fault(
      'Dörren i {norra entrén|personalingången} låser inte',
      'Dörren står {olåst nattetid|och klickar}. {Väktaren har ringt två gånger.}',
      'Kortläsaren utbytt av låsleverantören.',
      'high',
      true,
    ),
    request(
      'Spärr av borttappat passerkort',
      'Kortet är {borta sedan i går|kvarglömt på tåget}.',
      'Kortet spärrat, nytt utfärdat.',
      'high',
    ),
  ],
  cars: [
    fault(
      'Poolbil utan laddning',
      'Bil $code stod {urkopplad|med 6 procent} i morse. {Hembesök i Löddeköpinge fick ställas in.}',
      'Laddstolpen återstartad.',
      'normal',
    ),
    question(
      'Avbokning av poolbil',
      'Kan inte avboka bilen {på torsdag|i eftermiddag} i systemet.',
      'Bokningen borttagen.',
      'low',
    ),
  ],
  travel: [
    request(
      'Tågbiljett till {Stockholm|Göteborg|Jönköping}',
      'Konferens $date, {en natt|två nätter} på hotell nära centralstationen. Kostnadsställe $code.',
      'Bokat och bekräftat via e-post.',
      'low',
    ),
    question(
      'Vem betalar ombokning?',
      'Tåget ställdes in och jag {kom till hotellet efter midnatt|fick ta taxi}.',
      'Ersättning söks hos tågbolaget, underlag skickat.',
      'low',
    ),
  ],
};
