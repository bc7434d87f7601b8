import { useQuery } from '@tanstack/react-query'
import type { AddressFormat } from '#shared/addresses.ts'
import { get } from './client.ts'

/** How a country writes its addresses, asked for once; undefined while nobody knows. */
export const useAddressFormat = (country: unknown): AddressFormat | undefined =>
  useQuery({ queryKey: ['address-formats', country], enabled: typeof country === 'string' && /^[A-Z]{2}$/.test(country), staleTime: Infinity, queryFn: () => get<AddressFormat>(`/address-formats/${String(country)}`) }).data
