export const shortest = 12
export const longest = 128
export type PasswordProblem = 'password.too_short' | 'password.too_long' | 'password.too_common'

/** `about`: what others know of the person: e-mail, name, company. Any character may stand in a password; what everybody tries first may not. */
export function passwordProblem(password: string, about: readonly string[] = []): PasswordProblem | null {
  if ([...password].length < shortest) return 'password.too_short'
  if (password.length > longest) return 'password.too_long'
  return isTriedFirst(password.toLowerCase(), about) ? 'password.too_common' : null
}

/** The commonest words and what is known of the person, alone or with digits and signs around them; runs along keyboard and alphabet; one thing over and over. */
function isTriedFirst(password: string, about: readonly string[]) {
  const word = plain(password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
  const known = about.flatMap(each => [each, each.split('@')[0]!, ...each.split(/[\s.@]+/)]).map(each => plain(each.toLowerCase())).filter(each => each.length > 2)
  return words.has(word) || known.includes(word) || new Set(password).size < 5 || isRun(password) || isRepeated(password) || isRepeated(word)
}

const isRun = (password: string) => runs.some(run => run.includes(password) || [...run].reverse().join('').includes(password))
const isRepeated = (text: string) => /^(.{1,16}?)\1+$/su.test(text)
/** p@ssw0rd is password. */
const plain = (text: string) => text.replace(/[@4310$5!7]/g, sign => lookalikes[sign]!).replace(/[^\p{L}]/gu, '')
const lookalikes: Record<string, string> = { '@': 'a', 4: 'a', 3: 'e', 1: 'i', '!': 'i', 0: 'o', $: 's', 5: 's', 7: 't' }

const runs = ['0123456789012345678901234567890', 'abcdefghijklmnopqrstuvwxyzabcdef', 'qwertyuiopasdfghjklzxcvbnm', 'qwertzuiopasdfghjklyxcvbnm', 'azertyuiopqsdfghjklmwxcvbn', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', '1q2w3e4r5t6y7u8i9o0p', 'qazwsxedcrfvtgbyhnujm', '1234567890qwertyuiop', 'qwertyuiop1234567890']
const words = new Set(`
  password passwort motdepasse contrasena passw passwd pass mypassword thepassword newpassword changeme changemenow changepassword resetpassword temppassword temporary default secret topsecret
  welcome welcomeback willkommen bienvenue hello helloworld letmein letmeinnow login signin user username guest test testing tester testpassword demo admin administrator adminadmin root rootroot master superuser system manager
  qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx abc abcd abcdef iloveyou iloveu loveyou iloveyouforever ichliebedich jetaime lovely love lover
  football baseball basketball soccer hockey liverpool arsenal chelsea manchesterunited barcelona realmadrid juventus cowboys yankees lakers steelers
  monkey dragon tiger eagle falcon panther shadow sunshine rainbow flower butterfly summer winter spring autumn january february march april june july august september october november december monday friday sunday
  princess superman batman spiderman ironman starwars pokemon naruto minecraft harrypotter jordan michael jennifer jessica ashley charlie daniel thomas robert andrew joshua matthew maggie
  whatever trustno trustnoone freedom computer internet google facebook instagram microsoft windows samsung iphone killer hunter ranger mustang ferrari mercedes porsche harley cheese chocolate cookie pepper ginger coffee banana orange
  fuckyou fuckoff asshole bitch sexy money million london newyork paris berlin india america england germany france australia canada
  jesus jesuschrist godisgood blessed heaven angel angels babygirl family mother father mylove myfamily
  equipoise company business office employee employees humanresources payroll staff human resources`.trim().split(/\s+/))
