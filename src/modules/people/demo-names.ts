import { pick, type Roll } from '#shared/chance.ts'

type Names = { women: readonly string[]; men: readonly string[]; last: readonly string[]; streets: readonly string[] }
const words = (text: string) => text.trim().split(/\s*,\s*/)

/** By country, as people there are called: many have roots elsewhere. */
const names: Record<string, Names> = {
  GB: {
    women: words('Olivia, Amelia, Isla, Ava, Grace, Freya, Emily, Sophie, Charlotte, Niamh, Siân, Eilidh, Aoife, Chloë, Zoë, Hannah, Megan, Bethan, Fatima, Aisha, Priya, Adaeze, Folasade, Wanjiru, Agnieszka, Katarzyna, Mei-Ling, Rosalind, Imogen, Harriet, Philippa, Gwendolyn, Yasmin, Saoirse, Beatrice, Rhiannon, Abigail, Naomi, Ruth, Eleanor'),
    men: words('Oliver, George, Harry, Jack, Noah, Charlie, Thomas, William, James, Rhys, Callum, Hamish, Séan, Ciarán, Owen, Gareth, Mohammed, Imran, Arjun, Chinedu, Kwame, Oluwaseun, Piotr, Tomasz, Wei, Benedict, Rupert, Angus, Iain, Declan, Dylan, Elliot, Samuel, Joseph, Daniel, Edward, Henry, Alfie, Reuben, Zachary'),
    last: words('Smith, Jones, Taylor, Brown, Williams, Wilson, Johnson, Davies, Patel, Wright, Walker, Robinson, Thompson, White, Hughes, Edwards, Green, Hall, Wood, Khan, Ahmed, Begum, Singh, O’Connor, O’Neill, MacDonald, McGregor, Campbell, Stewart, Llewellyn, Pritchard, Evans, Morgan, Okafor, Adeyemi, Mensah, Boateng, Nowak, Kowalczyk, Wójcik, Chen, Whitfield, Holloway, Ashworth, Featherstone, Fitzgerald-Hughes, Bell, Murray, Fraser, Sutherland, Hargreaves, Birch, Lowe, Sharp, Barker, Kaur, Hussain, Ali, Osei, Nkemelu-Davies'),
    streets: words('High Street, Station Road, Church Lane, Victoria Road, Mill Lane, Queen’s Road, Park Avenue, King Street, The Green, Albert Terrace'),
  },
  US: {
    women: words('Emma, Sophia, Mia, Madison, Ashley, Jessica, Brianna, Aaliyah, Imani, Maria, Guadalupe, Lucía, Ximena, Camila, Hannah, Rachel, Leah, Sarah, Linh, Mai, Jisoo, Yuki, Anjali, Deepika, Noor, Caitlin, Savannah, Harper, Avery, Riley, Taylor, Morgan, Tanisha, Latoya, Renée, Michelle, Elena, Natalia, Olena, Grace'),
    men: words('Liam, Noah, Ethan, Mason, Logan, Jacob, Michael, Joshua, Christopher, Andrew, José, Luis, Ángel, Diego, Javier, DeShawn, Tyrone, Marcus, Malik, Minh, Hiroshi, Jin-Ho, Rahul, Omar, Caleb, Austin, Tyler, Hunter, Benjamin, Aaron, Isaac, Nathan, Patrick, Sean, Giovanni, Dmitri, Volodymyr, Kai, Jordan, Casey'),
    last: words('Smith, Johnson, Williams, Brown, Jones, Garcia, Miller, Davis, Rodríguez, Martínez, Hernández, López, González, Wilson, Anderson, Thomas, Moore, Jackson, Martin, Lee, Pérez, Thompson, White, Harris, Sánchez, Clark, Ramírez, Lewis, Robinson, Walker, Young, Nguyen, Tran, Kim, Park, Patel, Shah, Cohen, Goldberg, O’Brien, Kowalski, Novak, Petrov, Shevchenko, Washington, Freeman, Baker, Nuñez, Castillo, Delgado-Ortiz, Yamamoto, Chang, Wu, Silva, Okonkwo, Jefferson, Hayes, Ellis, Van der Berg, St. Clair'),
    streets: words('Main Street, Oak Avenue, Maple Drive, 2nd Street, Cedar Lane, Washington Avenue, Lake Street, Park Place, Elm Street, Hudson Street'),
  },
  DE: {
    women: words('Anna, Lena, Lea, Hannah, Mia, Sophie, Marie, Katharina, Käthe, Ursula, Sabine, Birgit, Anneliese, Franziska, Friederike, Jana, Antje, Svenja, Zeynep, Elif, Ayşe, Gül, Olga, Irina, Małgorzata, Thuý, Leyla, Nele, Frauke, Wiebke, Ronja, Clara, Johanna, Theresa, Ingrid, Mareike, Dörte, Helene'),
    men: words('Lukas, Finn, Jonas, Leon, Maximilian, Felix, Paul, Jürgen, Günther, Jörg, Björn, Sören, Wolfgang, Karl-Heinz, Hans-Peter, Matthias, Stefan, Andreas, Tobias, Florian, Emre, Mehmet, Kemal, Oğuz, Dmitrij, Sergej, Krzysztof, Thanh, Amir, Moritz, Götz, Rüdiger, Till, Henning, Fabian, Niklas, Konstantin, Jens, Ulrich, Ömer'),
    last: words('Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer, Koch, Bauer, Richter, Klein, Wolf, Schröder, Neumann, Schwarz, Zimmermann, Braun, Krüger, Hofmann, Hartmann, Lange, Schmitt, Krause, Lehmann, Köhler, Maier, Weiß, Jäger, Großmann, Böhm, Vogel, Yılmaz, Kaya, Demir, Öztürk, Şahin, Nowak, Kowalski, Petrow, Iwanowa, Nguyễn, Tran, von Bülow, von der Heide, zu Löwenstein, Müller-Lüdenscheidt, Grünwald, Nußbaum, Seidel, Haas, Winkler, Ziegler, Özdemir, Çelik, Hosseini, Popović'),
    streets: words('Hauptstraße, Bahnhofstraße, Gartenstraße, Goethestraße, Schillerstraße, Lindenallee, Bergstraße, Am Mühlbach, Rosenweg, Karl-Marx-Allee'),
  },
  IN: {
    women: words('Aadhya, Ananya, Diya, Ishita, Kavya, Meera, Priya, Lakshmi, Sunita, Rekha, Neha, Pooja, Shreya, Aishwarya, Deepa, Geetha, Harini, Jyoti, Kiran, Lalitha, Madhuri, Nandini, Padma, Radha, Saraswati, Swati, Tanvi, Uma, Vidya, Yamini, Zainab, Fathima, Mary, Gurpreet, Simran, Anjali, Bhavana, Chitra, Divya, Revathi'),
    men: words('Aarav, Vivaan, Aditya, Arjun, Rohan, Rahul, Amit, Sanjay, Vikram, Rajesh, Suresh, Ganesh, Karthik, Manoj, Nikhil, Prakash, Ravi, Sandeep, Srinivas, Venkatesh, Abdul, Imran, Mohammed, Joseph, Thomas, Gurpreet, Harpreet, Anand, Balaji, Chandra, Dinesh, Gopal, Harsh, Ishaan, Kunal, Mahesh, Naveen, Pranav, Siddharth, Tejas'),
    last: words('Sharma, Verma, Gupta, Patel, Shah, Mehta, Reddy, Rao, Naidu, Iyer, Iyengar, Nair, Menon, Pillai, Kumar, Singh, Kaur, Gill, Das, Bose, Banerjee, Mukherjee, Chatterjee, Ghosh, Sen, Joshi, Kulkarni, Deshpande, Patil, Pawar, Gaikwad, Hegde, Shetty, Kamath, Bhat, Gowda, Murthy, Krishnan, Subramanian, Venkataraman, Khan, Ansari, Shaikh, Fernandes, D’Souza, Mathew, George, Chaudhary, Yadav, Mishra, Tiwari, Pandey, Agarwal, Jain, Kapoor, Malhotra, Bhattacharya, Chakraborty, Thakur, Rathore'),
    streets: words('MG Road, Brigade Road, 5th Cross, Koregaon Park Road, FC Road, 100 Feet Road, Baner Road, Residency Road, Jayanagar 4th Block, Law College Road'),
  },
}
/** What forms and columns must bear: very long ones, one name only, short ones with marks of their own. */
const rare: Record<string, readonly string[]> = {
  GB: ['María de los Ángeles Fernández-Villaverde y Ortiz de Zárate', 'Ng', 'Oluwatobiloba Ayòbámi Adéṣínà-Ọlátúnjí', 'Llanfair', 'D’Arcy St. John-Mollusc'],
  US: ['José María Álvarez del Manzano y López del Hierro III', 'Keihanaikukauakahihuliheekahaunaele', 'Nguyễn Thị Minh Khai', 'Solstice', 'Wolfeschlegelsteinhausenbergerdorff'],
  DE: ['Karl-Theodor Maria Nikolaus Johann Jacob Philipp von und zu Guttenstein', 'Aşkın', 'Đặng Thị Ngọc Thịnh', 'Ó Súilleabháin-Müller', 'Hans-Joachim Freiherr von Münchhausen-Schwarzenberg'],
  IN: ['Uppuluri Gopalakrishna Krishnamurti Venkateswara Rao Garu', 'Sukanya', 'Venkata Satyanarayana Ramachandran Subrahmanya Iyer', 'Prasad', 'Padmavathi'],
}

