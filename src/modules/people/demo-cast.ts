import type { Company } from './demo-careers.ts'
import type { Identity } from './demo-names.ts'

/** Those whom the demo signs in as, and the director whom her own generalist must not see. */
export function starring({ chro, director, generalists, compensation, manager, employee }: Company['plan']['cast']) {
  const [generalist] = generalists as [number]
  return new Map<number, Identity & { email?: string }>([
    [chro, { name: 'Ingrid Sørensen', gender: 'female', email: 'chro@demo.example' }],
    [generalist, { name: 'Priya Nair', gender: 'female', email: 'generalist@demo.example' }],
    [compensation, { name: 'Tobias Krüger', gender: 'male', email: 'specialist.compensation@demo.example' }],
    [manager, { name: 'Grace Whitfield', gender: 'female', email: 'manager@demo.example' }],
    [employee, { name: 'Owen Pritchard', gender: 'male', email: 'employee@demo.example' }],
    [director, { name: 'Margaret Holloway', gender: 'female' }],
  ])
}

/** The same of a company whose HR is one person: she, who decides what concerns her, who might stand in, a manager and one of the team. */
export function starringFew({ chro, executives: [executive], director, manager, employee }: Company['plan']['cast']) {
  return new Map<number, Identity & { email?: string }>([
    [chro, { name: 'Nora Castleton', gender: 'female', email: 'hr@demo.example' }],
    [executive!, { name: 'Edmund Oakley', gender: 'male', email: 'director@demo.example' }],
    [director, { name: 'Judith Marwood', gender: 'female', email: 'finance@demo.example' }],
    [manager, { name: 'Samuel Brightwell', gender: 'male', email: 'manager@demo.example' }],
    [employee, { name: 'Rosie Tallis', gender: 'female', email: 'employee@demo.example' }],
  ])
}
