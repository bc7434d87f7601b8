import { Anchor, Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment, useEffect, useState, type ReactNode } from 'react'
import type { Field } from '#shared/fields.ts'
import { useAddressFormat } from './address-format.ts'
import { namingOf } from './declared.ts'
import { countryName, currencyName, dateText, instantText, listText, moneyText, numberText, timeZoneName } from './format.ts'
import { perText } from './money-per.ts'
import { useName } from './names.ts'
import { t, wordOf } from './words.ts'

type Place = { place: string; name: string; field: Field | undefined }

/** A value as text, by its field's kind; '' when empty. Links are named by `<Value>`. */
export function valueText({ place, name, field }: Place, value: unknown, row: Record<string, unknown> = {}): string {
  if (value === null || value === undefined || value === '') return ''
  switch (field?.kind) {
    case 'date': return dateText(String(value))
    case 'instant': return instantText(String(value))
    case 'money': return moneyText(String(value), row['currency'] as string | null)
    case 'integer': case 'hours': return field.isYear ? String(value) : numberText(Number(value))
    case 'flag': return value === true ? t('Yes') : t('No')
    case 'choice': return wordOf(place, name, field, String(value))
    case 'choices': return listText((value as string[]).map(each => wordOf(place, name, field, each)))
    case 'country': return countryName(String(value))
    case 'currency': return currencyName(String(value))
    case 'timeZone': return timeZoneName(String(value))
    default: return String(value)
  }
}

/** A value as it is shown: links by the name of their target, states as a badge. */
export function Value({ place, name, field, value, row, isPlain = false }: Place & { value: unknown; row?: Record<string, unknown>; isPlain?: boolean }): ReactNode {
  if (field?.kind === 'rows') return Array.isArray(value) ? value.map((line, index) => <Line key={index} place={`${place}.${name}`} field={field} line={line as Record<string, unknown>} row={row} isOnly={value.length === 1} />) : null
  const text = valueText({ place, name, field }, value, row)
  if (!text) return null
  if (field?.kind === 'links') return (value as string[]).map((id, i) => <span key={id}>{i > 0 && ', '}<Named record={field.each ?? ''} id={id} isPlain={isPlain} /></span>)
  if (field?.kind === 'link') return <Named record={field.to ?? ''} id={String(value)} isPlain={isPlain} />
  if (field?.kind === 'choice' && name === 'status') return <Status value={String(value)} label={text} />
  if (field?.kind === 'longText' && !isPlain) return <Text span inherit style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
  if (field?.kind === 'region' || field?.kind === 'subdivision') return <Region field={field} code={text} country={row?.[field.within ?? '']} />
  if (field?.kind === 'phone') return <Phone kept={text} isPlain={isPlain} />
  if (isPlain) return text
  if (field?.kind === 'email') return <Anchor inherit href={`mailto:${text}`}>{text}</Anchor>
  return text
}

/** What stands first says what it is; the rest follows. All of a hundred needn't be said. */
function Line({ place, field, line, row, isOnly }: { place: string; field: Field; line: Record<string, unknown>; row: Record<string, unknown> | undefined; isOnly: boolean }) {
  const per = typeof line['per'] === 'string' && field.of?.['amount'] ? line['per'] : null
  const said = Object.entries(field.of ?? {}).filter(([name]) => line[name] != null && !(name === field.wholeBy && isOnly) && !(per && name === 'per'))
  const Whole = isOnly ? 'span' : 'div'
  return <Whole>{said.map(([name, inner], index) => <Fragment key={name}>{index > 0 && ' · '}{per && name === 'amount' ? perText(valueText({ place, name, field: inner }, line[name], { ...row, ...line }), per) : name === field.wholeBy ? `${numberText(Number(line[name]))} %` : <Value place={place} name={name} field={inner} value={line[name]} row={{ ...row, ...line }} isPlain />}</Fragment>)}</Whole>
}

/** By its name, where its country has a list of them. */
function Region({ field, code, country }: { field: Field; code: string; country: unknown }): ReactNode {
  const format = useAddressFormat(country)
  return (field.kind === 'subdivision' ? format?.subdivisions : format?.regions)?.find(each => each.code === code)?.name ?? code
}

/** As the reader's country writes it; what that takes is fetched when the first one is shown. */
function Phone({ kept, isPlain }: { kept: string; isPlain: boolean }): ReactNode {
  const [text, setText] = useState(kept)
  useEffect(() => {
    let isOn = true
    void import('#shared/phones.ts').then(({ phoneText }) => { if (isOn) setText(phoneText(kept, new Intl.Locale(navigator.language).region ?? null)) }, () => {})
    return () => { isOn = false }
  }, [kept])
  return isPlain ? text : <Anchor inherit href={`tel:${kept.replace(/ ?(?:x|ext\.?) ?/, ',').replace(/[^+\d,]/g, '')}`}>{text}</Anchor>
}

/** The target of a link by its name; what may not be seen says so without telling more. */
export function Named({ record, id, isPlain = false }: { record: string; id: string; isPlain?: boolean }): ReactNode {
  const name = useName(record, id)
  const { page } = namingOf(record)
  if (name === null) return '…'
  if (name === '') return <Text span inherit c="dimmed">{t('not visible to you')}</Text>
  return page && !isPlain ? <Anchor inherit component={Link} to={page.replace(':id', id)}>{name}</Anchor> : name
}

/** A state says itself in words; colour only sets the present apart from the past. */
export function Status({ value, label }: { value: string; label: string }) {
  const isLive = value === 'active' || value === 'open'
  return <Badge variant="light" color={isLive ? 'teal' : 'gray'} radius="sm" size="md" tt="none" fw={500}>{label}</Badge>
}
