import { pick, whole, type Roll } from '#shared/chance.ts'

/** Numbers that are kept for stories, or that nobody can have. */
export const phones: Record<string, (roll: Roll, isAtWork: boolean) => string> = {
  GB: (roll, isAtWork) => isAtWork ? `+442079460${digits(roll, 3)}` : `+447700900${digits(roll, 3)}`,
  US: (roll, isAtWork) => `+1${isAtWork ? 212 : pick(roll, [212, 512, 646, 737])}55501${digits(roll, 2)}`,
  DE: (roll, isAtWork) => isAtWork ? `+493023125${digits(roll, 3)}` : `+4917604069${digits(roll, 3)}`,
  IN: (roll, isAtWork) => isAtWork ? `+91800000${digits(roll, 4)}` : `+9100000${digits(roll, 5)}`,
}
export const postalCodes: Record<string, (roll: Roll) => string> = {
  GB: roll => `${pick(roll, ['N', 'E', 'SE', 'SW', 'NW', 'M'])}${whole(roll, 1, 20)} ${whole(roll, 1, 9)}${pick(roll, ['AB', 'DH', 'JQ', 'LN', 'TY'])}`,
  US: roll => pick(roll, ['100', '112', '787']) + digits(roll, 2), DE: roll => pick(roll, ['10', '12', '81']) + digits(roll, 3), IN: roll => pick(roll, ['560', '411']) + digits(roll, 3),
}

const digits = (roll: Roll, count: number) => String(Math.floor(roll() * 10 ** count)).padStart(count, '0')