export type Identity = { name: string; gender: 'female' | 'male' | 'non_binary' | 'undisclosed' }

/** `rarity`: which of the rare names; most people have none. */
export function identityIn(country: string, roll: Roll, rarity: number | null = null): Identity {
  const { women, men, last } = names[country]!
  const isWoman = roll() < 0.48
  const draw = roll()
  const gender = draw < 0.008 ? 'non_binary' : draw < 0.02 ? 'undisclosed' : isWoman ? 'female' : 'male'
  if (rarity !== null) return { name: rare[country]![rarity % rare[country]!.length]!, gender }
  const first = pick(roll, isWoman ? women : men)
  const middle = roll() < 0.12 ? ` ${pick(roll, isWoman ? women : men)}` : roll() < 0.05 ? ` ${'ABCDEFGHJKLMNPRSTW'[Math.floor(roll() * 18)]!}.` : ''
  return { name: `${first}${middle} ${pick(roll, last)}`, gender }
}
export const streetIn = (country: string, roll: Roll) => pick(roll, names[country]!.streets)

/** `Chloë O’Neill` → chloe.oneill, as in an address. */
export function mailbox(name: string): string {
  const known = boxes.get(name)
  if (known !== undefined) return known
  const plain = name.replace(/ß/g, 'ss').replace(/[Łł]/g, 'l').replace(/[ıİ]/g, 'i').replace(/[Đđ]/g, 'd').replace(/ø/g, 'o').normalize('NFD').replace(/[^A-Za-z -]/g, '').toLowerCase().trim().split(/ +/)
  const box = (plain.length > 1 ? `${plain[0]!}.${plain.at(-1)!}` : plain[0]!).slice(0, 40)
  if (boxes.size < 50_000) boxes.set(name, box)
  return box
}
const boxes = new Map<string, string>()

