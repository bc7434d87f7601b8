import { addressLines, addressParts, type Address } from '#shared/addresses.ts'
import { useAddressFormat } from './address-format.ts'
import { countryName } from './format.ts'

/** An address as an envelope has it, in the order of its country. */
export function AddressText({ address }: { address: Address }) {
  const format = useAddressFormat(address.country)
  const lines = format ? addressLines(format, address) : address.country ? [] : addressParts.flatMap(part => address[part] ?? [])
  return <address style={{ fontStyle: 'normal', whiteSpace: 'pre-line' }}>{[...lines, ...address.country ? [countryName(address.country)] : []].join('\n')}</address>
}

export const hasAddress = (address: Address) => addressParts.some(part => address[part])
