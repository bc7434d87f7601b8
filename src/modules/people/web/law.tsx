import { useAddressFormat } from '#ui/address-format.ts'
import type { Law as Held } from '../contract.ts'
import { lawText } from './words.ts'

/** Whose law and holidays hold: "United Kingdom, England (office)". */
export function Law({ law }: { law: Held }) {
  const format = useAddressFormat(law.subdivision ? law.country : null)
  return lawText(law, format?.subdivisions.find(({ code }) => code === law.subdivision)?.name ?? law.subdivision)
}