/** What somebody of that first name is called, where it has a short form that people use. */
export const shortOf = (first: string): string | null => shorts[first] ?? null
const shorts: Record<string, string> = Object.fromEntries(words(`
  Olivia Liv, Charlotte Lottie, Rosalind Roz, Philippa Pip, Gwendolyn Gwen, Beatrice Bea, Abigail Abi, Eleanor Ellie, Folasade Sade, Agnieszka Aga, Katarzyna Kasia, Oliver Olly, Thomas Tom, William Will, James Jamie,
  Oluwaseun Seun, Benedict Ben, Samuel Sam, Joseph Joe, Daniel Dan, Edward Ed, Zachary Zach, Jessica Jess, Guadalupe Lupe, Savannah Savvy, Michael Mike, Joshua Josh, Christopher Chris, Andrew Andy, Benjamin Ben,
  Nathan Nate, Patrick Pat, Jacob Jake, Javier Javi, Volodymyr Volo, Katharina Kathi, Franziska Franzi, Friederike Rike, Johanna Hanna, Małgorzata Gosia, Maximilian Max, Tobias Tobi, Florian Flo, Krzysztof Krzysiek,
  Konstantin Kosta, Aishwarya Aish, Siddharth Sid, Venkatesh Venky, Karthik Karti`).map(pair => pair.split(' ') as [string, string]))
