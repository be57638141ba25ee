import type { Random } from './random.ts';

/** Splits "Name weight" lines; the weights follow how common the names are in Sweden, roughly. */
function list(text: string): { name: string; weight: number }[] {
  return text
    .trim()
    .split(/\s*,\s*/)
    .map((entry) => {
      const [name = '', weight = '1'] = entry.split(/ (?=\d+$)/);
      return { name, weight: Number(weight) };
    });
}

const women = list(`Anna 52, Eva 46, Maria 45, Karin 39, Kristina 34, Sara 34, Lena 33, Emma 32, Kerstin 28, Ingrid 24,
  Malin 27, Jenny 26, Marie 24, Hanna 25, Linda 24, Elin 24, Annika 22, Elisabeth 22, Susanne 20, Monica 19, Sofia 22, Helena 22,
  Ida 20, Julia 20, Josefin 16, Johanna 20, Birgitta 16, Camilla 17, Åsa 16, Ulrika 14, Amanda 15, Carina 15, Frida 14, Alexandra 13,
  Lina 14, Cecilia 13, Pia 12, Therese 13, Matilda 13, Ellen 12, Anneli 11, Gunilla 11, Ann-Charlotte 6, Ebba 9, Moa 9, Agnes 8,
  Fatima 8, Zahra 5, Amina 5, Maryam 4, Leila 4, Nour 3, Katarzyna 3, Ivana 3, Jasmina 3, Thi Lan 2, Hodan 2, Rojin 2, Märta 3, Tyra 4`);

const men =
  list(`Lars 48, Mikael 46, Anders 44, Johan 40, Erik 38, Per 36, Peter 34, Karl 30, Jan 32, Thomas 32, Daniel 31, Fredrik 29,
  Andreas 28, Stefan 26, Hans 24, Mats 23, Marcus 24, Mattias 22, Magnus 23, Jonas 22, Oskar 20, Alexander 20, Niklas 20, Bengt 14,
  Patrik 17, Martin 18, Nils 13, Viktor 15, Bo 11, Filip 14, David 16, Simon 14, Henrik 15, Christoffer 13, Robin 12, Anton 12,
  Gustav 11, Emil 13, Joakim 11, Ulf 10, Håkan 9, Göran 8, Sebastian 9, Jesper 9, Kenneth 8, Rickard 8, Elias 8, Tobias 9, Åke 5,
  Mohammed 8, Ahmed 6, Ali 6, Omar 4, Hassan 4, Yusuf 3, Dejan 3, Mirza 2, Piotr 3, Minh 2, Abdirahman 2, Björn 8, Örjan 2, Love 3`);

const families =
  list(`Andersson 225, Johansson 223, Karlsson 197, Nilsson 178, Eriksson 144, Larsson 130, Olsson 118, Persson 117,
  Svensson 108, Gustafsson 96, Pettersson 91, Jonsson 79, Jansson 54, Hansson 66, Bengtsson 54, Jönsson 48, Lindberg 28, Jakobsson 27,
  Magnusson 26, Lindström 25, Olofsson 25, Lindqvist 24, Lindgren 24, Berg 22, Axelsson 23, Bergström 22, Lundberg 22, Lind 21,
  Lundgren 21, Lundqvist 20, Mattsson 20, Berglund 20, Fredriksson 19, Sandberg 18, Henriksson 17, Forsberg 17, Sjöberg 16, Wallin 16,
  Engström 15, Eklund 15, Danielsson 15, Lundin 14, Håkansson 17, Björk 14, Bergman 14, Gunnarsson 14, Holm 13, Wikström 13,
  Samuelsson 13, Isaksson 13, Fransson 13, Bergqvist 12, Nyström 12, Holmberg 12, Arvidsson 12, Löfgren 11, Söderberg 11, Nyberg 11,
  Blomqvist 11, Claesson 11, Nordström 10, Mårtensson 14, Lundström 10, Ali 10, Mohamed 8, Hassan 8, Ahmed 7, Nguyen 5, Hussein 6,
  Petrović 3, Hadžić 2, Kovačević 2, Nowak 3, Kaya 2, Yılmaz 2, Rosengren 6, Åkesson 9, Ekdahl 4, Ahlström 6, Öberg 6, Sjögren 6,
  Ågren 4, Malmberg 5, Ohlin 3, Hallberg 6, Nordin 8, Dahl 7, Sundström 8, Strömberg 8, Hedlund 8, Ek 7, Falk 8, Holmgren 8,
  Palmqvist 3, Munck af Rosenschöld 1, von Platen 1, Lindhe 2, Thulin 3, Brorsson 3, Troedsson 2, Ingvarsson 3, Tuvesson 2, Rasmusson 3`);

/** A given and a family name. */
export interface PersonName {
  readonly given: string;
  readonly family: string;
}

/** Returns a name; about one woman in eight and one man in sixteen has a double surname. */
export function personName(random: Random, womenShare: number): PersonName {
  const isWoman = random.chance(womenShare);
  const given = random.weighted(isWoman ? women : men).name;
  const family = random.weighted(families).name;
  if (family.includes(' ') || !random.chance(isWoman ? 0.12 : 0.06)) return { given, family };
  const second = random.weighted(families).name;
  return second === family || second.includes(' ') ? { given, family } : { given, family: `${family} ${second}` };
}

/** Returns a word that can stand in an e-mail address: "Åsa Öberg" → "asa.oberg". */
export function mailWord(...words: readonly string[]): string {
  return words
    .join('.')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[^a-z.]+/g, '-');
}
