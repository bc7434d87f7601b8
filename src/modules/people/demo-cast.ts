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
