import type { Script } from '#shared/scripts/schema.ts';
import { serviceId } from '../catalogue.ts';
import { namedId } from '../ids.ts';
import { provider } from '../organisations.ts';
import { ask, file, say, solve, write } from './steps.ts';

/** "Datorn startar inte": from the power socket to the repair, as it is asked on the telephone. */
export const computerDoesNotStart: Script = {
  id: namedId('script:computer-does-not-start'),
  organisationId: provider,
  version: 0,
  name: 'Datorn startar inte',
  description: 'Datorn är död, fastnar i starten eller visar ett felmeddelande innan man kan logga in.',
  serviceId: serviceId('workplace'),
  revision: 1,
  start: 'welcome',
  steps: {
    welcome: say(
      'Då hjälps vi åt. Jag ställer några frågor, och vi provar lite saker tillsammans medan vi pratar. Det brukar ta ungefär fem minuter.',
      'tag',
      'Kontrollera att det är rätt person i raden högst upp innan du går vidare.',
    ),
    tag: write(
      'Kan du läsa upp numret på etiketten under datorn eller på sidan? Det börjar med en bokstav.',
      'Stöldmärkning',
      'accident',
      'Saknas etiketten: skriv ”saknas” och be om serienumret.',
    ),
    accident: ask(
      'Har datorn blivit tappad, eller fått vätska på sig?',
      [
        ['no', 'Nej', 'signs'],
        ['dropped', 'Ja, den har tappats', 'damage'],
        ['liquid', 'Ja, det har kommit vätska på den', 'liquid'],
      ],
      'Fråga vänligt. Ingen behöver betala för att ha talat om det.',
    ),
    liquid: say(
      'Tack för att du säger det. Stäng av datorn genom att hålla in strömknappen, dra ur laddaren och lägg datorn öppen med tangenterna nedåt på en handduk. Försök inte starta den igen.',
      'file-liquid',
      'Inget mer felsöks på telefon efter vätska.',
    ),
    damage: ask('Är skärmen sprucken, eller är höljet så skadat att du ser in i datorn?', [
      ['cracked', 'Ja, den är synligt trasig', 'file-damage'],
      ['whole', 'Nej, den ser hel ut', 'signs'],
    ]),
    signs: ask(
      'Tryck en gång på strömknappen. Vad händer?',
      [
        ['nothing', 'Ingenting alls: inget ljus, inget ljud', 'power'],
        ['lights', 'Det lyser eller låter, men skärmen är svart', 'dock'],
        ['logo', 'En logotyp syns, sedan står det stilla', 'updating'],
        ['recovery', 'En blå sida ber om en återställningsnyckel', 'recovery-key'],
        ['message', 'Ett annat felmeddelande syns', 'message'],
        ['starts', 'Nu startar den som vanligt', 'solved-by-itself'],
      ],
      'Ge det en halv minut innan du går vidare.',
    ),
    power: ask('Är det en bärbar dator, eller en som står på skrivbordet?', [
      ['laptop', 'Bärbar', 'charger'],
      ['desktop', 'Stationär', 'desktop-power'],
    ]),
    'desktop-power': ask(
      'Sätter du strömsladden i ett annat vägguttag, utan grenuttag emellan, startar den då?',
      [
        ['yes', 'Ja, nu startar den', 'solved-outlet'],
        ['no', 'Nej', 'file-dead'],
      ],
      'Strömbrytare på baksidan ska stå på I. Grenuttag har ofta en egen knapp.',
    ),
    charger: ask(
      'Sätt laddaren direkt i vägguttaget och i datorn, inte genom dockan. Tänds lampan vid kontakten?',
      [
        ['yes', 'Ja, den lyser', 'hard-reset'],
        ['no', 'Nej, den är släckt', 'other-charger'],
      ],
      'Lampan kan vara vit, gul eller orange beroende på modell.',
    ),
    'other-charger': ask('Finns det en kollega med likadan laddare som du kan låna en stund? Lyser lampan med den?', [
      ['yes', 'Ja, med den andra laddaren lyser det', 'file-charger'],
      ['no', 'Nej, den är fortfarande släckt', 'hard-reset'],
      ['none', 'Det finns ingen att låna', 'hard-reset'],
    ]),
    'hard-reset': ask(
      'Nu tömmer vi datorn på ström. Dra ur allt som sitter i: laddare, docka, mus och minnen. Håll sedan in strömknappen i trettio sekunder, jag räknar. Släpp, sätt i laddaren, vänta tio sekunder och tryck en gång till. Startar den?',
      [
        ['yes', 'Ja, den startar', 'solved-reset'],
        ['sound', 'Det låter och lyser, men skärmen är svart', 'external-screen'],
        ['no', 'Nej, ingenting', 'file-dead'],
      ],
      'Räkna högt till trettio. De flesta släpper efter tio.',
    ),
    dock: ask('Är datorn ansluten till en docka eller en extra skärm?', [
      ['docked', 'Ja', 'undock'],
      ['alone', 'Nej', 'hard-reset'],
    ]),
    undock: ask(
      'Dra ur sladden till dockan, fäll upp datorns egen skärm helt och tryck på mellanslag. Får du bild nu?',
      [
        ['yes', 'Ja, på datorns egen skärm', 'redock'],
        ['no', 'Nej, det är fortfarande svart', 'hard-reset'],
      ],
    ),
    redock: ask(
      'Bra, då är det inte datorn. Dra ur strömmen till dockan, vänta tio sekunder, sätt i den igen och anslut datorn. Kommer bilden på den stora skärmen?',
      [
        ['yes', 'Ja', 'solved-dock'],
        ['no', 'Nej', 'file-dock'],
      ],
    ),
    'external-screen': ask(
      'Kan du ansluta en annan skärm eller en projektor? Syns det någon bild där?',
      [
        ['yes', 'Ja, där syns bilden', 'file-screen'],
        ['no', 'Nej, svart där också', 'file-board'],
        ['none', 'Det går inte att prova här', 'file-board'],
      ],
      'Windows-tangenten och P, två gånger, kan behövas för att få bild.',
    ),
    updating: ask('Står det något om uppdateringar, eller snurrar prickarna i en ring?', [
      ['percent', 'Ja, en procentsiffra eller ”stäng inte av”', 'update-wait'],
      ['dots', 'Bara en ring eller ingenting', 'forced-restart'],
    ]),
    'update-wait': ask(
      'Då håller den på med en uppdatering. Låt den vara med laddaren i. Hur länge har den stått på samma siffra?',
      [
        ['short', 'Mindre än en timme', 'solved-update'],
        ['long', 'Mer än en timme', 'forced-restart'],
      ],
    ),
    'forced-restart': ask(
      'Håll in strömknappen tills den släcks, vänta tio sekunder och starta igen. Kommer du till inloggningen?',
      [
        ['yes', 'Ja', 'solved-restart'],
        ['repair', 'Den erbjuder reparation eller felsökning', 'file-system'],
        ['no', 'Nej, den fastnar igen', 'file-system'],
      ],
    ),
    'recovery-key': write(
      'På den blå sidan står ett nyckel-ID. Kan du läsa upp de åtta första tecknen?',
      'Nyckel-ID',
      'recovery-result',
      'Sök fram nyckeln i katalogen på datorns namn. Läs upp den i grupper om sex siffror, och bara för den som har datorn.',
    ),
    'recovery-result': ask(
      'Nu läser jag upp en lång nyckel, sex siffror i taget, och du skriver in den. Tog datorn emot den?',
      [
        ['yes', 'Ja, den startar', 'solved-recovery'],
        ['no', 'Nej, den frågar igen', 'file-system'],
        ['missing', 'Nyckeln finns inte i katalogen', 'file-system'],
      ],
    ),
    message: write('Vad står det, ord för ord? Ta gärna en bild med telefonen också.', 'Felmeddelande', 'disk', ''),
    disk: ask('Nämner texten en disk, ”boot device” eller ”operating system not found”?', [
      ['yes', 'Ja', 'usb'],
      ['no', 'Nej, något annat', 'forced-restart'],
    ]),
    usb: ask('Sitter det något USB-minne eller en extern disk i datorn? Ta ur det och starta om. Gick det bättre?', [
      ['yes', 'Ja, nu startar den', 'solved-usb'],
      ['no', 'Nej, eller inget satt i', 'file-disk'],
    ]),

    'solved-by-itself': solve(
      'Vad bra! Hör av dig om det händer igen, så tar vi in den för kontroll.',
      'Datorn startade inte, startade vid samtalet',
      'Datorn startade vid nytt försök under samtalet. Ingen åtgärd.',
    ),
    'solved-outlet': solve(
      'Då var det uttaget. Säg till vaktmästaren, så att det blir lagat.',
      'Stationär dator utan ström',
      'Vägguttag eller grenuttag var utan ström. Datorn startade i ett annat uttag; vaktmästaren meddelas.',
    ),
    'solved-reset': solve(
      'Härligt. Det brukar inte komma tillbaka, men ring om det gör det.',
      'Datorn startade inte, hjälpt av strömtömning',
      'All ström kopplades ur och strömknappen hölls in i 30 sekunder. Datorn startade därefter normalt.',
    ),
    'solved-dock': solve(
      'Då hade dockan hängt sig. Samma knep fungerar nästa gång.',
      'Svart skärm, dockan hade hängt sig',
      'Dockan startades om genom att strömmen drogs ur. Bild på extern skärm igen.',
    ),
    'solved-update': solve(
      'Låt den stå med laddaren i, gärna över lunchen. Är den inte klar då, ring oss igen.',
      'Datorn uppdaterar vid start',
      'En uppdatering pågick. Användaren låter den bli klar med laddaren ansluten och hör av sig om den inte gör det.',
    ),
    'solved-restart': solve(
      'Utmärkt. Logga in och se att allt fungerar, så väntar jag kvar en stund.',
      'Datorn fastnade i starten, hjälpt av omstart',
      'Tvingad omstart. Datorn kom till inloggningen.',
    ),
    'solved-recovery': solve(
      'Då är vi igenom. Frågar den efter nyckeln en gång till de närmaste dagarna, så ring oss.',
      'Återställningsnyckel för diskkryptering',
      'Återställningsnyckeln lästes upp efter kontroll av identiteten. Datorn startade.',
    ),
    'solved-usb': solve(
      'Då försökte den starta från minnet. Sätt i det först när du har loggat in.',
      'Datorn försökte starta från USB-minne',
      'USB-minne togs ur. Datorn startade från den egna disken.',
    ),

    'file-liquid': file(
      'Jag skickar ett ärende till vår tekniker, som hämtar datorn. Har du något viktigt de närmaste dagarna kan du få låna en så länge.',
      'Vätskeskadad dator',
      'high',
      'workplace',
      true,
      'Fråga vad det var för vätska och hur mycket, och skriv det i beskrivningen.',
    ),
    'file-damage': file(
      'Jag lägger upp ett ärende för reparation. Du kan få låna en dator medan din är borta.',
      'Fallskadad dator',
      'normal',
      'workplace',
      true,
    ),
    'file-dead': file(
      'Då behöver den in på verkstad. Jag lägger upp ärendet nu, och du kan få låna en dator under tiden.',
      'Datorn är helt död',
      'high',
      'workplace',
      true,
      'Har användaren prov, sammanträde eller vårddokumentation i dag: lämna ut låneexemplar direkt.',
    ),
    'file-charger': file(
      'Då är det laddaren som är trasig. Jag beställer en ny till dig; kan du låna kollegans så länge?',
      'Trasig laddare',
      'normal',
      'workplace',
    ),
    'file-dock': file(
      'Din dator fungerar, men dockan behöver bytas. Teknikern har med sig en ny.',
      'Dockan ger ingen bild',
      'low',
      'workplace',
    ),
    'file-screen': file(
      'Då är det skärmen som har gått sönder. Du kan arbeta med den andra skärmen, och vi byter panelen.',
      'Trasig bildskärm i bärbar dator',
      'normal',
      'workplace',
      true,
    ),
    'file-board': file(
      'Datorn går igång men visar ingenting, så den behöver undersökas. Du får låna en annan så länge.',
      'Datorn startar utan bild',
      'high',
      'workplace',
      true,
    ),
    'file-system': file(
      'Systemet behöver läggas in på nytt. Det som ligger i din hemkatalog och i molnet finns kvar. Teknikern ringer innan något raderas.',
      'Windows startar inte',
      'high',
      'workplace',
      true,
      'Fråga om något bara finns på datorns skrivbord. Skriv det i beskrivningen.',
    ),
    'file-disk': file(
      'Det tyder på att disken är trasig. Slå av datorn och låt den vara, så försöker vi rädda det som finns på den.',
      'Disken hittas inte vid start',
      'high',
      'workplace',
      true,
    ),
  },
};
